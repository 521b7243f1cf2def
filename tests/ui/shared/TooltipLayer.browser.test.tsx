import { assert, integer, property } from 'fast-check'
import { Pin } from 'lucide-react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../../renderer/ui/shared/base.css'
import { besideElement } from '../../../renderer/ui/shared/besideElement.ts'
import { IconButton } from '../../../renderer/ui/shared/IconButton.tsx'
import { TooltipLayer } from '../../../renderer/ui/shared/TooltipLayer.tsx'

const shown = (): string | null => document.querySelector('[popover]')?.textContent ?? null

/** @param pinned whether the second button is there */
const Buttons = ({ pinned = true }: { pinned?: boolean }) => (
  <>
    <div style={{ paddingTop: 100 }}>
      <IconButton label="First" icon={Pin} shortcut="Mod+K" />
      {pinned && <IconButton label="Second" icon={Pin} />}
    </div>
    <TooltipLayer />
  </>
)

test('the mouse that rests on a button sees its name and keys; Escape takes them away; nothing of it is read out', async () => {
  await render(<Buttons />)
  await userEvent.hover(page.getByRole('button', { name: 'First' }))
  await expect.poll(shown).toMatch(/^First.*K/)
  const popup = document.querySelector('[popover]')!
  expect([popup.ariaHidden, document.activeElement]).toEqual(['true', document.body])
  expect(popup.getBoundingClientRect().bottom).toBeLessThan(page.getByRole('button', { name: 'First' }).element().getBoundingClientRect().top)
  await userEvent.keyboard('{Escape}')
  await expect.poll(shown).toBeNull()
  // Where the mouse is left it would rest on what the next test draws.
  await userEvent.unhover(page.getByRole('button', { name: 'First' }))
})

test('the keyboard sees it at once, one at a time, and not when its button is gone', async () => {
  const screen = await render(<Buttons />)
  await userEvent.keyboard('{Tab}')
  await expect.poll(shown).toMatch(/^First/)
  await userEvent.keyboard('{Tab}')
  await expect.poll(shown).toBe('Second')
  await screen.rerender(<Buttons pinned={false} />)
  await expect.poll(shown).toBeNull()
})

test('wherever the element is, what stands beside it is in the window, and over nothing of the element unless there is no room', () => {
  const size = integer({ min: 1, max: 300 })
  assert(
    property(size, size, integer({ min: 0, max: 1000 }), integer({ min: 0, max: 700 }), (width, height, left, top) => {
      const window = { width: 1024, height: 700 }
      const element = { left, top, width: 28, height: 28 }
      const at = besideElement(element, { width, height }, window)
      const covers = at.top < top + 28 && at.top + height > top
      return at.left >= 0 && at.left + width <= window.width && at.top >= 0 && at.top + height <= window.height && (!covers || (top - height < 11 && top + 28 + height + 11 > window.height))
    }),
    { seed: 3, numRuns: 500 },
  )
})
