/** Changing notes from elsewhere: open or closed, with others writing, and back. */
import { Node } from '@tiptap/pm/model'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { markdownToNote, noteToMarkdown } from '../../../../renderer/core/markdown/markdown.ts'
import type { Id, NoteNode } from '../../../../renderer/core/model.ts'
import { renameReferences } from '../../../../renderer/core/notes/links.ts'
import { backlinks, createNote, noteDocument, saveNote, trashNote } from '../../../../renderer/data/notes.ts'
import { editNote } from '../../../../renderer/ui/notes/session/editNote.ts'
import { editSteps } from '../../../../renderer/ui/notes/session/editSteps.ts'
import { NoteIndexer } from '../../../../renderer/ui/notes/session/noteIndexer.ts'
import { noteSchema } from '../../../../renderer/ui/notes/schema/noteExtensions.ts'
import { replay } from '../../../../renderer/ui/notes/schema/replay.ts'
import { noteArbitrary } from '../../../core/markdown/noteArbitrary.ts'
import { openFixture, showPane, type Fixture } from '../deskFixture.tsx'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.close())

async function addNote(title: string, markdown: string): Promise<Id> {
  const doc = markdownToNote(markdown)
  return (await createNote(fixture.db, { title, doc, index: new NoteIndexer().index(Node.fromJSON(noteSchema, doc)) })).id
}
const markdownOf = async (id: Id): Promise<string> => noteToMarkdown((await noteDocument(fixture.db, id, replay))!.doc)
const rename = (doc: NoteNode): NoteNode => renameReferences(doc, 'actor', 'a1', 'New', 'Old')
const titles = async (): Promise<string[]> => (await fixture.db.notes.toArray()).map(({ title }) => title).sort()

test('the steps lead from any document to any other', () => {
  fc.assert(
    fc.property(noteArbitrary, noteArbitrary, (one, two) => {
      let doc = Node.fromJSON(noteSchema, one)
      const target = Node.fromJSON(noteSchema, two)
      for (const step of editSteps(doc, target)) doc = step.apply(doc).doc!
      expect(doc.toJSON()).toEqual(target.toJSON())
    }),
    { seed: 7, numRuns: process.env['DOSSIER_LONG'] ? 5000 : 150 },
  )
})

test('a closed note is changed with its index, and back; one in the trash is left alone', async () => {
  const { db } = fixture
  const id = await addNote('N', 'See [Old](dossier://actor/a1) and [the man](dossier://actor/a1).\n')
  const undo = await editNote(db, id, rename)
  expect(await markdownOf(id)).toBe('See [New](dossier://actor/a1) and [the man](dossier://actor/a1).\n')
  expect((await backlinks(db, 'actor', 'a1')).map(({ link }) => link.context)).toEqual(['See New and the man.', 'See New and the man.'])
  expect(await editNote(db, id, rename), 'nothing is left to do').toBeNull()
  expect([await undo!(), await undo!()]).toEqual([true, false])
  expect(await markdownOf(id)).toContain('[Old]')
  await trashNote(db, id)
  expect(await editNote(db, id, rename)).toBeNull()
})

test('who was faster is not overwritten', async () => {
  const { db } = fixture
  const id = await addNote('N', '[Old](dossier://actor/a1)\n')
  let raced = false
  const undo = await editNote(db, id, (doc) => {
    // Another window saves between the reading and the writing.
    if (!raced) void saveNote(db, id, { revision: 1, title: 'Theirs', steps: [] })
    raced = true
    return rename(doc)
  })
  expect([undo === null, (await db.notes.get(id))!.title, await markdownOf(id)]).toEqual([false, 'Theirs', '[New](dossier://actor/a1)\n'])
})

test('a note that is being written takes the change in its editor: no copy, the caret stays, and so does what is typed meanwhile', async () => {
  const { db } = fixture
  const id = await addNote('N', 'See [Old](dossier://actor/a1).\n\nMore\n')
  await showPane(fixture, id)
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Note')
  await userEvent.keyboard(' words')
  const undo = editNote(db, id, rename)
  await userEvent.keyboard(' typed')
  await undo
  await userEvent.keyboard(' on')
  await expect.poll(() => markdownOf(id)).toBe('See [New](dossier://actor/a1).\n\nMore words typed on\n')
  expect(await (await undo)!()).toBe(true)
  await expect.poll(() => markdownOf(id)).toBe('See [Old](dossier://actor/a1).\n\nMore words typed on\n')
  expect([await titles(), fixture.recorded.notices]).toEqual([['N'], []])
})

test('links follow a title once it has settled, with its former one kept as an alias, and one undo takes all back', async () => {
  const { db } = fixture
  const id = await addNote('Old', 'Myself: [[Old]]\n')
  const one = await addNote('One', `[Old](dossier://note/${id}) and [another word](dossier://note/${id}); [[old|shown]]\n`)
  const two = await addNote('Two', '[[Old]] and [[Older]]\n')
  const before = await Promise.all([one, two].map(markdownOf))
  await showPane(fixture, id)
  const field = page.getByRole('textbox', { name: 'Note title' })
  await field.click()
  await userEvent.keyboard('{End}er still')
  await new Promise((settle) => setTimeout(settle, 600))
  expect(await Promise.all([one, two].map(markdownOf)), 'not while it is typed').toEqual(before)
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => fixture.recorded.notices.map(({ message }) => message)).toEqual(['4 links in 3 notes updated'])
  expect(await Promise.all([one, two].map(markdownOf))).toEqual([
    `[Older still](dossier://note/${id}) and [another word](dossier://note/${id}); [shown](dossier://note/${id})\n`, `[Older still](dossier://note/${id}) and [[Older]]\n`,
  ])
  expect((await db.notes.get(id))!.aliases).toEqual(['Old'])
  await fixture.recorded.notices[0]!.undo!()
  expect([await Promise.all([one, two].map(markdownOf)), (await db.notes.get(id))!.aliases]).toEqual([before, []])
})
