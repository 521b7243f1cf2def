import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NoteNode } from '../../renderer/core/model.ts'
import { putAsset } from '../../renderer/data/assets.ts'
import { openDatabase, type DossierDatabase } from '../../renderer/data/database.ts'
import { decide } from '../../renderer/data/decisions.ts'
import { compareAll, compareWithMirror } from '../../renderer/data/mirrorCompare.ts'
import { MirrorWriter } from '../../renderer/data/mirrorWriter.ts'
import { backlinks, createNote, deleteNote, describeNote, restoreNote, saveNote, snapshotNote, trashNote } from '../../renderer/data/notes.ts'
import { restoreMirror } from '../../renderer/data/restoreMirror.ts'
import { sweepTrash, TRASH_DAYS } from '../../renderer/data/trash.ts'
import { addText, freshName } from '../support/libraryFixture.ts'
import { memoryMirror, type MemoryMirror } from '../support/memoryMirror.ts'

const doc = (text: string): NoteNode => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
const index = { excerpt: 'x', words: 1, tags: ['t'], assets: [], links: [{ targetKind: 'actor' as const, targetId: 'A', passage: null, context: 'c', at: { start: 0, end: 1 } }] }
const markdownFiles = (mirror: MemoryMirror): string[] => [...mirror.files.keys()].filter((path) => path.startsWith('markdown/')).sort()

/** Everything a note is, without what a new database numbers anew. */
async function content(db: DossierDatabase): Promise<unknown> {
  const notes = (await db.notes.orderBy('id').toArray()).map(({ stamp: _stamp, ...row }) => row)
  const links = (await db.links.orderBy('noteId').toArray()).map(({ id: _id, ...link }) => link)
  return { notes, links, bodies: await db.noteBodies.toArray(), steps: await db.noteSteps.toArray(), highlights: await db.highlights.toArray(), assets: await db.assets.toArray() }
}

test('whatever is done, in one window or two and wherever it ends, a new database has it all from the mirror', async () => {
  const at = fc.nat(7)
  const act = fc.oneof(
    { weight: 3, arbitrary: fc.record({ type: fc.constant('create' as const), title: fc.constantFrom('', 'A/B', 'Ärger', 'same') }) },
    { weight: 5, arbitrary: fc.record({ type: fc.constant('save' as const), at, title: fc.constantFrom('', 'new', 'Ärger') }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('snapshot' as const, 'trash' as const, 'restore' as const, 'delete' as const, 'file' as const, 'late' as const), at }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('write' as const, 'failing' as const, 'restart' as const) }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const db = await openDatabase(freshName())
      const mirror = memoryMirror()
      let writer = new MirrorWriter(db, mirror, { markdown: true })
      for (const each of acts) {
        const ids = await db.notes.toCollection().primaryKeys()
        const id = ids.length > 0 && 'at' in each ? ids[each.at % ids.length]! : null
        if (each.type === 'create') await createNote(db, { title: each.title, doc: doc('begun'), index })
        else if (each.type === 'write') await writer.write()
        else if (each.type === 'restart') writer = new MirrorWriter(db, mirror, { markdown: true })
        else if (each.type === 'failing') {
          mirror.failure = 'The disk is full.'
          await writer.write().catch(() => undefined)
          mirror.failure = null
        } else if (id !== null) {
          const row = (await db.notes.get(id))!
          if (each.type === 'save') await saveNote(db, id, { revision: row.revision, title: each.title, steps: [{ s: row.revision }], index })
          else if (each.type === 'snapshot') await snapshotNote(db, id, row.revision, doc(`snapshot ${row.revision}`))
          else if (each.type === 'trash') await trashNote(db, id)
          else if (each.type === 'restore') await restoreNote(db, id)
          else if (each.type === 'delete') await deleteNote(db, id)
          else if (each.type === 'file') await describeNote(db, id, { folder: `F${row.revision}` })
          // Another window, whose stamps are a minute behind.
          else await db.notes.bulkPut([{ ...row, folder: 'late' }]).then(() => db.transaction('rw', db.notes, () => db.notes.update(id, { folder: 'later' })))
        }
      }
      await writer.write()
      const before = await content(db)
      const next = await openDatabase(freshName())
      const finding = await compareWithMirror(next, mirror)
      const notes = await db.notes.count()
      if (notes === 0) expect(finding).toBeNull()
      else {
        expect([finding!.missing.length, finding!.empty]).toEqual([notes, true])
        expect(await restoreMirror(next, mirror, finding!.missing)).toEqual({ notes, damaged: [] })
        expect(await content(next)).toEqual(before)
      }
      // One Markdown file a note, but for those whose journal waits for its snapshot.
      const waiting = new Set((await db.noteSteps.toArray()).map(({ noteId }) => noteId))
      expect(markdownFiles(mirror).length).toBeGreaterThanOrEqual(notes - waiting.size)
      expect(markdownFiles(mirror).length).toBeLessThanOrEqual(notes)
      expect(await compareWithMirror(db, mirror)).toBeNull()
      await db.delete()
      await next.delete()
    }),
    { seed: 31, numRuns: process.env['DOSSIER_LONG'] ? 500 : 25 },
  )
}, process.env['DOSSIER_LONG'] ? 1_200_000 : 120_000)

