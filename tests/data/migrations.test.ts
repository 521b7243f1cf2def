/**
 * A library of every version that was ever shipped opens with everything in it. `fixtures/databases/vN.json` describes version N as IndexedDB has it: its stores and
 * indices, and some rows. A change of the schema without its version, its migration and its fixture fails here.
 */
import { expect, test } from 'vitest'
import { sortKey } from '../../renderer/core/events/edtf.ts'
import { articleIds, readArticle } from '../../renderer/data/articles.ts'
import { openDatabase, SCHEMA_VERSION } from '../../renderer/data/database.ts'
import { newestEvents } from '../../renderer/data/events.ts'
import { unfinishedImports } from '../../renderer/data/imports.ts'
import { backlinks, openNote } from '../../renderer/data/notes.ts'
import { likelyPairs } from '../../renderer/data/reviewPairs.ts'
import { freshName } from '../support/libraryFixture.ts'

interface Store {
  keyPath: string | string[] | null
  autoIncrement: boolean
  indices: Record<string, { keyPath: string | string[]; unique: boolean; multiEntry: boolean }>
}
interface Description {
  version: number
  stores: Record<string, Store>
}
interface Fixture extends Description {
  rows: Record<string, unknown[]>
}

const fixtures = import.meta.glob<Fixture>('../fixtures/databases/*.json', { import: 'default', eager: true })

/** What IndexedDB says of a database. */
function describeDatabase(database: IDBDatabase): Description {
  const stores: Description['stores'] = {}
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name)
    const indices: Store['indices'] = {}
    for (const index of store.indexNames) {
      const { keyPath, unique, multiEntry } = store.index(index)
      indices[index] = { keyPath, unique, multiEntry }
    }
    stores[name] = { keyPath: store.keyPath, autoIncrement: store.autoIncrement, indices }
  }
  return { version: database.version / 10, stores }
}

/** Makes a database as that version would have left it, without a line of today's code. */
function build(name: string, { version, stores, rows }: Fixture): Promise<void> {
  return new Promise((done, failed) => {
    const open = indexedDB.open(name, version * 10)
    open.addEventListener('upgradeneeded', () => {
      for (const [table, { keyPath, autoIncrement, indices }] of Object.entries(stores)) {
        const store = open.result.createObjectStore(table, { keyPath, autoIncrement })
        for (const [index, { keyPath: path, unique, multiEntry }] of Object.entries(indices)) store.createIndex(index, path, { unique, multiEntry })
        for (const row of rows[table] ?? []) store.add(row)
      }
    })
    open.addEventListener('success', () => {
      open.result.close()
      done()
    })
    open.addEventListener('error', () => failed(open.error ?? new Error('not built')))
  })
}

test('the schema of today is the one of the last fixture', async () => {
  const db = await openDatabase(freshName())
  const { rows: _, ...last } = fixtures[`../fixtures/databases/v${SCHEMA_VERSION}.json`]!
  expect(describeDatabase(db.backendDB())).toEqual(last)
})

test.each(Object.values(fixtures).map((fixture) => [fixture.version, fixture] as const))('version %i opens with everything in it', async (_, fixture) => {
  const name = freshName()
  await build(name, fixture)
  const db = await openDatabase(name)
  for (const [table, rows] of Object.entries(fixture.rows)) expect(await db.table(table).count(), table).toBe(rows.length)
  const [id] = await articleIds(db)
  expect((await readArticle(db, id!))!.body.text).toBe('Aram Petrosjan traf in Wien ein.')
  const [link] = await backlinks(db, 'article', id!)
  const note = (await openNote(db, link!.note.id))!
  expect([note.row.title, note.doc.type, note.steps.length]).toEqual(['Reise', 'doc', 1])
  expect(await db.decisions.count()).toBe(1)
  expect(await unfinishedImports(db)).toEqual([])
  // What they are listed by came later than they.
  const pairs = async (all: boolean): Promise<string[]> => (await likelyPairs(db, { all, most: 9 })).map(({ id }) => id)
  expect([await pairs(false), await pairs(true)]).toEqual([['a1|a2'], ['a3|a4', 'a1|a2']])
  expect((await newestEvents(db, 9)).rows.map(({ title }) => title)).toEqual(['Sitzung', 'Gipfel in Wien'])
  for (const { start, order } of await db.events.toArray()) expect(order, start!).toBe(sortKey(start))
})
