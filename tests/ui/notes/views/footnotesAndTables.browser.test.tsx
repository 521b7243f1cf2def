import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Id } from '../../../../renderer/core/model.ts'
import { openFixture, type Fixture } from '../deskFixture.tsx'
import { markdownOf, openMarkdown, place, shown, type } from '../writing.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const numbers = (): string[] => [...shown().querySelectorAll('sup')].map((mark) => mark.textContent)

const open = (markdown: string): Promise<Id> => openMarkdown(fixture, markdown)
const stored = (id: Id): Promise<string> => markdownOf(fixture, id)

test('footnotes are numbered by the text, made by command and by typing, and lead there and back', async () => {
  const id = await open('One[^b] two.\n\n[^b]: The **source**\n')
  expect(numbers()).toEqual(['1'])
  place('O')
  await userEvent.keyboard('{Control>}{Alt>}f{/Alt}{/Control}')
  await type('New words')
  await expect.poll(() => stored(id)).toBe('O[^1]ne[^b] two.\n\n[^b]: The **source**\n\n[^1]: New words\n')
  expect(numbers()).toEqual(['1', '2'])
  await userEvent.click(page.getByRole('button', { name: 'Footnote 1: back to the text' }))
  await type('x[^own]')
  await expect.poll(() => stored(id)).toBe('O[^1]x[^own]ne[^b] two.\n\n[^b]: The **source**\n\n[^1]: New words\n\n[^own]:\n')
  expect(numbers()).toEqual(['1', '2', '3'])
  await userEvent.hover(page.getByRole('button', { name: 'Footnote 3', exact: true }))
  await expect.poll(() => [...document.body.children].at(-1)!.textContent).toBe('The source')
  await userEvent.click(page.getByRole('button', { name: /^Footnote 3/, exact: true }).first())
  await type('!')
  await expect.poll(() => stored(id)).toContain('[^b]: !The **source**')
})

test('a footnote goes with its marks, by one Backspace in an empty one or by its button when nothing refers to it; undo brings both back', async () => {
  const id = await open('One[^a] two[^a].\n\n[^a]:\n\n[^c]: Unused\n')
  await userEvent.click(page.getByRole('button', { name: 'Footnote 1', exact: true }).first())
  await userEvent.keyboard('{Backspace}')
  await expect.poll(() => stored(id)).toBe('One two.\n\n[^c]: Unused\n')
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(() => stored(id)).toBe('One[^a] two[^a].\n\n[^a]:\n\n[^c]: Unused\n')
  await userEvent.click(page.getByRole('button', { name: 'Remove footnote' }).last())
  await expect.poll(() => stored(id)).toBe('One[^a] two[^a].\n\n[^a]:\n')
})

test('columns are aligned, rows moved, the header taken off and put back; Tab goes on and adds a row', async () => {
  const id = await open('| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n')
  const choose = async (name: string): Promise<void> => {
    await userEvent.click(page.getByRole('button', { name: 'Table' }))
    await userEvent.click(page.getByRole('menuitem', { name }).or(page.getByRole('menuitemcheckbox', { name })))
  }
  await userEvent.click(page.getByText('2', { exact: true }))
  await choose('Align right')
  await expect.poll(() => stored(id)).toBe('| a | b |\n| - | -: |\n| 1 | 2 |\n| 3 | 4 |\n')
  await choose('Move row down')
  await expect.poll(() => stored(id)).toBe('| a | b |\n| - | -: |\n| 3 | 4 |\n| 1 | 2 |\n')
  await choose('Header row')
  await expect.poll(() => stored(id)).toBe('| | |\n| - | -: |\n| a | b |\n| 3 | 4 |\n| 1 | 2 |\n')
  await choose('Header row')
  await userEvent.click(page.getByText('2', { exact: true }))
  await userEvent.keyboard('{Tab}5{Tab}6{Shift>}{Tab}{/Shift}7')
  await expect.poll(() => stored(id)).toBe('| a | b |\n| - | -: |\n| 3 | 4 |\n| 1 | 2 |\n| 7 | 6 |\n')
})
