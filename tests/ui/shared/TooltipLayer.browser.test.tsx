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

test('the mouse may go onto it, and it goes when the mouse does; a press by key takes it away, for the button may have another name then', async () => {
  await render(<Buttons />)
  const first = page.getByRole('button', { name: 'First' })
  await userEvent.hover(first)
  await expect.poll(shown).toMatch(/^First/)
  const over = (element: Element): boolean => element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }))
  const popup = document.querySelector('[popover]')!
  over(document.body)
  over(popup)
  await new Promise((later) => setTimeout(later, 200))
  expect(shown()).toMatch(/^First/)
  over(document.body)
  await expect.poll(shown).toBeNull()

  first.element().dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }))
  await expect.poll(shown).toMatch(/^First/)
  ;(first.element() as HTMLElement).click()
  await expect.poll(shown).toBeNull()
  await userEvent.unhover(first)
})

test('what the keyboard leads to out of sight is scrolled to with its tooltip; scrolling elsewhere leaves it', async () => {
  await render(
    <>
      <div data-testid="list" style={{ height: 100, overflow: 'auto' }}>
        <IconButton label="Above" icon={Pin} />
        <div style={{ height: 400 }} />
        <IconButton label="Below" icon={Pin} />
      </div>
      <div data-testid="other" style={{ height: 50, overflow: 'auto' }}><div style={{ height: 300 }} /></div>
      <TooltipLayer />
    </>,
  )
  await userEvent.click(page.getByRole('button', { name: 'Above' }))
  await userEvent.keyboard('{Tab}')
  await expect.poll(() => page.getByTestId('list').element().scrollTop).toBeGreaterThan(0)
  page.getByTestId('other').element().scrollTo(0, 100)
  await new Promise((later) => setTimeout(later, 100))
  expect(shown()).toBe('Below')
  const [popup, button] = [document.querySelector('[popover]')!.getBoundingClientRect(), page.getByRole('button', { name: 'Below' }).element().getBoundingClientRect()]
  expect(Math.abs(popup.bottom - button.top) < 12 || Math.abs(popup.top - button.bottom) < 12).toBe(true)
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
