/** The tables that an import's articles are rows of, put together again from what is kept of their rows. */
import { gunzipSync } from 'fflate'
import { describeTable, type FoundTable } from '../core/import/bulk/findTables.ts'
import type { Row } from '../core/import/bulk/columns.ts'
import { SAMPLE } from '../core/import/bulk/rows.ts'
import { flattened } from '../core/import/bulk/table.ts'
import type { Id, OriginalRow } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'
import { getSetting } from './settings.ts'

/** Originals that are read at once, and after which it is enough when every table was met. */
const BATCH = 50
const ENOUGH = 2000

/** With their columns as they were chosen last, else as they were read. */
export async function importedTables(db: DossierDatabase, importId: Id): Promise<FoundTable[]> {
  const wanted = new Set((await db.imports.get(importId))?.tables)
  const choices = await getSetting(db, 'columns')
  const samples = new Map<string, { fileName: string; original: OriginalRow; rows: Row[] }>()
  const ids = wanted.size === 0 ? [] : await db.articles.where('importId').equals(importId).primaryKeys()
  const whole = (read: number): boolean => samples.size === wanted.size && (read >= ENOUGH || [...samples.values()].every(({ rows }) => rows.length >= SAMPLE))
  for (let at = 0; at < ids.length && !whole(at); at += BATCH) {
    for (const original of await db.originals.bulkGet(ids.slice(at, at + BATCH))) {
      if (original?.table === undefined) continue
      const { signature } = original.table
      const sample = samples.get(signature) ?? { fileName: tableNameOf(original), original, rows: [] }
      samples.set(signature, sample)
      if (sample.rows.length < SAMPLE) sample.rows.push(flattened(JSON.parse(new TextDecoder().decode(gunzipSync(original.gzip))) as Row))
    }
  }
  return [...samples].map(([signature, { fileName, original, rows }]) => ({ ...describeTable(fileName, rows, {}), signature, columns: choices[signature] ?? original.table!.columns }))
}

/** A row's original is called by its table and its place (core/import/bulk/rows.ts). */
const tableNameOf = ({ fileName }: OriginalRow): string => fileName.replace(/ (?:row|line|entry) \d+\.json$/, '')

/** Ids of the articles of an import that are rows of one of these tables. */
export async function articlesOfTables(db: DossierDatabase, importId: Id, signatures: readonly string[]): Promise<Id[]> {
  const wanted = new Set(signatures)
  const ids = await db.articles.where('importId').equals(importId).primaryKeys()
  const found: Id[] = []
  for (let at = 0; at < ids.length; at += BATCH) {
    for (const original of await db.originals.bulkGet(ids.slice(at, at + BATCH))) if (original?.table !== undefined && wanted.has(original.table.signature)) found.push(original.articleId)
  }
  return found
}
