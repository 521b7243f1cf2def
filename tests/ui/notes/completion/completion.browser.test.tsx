import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { markdownToNote } from '../../../../renderer/core/markdown/markdown.ts'
import { createNote } from '../../../../renderer/data/notes.ts'
import { matchTags } from '../../../../renderer/ui/notes/completion/completeTags.ts'
import { templateCommands } from '../../../../renderer/ui/notes/completion/templateCommands.ts'
import { openFixture, type Fixture } from '../deskFixture.tsx'
import { body, markdownOf, openMarkdown, place, shown, stored, type } from '../writing.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const list = (name: string) => page.getByRole('listbox', { name })

test('/ at the beginning of a line or after a space lists commands; within a word, and when nothing matches, Enter is a new line', async () => {
  const id = await openMarkdown(fixture, '')
  await type('/head')
  await expect.element(list('Insert')).toBeVisible()
  const options = page.getByRole('option')
  await expect.element(options.first()).toHaveAttribute('aria-selected', 'true')
  expect(options.elements().map((option) => option.textContent?.slice(0, 9))).toEqual([1, 2, 3, 4, 5, 6].map((level) => `Heading ${level}`))
  expect((await axe.run(list('Insert').element())).violations).toEqual([])
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await type('Prices')
  await userEvent.keyboard('{Enter}')
  // Words between slashes, addresses and fractions.
  await type('and/or 1/2 km/h /nothing')
  await expect.element(list('Insert')).not.toBeInTheDocument()
  await userEvent.keyboard('{Enter}')
  await type('then /tod')
  await expect.element(options.first()).toHaveTextContent(/^Today’s date/)
  await userEvent.keyboard('{Escape}')
  await expect.element(list('Insert')).not.toBeInTheDocument()
  await userEvent.keyboard('{Enter}')
  await type('/callout: w')
  await expect.element(options.first()).toHaveTextContent('Callout: warning')
  await userEvent.click(options.first())
  // It begins with its title; Enter goes on in its text.
  await type('Look out')
  await userEvent.keyboard('{Enter}')
  await type('careful')
  await expect.poll(() => markdownOf(fixture, id)).toBe('## Prices\n\nand/or 1/2 km/h /nothing\n\nthen /tod\n\n> [!warning] Look out\n> careful\n')
})

test('/ puts in a template, filled in, with the caret where it says; not into itself', async () => {
  const { id: template } = await createNote(fixture.db, { title: 'Interview', doc: markdownToNote('## With {{title}}\n\nSaid: {{cursor}}.\n'), details: { folder: 'Templates' } })
  await createNote(fixture.db, { title: 'Interval', details: { folder: 'Elsewhere' } })
  const id = await openMarkdown(fixture, '', { title: 'Tokayev' })
  await type('/interv')
  await expect.element(page.getByRole('option')).toHaveTextContent('Insert template: Interview')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('heading', { name: 'With Tokayev' })).toBeVisible()
  await type('yes')
  await expect.poll(() => markdownOf(fixture, id)).toBe('## With Tokayev\n\nSaid: yes.\n')
  expect((await templateCommands({ db: fixture.db, address: { place: { kind: 'home' } } }, { id: template, title: 'Interview' }, (error) => expect.fail(error.message))).map(({ name }) => name)).toEqual([])
})

