/** A table whose maker is not known: which of its columns is what, and by what tables of the same columns are known again. */
import type { TableColumns } from '../../model.ts'
import type { ColumnChoices } from '../articles/types.ts'
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

/** The columns that at least half of the rows have, sorted: what is optional in a row of JSON makes no other table. */
function signatureOf(rows: readonly Row[]): string {
  const counts = new Map<string, number>()
  for (const row of rows) for (const name of Object.keys(row)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return JSON.stringify([...counts].filter(([, count]) => count * 2 >= rows.length).map(([name]) => name).sort())
}

/**
 * @param rows a sample, flattened
 * @param choices what was chosen for tables; one of these columns is read so, any other by a guess
 */
export function tableOf(rows: readonly Row[], choices: ColumnChoices = {}): TableColumns & { chosen: boolean } {
  const signature = signatureOf(rows)
  const columns = Object.hasOwn(choices, signature) ? choices[signature] : undefined
  return { signature, columns: columns ?? guessColumns(rows), chosen: columns !== undefined }
}
