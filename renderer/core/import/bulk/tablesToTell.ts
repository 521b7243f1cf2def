/**
 * Tables whose columns are told one after the other, and those that are told with another: exports of several outlets, or of several years, share most of
 * their columns and are no table of one signature all the same.
 */
import type { Columns } from '../../model.ts'
import { COLUMN_FIELDS, columnOf, type ColumnField, withColumn } from './columnFields.ts'
import type { FoundTable } from './findTables.ts'

/** Tables of one signature, told as one. */
export interface TableToTell {
  table: FoundTable
  /** Its files. */
  names: string[]
}

/** One for each signature, with the names of its files. */
export function tablesToTell(found: readonly FoundTable[]): TableToTell[] {
  const bySignature = new Map<string, TableToTell>()
  for (const table of found) {
    const known = bySignature.get(table.signature)
    if (known === undefined) bySignature.set(table.signature, { table, names: [table.fileName] })
    else known.names.push(table.fileName)
  }
  return [...bySignature.values()]
}

/**
 * What was told of one table, for another that has the column of the text: columns that both have are what was said, and those that only the other has are
 * what they are taken for. Null when it lacks the text's.
 */
export function likeColumns(told: Columns, from: FoundTable, to: FoundTable): Columns | null {
  const text = columnOf(told, 'text')
  if (text === null || !to.names.includes(text)) return null
  const shared = (column: string | null): boolean => column !== null && from.names.includes(column) && to.names.includes(column)
  const said = COLUMN_FIELDS.filter((field) => shared(columnOf(told, field)))
  const taken = new Set(said.map((field) => columnOf(told, field)))
  // What was said to be nothing is nothing; what could not be said is a guess.
  const guessed = COLUMN_FIELDS.filter((field) => !said.includes(field) && !taken.has(columnOf(to.columns, field)) && !shared(columnOf(to.columns, field)))
  const put = (columns: Columns, fields: readonly ColumnField[], source: Columns): Columns => fields.reduce((made, field) => withColumn(made, field, columnOf(source, field)), columns)
  const { text: plain, html, markdown } = told
  // How the text is written was found out once.
  return { ...put(put({}, guessed, to.columns), said, told), ...(plain === undefined ? {} : { text: plain }), ...(html === undefined ? {} : { html }), ...(markdown === undefined ? {} : { markdown }) }
}

export interface Telling {
  /** By signature: what was said, and before anything was, what the columns are taken for. */
  columns: Readonly<Record<string, Columns>>
  /** Signatures of tables by which all later ones are told that have their columns. */
  leading: ReadonlySet<string>
}

/** What was told: of the tables that were shown, by their places, and of those that are told with one of them. The others are left to the guess. */
export function columnsTold(all: readonly TableToTell[], told: readonly { with: number; columns: Columns }[], shown: ReadonlySet<number>): Record<string, Columns> {
  return Object.fromEntries(told.flatMap((one, index) => (shown.has(one.with) ? [[all[index]!.table.signature, one.columns]] : [])))
}

/** Per table the columns, and the table that it is told with: itself, or the first before it that leads and whose columns it has. */
export function toldTables(all: readonly TableToTell[], { columns, leading }: Telling): { with: number; columns: Columns }[] {
  const told: { with: number; columns: Columns }[] = []
  for (const [at, { table }] of all.entries()) {
    const leader = told.findIndex((one, index) => one.with === index && leading.has(all[index]!.table.signature) && likeColumns(one.columns, all[index]!.table, table) !== null)
    told.push(leader < 0 ? { with: at, columns: columns[table.signature]! } : { with: leader, columns: likeColumns(told[leader]!.columns, all[leader]!.table, table)! })
  }
  return told
}