test('assets, highlights, decisions and settings come back, and decisions are derived again', async () => {
  const db = await openDatabase(freshName())
  const mirror = memoryMirror()
  const asset = await putAsset(db, { name: 'Map.png', mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) })
  await createNote(db, { title: 'N', doc: doc('x'), index: { ...index, assets: [asset.id] } })
  await db.highlights.add({ id: 'h', articleId: 'a', version: 1, start: 0, end: 1, exact: 'x', prefix: '', suffix: '', colour: 'red', comment: 'c', tags: [], createdAt: 1, updatedAt: 2 })
  await decide(db, [{ type: 'rename', form: { kind: 'person', lang: 'de', name: 'A' }, name: 'B' }])
  await db.settings.bulkPut([{ key: 'theme', value: 'dark' }, { key: 'derivation', value: { recognisedThrough: 9, linkedThrough: 9, recogniser: 'x' } }])
  await new MirrorWriter(db, mirror, { markdown: false }).write()
  expect(markdownFiles(mirror)).toEqual([])
  const next = await openDatabase(freshName())
  await restoreMirror(next, mirror, (await compareWithMirror(next, mirror))!.missing)
  expect(await content(next)).toEqual(await content(db))
  expect((await next.assetBytes.get(asset.id))!.bytes).toEqual(new Uint8Array([1, 2, 3]))
  expect((await next.decisions.toArray()).map(({ decision }) => decision)).toEqual((await db.decisions.toArray()).map(({ decision }) => decision))
  expect([await next.changes.count(), (await next.settings.toArray())]).toEqual([1, [{ key: 'formerArticles', value: {} }, { key: 'theme', value: 'dark' }]])
})

test('an article that is imported again after its library was lost has its id again, and the notes lead to it', async () => {
  const db = await openDatabase(freshName())
  const mirror = memoryMirror()
  const linked = await addText(db, 'Titel', 'Text.')
  await addText(db, 'Anderer', 'Text, den keine Notiz nennt.')
  await createNote(db, { title: 'N', index: { ...index, links: [{ ...index.links[0]!, targetKind: 'article', targetId: linked }] } })
  await new MirrorWriter(db, mirror, { markdown: false }).write()
  expect(mirror.json('articles.json')).toEqual([{ id: linked, key: expect.stringMatching(/^sha256:/) as string }])
  const next = await openDatabase(freshName())
  await restoreMirror(next, mirror, (await compareWithMirror(next, mirror))!.missing)
  expect([await addText(next, 'Titel', 'Text.'), await addText(next, 'Titel', 'Text.')]).toEqual([linked, linked])
  expect((await backlinks(next, 'article', linked)).map(({ note }) => note.title)).toEqual(['N'])
})

test('an empty library never takes from a mirror: notes stay, and so do the tables', async () => {
  const db = await openDatabase(freshName())
  const mirror = memoryMirror()
  const { id } = await createNote(db, { title: 'kept', doc: doc('kept') })
  await decide(db, [{ type: 'rename', form: { kind: 'person', lang: 'de', name: 'A' }, name: 'B' }])
  await new MirrorWriter(db, mirror, { markdown: true }).write()
  const before = new Map(mirror.files)
  const empty = await openDatabase(freshName())
  const writer = new MirrorWriter(empty, mirror, { markdown: true })
  await writer.write()
  expect(writer.lost).toBe(1)
  for (const path of [`notes/${id}.json`, 'decisions.json', ...markdownFiles(mirror)]) expect(mirror.files.get(path), path).toEqual(before.get(path))
  // A note written in the meantime joins them, and the lost one is still asked for at the next start.
  await createNote(empty, { title: 'new' })
  await writer.write()
  expect((await compareWithMirror(empty, mirror))!.missing).toEqual([`notes/${id}.json`])
})

