/** The import of notes from the choice to the report and back, on a real database and worker: conflicts, attachments, cancelling, undoing. */
import { useState } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import type { Id, NoteRow } from '../../../renderer/core/model.ts'
import { noteToMarkdown } from '../../../renderer/core/markdown/markdown.ts'
import { readAsset } from '../../../renderer/data/assets.ts'
import { noteDocument, saveNote } from '../../../renderer/data/notes.ts'
import { NotesImportDialog } from '../../../renderer/ui/intake/NotesImportDialog.tsx'
import { replay } from '../../../renderer/ui/notes/schema/replay.ts'
import { memoryFolder, type MemoryFolder } from '../../support/memoryFolders.ts'
import { openFixture, TestDesk, type Fixture } from '../notes/deskFixture.tsx'

let fixture: Fixture
let folder: MemoryFolder
beforeEach(async () => {
  fixture = await openFixture()
  folder = memoryFolder('Papers')
  Object.assign(fixture.host, folder.host)
})
afterEach(() => fixture.close())

function Opened() {
  const [open, setOpen] = useState(true)
  return open ? <NotesImportDialog files={null} replay={replay} onEnd={() => setOpen(false)} /> : null
}

const press = (name: string | RegExp) => userEvent.click(page.getByRole('button', { name }))
const says = async (text: string | RegExp): Promise<void> => {
  await expect.element(page.getByText(text)).toBeVisible()
}

async function open(): Promise<void> {
  await cleanup()
  await render(<TestDesk fixture={fixture} note={null}>{() => <Opened />}</TestDesk>)
}

/** Up to what was found in the folder. */
async function choose(): Promise<void> {
  await open()
  await press(/Choose a folder/)
}

async function importAll(existing: 'Update them' | 'Import copies' | null, notes: number): Promise<void> {
  await choose()
  if (existing !== null) await userEvent.click(page.getByRole('radio', { name: existing }))
  await press(`Import ${notes} notes`)
}

const called = async (title: string): Promise<NoteRow[]> => (await fixture.db.notes.toArray()).filter((note) => note.title === title && note.trashedAt === 0)
const textOf = async (id: Id): Promise<string> => noteToMarkdown((await noteDocument(fixture.db, id, replay))!.doc).trim()
const typed = (text: string) => ({ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } })

test('notes that are there already: updated with the way back, and those the user wrote in since are spared and named', async () => {
  const { db, recorded } = fixture
  folder.put('Alma.md', 'First.\n')
  folder.put('Bishkek.md', 'Second, see [[Alma]].\n')
  folder.put('Same.md', 'As ever.\n')
  await importAll(null, 3)
  await says('3 notes were imported.')
  await press('Done')
  const [[alma], [bishkek]] = [await called('Alma'), await called('Bishkek')] as [[NoteRow], [NoteRow]]

  folder.put('Alma.md', '---\naliases: [Almaty]\n---\nFirst, changed.\n')
  folder.put('Bishkek.md', 'Second, changed, see [[Alma]].\n')
  await importAll('Update them', 3)
  await says('2 notes were updated.')
  await says('1 was there already, and the same.')
  await press('Done')
  expect([await textOf(alma.id), await textOf(bishkek.id)]).toEqual(['First, changed.', `Second, changed, see [Alma](dossier://note/${alma.id}).`])
  expect((await called('Alma'))[0]).toMatchObject({ id: alma.id, aliases: ['Almaty'] })
  expect((await db.revisions.where('[noteId+at]').between([alma.id, 0], [alma.id, Infinity]).toArray()).map(({ doc }) => noteToMarkdown(doc))).toEqual(['First.\n'])

  await saveNote(db, bishkek.id, { revision: (await db.notes.get(bishkek.id))!.revision, title: 'Bishkek', steps: [typed('Mine. ')] })
  await open()
  await press('Undo it')
  await expect.poll(() => recorded.notices.at(-1)).toMatchObject({ message: 'The import was undone; 1 note as before', detail: 'Changed since, so left as they are: “Bishkek”.' })
  expect([await textOf(alma.id), await textOf(bishkek.id)]).toEqual(['First.', `Mine. Second, changed, see [Alma](dossier://note/${alma.id}).`])

  // The import before it: what it made and the user wrote in goes to the trash, not away.
  await open()
  await says('The last import brought 3 notes from “Papers”.')
  await press('Undo it')
  await expect.poll(() => recorded.notices.at(-1)?.message).toBe('The import was undone; 1 note removed; 2 notes that you had written in are in the trash')
  expect(Object.fromEntries((await db.notes.toArray()).map(({ title, trashedAt }) => [title, trashedAt > 0]))).toEqual({ Alma: true, Bishkek: true })
})

