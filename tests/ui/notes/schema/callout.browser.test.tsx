import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { markdownToNote, noteToMarkdown } from '../../../../renderer/core/markdown/markdown.ts'
import type { Id } from '../../../../renderer/core/model.ts'
import { createNote, noteDocument } from '../../../../renderer/data/notes.ts'
import { replay } from '../../../../renderer/ui/notes/schema/replay.ts'
import { openFixture, showPane, type Fixture } from '../deskFixture.tsx'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const body = page.getByRole('textbox', { name: 'Note', exact: true })
const title = page.getByRole('textbox', { name: 'Callout title' })
const type = (text: string): Promise<void> => userEvent.keyboard(text.replace(/[[{]/g, '$&$&'))
const keys = (...names: string[]): Promise<void> => userEvent.keyboard(names.map((name) => `{${name}}`).join(''))

async function open(markdown: string): Promise<() => Promise<string>> {
  const { id } = await createNote(fixture.db, { title: 'Callouts', doc: markdownToNote(markdown) })
  await showPane(fixture, id)
  await expect.element(body).toBeVisible()
  return () => stored(id)
}

const stored = async (id: Id): Promise<string> => noteToMarkdown((await noteDocument(fixture.db, id, replay))!.doc)

test('is typed, titled, left by Enter, and made plain again by Backspace', async () => {
  const markdown = await open('')
  await type('> [!tip]- ')
  await expect.element(title).toHaveFocus()
  await type('Keep calm')
  await keys('Enter')
  await type('First')
  await keys('Enter', 'Enter')
  await type('below')
  await expect.poll(markdown).toBe('> [!tip]+ Keep calm\n> First\n\nbelow\n')
  await keys('ArrowUp', 'ArrowUp')
  await expect.element(title).toHaveFocus()
  await keys('ArrowDown')
  await expect.element(body).toHaveFocus()
  await keys('Home', 'Backspace')
  await expect.poll(markdown).toBe('Keep calm\n\nFirst\n\nbelow\n')
  await keys('Control>', 'z', '/Control')
  await expect.poll(markdown).toBe('> [!tip]+ Keep calm\n> First\n\nbelow\n')
})

test('an empty line in its middle does not part it', async () => {
  const markdown = await open('> [!note]\n> one\n>\n> two\n')
  await userEvent.click(page.getByText('one', { exact: true }))
  await keys('End', 'Enter', 'Enter')
  await type('between')
  await expect.poll(markdown).toBe('> [!note]\n> one\n>\n> between\n>\n> two\n')
})

test('the kind and folding are chosen from its menu; a title is one step to undo; a kind of one’s own keeps its name', async () => {
  const markdown = await open('> [!my-kind]\n> text\n')
  await expect.element(title).toHaveAttribute('placeholder', 'My kind')
  await userEvent.click(page.getByRole('button', { name: 'Kind of callout: My kind' }))
  await userEvent.click(page.getByRole('menuitemcheckbox', { name: 'Warning' }))
  await expect.poll(markdown).toBe('> [!warning]\n> text\n')
  await userEvent.click(title)
  await type('Mind')
  await expect.poll(markdown).toBe('> [!warning] Mind\n> text\n')
  await keys('Enter', 'Control>', 'z', '/Control')
  await expect.poll(markdown).toBe('> [!warning]\n> text\n')
  await userEvent.click(page.getByRole('button', { name: 'Kind of callout: Warning' }))
  await userEvent.click(page.getByRole('menuitemcheckbox', { name: 'Can be folded' }))
  await userEvent.click(page.getByRole('button', { name: 'Fold “Warning”' }))
  await expect.poll(markdown).toBe('> [!warning]-\n> text\n')
  await expect.element(page.getByRole('button', { name: 'Fold “Warning”' })).toHaveAttribute('aria-expanded', 'false')
})
