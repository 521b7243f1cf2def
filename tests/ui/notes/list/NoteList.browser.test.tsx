import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { addImportedNotes } from '../../../../renderer/data/noteImports.ts'
import { createNote, listNotes, noteDocument, saveNote, trashNote } from '../../../../renderer/data/notes.ts'
import { markdownToNote } from '../../../../renderer/core/markdown/markdown.ts'
import { plainText } from '../../../../renderer/core/notes/document.ts'
import { tagsOf } from '../../../../renderer/core/notes/links.ts'
import { replay } from '../../../../renderer/ui/notes/schema/replay.ts'
import { NoteList } from '../../../../renderer/ui/notes/list/NoteList.tsx'
import { Trash } from '../../../../renderer/ui/notes/list/Trash.tsx'
import { render } from 'vitest-browser-react'
import { openFixture, TestDesk, type Fixture } from '../deskFixture.tsx'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

const titles = async (): Promise<string[]> => (await listNotes(fixture.db)).map((note) => note.title).sort()
const checked = async (): Promise<string[]> => (await axe.run(document.body, { rules: { region: { enabled: false } } })).violations.map(({ id }) => id)

test('notes are chosen by mouse and keyboard, exported, deleted and brought back', async () => {
  for (const title of ['Alpha', 'Beta', 'Gamma']) await createNote(fixture.db, { title })
  let open: string | null = null
  await render(
    <TestDesk fixture={fixture} note={null}>
      {(note) => {
        open = note
        return <main style={{ height: 500 }} aria-label="Notes"><NoteList /></main>
      }}
    </TestDesk>,
  )
  const row = (name: string) => page.getByRole('row', { name })
  await expect.element(page.getByRole('grid', { name: 'Notes' })).toHaveAttribute('aria-rowcount', '3')
  expect(await checked()).toEqual([])
  await userEvent.click(page.getByRole('checkbox', { name: 'Select “Alpha”' }))
  ;(row('Beta').element() as HTMLElement).focus()
  await userEvent.keyboard(' ')
  await expect.element(page.getByText('2 notes selected')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Export' }))
  const byTitle = new Map((await listNotes(fixture.db)).map((note) => [note.title, note.id]))
  expect(new Set(fixture.recorded.exports[0])).toEqual(new Set([byTitle.get('Alpha'), byTitle.get('Beta')]))
  await userEvent.click(page.getByRole('button', { name: 'Delete' }))
  await expect.poll(titles).toEqual(['Gamma'])
  await fixture.recorded.notices[0]!.undo!()
  await expect.poll(titles).toEqual(['Alpha', 'Beta', 'Gamma'])
  await userEvent.click(row('Gamma'))
  await expect.poll(() => open).toBe(byTitle.get('Gamma'))
})

test('the trash gives back, and deletes for good only when asked twice', async () => {
  for (const title of ['One', 'Two', 'Three']) await trashNote(fixture.db, (await createNote(fixture.db, { title })).id)
  await render(<TestDesk fixture={fixture} note={null}>{() => <main aria-label="Trash"><Trash /></main>}</TestDesk>)
  await userEvent.click(page.getByRole('button', { name: 'Restore “One”' }))
  await expect.poll(titles).toEqual(['One'])
  expect(await checked()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Delete for good: “Two”' }))
  await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
  expect(await fixture.db.notes.count()).toBe(3)
  await userEvent.click(page.getByRole('button', { name: 'Empty trash' }))
  await expect.element(page.getByText('2 notes will be gone.', { exact: false })).toBeVisible()
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }))
  await expect.poll(() => fixture.db.notes.toCollection().toArray()).toMatchObject([{ title: 'One' }])
  await expect.element(page.getByText('The trash is empty')).toBeVisible()
})

/** Notes as `title: folder: Markdown`, the first changed last. */
async function fill(...given: [title: string, folder: string, markdown: string][]): Promise<void> {
  let time = Date.now()
  for (const [title, folder, markdown] of given) {
    const doc = markdownToNote(markdown)
    const index = { excerpt: plainText(doc).slice(0, 200), words: 0, tags: tagsOf(doc), assets: [], links: [] }
    await createNote(fixture.db, { title, doc, index, details: { folder }, updatedAt: (time -= 1000) })
  }
}

