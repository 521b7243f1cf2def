/** The caret in a note of which most is not laid out: keys move it as in a short one, from block to block, there and back. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openFixture, type Fixture } from '../deskFixture.tsx'
import { openMarkdown, place, shown } from '../writing.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const BLOCKS = 600
/** Of the block with the caret, counted from 0; its first word is its number. */
function blockOfCaret(): number {
  const node = getSelection()!.focusNode!
  const element = node instanceof Element ? node : node.parentElement!
  return Number(/\d+/.exec(element.closest('p, h2, li, td, th, pre, blockquote')!.textContent)![0])
}

/** px that the caret's block is above or below what can be seen. */
function outOfSight(): number {
  const scroller = shown().closest<HTMLElement>('[data-note-scroll]')!.getBoundingClientRect()
  const { top, bottom } = getSelection()!.getRangeAt(0).getBoundingClientRect()
  if (top === 0 && bottom === 0) return 0
  return Math.max(0, scroller.top - bottom, top - scroller.bottom)
}

test('arrows, Page Up and Page Down go through blocks that are not laid out, and skip none', async () => {
  // Of many heights, so that what was guessed of a block is wrong.
  const blocks = Array.from({ length: BLOCKS }, (_, at) => (at % 7 === 3 ? `## ${at} heading` : at % 5 === 0 ? `${at} ${'long words '.repeat(60).trim()}` : `${at} short`))
  await openMarkdown(fixture, `${blocks.join('\n\n')}\n`)
  expect(shown().hasAttribute('data-long')).toBe(true)
  place('0 long')
  const trail: number[] = []
  const press = async (key: string, times: number): Promise<void> => {
    for (let number = 0; number < times; number += 1) {
      await userEvent.keyboard(key)
      await new Promise(requestAnimationFrame)
      trail.push(blockOfCaret())
    }
  }
  await press('{ArrowDown}', 60)
  // Each press is a line: it stays in the block or goes to the next.
  expect(trail.map((at, index) => at - (trail[index - 1] ?? 0)).filter((step) => step < 0 || step > 1)).toEqual([])
  expect(trail.at(-1)).toBeGreaterThan(8)
  expect(outOfSight()).toBe(0)

  trail.length = 0
  await press('{PageDown}', 12)
  expect(trail.map((at, index) => at - (trail[index - 1] ?? 0)).filter((step) => step <= 0)).toEqual([])
  // A screen holds no more than that many short blocks.
  expect(Math.max(...trail.slice(1).map((at, index) => at - trail[index]!))).toBeLessThan(30)
  expect(outOfSight()).toBe(0)
  const reached = trail.at(-1)!
  trail.length = 0
  await press('{PageUp}', 12)
  expect(trail.map((at, index) => at - (trail[index - 1] ?? reached)).filter((step) => step >= 0 && trail.at(-1) !== 0)).toEqual([])
  expect(trail.at(-1)).toBeLessThan(reached / 2)
  expect(outOfSight()).toBe(0)

  // From the end, up by lines.
  await expect.poll(async () => {
    // ProseMirror puts the caret back that leaves its place too soon after the key before.
    await userEvent.keyboard('{Control>}{End}{/Control}')
    await new Promise((later) => setTimeout(later, 100))
    return blockOfCaret()
  }).toBe(BLOCKS - 1)
  trail.length = 0
  await press('{ArrowUp}', 40)
  expect(trail.map((at, index) => (trail[index - 1] ?? BLOCKS - 1) - at).filter((step) => step < 0 || step > 1)).toEqual([])
  expect(outOfSight()).toBe(0)
})
