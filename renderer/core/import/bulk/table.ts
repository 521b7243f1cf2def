/** A table whose maker is not known: which of its columns is what, and by what tables of the same columns are known again. */
import type { TableColumns } from '../../model.ts'
import type { ColumnChoices } from '../articles/types.ts'
import { cyrb53 } from '../../text/cyrb53.ts'
import { guessColumns, type Row } from './columns.ts'

/** Levels of nested objects whose values are columns of their own. */
const LEVELS = 2

/** Nested objects as columns with dots in their names. */
export function flattened(row: Row, depth = 0): Row {
  const flat: Row = {}
  for (const [key, value] of Object.entries(row)) {
    if (depth < LEVELS && typeof value === 'object' && value !== null && !Array.isArray(value)) for (const [inner, one] of Object.entries(flattened(value as Row, depth + 1))) flat[`${key}.${inner}`] = one
    else flat[key] = value
  }
  return flat
}

/** The names of columns, in the order in which they come. */
export const columnNames = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))]

/** The name of a column that has none, by its place (from 0). */
export const columnAt = (at: number): string => `column ${at + 1}`

/** Names that say nothing of what is in a column: those of columnAt, and those that pandas gives. */
const NAMELESS = /^(?:column |unnamed: )?\d+$/i

/** Before the signatures of tables that are known by their content. */
const BY_CONTENT = 'rows:'

/** Rows by which a table is known whose columns have no names. */
const KNOWN_BY = 5

/** Whether another table of this signature is read in the same way. One whose columns have no names is only known as itself. */
export const isKnownByColumns = (signature: string): boolean => !signature.startsWith(BY_CONTENT)

/**
 * A hash of the columns that at least half of the rows have, sorted: what is optional in a row of JSON makes no other table. Where these say nothing
 * (a CSV without a head, rows that share no column) it is one of the first rows: tables that have only the number of their columns in common are none.
 */
function signatureOf(rows: readonly Row[]): string {
  const counts = new Map<string, number>()
  for (const row of rows) for (const name of Object.keys(row)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].filter(([, count]) => count * 2 >= rows.length).map(([name]) => name).sort()
  const nameless = names.every((name) => NAMELESS.test(name))
  return `${nameless ? BY_CONTENT : 'columns:'}${cyrb53(JSON.stringify(nameless ? rows.slice(0, KNOWN_BY) : names)).toString(36)}`
}

/**
 * @param rows a sample, flattened
 * @param choices what was chosen for tables; one of these columns is read so, any other by a guess
 */
export function tableOf(rows: readonly Row[], choices: ColumnChoices = {}): TableColumns {
  const signature = signatureOf(rows)
  const columns = Object.hasOwn(choices, signature) ? choices[signature] : undefined
  return columns === undefined ? { signature, columns: guessColumns(rows) } : { signature, columns, chosen: true }
}
