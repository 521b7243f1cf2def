import { expect, test } from 'vitest'
import type { NoteNode } from '../../renderer/core/model.ts'
import { openDatabase } from '../../renderer/data/database.ts'
import {
  backlinks, createNote, deleteNote, listNotes, noteDocument, NoteConflict, openNote, restoreNote, saveNote, snapshotNote, tags, trashedNotes, trashNote, type NoteIndex,
} from '../../renderer/data/notes.ts'
import { freshName } from '../support/libraryFixture.ts'

const doc = (text: string): NoteNode => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
/** Steps are opaque to the data layer: here each is a character. */
const replay = (from: NoteNode, steps: unknown[]): NoteNode => doc((from.content?.[0]?.content?.[0]?.text ?? '') + steps.join(''))
const index = (links: NoteIndex['links'] = []): NoteIndex => ({ excerpt: 'x', words: 1, tags: ['t'], assets: [], links })
const link = (targetId: string) => ({ targetKind: 'actor' as const, targetId, passage: null, context: 'about him', at: { start: 6, end: 9 } })

test('a note is its snapshot and the steps since', async () => {
  const db = await openDatabase(freshName())
  const { id } = await createNote(db, { title: 'N' })
  let { revision } = await saveNote(db, id, { revision: 1, title: 'N', steps: ['a', 'b'] })
  ;({ revision } = await saveNote(db, id, { revision, title: 'N', steps: ['c'] }))
  expect((await noteDocument(db, id, replay))!.doc).toEqual(doc('abc'))
  expect(await snapshotNote(db, id, revision, doc('abc'))).toBe(true)
  expect((await openNote(db, id))!.steps).toEqual([])
  expect(await db.noteSteps.count(), 'a snapshot takes the whole journal').toBe(0)
  await saveNote(db, id, { revision, title: 'N', steps: ['d'] })
  expect((await noteDocument(db, id, replay))!.doc).toEqual(doc('abcd'))
  expect(await snapshotNote(db, id, revision, doc('abc')), 'a late snapshot would lose the d').toBe(false)
  expect((await noteDocument(db, id, replay))!.doc).toEqual(doc('abcd'))
})

test('batches that an earlier version left behind a snapshot are removed by the next save, and hide nothing', async () => {
  const db = await openDatabase(freshName())
  const { id } = await createNote(db, { title: 'N' })
  await db.noteBodies.put({ noteId: id, doc: doc('abc'), seq: 9 })
  await db.noteSteps.bulkAdd([1, 2].map((seq) => ({ noteId: id, seq, steps: ['old'], at: 1 })))
  let { revision } = await saveNote(db, id, { revision: 1, title: 'N', steps: ['d'] })
  ;({ revision } = await saveNote(db, id, { revision, title: 'N', steps: ['e'] }))
  expect((await noteDocument(db, id, replay))!.doc).toEqual(doc('abcde'))
  expect((await db.noteSteps.toArray()).map(({ seq }) => seq)).toEqual([10, 11])
  expect(await snapshotNote(db, id, revision, doc('abcde'))).toBe(true)
  await saveNote(db, id, { revision, title: 'N', steps: ['f'] })
  expect((await noteDocument(db, id, replay))!.doc).toEqual(doc('abcdef'))
})

test('of two windows the second to save is told, and nothing of it is written', async () => {
  const db = await openDatabase(freshName())
  const { id } = await createNote(db)
  await saveNote(db, id, { revision: 1, title: 'mine', steps: ['m'], index: index() })
  await expect(saveNote(db, id, { revision: 1, title: 'theirs', steps: ['t'], index: index([link('A')]) })).rejects.toThrow(NoteConflict)
  const note = (await noteDocument(db, id, replay))!
  expect([note.row.title, note.doc]).toEqual(['mine', doc('m')])
  expect(await db.links.count()).toBe(0)
})

test('backlinks follow merged actors, the newest note first, and forget trashed notes until they are restored', async () => {
  const db = await openDatabase(freshName())
  await db.actors.bulkAdd(
    ['A', 'B', 'C'].map((id, at) => ({ id, kind: 'person' as const, name: id, forms: [], names: [], gazetteerId: null, articles: 0, mentions: 0, ...(at > 0 ? { redirect: at === 1 ? 'A' : 'B' } : {}) })),
  )
  const one = await createNote(db, { title: 'One', index: index([link('A')]) })
  const two = await createNote(db, { title: 'Two', index: index([link('C')]) })
  await saveNote(db, two.id, { revision: 1, title: 'Two', steps: [] })
  await db.notes.update(two.id, { updatedAt: Date.now() + 1000 })
  const titles = async () => (await backlinks(db, 'actor', 'A')).map(({ note }) => note.title)
  expect(await titles()).toEqual(['Two', 'One'])
  await trashNote(db, two.id)
  expect(await titles()).toEqual(['One'])
  expect((await trashedNotes(db)).map((note) => note.title)).toEqual(['Two'])
  expect((await listNotes(db)).map((note) => note.title)).toEqual(['One'])
  expect(await tags(db)).toEqual([{ name: 't', notes: 1 }])
  await restoreNote(db, two.id)
  expect(await titles()).toEqual(['Two', 'One'])
  await deleteNote(db, one.id)
  expect([await titles(), await db.noteBodies.count(), await db.links.count()]).toEqual([['Two'], 1, 1])
})
