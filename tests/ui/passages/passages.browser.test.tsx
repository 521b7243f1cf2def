/** The list of highlights, the citation check and the margin marks, over a real library with notes in it. */
import axe from 'axe-core'
import { useState } from 'react'
import { cleanup, render } from 'vitest-browser-react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Place } from '../../../renderer/core/address.ts'
import type { HighlightRow, Id, NoteNode } from '../../../renderer/core/model.ts'
import { linksOf } from '../../../renderer/core/notes/links.ts'
import { passageAttrs } from '../../../renderer/core/notes/passageAttrs.ts'
import { passageSelector } from '../../../renderer/core/notes/passageSelector.ts'
import { openDatabase, type DossierDatabase } from '../../../renderer/data/database.ts'
import { newHighlight } from '../../../renderer/data/highlights.ts'
import { createNote, noteDocument, trashNote } from '../../../renderer/data/notes.ts'
import type { Host } from '../../../renderer/host/host.ts'
import { DeskContext, type Notice, type Quote } from '../../../renderer/ui/desk/desk.ts'
import { takeNoteRequest } from '../../../renderer/ui/desk/notes/noteRequests.ts'
import { editNote } from '../../../renderer/ui/notes/session/editNote.ts'
import { replay } from '../../../renderer/ui/notes/schema/replay.ts'
import { CitationsPage } from '../../../renderer/ui/passages/CitationsPage.tsx'
import { HighlightsPage } from '../../../renderer/ui/passages/HighlightsPage.tsx'
import { Reader } from '../../../renderer/ui/reader/Reader.tsx'
import '../../../renderer/ui/shared/base.css'
import { addText, addVersion, freshName } from '../../support/libraryFixture.ts'
import { testDesk } from '../../support/testDesk.ts'

const TEXT = 'Der Rat tagte am Montag in der Hauptstadt. Der Präsident lehnte jede Stellungnahme dazu ab.\n\nDanach reiste die Delegation nach Wien weiter, hieß es am Abend aus dem Umfeld.'
const DENIED = 'Der Präsident lehnte jede Stellungnahme dazu ab.'

let db: DossierDatabase
let german: Id
let other: Id
let places: Place[]
let notices: Notice[]
let quotes: Quote[]
let opened: (Id | null)[]
beforeEach(async () => {
  db = await openDatabase(freshName())
  german = await addText(db, 'Sitzung', TEXT, { lang: 'de', siteName: 'Bote', publishedAt: '2022-01-10' })
  other = await addText(db, 'Altra notizia', 'Il consiglio tace. Nessuno ha parlato.', { lang: 'it', siteName: 'Corriere', publishedAt: '2023-02-01' })
  ;[places, notices, quotes, opened] = [[], [], [], []]
})
afterEach(async () => {
  await cleanup()
  await db.transaction('rw', db.tables, () => undefined)
  await db.delete()
})