function List() {
  return (
    <TestDesk fixture={fixture} note={null}>
      {(_note, address) => <main style={{ height: 560, width: 900 }} aria-label="Notes"><NoteList place={address.place.kind === 'notes' ? address.place : { kind: 'notes' }} /></main>}
    </TestDesk>
  )
}

const grid = page.getByRole('grid', { name: 'Notes' })
const shown = (): string[] => grid.getByRole('row').elements().map((row) => row.getAttribute('aria-label') ?? '')
const folderOf = async (title: string): Promise<string> => (await fixture.db.notes.toArray()).find((note) => note.title === title)!.folder
const textOf = async (title: string): Promise<string> => {
  const { id } = (await fixture.db.notes.toArray()).find((note) => note.title === title)!
  return plainText((await noteDocument(fixture.db, id, replay))!.doc)
}
/** Presses “Undo” of the next notice. */
async function undo(): Promise<void> {
  await expect.poll(() => fixture.recorded.notices.at(-1)?.undo).toBeDefined()
  await fixture.recorded.notices.pop()!.undo!()
}

test('folders: filed by keyboard and by dragging, narrowed to, renamed with all inside, and each taken back', async () => {
  await fill(['One', 'Travel/2022', 'x'], ['Two', 'Travel', 'x'], ['Three', '', 'x'])
  await render(<List />)
  await expect.poll(shown).toEqual(['One', 'Two', 'Three'])
  ;(grid.getByRole('row', { name: 'Three' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{Control>}{Shift>}m{/Shift}{/Control}')
  await userEvent.keyboard(' Work // Plans ')
  await expect.element(page.getByRole('option', { name: 'New folder “Work/Plans”' })).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => folderOf('Three')).toBe('Work/Plans')
  await undo()
  expect(await folderOf('Three')).toBe('')

  const folders = page.getByRole('tree', { name: 'Folders' })
  const data = new DataTransfer()
  const drag = (type: string, on: Element): boolean => on.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }))
  drag('dragstart', grid.getByRole('row', { name: 'Three' }).element())
  drag('drop', folders.getByRole('treeitem', { name: 'Travel 2' }).element())
  await expect.poll(() => folderOf('Three')).toBe('Travel')

  await userEvent.click(folders.getByRole('treeitem', { name: 'Travel 3' }))
  await expect.element(page.getByRole('button', { name: 'Rename folder' })).toBeVisible()
  ;(folders.getByRole('treeitem', { name: 'Travel 3' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{F2}')
  await userEvent.keyboard('Archive/Trips{Enter}')
  await expect.poll(async () => [await folderOf('One'), await folderOf('Two'), await folderOf('Three')]).toEqual(['Archive/Trips/2022', 'Archive/Trips', 'Archive/Trips'])
  expect(fixture.recorded.places.at(-1)).toEqual({ kind: 'notes', folder: 'Archive/Trips' })
  await undo()
  await expect.poll(async () => [await folderOf('One'), await folderOf('Two')]).toEqual(['Travel/2022', 'Travel'])
  expect(await checked()).toEqual([])
})

test('the filter knows words, tags and folders; order, direction and pins hold', async () => {
  await fill(['Beta', '', 'gas in winter #trade/gas'], ['alpha', 'Travel', 'Łódź #trade'], ['Gamma', '', 'nothing'])
  await render(<List />)
  await expect.poll(shown).toEqual(['Beta', 'alpha', 'Gamma'])
  const field = page.getByRole('textbox', { name: 'Filter the notes' })
  for (const [query, expected] of [['tag:trade', ['Beta', 'alpha']], ['tag:trade/gas', ['Beta']], ['folder:travel', ['alpha']], ['lodz', ['alpha']], ['winter tag:trade', ['Beta']], ['', ['Beta', 'alpha', 'Gamma']]] as const) {
    await userEvent.fill(field, query)
    await expect.poll(shown).toEqual(expected)
  }
  ;(grid.getByRole('row', { name: 'Gamma' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{Control>}{Shift>}p{/Shift}{/Control}')
  await expect.poll(shown).toEqual(['Gamma', 'Beta', 'alpha'])
  await userEvent.click(page.getByRole('button', { name: /^Sorted by/ }))
  await userEvent.click(page.getByRole('menuitemcheckbox', { name: 'Title' }))
  await expect.poll(shown).toEqual(['Gamma', 'alpha', 'Beta'])
  await userEvent.click(page.getByRole('button', { name: /^Sorted by/ }))
  await userEvent.click(page.getByRole('menuitemcheckbox', { name: 'Z to A' }))
  await expect.poll(shown).toEqual(['Gamma', 'Beta', 'alpha'])
  await userEvent.fill(field, 'no such thing')
  await expect.element(page.getByText('No note matches')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Show all notes' }))
  await expect.poll(shown).toHaveLength(3)
})

test('a tag for hundreds of notes shows how far it is, can be stopped, and is taken back whole', async () => {
  const { db, recorded } = fixture
  const importId = crypto.randomUUID()
  await addImportedNotes(db, importId, Array.from({ length: 300 }, (_, at) => ({ id: crypto.randomUUID(), title: `Note ${at}`, doc: markdownToNote('text\n'), aliases: [], folder: '', lang: null, createdAt: null, updatedAt: null })))
  await render(<List />)
  const tagged = (): Promise<number> => db.notes.where('tags').equals('many').count()
  const add = async (): Promise<void> => {
    await userEvent.click(page.getByRole('button', { name: 'Select all' }))
    await userEvent.click(page.getByRole('button', { name: 'More actions' }))
    await userEvent.click(page.getByRole('menuitem', { name: 'Add tag…' }))
    await userEvent.keyboard('#many{Enter}')
  }
  await expect.element(page.getByText('300 notes').first()).toBeVisible()
  await add()
  const dialog = page.getByRole('dialog', { name: 'Add a tag to 300 notes' })
  await expect.element(dialog.getByRole('progressbar', { name: / of 300 notes…$/ })).toBeVisible()
  await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
  await expect.poll(() => recorded.notices.at(-1)?.detail).toMatch(/^Cancelled: \d+ notes? (?:was|were) not reached\.$/)
  const reached = await tagged()
  expect(reached).toBeGreaterThan(0)
  expect(reached).toBeLessThan(300)
  expect(recorded.notices.at(-1)!.message).toBe(`#many added to ${reached} ${reached === 1 ? 'note' : 'notes'}`)
  await undo()
  expect(await tagged()).toBe(0)
  expect(recorded.notices.at(-1)!.message).toBe(`${reached} ${reached === 1 ? 'note' : 'notes'} as before`)
})

test('a range is chosen by Shift; a tag is written into the notes, renamed in them, and each taken back', async () => {
  await fill(['One', '', 'text'], ['Two', '', 'text\n\n#old #keep'], ['Three', '', 'An #Old/inner tag, `#old` and #older.'], ['Four', '', 'x'])
  await render(<List />)
  await expect.poll(shown).toHaveLength(4)
  await userEvent.click(page.getByRole('checkbox', { name: 'Select “One”' }))
  await userEvent.click(page.getByRole('checkbox', { name: 'Select “Three”' }), { modifiers: ['Shift'] })
  await expect.element(page.getByText('3 notes selected')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'More actions' }))
  await userEvent.click(page.getByRole('menuitem', { name: 'Add tag…' }))
  await userEvent.keyboard('#new{Enter}')
  await expect.poll(async () => [await textOf('One'), await textOf('Two'), await textOf('Four')]).toEqual(['text\n\n#new', 'text\n\n#old #keep #new', 'x'])
  await undo()
  expect([await textOf('One'), await textOf('Two')]).toEqual(['text', 'text\n\n#old #keep'])

  ;(page.getByRole('tree', { name: 'Tags' }).getByRole('treeitem', { name: 'old 2' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{F2}')
  await userEvent.keyboard('fresh/x{Enter}')
  await expect.poll(async () => [await textOf('Two'), await textOf('Three')]).toEqual(['text\n\n#fresh/x #keep', 'An #fresh/x/inner tag, #old and #older.'])
  await expect.element(page.getByRole('treeitem', { name: 'fresh 2' })).toBeVisible()
  // What was written elsewhere in the note since stays.
  const two = (await fixture.db.notes.toArray()).find((note) => note.title === 'Two')!
  await saveNote(fixture.db, two.id, { revision: two.revision, title: 'Two', steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'New ' }] } }] })
  await undo()
  expect([await textOf('Two'), await textOf('Three')]).toEqual(['New text\n\n#old #keep', 'An #Old/inner tag, #old and #older.'])
})
