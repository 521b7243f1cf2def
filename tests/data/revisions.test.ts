import { expect, test } from 'vitest'
import type { NoteNode } from '../../renderer/core/model.ts'
import { openDatabase } from '../../renderer/data/database.ts'
import { keepRevision, listRevisions, nameRevision, readRevision } from '../../renderer/data/revisions.ts'
import { freshName } from '../support/libraryFixture.ts'

const doc = (text: string): NoteNode => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
const MINUTE = 60_000
/** The beginning of an hour. */
const NOON = Math.floor(Date.now() / 3_600_000) * 3_600_000

test('of five minutes the last stays; what is named stays too; the same state is not kept twice; each note has its own', async () => {
  const db = await openDatabase(freshName())
  const keep = (minutes: number, text: string, noteId = 'n') => keepRevision(db, { noteId, at: NOON + minutes * MINUTE, title: 'T', words: 1, doc: doc(text) }, NOON + minutes * MINUTE)
  expect([await keep(0, 'a'), await keep(1, 'b'), await keep(1.5, 'b'), await keep(2, 'c', 'other')]).toEqual([true, true, false, true])
  const texts = async (): Promise<string[]> => Promise.all((await listRevisions(db, 'n')).map(async ({ id }) => JSON.stringify((await readRevision(db, id))!.doc.content![0]!.content![0]!.text)))
  expect(await texts()).toEqual(['"b"'])
  await nameRevision(db, (await listRevisions(db, 'n'))[0]!.id, ' First ')
  await keep(3, 'd')
  await keep(6, 'e')
  expect(await texts()).toEqual(['"e"', '"d"', '"b"'])
  expect((await listRevisions(db, 'n')).map(({ name }) => name)).toEqual([undefined, undefined, 'First'])
  // A week later, of the hour only the last and the named one.
  await keep(8 * 24 * 60, 'f')
  expect(await texts()).toEqual(['"f"', '"e"', '"b"'])
  await nameRevision(db, (await listRevisions(db, 'n')).at(-1)!.id, '')
  await keep(8 * 24 * 60 + 6, 'g')
  expect(await texts()).toEqual(['"g"', '"f"', '"e"'])
  expect(await listRevisions(db, 'other')).toHaveLength(1)
})
