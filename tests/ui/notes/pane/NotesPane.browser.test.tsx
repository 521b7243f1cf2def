import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createNote, noteDocument, openNote, saveNote, snapshotNote } from '../../../../renderer/data/notes.ts'
import { linksOf } from '../../../../renderer/core/notes/links.ts'
import { plainText } from '../../../../renderer/core/notes/document.ts'
import type { Id, NoteNode } from '../../../../renderer/core/model.ts'
import { replay } from '../../../../renderer/ui/notes/schema/replay.ts'
import { addArticleRow, openFixture, quoteOf, showPane, type Fixture } from '../deskFixture.tsx'
import { everyNode } from '../everyNode.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const body = page.getByRole('textbox', { name: 'Note', exact: true })
const title = page.getByRole('textbox', { name: 'Note title' })
const stored = async (id: Id): Promise<NoteNode> => (await noteDocument(fixture.db, id, replay))!.doc
const storedText = async (id: Id): Promise<string> => plainText(await stored(id))
const shown = (): HTMLElement => body.element() as HTMLElement
async function open(given: Parameters<typeof createNote>[1] = {}): Promise<Id> {
  const { id } = await createNote(fixture.db, given)
  await showPane(fixture, id)
  await expect.element(body).toBeVisible()
  return id
}
const type = (text: string): Promise<void> => userEvent.keyboard(text.replace(/[[{]/g, '$&$&'))

test('what is typed is in the journal, and after a crash it is all there', async () => {
  const id = await open({ title: 'Crash' })
  await type('Words that must not be lost')
  await expect.poll(() => storedText(id)).toBe('Words that must not be lost')
  const { doc, steps } = (await openNote(fixture.db, id))!
  // Nothing but the journal has them: no snapshot, no flush.
  expect(plainText(doc)).toBe('')
  expect(plainText(replay(doc, steps.flatMap((batch) => batch.steps)))).toBe('Words that must not be lost')
  await expect.element(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
  await expect.element(page.getByText('6 words')).toBeVisible()
})

test('the title, tags and a snapshot are written; closing leaves no journal', async () => {
  const id = await open()
  await userEvent.fill(title, 'A title')
  await userEvent.keyboard('{Enter}')
  await type('Seen in #Almaty')
  await userEvent.click(page.getByRole('button', { name: 'Close note' }))
  await expect.poll(async () => (await openNote(fixture.db, id))!.steps.length).toBe(0)
  const { row, doc } = (await openNote(fixture.db, id))!
  expect([row.title, row.tags, row.excerpt, plainText(doc)]).toEqual(['A title', ['Almaty'], 'Seen in #Almaty', 'Seen in #Almaty'])
  await expect.element(page.getByRole('button', { name: /A title/ })).toBeVisible()
})

test('[[ completes by keyboard, and the link is stored with its sentence', async () => {
  const article = await addArticleRow(fixture.db, { title: 'Unruhen in Kasachstan' })
  const id = await open()
  await type('See [[unr')
  const option = page.getByRole('option', { name: /Unruhen in Kasachstan/ })
  await expect.element(option).toHaveAttribute('aria-selected', 'true')
  expect(shown().getAttribute('aria-activedescendant')).toBe(option.element().id)
  await userEvent.keyboard('{Enter}')
  await type(' for more.')
  await expect.poll(() => fixture.db.links.toArray()).toEqual([expect.objectContaining({ noteId: id, targetKind: 'article', targetId: article.id, context: 'See Unruhen in Kasachstan for more.', at: { start: 4, end: 25 } })])
  await userEvent.click(page.getByRole('link', { name: 'Unruhen in Kasachstan' }))
  expect(fixture.recorded.places).toEqual([{ kind: 'article', id: article.id }])
})

test('@ offers actors with names of several words, and is left alone in a mail address', async () => {
  await fixture.db.actors.add({ id: 'putin', kind: 'person', name: 'Wladimir Putin', forms: [1], names: [], gazetteerId: null, articles: 2, mentions: 2 })
  await addArticleRow(fixture.db, { title: 'Wladimir Putin spricht' })
  const id = await open()
  await type('me@wladimir.org @wladimir pu')
  await expect.element(page.getByRole('option')).toHaveTextContent('Wladimir Putin')
  expect(page.getByRole('option').elements()).toHaveLength(1)
  await userEvent.keyboard('{Tab}')
  await expect.poll(() => fixture.db.links.toArray()).toMatchObject([{ noteId: id, targetKind: 'actor', targetId: 'putin', context: 'me@wladimir.org Wladimir Putin' }])
  // Enter follows a link that is selected.
  await userEvent.keyboard('{ArrowLeft}{Enter}')
  expect(fixture.recorded.places).toEqual([{ kind: 'actor', id: 'putin' }])
})

test('Markdown is pasted as what it means, a sentence as it is, HTML cleaned', async () => {
  const id = await open()
  const paste = (type: string, text: string): void => {
    const clipboardData = new DataTransfer()
    clipboardData.setData(type, text)
    shown().dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }
  paste('text/plain', '2 * 3 - one_two')
  await expect.poll(() => storedText(id)).toBe('2 * 3 - one_two')
  await userEvent.keyboard('{Enter}')
  paste('text/plain', '## Head\n\n- [ ] task\n')
  await expect.poll(async () => (await stored(id)).content?.map((node) => node.type)).toEqual(['paragraph', 'heading', 'taskList', 'paragraph'])
  await userEvent.keyboard('{Control>}a{/Control}')
  paste('text/html', '<p onclick="x">Hello <b>there</b><script>alert(1)</script><img src="https://example.org/x.png"></p>')
  await expect.poll(() => stored(id)).toMatchObject({ content: [{ content: [{ text: 'Hello ' }, { text: 'there', marks: [{ type: 'bold' }] }, { text: 'Image: x.png', marks: [{ type: 'link', attrs: { href: 'https://example.org/x.png' } }] }] }] })
  expect(shown().querySelector('img[src], script')).toBeNull()
})

test('[[ goes around a selection, creates a note of that name, and Escape leaves it as typed', async () => {
  const id = await open()
  await type('Nursultan')
  await userEvent.keyboard('{Shift>}{Home}{/Shift}')
  await type('[[')
  const create = page.getByRole('option', { name: 'Create note “Nursultan”' })
  await expect.element(create).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(create).not.toBeInTheDocument()
  expect(shown().textContent).toBe('[[Nursultan]]')
  await userEvent.keyboard('{Control>}a{/Control}')
  await type('Nursultan')
  await userEvent.keyboard('{Shift>}{Home}{/Shift}')
  await type('[[')
  await userEvent.click(create)
  await expect.poll(() => fixture.db.links.toArray()).toHaveLength(1)
  const [link] = await fixture.db.links.toArray()
  expect(link).toMatchObject({ noteId: id, targetKind: 'note', context: 'Nursultan' })
  expect(await fixture.db.notes.get(link!.targetId)).toMatchObject({ title: 'Nursultan' })
})

test('a wikilink typed to its end is a reference that can be followed', async () => {
  const id = await open()
  await type('To [[Elsewhere|there]] and on')
  await expect.poll(() => stored(id)).toMatchObject({ content: [{ content: [{}, { type: 'reference', attrs: { id: null, target: 'Elsewhere', label: 'there' } }, {}] }] })
  await userEvent.click(page.getByRole('link', { name: 'there' }))
  await expect.poll(async () => (await fixture.db.notes.toArray()).map((note) => note.title)).toContain('Elsewhere')
  await expect.poll(() => fixture.db.links.toArray()).toMatchObject([{ noteId: id, targetKind: 'note' }])
  await expect.element(title).toHaveValue('Elsewhere')
})

test('a quote becomes a passage with its selector, leads back, and can be undone', async () => {
  const article = await addArticleRow(fixture.db)
  const { id } = await createNote(fixture.db, { title: 'Quotes' })
  await showPane(fixture, id, [quoteOf(article, 'Erste Worte.\n\nZweite Worte.')])
  const source = page.getByRole('link', { name: 'SNA, 10 January 2022 ↗' })
  await expect.element(source).toBeVisible()
  await expect.poll(() => fixture.db.links.toArray()).toMatchObject([
    { targetKind: 'article', targetId: article.id, passage: { articleId: article.id, version: 1, start: 10, end: 37, exact: 'Erste Worte.\n\nZweite Worte.', prefix: 'vor ', suffix: ' nach' } },
  ])
  expect((await stored(id)).content?.[0]).toMatchObject({ type: 'passage', content: [{ type: 'paragraph' }, { type: 'paragraph' }] })
  await userEvent.click(source)
  expect(fixture.recorded.places).toEqual([{ kind: 'article', id: article.id, version: 1, at: { start: 10, end: 37 } }])
  await userEvent.click(page.getByRole('button', { name: 'Undo' }))
  await expect.element(source).not.toBeInTheDocument()
  await expect.poll(() => fixture.db.links.count()).toBe(0)
})

test('a table asked for in the midst of a quote goes below it; the quote stays whole', async () => {
  const article = await addArticleRow(fixture.db, { title: 'Quelle' })
  const { id } = await createNote(fixture.db, { title: 'Quotes' })
  await showPane(fixture, id, [quoteOf(article, 'Erste Worte')])
  await userEvent.click(page.getByText('Erste Worte'))
  await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}')
  await userEvent.click(page.getByRole('button', { name: 'Table' }))
  await userEvent.click(page.getByRole('menuitem', { name: 'Insert table' }))
  await expect.poll(async () => (await stored(id)).content?.slice(0, 2).map((node) => node.type)).toEqual(['passage', 'table'])
  expect((await stored(id)).content?.filter((node) => node.type === 'passage').map(plainText)).toEqual(['Erste Worte'])
})

test('a quote without an open note makes one, named after the article', async () => {
  const article = await addArticleRow(fixture.db)
  await showPane(fixture, null, [quoteOf(article, 'Worte')])
  await expect.element(title).toHaveValue('Unruhen in Kasachstan')
  await expect.poll(() => fixture.db.links.count()).toBe(1)
  expect(await fixture.db.notes.count()).toBe(1)
})

test('two windows: what another writes comes in and the caret stays; both in one paragraph, what was written here is kept beside the other version', async () => {
  const id = await open({ title: 'Shared' })
  /** Reads the note as the other window has it, so that its save can fall where the test wants it. */
  const elsewhere = async (text: string): Promise<() => Promise<void>> => {
    const { row } = (await openNote(fixture.db, id))!
    const doc = await stored(id)
    const steps = [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } }]
    return async () => {
      await saveNote(fixture.db, id, { revision: row.revision, title: row.title, steps })
      await snapshotNote(fixture.db, id, row.revision + 1, replay(doc, steps))
    }
  }
  await (await elsewhere('Theirs. '))()
  await expect.element(body).toHaveTextContent('Theirs.')
  expect(fixture.recorded.notices).toEqual([])
  // Both at once: the other window's save lands between the keystroke and ours.
  await userEvent.click(body)
  const again = await elsewhere('Again. ')
  document.execCommand('insertText', false, 'Mine. ')
  await again()
  await expect.poll(() => fixture.recorded.notices).toHaveLength(1)
  await expect.element(body).toHaveTextContent('Again. Theirs.')
  const notes = await fixture.db.notes.toArray()
  const copy = notes.find((note) => note.id !== id)!
  expect(copy.title).toMatch(/^Shared \(copy of \d\d:\d\d\)$/)
  expect(await storedText(copy.id)).toContain('Mine.')
  expect(await storedText(id)).not.toContain('Mine.')
})