test('a library that is older than the mirror is found out, and only what is newer comes back', async () => {
  const db = await openDatabase(freshName())
  const mirror = memoryMirror()
  const { id } = await createNote(db, { title: 'One', doc: doc('old') })
  const other = await createNote(db, { title: 'Two', doc: doc('same') })
  const older = await openDatabase(freshName())
  await new MirrorWriter(db, mirror, { markdown: true }).write()
  await restoreMirror(older, mirror, (await compareWithMirror(older, mirror))!.missing)
  // As a copy of the disk would have it: with the stamps of then.
  for (const row of await db.notes.toArray()) await older.transaction('rw', older.notes, () => older.notes.update(row.id, { stamp: row.stamp }))
  await saveNote(db, id, { revision: 1, title: 'One, changed', steps: [{ s: 1 }] })
  await db.notes.update(id, { folder: 'x' })
  await new Promise((turn) => setTimeout(turn, 5))
  const later = Math.max(...(await older.notes.toArray()).map(({ stamp }) => stamp))
  await db.transaction('rw', db.notes, async () => {
    while ((await db.notes.get(id))!.stamp <= later) await db.notes.update(id, { folder: `x${Math.random()}` })
  })
  await new MirrorWriter(db, mirror, { markdown: true }).write()
  const finding = (await compareWithMirror(older, mirror))!
  expect([finding.missing, finding.older, finding.empty]).toEqual([[], [`notes/${id}.json`], false])
  await restoreMirror(older, mirror, finding.older)
  expect([(await older.notes.get(id))!.title, (await older.notes.get(other.id))!.title, await older.noteSteps.count()]).toEqual(['One, changed', 'Two', 1])
  expect(await compareAll(older, mirror)).toEqual({ missing: [], older: [] })
})

test('a mirror that was ended before its manifest was written is found all the same', async () => {
  const db = await openDatabase(freshName())
  const mirror = memoryMirror()
  const { id } = await createNote(db, { title: 'A' })
  await new MirrorWriter(db, mirror, { markdown: false }).write()
  mirror.files.set('manifest.json', new Uint8Array([123]))
  const next = await openDatabase(freshName())
  expect(await compareWithMirror(next, mirror)).toMatchObject({ missing: [`notes/${id}.json`], empty: true })
  expect(await compareWithMirror(db, mirror)).toBeNull()
  expect(await compareWithMirror(null, memoryMirror())).toBeNull()
})

test('a file that was damaged is named, and all others come back', async () => {
  const db = await openDatabase(freshName())
  const mirror = memoryMirror()
  for (const title of ['A', 'B', 'C']) await createNote(db, { title })
  await new MirrorWriter(db, mirror, { markdown: true }).write()
  const [path] = [...mirror.files.keys()].filter((each) => each.startsWith('notes/'))
  mirror.files.set(path!, mirror.files.get(path!)!.slice(0, 40))
  const next = await openDatabase(freshName())
  expect(await restoreMirror(next, mirror, (await compareWithMirror(next, mirror))!.missing)).toEqual({ notes: 2, damaged: [path] })
})

test('the trash forgets after 30 days, not before, with revisions and files', async () => {
  const db = await openDatabase(freshName())
  const now = Date.now()
  const asset = await putAsset(db, { name: 'a', mediaType: 'image/png', bytes: new Uint8Array([9]) })
  const old = await createNote(db, { index: { ...index, assets: [asset.id] } })
  const young = await createNote(db)
  const alive = await createNote(db)
  await db.revisions.add({ noteId: old.id, at: 1, title: '', words: 0, doc: doc('earlier') })
  await db.notes.update(old.id, { trashedAt: now - TRASH_DAYS * 86_400_000 })
  await db.notes.update(young.id, { trashedAt: now - TRASH_DAYS * 86_400_000 + 1000 })
  await db.assets.update(asset.id, { createdAt: 1 })
  expect(await sweepTrash(db, now)).toBe(1)
  expect((await db.notes.toCollection().primaryKeys()).sort()).toEqual([young.id, alive.id].sort())
  expect([await db.revisions.count(), await db.assets.count(), await db.assetBytes.count()]).toEqual([0, 0, 0])
})
