/** The list's rows under a pointer. */
import { useEffect, useRef, useState } from 'react'
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { VirtualGrid, type VirtualGridHandle } from '../../../renderer/ui/shared/VirtualGrid.tsx'

/** Three rows and a half in sight, the active one scrolled to, as the list of articles does. */
function Half({ onOpen }: { onOpen: (index: number) => void }) {
  const [active, setActive] = useState(0)
  const grid = useRef<VirtualGridHandle>(null)
  useEffect(() => grid.current?.scrollTo(active), [active])
  return (
    <div style={{ height: 210, display: 'grid' }}>
      <VirtualGrid ref={grid} label="Rows" count={100} rowHeight={60} fixed row={(index) => `Row ${index}`} rowLabel={(index) => `Row ${index}`} active={active} onActive={setActive} onOpen={onOpen} />
    </div>
  )
}

test('pressing on a row that is half out of sight does not scroll it away from under the pointer; the click opens it, and then it is in sight', async () => {
  const opened: number[] = []
  const screen = await render(<Half onOpen={(index) => opened.push(index)} />)
  const row = screen.getByRole('row', { name: 'Row 3' })
  await expect.element(row).toBeInTheDocument()
  const grid = screen.getByRole('grid').element()
  const element = row.element() as HTMLElement
  const before = element.getBoundingClientRect().top
  element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  element.focus({ preventScroll: true })
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  expect(element.getBoundingClientRect().top).toBe(before)
  element.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
  element.click()
  expect(opened).toEqual([3])
  await expect.poll(() => grid.scrollTop).toBeGreaterThan(0)
  // By Tab or by script it is active as soon as it has the focus.
  const next = screen.getByRole('row', { name: 'Row 2' }).element() as HTMLElement
  next.focus({ preventScroll: true })
  await expect.poll(() => next.dataset['active']).toBe('true')
})
