import { Dexie } from 'dexie'
import * as fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { NoteNode } from '../../renderer/core/model.ts'
import { BACKUP_MANIFEST, Binary, decodeRow, encodeRow, type BackupManifest } from '../../renderer/core/safety/backupFormat.ts'
import { putAsset } from '../../renderer/data/assets.ts'
import { writeBackup } from '../../renderer/data/backup.ts'
import { openDatabase, type DossierDatabase } from '../../renderer/data/database.ts'
import { createNote, saveNote, trashNote } from '../../renderer/data/notes.ts'
import { addNotesOf, checkBackup, replaceLibrary } from '../../renderer/data/restoreBackup.ts'
import { addText, freshName } from '../support/libraryFixture.ts'

const doc = (text: string): NoteNode => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

async function backupOf(db: DossierDatabase, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  await writeBackup(db, (bytes) => Promise.resolve(void pieces.push(bytes)), { app: '1.2.3', now: 42, ...(signal === undefined ? {} : { signal }) })
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

/** Every row of every table, as IndexedDB has it. */
async function tables(name: string): Promise<Record<string, unknown[]>> {
  const plain = await new Dexie(name).open()
  const found: Record<string, unknown[]> = {}
  for (const table of plain.tables) found[table.name] = await table.toArray()
  plain.close()
  return found
}

/** Rows for every table: real ones where code makes them, invented ones elsewhere. */
async function fill(db: DossierDatabase): Promise<void> {
  const article = await addText(db, 'Titel – “ü” 🙂', 'Der Hafen wird ausgebaut.\n\nZweiter Absatz.')
  const note = await createNote(db, { title: 'Eins', doc: doc('Text'), index: { excerpt: 'Text', words: 1, tags: ['a'], assets: [], links: [{ targetKind: 'article', targetId: article, passage: null, context: 'c', at: { start: 0, end: 1 } }] } })
  await saveNote(db, note.id, { revision: 1, title: 'Eins', steps: [{ stepType: 'x', from: 1 }] })
  await trashNote(db, (await createNote(db, { title: 'Zwei' })).id)
  await putAsset(db, { name: 'Bild.png', mediaType: 'image/png', bytes: Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256) })
  const plain = await new Dexie(db.name).open()
  for (const table of plain.tables) {
    if ((await table.count()) > 0) continue
    const { keyPath } = table.schema.primKey
    const keys = Array.isArray(keyPath) ? keyPath : [keyPath]
    for (const at of [1, 2]) {
      const row: Record<string, unknown> = { lang: null, names: [{ lang: 'de', name: 'ä' }], starts: new Uint32Array([at, 70_000, 4_000_000_000]), ends: new Uint32Array(), gzip: new Uint8Array([0, 255, at]), key: `k${at}`, id: `i${at}` }
      for (const key of keys) row[String(key)] = table.schema.primKey.auto ? at : `p${at}`
      await table.add(row)
    }
  }
  plain.close()
}

test('after a backup and its restore every row of every table is what it was', async () => {
  const db = await openDatabase(freshName())
  await fill(db)
  const before = await tables(db.name)
  expect(Object.values(before).every((rows) => rows.length > 0)).toBe(true)
  const backup = await checkBackup(await backupOf(db), 'b.zip')
  expect(backup.manifest.counts).toEqual({ articles: 1, notes: 2, highlights: 2 })
  const other = await openDatabase(freshName())
  await createNote(other, { title: 'is replaced' })
  other.close()
  await replaceLibrary(other.name, backup)
  const after = await tables(other.name)
  expect(Object.keys(after)).toEqual(Object.keys(before))
  for (const [table, rows] of Object.entries(before)) expect(after[table], table).toEqual(rows)
  await other.open()
  // Numbers that the database gives go on after the highest.
  expect(await other.links.add({ noteId: 'n', targetKind: 'note', targetId: 't', passage: null, context: '', at: { start: 0, end: 0 } })).toBeGreaterThan(before['links']!.length)
})

test('rows of any JSON with any bytes in it are read as they were written', () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' }, fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0), fc.boolean(), fc.constant(null),
      fc.uint8Array({ maxLength: 20 }).map((bytes) => Uint8Array.from(bytes)), fc.uint32Array({ maxLength: 5 }).map((numbers) => Uint32Array.from(numbers)), fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 5 }).filter((key) => key !== '__proto__'), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value
  fc.assert(
    fc.property(fc.array(value, { maxLength: 5 }), (rows) => {
      const binary = new Binary()
      const lines = rows.map((row) => encodeRow([row], binary))
      expect(lines.every((line) => !line.includes('\n'))).toBe(true)
      const bytes = binary.join()
      expect(lines.map((line) => (decodeRow(line, bytes) as unknown[])[0])).toEqual(rows)
    }),
    { seed: 12, numRuns: process.env['DOSSIER_LONG'] ? 20_000 : 500 },
  )
  for (const strange of [{ at: new Date() }, { n: NaN }, { m: new Map() }, { $bytes: 1 }]) expect(() => encodeRow(strange, new Binary())).toThrow(/A backup cannot hold/)
})