test('notes that are there already: copies beside them, linked among themselves', async () => {
  folder.put('Alma.md', 'First.\n')
  folder.put('Bishkek.md', 'See [[Alma]].\n')
  await importAll(null, 2)
  await says('2 notes were imported.')
  await press('Done')
  const [before] = await called('Alma')
  folder.put('Alma.md', 'First, changed.\n')
  await importAll('Import copies', 2)
  await says('2 notes were imported.')
  await press('Done')
  const copy = (await called('Alma')).find(({ id }) => id !== before!.id)!
  expect([await textOf(before!.id), await textOf(copy.id)]).toEqual(['First.', 'First, changed.'])
  expect(new Set(await Promise.all((await called('Bishkek')).map(({ id }) => textOf(id))))).toEqual(new Set([`See [Alma](dossier://note/${before!.id}).`, `See [Alma](dossier://note/${copy.id}).`]))
})

test('cancelled in the middle: what was written is there and counted, and goes as one', async () => {
  const { db, recorded } = fixture
  for (let number = 0; number < 1200; number += 1) folder.put(`Note ${number}.md`, `Text ${number}.\n`)
  await choose()
  await press('Import 1,200 notes')
  await says(/^Writing .* of 1,200 notes…/)
  await press('Cancel')
  await says('The import was cancelled. What was written so far is here, and can be undone.')
  const written = await db.notes.count()
  expect(written).toBeGreaterThan(0)
  expect(written).toBeLessThan(1200)
  await says(`${written.toLocaleString('en')} notes were imported.`)
  await press('Undo the import')
  await expect.poll(() => recorded.notices.at(-1)?.message, { timeout: 20_000 }).toBe(`The import was undone; ${written.toLocaleString('en')} notes removed`)
  expect([await db.notes.count(), await db.noteBodies.count(), await db.links.count(), await db.noteImports.count()]).toEqual([0, 0, 0, 0])
})

test('files that notes link to come along under their names; what no note names is said', async () => {
  const { db } = fixture
  folder.put('files/Minutes of May.pdf', '%PDF-1.7')
  folder.put('files/interview.mp3', 'ID3')
  folder.put('files/nobody.csv', 'a,b')
  folder.put('Plan.md', 'See [the minutes](files/Minutes%20of%20May.pdf), ![[interview.mp3]] and [gone](files/gone.pdf).\n')
  await choose()
  await says('1 note, 2 attached files')
  await press('Import 1 note')
  await says('With 2 attached files.')
  await press(/Done/)
  const [plan] = await called('Plan')
  expect(plan!.assets).toHaveLength(2)
  const [minutes, interview] = plan!.assets as [Id, Id]
  expect(await textOf(plan!.id)).toBe(`See [the minutes](asset:${minutes}), [interview.mp3](asset:${interview}) and [gone](files/gone.pdf).`)
  const stored = await readAsset(db, minutes)
  expect([stored!.row.name, stored!.row.mediaType, new TextDecoder().decode(stored!.bytes)]).toEqual(['Minutes of May.pdf', 'application/pdf', '%PDF-1.7'])
})
