import { expect, test } from 'vitest'
import type { NoteNode } from '../../renderer/core/model.ts'
import { assetAddress } from '../../renderer/core/notes/assets.ts'
import { assetId, assetRows, collectAssets, putAsset, readAsset } from '../../renderer/data/assets.ts'
import { openDatabase } from '../../renderer/data/database.ts'
import { createNote, saveNote, trashNote } from '../../renderer/data/notes.ts'
import { freshName } from '../support/libraryFixture.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const showing = (id: string): NoteNode => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'image', attrs: { src: assetAddress(id), alt: null, title: null } }] }] })
const index = (assets: string[]) => ({ excerpt: '', words: 0, tags: [], assets, links: [] })
const LATER = 8 * 24 * 3_600_000

test('the same bytes are one file, under the name it was first given', async () => {
  const db = await openDatabase(freshName())
  expect(await assetId(bytesOf('abc')), 'FIPS 180-2').toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  const whole = bytesOf('..abc..')
  const row = await putAsset(db, { name: 'Map.png', mediaType: 'image/png', bytes: whole.subarray(2, 5) })
  expect((await putAsset(db, { name: 'other.png', mediaType: 'image/png', bytes: bytesOf('abc') })).name).toBe('Map.png')
  const read = (await readAsset(db, row.id))!
  expect([read.row.size, read.bytes.buffer.byteLength, new TextDecoder().decode(read.bytes)], 'not the whole archive').toEqual([3, 3, 'abc'])
  expect([await db.assets.count(), await readAsset(db, 'ab'.repeat(32))]).toEqual([1, null])
  const second = await putAsset(db, { name: 'b', mediaType: 'image/png', bytes: bytesOf('b') })
  expect((await assetRows(db, [second.id, 'none', row.id])).map(({ name }) => name)).toEqual(['b', 'Map.png'])
})

test('only what no note, journal or revision names is collected, and not before a week has passed', async () => {
  const db = await openDatabase(freshName())
  const put = async (name: string) => (await putAsset(db, { name, mediaType: 'image/png', bytes: bytesOf(name) })).id
  const [inNote, inTrash, inJournal, inSnapshot, inRevision] = [await put('note'), await put('trash'), await put('journal'), await put('snapshot'), await put('revision')]
  await put('nowhere')
  await createNote(db, { doc: showing(inNote), index: index([inNote]) })
  await trashNote(db, (await createNote(db, { doc: showing(inTrash), index: index([inTrash]) })).id)
  // Rows that do not know what their documents show: a save without an index.
  const { id: noteId } = await createNote(db, { doc: showing(inSnapshot) })
  await saveNote(db, noteId, { revision: 1, title: '', steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: showing(inJournal).content } }] })
  await db.revisions.add({ noteId, at: 1, title: '', words: 0, doc: showing(inRevision) })

  expect(await collectAssets(db)).toEqual({ removed: 0, size: 0 })
  expect(await collectAssets(db, Date.now() + LATER)).toEqual({ removed: 1, size: 'nowhere'.length })
  const left = (await db.assets.toArray()).map(({ name }) => name).sort()
  expect(left).toEqual(['journal', 'note', 'revision', 'snapshot', 'trash'])
  expect((await db.assetBytes.toCollection().primaryKeys()).length).toBe(5)
})