test('a click elsewhere closes the list; blocks have no place in a table’s cell', async () => {
  const id = await openMarkdown(fixture, '| a |\n| - |\n| b |\n\nlast\n')
  place('b')
  await type(' /')
  await expect.element(page.getByRole('option', { name: 'Footnote' })).toBeVisible()
  expect(page.getByRole('option', { name: 'Heading 1' }).elements()).toEqual([])
  await userEvent.click(page.getByRole('textbox', { name: 'Note title' }))
  await expect.element(list('Insert')).not.toBeInTheDocument()
  place('last')
  await type(' /footn')
  await expect.element(page.getByRole('option', { name: 'Footnote' })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await type('Source.')
  await expect.poll(() => markdownOf(fixture, id)).toMatch(/last \[\^1\]\n\n\[\^1\]: Source\.\n/)
})

test('tags: those that begin so, then those of which a part does, the frequent first; one typed in full is no choice', () => {
  const known = [{ name: 'politics', notes: 1 }, { name: 'politics/central-asia', notes: 9 }, { name: 'asia/politics', notes: 20 }, { name: 'Zürich', notes: 1 }]
  expect(matchTags(known, 'pol')).toEqual(['politics/central-asia', 'politics', 'asia/politics'])
  expect(matchTags(known, 'politics')[0]).toBe('politics')
  expect(matchTags(known, 'central')).toEqual(['politics/central-asia'])
  expect(matchTags(known, 'zur')).toEqual(['Zürich'])
  expect(matchTags(known, 'zürich')).toEqual([])
  expect(matchTags(known, 'tics'), 'not in the midst of a word').toEqual([])
})

test('# completes a nested tag of another note', async () => {
  await createNote(fixture.db, { title: 'Other', index: { excerpt: '', words: 0, tags: ['region/kazakhstan', 'energy'], assets: [], links: [] } })
  const id = await openMarkdown(fixture, '')
  await type('On #kaz')
  await expect.element(page.getByRole('option')).toHaveTextContent('#region/kazakhstan')
  await userEvent.keyboard('{Enter}')
  await type('now')
  await expect.poll(() => markdownOf(fixture, id)).toBe('On #region/kazakhstan now\n')
  expect((await fixture.db.notes.get(id))?.tags).toEqual(['region/kazakhstan'])
})

test('[[Note# lists its headings, |label names the link, and following it goes to the heading', async () => {
  const filler = Array.from({ length: 60 }, (_, at) => `Paragraph ${at}.`).join('\n\n')
  const { id: target } = await createNote(fixture.db, { title: 'Report', doc: markdownToNote(`# Prices\n\n${filler}\n\n## Gas prices\n\nUp.\n`) })
  const id = await openMarkdown(fixture, '# Own\n\n', { title: 'Mine' })
  await userEvent.click(body)
  await userEvent.keyboard('{Control>}{End}{/Control}{Enter}')
  await type('See [[Report#ga')
  await expect.element(page.getByRole('option')).toHaveTextContent(/^Gas prices/)
  await type('|the rise')
  await expect.element(page.getByRole('option')).toHaveTextContent(/^Gas prices/)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('link', { name: 'the rise' })).toBeVisible()
  await type(' or [[#')
  await expect.element(page.getByRole('option', { name: /^Own/ })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('link', { name: 'Own' })).toBeVisible()
  await expect.poll(async () => (await stored(fixture, id)).content?.at(-1)?.content?.filter((node) => node.type === 'reference').map((node) => node.attrs)).toEqual([
    { kind: 'note', id: target, label: 'the rise', target: '#Gas%20prices' }, { kind: 'note', id, label: 'Own', target: '#Own' },
  ])
  await userEvent.click(body.getByRole('link', { name: 'the rise' }))
  const heading = page.getByRole('heading', { name: 'Gas prices' })
  await expect.element(heading).toBeInViewport()
  await expect.poll(() => getSelection()?.anchorNode?.textContent).toBe('Gas prices')
  expect(shown().contains(document.activeElement)).toBe(true)
})

test('a wikilink with a heading that is written out points to it', async () => {
  const { id: target } = await createNote(fixture.db, { title: 'Report', doc: markdownToNote('## Gas\n') })
  const id = await openMarkdown(fixture, '')
  await type('See [[Report#Gas]] ')
  await expect.poll(async () => (await stored(fixture, id)).content?.[0]?.content?.[1]?.attrs).toEqual({ kind: 'note', id: target, label: 'Report#Gas', target: '#Gas' })
})
