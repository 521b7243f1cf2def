import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openFixture, type Fixture } from '../deskFixture.tsx'
import { body, caretIn, markdownOf, openMarkdown, type } from '../writing.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const title = page.getByRole('textbox', { name: 'Callout title' })
const keys = (...names: string[]): Promise<void> => userEvent.keyboard(names.map((name) => `{${name}}`).join(''))

async function open(markdown: string): Promise<() => Promise<string>> {
  const id = await openMarkdown(fixture, markdown)
  return () => markdownOf(fixture, id)
}

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
  await keys('ArrowUp')
  await caretIn('First')
  await keys('ArrowUp')
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
