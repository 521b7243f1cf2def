/** Imports of articles: those that can be taken back, and those that were cut short and can go on. What was read is written by articles.ts, with the import's row. */
import type { Columns, Id, ImportRow } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'

/** An import that begins. `files`: how many were handed over, 0 for the app's own. */
export function newImport(files: number, filesKey?: string): ImportRow {
  return { id: crypto.randomUUID(), startedAt: Date.now(), finishedAt: 0, stoppedAt: 0, files, done: 0, items: 0, imported: 0, present: 0, refused: [], copies: [], ...(filesKey === undefined ? {} : { filesKey }) }
}

/** By which columns an import reads on: a table of which articles came in as it was begun, and any other as was told last (`told`, the setting `columns`). */
export function columnsOfImport({ tables = [], columns }: ImportRow, told: Record<string, Columns>): Record<string, Columns> {
  if (columns === undefined) return told
  const begun = new Set(tables)
  return Object.fromEntries([...Object.entries(told).filter(([signature]) => !begun.has(signature)), ...Object.entries(columns).filter(([signature]) => begun.has(signature))])
}

/** Its tables are told anew, and their articles made anew: going on, it reads as is told. */
export async function readAsTold(db: DossierDatabase, id: Id): Promise<void> {
  await db.imports.where('id').equals(id).modify((row) => {
    delete row.columns
  })
}

/** The Web Lock that is held while an import runs, and given up with the worker that runs it. */
export const importLock = (id: Id): string => `import ${id}`

/** Whether there is something left of it to go on with. One that runs just now is so too. */
export const isUnfinished = ({ finishedAt, files }: ImportRow): boolean => finishedAt === 0 && files > 0

/** Those that run or can go on, the latest first. */
export async function unfinishedImports(db: DossierDatabase): Promise<ImportRow[]> {
  return (await db.imports.orderBy('startedAt').reverse().toArray()).filter(isUnfinished)
}

/** Leaves an import as it is: there is nothing to go on with any more. */
export async function settleImport(db: DossierDatabase, id: Id): Promise<void> {
  await db.transaction('rw', db.imports, async () => {
    const row = await db.imports.get(id)
    if (row?.finishedAt === 0) await db.imports.update(id, { finishedAt: Date.now() })
  })
}

/** The imports of which something is there or still to come, the latest first, with the number of their articles. */
export async function listImports(db: DossierDatabase): Promise<(ImportRow & { articles: number })[]> {
  const rows = await db.imports.orderBy('startedAt').reverse().toArray()
  const counted = await Promise.all(rows.map(async (row) => ({ ...row, articles: await db.articles.where('importId').equals(row.id).count() })))
  return counted.filter((row) => row.articles > 0 || isUnfinished(row))
}