async function show(at: Place): Promise<void> {
  function App() {
    const [desk] = useState(() => testDesk({
      db, host: { kind: 'browser', version: '0', platform: 'web', can: { allShortcuts: false } } as unknown as Host, finder: undefined as never,
      go: (place) => void places.push(place), notify: (notice) => void notices.push(notice), quote: (...sent) => void quotes.push(...sent), openNote: (id) => void opened.push(id),
      editNote: (id, change) => editNote(db, id, change),
    }))
    return (
      <DeskContext value={desk}>
        <main style={{ width: 760, height: 640, overflow: 'auto' }} aria-label="Middle">
          {at.kind === 'highlights' ? <HighlightsPage /> : at.kind === 'citations' ? <CitationsPage noteId={at.id ?? null} replay={replay} /> : <Reader place={at as never} />}
        </main>
      </DeskContext>
    )
  }
  await render(<App />)
}
const violations = async (): Promise<string[]> => (await axe.run(document.body, { rules: { region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
const selector = (words: string, text = TEXT, articleId = german) => passageSelector({ articleId, version: 1, text }, { start: text.indexOf(words), end: text.indexOf(words) + words.length })
const p = (text: string): NoteNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const passage = (words: string, wording = words, more: object = {}): NoteNode => ({
  type: 'passage', attrs: { ...passageAttrs(selector(words), { title: 'Sitzung', byline: null, siteName: 'Bote', publishedAt: '2022-01-10', lang: 'de', url: null }), ...more }, content: [p(wording)],
})
async function addNote(title: string, ...content: NoteNode[]): Promise<Id> {
  const doc = { type: 'doc', content }
  return (await createNote(db, { title, doc, index: { excerpt: '', words: 1, tags: [], assets: [], links: linksOf(doc) } })).id
}
const highlight = (words: string, more: Partial<HighlightRow> = {}, text = TEXT, articleId = german): HighlightRow => ({ ...newHighlight(selector(words, text, articleId), 'yellow'), ...more })

test('highlights are narrowed, opened at their passage, sent to a note with their comments, copied and deleted', async () => {
  await db.highlights.bulkAdd([
    highlight(DENIED, { comment: 'He denies it.', tags: ['denial'], updatedAt: 3 }),
    highlight('reiste die Delegation', { colour: 'blue', updatedAt: 2 }),
    highlight('Il consiglio tace.', { colour: 'green', tags: ['silence'], updatedAt: 4 }, 'Il consiglio tace. Nessuno ha parlato.', other),
    { ...highlight('Der Rat'), articleId: 'gone', updatedAt: 1 },
  ])
  await addVersion(db, german, TEXT.replace('jede Stellungnahme', 'eine Stellungnahme'))
  await show({ kind: 'highlights' })
  const grid = page.getByRole('grid', { name: 'Highlights' })
  const names = () => grid.getByRole('row').elements().map((row) => row.querySelector('p')!.textContent)
  await expect.poll(names).toEqual(['Il consiglio tace.', DENIED, 'reiste die Delegation', 'Der Rat'])
  await expect.element(grid.getByText('Its article is no longer in the library')).toBeVisible()
  expect(await violations()).toEqual([])

  // Of the older version: one that certainly stands where it did, one to be looked at.
  await expect.element(grid.getByText('Needs review')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Needs review' }))
  await expect.poll(names).toEqual([DENIED])
  await userEvent.click(page.getByRole('button', { name: 'Needs review' }))
  await userEvent.fill(page.getByRole('textbox', { name: 'Filter highlights' }), 'prasident DENIES')
  await expect.poll(names).toEqual([DENIED])
  await userEvent.fill(page.getByRole('textbox', { name: 'Filter highlights' }), '')
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Colour' }), 'Blue')
  await expect.poll(names).toEqual(['reiste die Delegation'])
  await userEvent.click(grid.getByRole('row').first())
  expect(places.at(-1)).toMatchObject({ kind: 'article', id: german, version: 2, at: { start: selector('reiste die Delegation').start } })
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Colour' }), 'Any colour')
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Sort' }), 'By article')
  await expect.poll(names).toEqual(['Der Rat', 'Il consiglio tace.', DENIED, 'reiste die Delegation'])

  await userEvent.click(page.getByRole('button', { name: 'Select all' }))
  await userEvent.click(page.getByRole('button', { name: 'Send to note' }))
  expect(quotes.map(({ exact, comment, article }) => [exact, comment, article.title])).toEqual([
    ['Il consiglio tace.', '', 'Altra notizia'], [DENIED, 'He denies it.', 'Sitzung'], ['reiste die Delegation', '', 'Sitzung'],
  ])
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await userEvent.click(page.getByRole('button', { name: 'Copy as Markdown' }))
  await expect.poll(() => written.mock.calls.length).toBe(1)
  expect(written.mock.calls[0]![0]).toContain(`> ${DENIED}`)
  expect(written.mock.calls[0]![0]).toContain('He denies it.')
  expect(written.mock.calls[0]![0]).toContain('#denial')
  await userEvent.click(page.getByRole('button', { name: 'Delete' }))
  await expect.element(page.getByText('No highlights yet')).toBeVisible()
  await notices.at(-1)!.undo!()
  await expect.poll(names).toHaveLength(4)
})

test('quotes are checked: what was altered is shown word by word and put back, what is missing is told, right ones are counted', async () => {
  const note = await addNote('Wer schwieg?', { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Präsident' }] }, passage(DENIED, 'Der Präsident lehnte eine Stellungnahme dazu ab.'), p('Soso.'))
  await addNote('Andere', passage('Der Rat tagte am Montag in der Hauptstadt.'), passage(TEXT.slice(0, 91), 'Der Rat […] lehnte jede Stellungnahme dazu ab.'), passage(DENIED, DENIED, { articleId: 'nowhere' }), passage(DENIED, DENIED, { version: 7 }))
  await trashNote(db, await addNote('Im Papierkorb', passage(DENIED, 'ganz anders')))
  const stamps = await db.notes.toArray()
  await show({ kind: 'citations' })
  await expect.element(page.getByText('5 quotes in 2 notes: 3 problems')).toBeVisible()
  const grid = page.getByRole('grid', { name: 'Quotes' })
  expect(grid.getByRole('row').elements().map((row) => row.getAttribute('aria-label')!.split(':')[0])).toEqual(expect.arrayContaining(['Altered', 'Article missing', 'Version missing']))
  expect(grid.element().querySelector('del')!.textContent).toContain('jede')
  expect(grid.element().querySelector('ins')!.textContent).toContain('eine')
  await expect.element(grid.getByText('Wer schwieg? › Präsident · Bote, 10 January 2022')).toBeVisible()
  expect(await violations()).toEqual([])
  // Checking has changed nothing.
  expect(await db.notes.toArray()).toEqual(stamps)
  await userEvent.click(page.getByRole('button', { name: /^All/ }))
  await expect.poll(() => grid.element().getAttribute('aria-rowcount')).toBe('5')
  await userEvent.click(page.getByRole('button', { name: /^Shortened/ }))
  await expect.poll(() => grid.element().getAttribute('aria-rowcount')).toBe('1')
  await userEvent.click(page.getByRole('button', { name: /^Altered/ }))

  await userEvent.click(grid.getByRole('button', { name: 'Go to note' }))
  expect([opened.at(-1), takeNoteRequest(note)?.passage]).toEqual([note, { articleId: german, version: 1, start: selector(DENIED).start, end: selector(DENIED).end, nth: 0 }])
  await userEvent.click(grid.getByRole('button', { name: 'Go to article' }))
  expect(places.at(-1)).toEqual({ kind: 'article', id: german, version: 1, at: { start: selector(DENIED).start, end: selector(DENIED).end } })

  const wording = async () => (await noteDocument(db, note, replay))!.doc.content![1]!.content![0]!.content![0]!.text
  await userEvent.click(grid.getByRole('button', { name: 'Restore original wording' }))
  await expect.element(page.getByText('5 quotes in 2 notes: 2 problems')).toBeVisible()
  expect(await wording()).toBe(DENIED)
  await notices.at(-1)!.undo!()
  await expect.poll(wording).toBe('Der Präsident lehnte eine Stellungnahme dazu ab.')
})

test('in the margin each used sentence has a mark with its notes, live, and nothing shifts for it', async () => {
  await addNote('Erste', p('Davor steht dies.'), passage(DENIED))
  const second = await addNote('Zweite', passage(DENIED.slice(4, 30)), passage('Danach reiste die Delegation'))
  await addNote('Dritte', { type: 'paragraph', content: [{ type: 'reference', attrs: { kind: 'article', id: german, label: 'der Rat', target: `@1?at=0-7` } }] })
  await show({ kind: 'article', id: german })
  const marks = page.getByRole('article').getByRole('button', { name: /^Used in/ })
  await expect.poll(() => marks.elements().map((mark) => mark.getAttribute('aria-label'))).toHaveLength(2)
  const paragraphs = () => [...document.querySelectorAll('article p')].map((element) => JSON.stringify(element.getBoundingClientRect()))
  const before = paragraphs()
  // Its first two sentences share a line or two: a mark for each line, with all notes of it.
  const uses = () => marks.elements().reduce((sum, mark) => sum + Number((mark as HTMLElement).dataset['uses']), 0)
  expect(uses()).toBe(4)

  await userEvent.hover(marks.first())
  const card = page.getByRole('dialog', { name: 'Notes that use this sentence' })
  await expect.element(card.getByText('Erste')).toBeVisible()
  await expect.element(card.getByText('Davor steht dies.')).toBeVisible()
  await userEvent.click(card.getByRole('button', { name: /^Zweite/ }))
  expect(opened.at(-1)).toBe(second)
  expect(takeNoteRequest(second)?.passage).toMatchObject({ articleId: german, start: selector(DENIED).start + 4 })
  await expect.element(card).not.toBeInTheDocument()

  await addNote('Vierte', passage('hieß es am Abend'))
  await expect.poll(uses).toBe(5)
  await trashNote(db, second)
  await expect.poll(uses).toBe(3)
  expect(paragraphs()).toEqual(before)
  // Of one use, a click leads to the note at once; arrows go from mark to mark.
  const last = marks.last().element() as HTMLElement
  last.focus()
  await userEvent.keyboard('{Home}')
  expect(document.activeElement).toBe(marks.first().element())
  await userEvent.keyboard('{End}{Enter}')
  await expect.poll(() => opened.length).toBe(2)
})

test('an article that five hundred notes quote has its marks, and a card that lists some of them', async () => {
  const doc = { type: 'doc', content: [passage(DENIED)] }
  for (let at = 0; at < 500; at += 100) await Promise.all(Array.from({ length: 100 }, (_, of) => createNote(db, { title: `Notiz ${at + of}`, doc, index: { excerpt: '', words: 1, tags: [], assets: [], links: linksOf(doc) } })))
  await show({ kind: 'article', id: german })
  const mark = page.getByRole('article').getByRole('button', { name: /^Used in 500 notes/ })
  await expect.element(mark).toHaveTextContent('99+')
  await userEvent.click(mark)
  await expect.element(page.getByText('and 460 more uses')).toBeVisible()
})