test('storage that fails keeps the text on the screen, says so, and saves when it can', async () => {
  const id = await open({ title: 'Full disk' })
  let full = true
  fixture.db.noteSteps.hook('creating', () => {
    if (full) throw new DOMException('full', 'QuotaExceededError')
  })
  await type('Kept')
  await expect.element(page.getByRole('alert')).toHaveTextContent('The disk is full.')
  expect(shown().textContent).toBe('Kept')
  expect(await storedText(id)).toBe('')
  full = false
  await type(' indeed')
  await expect.poll(() => storedText(id)).toBe('Kept indeed')
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
})

test('every kind of node is shown, survives writing beside it, and axe finds nothing', async () => {
  const id = await open({ title: 'Everything', doc: everyNode })
  for (const text of ['Heading', 'Kassym-Jomart Tokajew', 'bullet', 'third', 'done', 'said', 'Head', 'Cell', 'Worte', 'A footnote', '<kbd>', 'An image']) await expect.poll(() => shown().textContent).toContain(text)
  await type('!')
  const expected = structuredClone(everyNode)
  expected.content!.at(-1)!.content![0]!.text = 'end!'
  await expect.poll(() => stored(id)).toEqual(expected)
  expect(linksOf(expected).map((link) => link.unresolved ?? link.targetKind)).toEqual(['actor', 'Unwritten', 'note', 'picture.png', 'article'])
  const { violations } = await axe.run(document.body, { rules: { 'page-has-heading-one': { enabled: false }, 'landmark-complementary-is-top-level': { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
})

test('the toolbar is one Tab stop; Markdown typing makes lists, tasks and tables; undo is per note', async () => {
  const id = await open()
  await type('- [ ] task')
  await expect.poll(() => stored(id)).toMatchObject({ content: [{ type: 'taskList', content: [{ type: 'taskItem', attrs: { checked: false } }] }, { type: 'paragraph' }] })
  await userEvent.keyboard('{Alt>}{F10}{/Alt}')
  await expect.element(page.getByRole('button', { name: 'Text style' })).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(page.getByRole('button', { name: 'Bold' })).toHaveFocus()
  await userEvent.keyboard('{End}')
  await expect.element(page.getByRole('button', { name: 'Redo' })).toHaveFocus()
  await userEvent.keyboard('{Tab}')
  await expect.element(body).toHaveFocus()
  await userEvent.keyboard('{Control>}{End}{/Control}')
  await userEvent.click(page.getByRole('button', { name: 'Table', exact: true }))
  await userEvent.click(page.getByRole('menuitem', { name: 'Insert table' }))
  await expect.poll(async () => (await stored(id)).content?.map((node) => node.type)).toContain('table')
  for (let times = 0; times < 12; times++) await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(() => storedText(id)).toBe('')
})

test('deleting goes to the trash, with a way back', async () => {
  const id = await open({ title: 'Unwanted' })
  await userEvent.click(page.getByRole('button', { name: 'Note menu' }))
  await userEvent.click(page.getByRole('menuitem', { name: 'Delete' }))
  await expect.poll(async () => (await fixture.db.notes.get(id))!.trashedAt).toBeGreaterThan(0)
  await expect.element(page.getByText('No note open')).toBeVisible()
  await fixture.recorded.notices[0]!.undo!()
  await expect.element(title).toHaveValue('Unwanted')
  expect((await fixture.db.notes.get(id))!.trashedAt).toBe(0)
})

test('an address outside is shown in full before it opens', async () => {
  await open({ doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'out', marks: [{ type: 'link', attrs: { href: 'https://example.org/a?b=c' } }] }] }] } })
  await userEvent.click(page.getByText('out', { exact: true }))
  expect(fixture.recorded.outside).toEqual([])
  await userEvent.keyboard('{Control>}')
  await userEvent.click(page.getByText('out', { exact: true }))
  await userEvent.keyboard('{/Control}')
  await expect.element(page.getByRole('dialog')).toHaveTextContent('https://example.org/a?b=c')
  await userEvent.click(page.getByRole('button', { name: 'Open', exact: true }))
  expect(fixture.recorded.outside).toEqual(['https://example.org/a?b=c'])
})