test('a file that is cut off, has a flipped bit, or is something else is refused by name, and the library is as it was', async () => {
  const db = await openDatabase(freshName())
  await fill(db)
  const file = await backupOf(db)
  const before = await tables(db.name)
  const check = (bytes: Uint8Array): Promise<unknown> => checkBackup(bytes, 'mein Backup.zip')
  for (const share of [0.02, 0.3, 0.7, 0.999]) await expect(check(file.slice(0, Math.floor(file.length * share)))).rejects.toThrow(/^“mein Backup\.zip” is damaged: .*Nothing was changed/)
  await expect(check(file.slice(0, 0))).rejects.toThrow(/^“mein Backup\.zip” is no backup of Dossier/)
  await expect(check(strToU8('{}'))).rejects.toMatchObject({ code: 'no-backup' })
  await expect(check(zipSync({ 'a.txt': strToU8('x') }))).rejects.toMatchObject({ code: 'no-backup' })
  // A flipped bit is refused, or (in what a zip says of dates and the like) changes nothing.
  const other = freshName()
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
      const flipped = file.slice()
      flipped[at]! ^= 1 << bit
      const checked = await checkBackup(flipped, 'b.zip').catch((error: unknown) => error as Error & { code: string })
      if (checked instanceof Error) {
        expect(['damaged', 'no-backup', 'newer']).toContain(checked.code)
        return
      }
      await (await openDatabase(other)).delete()
      ;(await openDatabase(other)).close()
      await replaceLibrary(other, checked)
      expect(await tables(other)).toEqual(before)
    }),
    { seed: 9, numRuns: process.env['DOSSIER_LONG'] ? 2000 : 30 },
  )
  expect(await tables(db.name)).toEqual(before)
}, process.env['DOSSIER_LONG'] ? 1_200_000 : 120_000)

test('a later format or schema is refused by name; so is a part that is missing', async () => {
  const db = await openDatabase(freshName())
  await fill(db)
  const files = unzipSync(await backupOf(db))
  const manifest = JSON.parse(new TextDecoder().decode(files[BACKUP_MANIFEST])) as BackupManifest
  const changed = (change: Partial<BackupManifest>): Uint8Array => zipSync({ ...files, [BACKUP_MANIFEST]: strToU8(JSON.stringify({ ...manifest, ...change })) })
  for (const change of [{ version: 2 }, { schema: 99, app: '9.9' }]) await expect(checkBackup(changed(change), 'b.zip')).rejects.toMatchObject({ code: 'newer', message: expect.stringContaining('“b.zip” was made by a later version of Dossier') as string })
  const { [manifest.tables['notes']![0]!.path]: _gone, ...rest } = files
  await expect(checkBackup(zipSync(rest), 'b.zip')).rejects.toThrow('“tables/notes/0001.jsonl” is missing in it')
  const strange = await checkBackup(changed({ tables: { ...manifest.tables, novelties: [] } }), 'b.zip')
  const before = await tables(db.name)
  await expect(replaceLibrary(db.name, strange)).rejects.toThrow('a table that Dossier does not know, “novelties”')
  expect(await tables(db.name)).toEqual(before)
})

test('cancelled, a restore leaves the library as it was, and a backup ends', async () => {
  const db = await openDatabase(freshName())
  await fill(db)
  const backup = await checkBackup(await backupOf(db), 'b.zip')
  await createNote(db, { title: 'Drei' })
  const before = await tables(db.name)
  const abort = new AbortController()
  await expect(replaceLibrary(db.name, backup, { signal: abort.signal, onProgress: ({ done }) => done > 3 && abort.abort(new Error('cancelled')) })).rejects.toThrow('cancelled')
  expect(await tables(db.name)).toEqual(before)
  await expect(backupOf(db, abort.signal)).rejects.toThrow('cancelled')
})

test('the notes of a backup join those that are there; one that has changed since stands beside its present self', async () => {
  const db = await openDatabase(freshName())
  const same = await createNote(db, { title: 'same' })
  const changed = await createNote(db, { title: 'changed', doc: doc('then') })
  const lost = await createNote(db, { title: 'lost' })
  const backup = await checkBackup(await backupOf(db), 'b.zip')
  await saveNote(db, changed.id, { revision: 1, title: 'changed', steps: [{ s: 1 }] })
  await db.notes.delete(lost.id)
  expect(await addNotesOf(db, backup, (title) => `${title} (then)`)).toEqual({ added: 1, copied: 1, present: 1 })
  expect((await db.notes.toArray()).map(({ title }) => title).sort()).toEqual(['changed', 'changed (then)', 'lost', 'same'])
  const copy = (await db.notes.toArray()).find(({ title }) => title === 'changed (then)')!
  expect([(await db.noteBodies.get(copy.id))!.doc, await db.noteSteps.count()]).toEqual([doc('then'), 1])
  expect(await db.notes.get(same.id)).toMatchObject({ revision: 1 })
})
