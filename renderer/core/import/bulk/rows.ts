/** Rows of a file, whatever it is written in → articles: the program that made it is recognised, else its columns are guessed from the first rows. */
import type { ReadItem } from '../articles/types.ts'
import { type Columns, guessColumns, type Row, rowToRecord } from './columns.ts'
import { isReadwiseHighlights, readwiseDocuments, recogniseProgram } from './programs.ts'
import { recordToItem, type SourceRecord } from './record.ts'

/** Rows by which a whole file is judged. */
const SAMPLE = 100

/** @param place what a row is called in a report: `line`, `row` */
export async function* rowsToItems(name: string, rows: Iterable<{ at: number; row: Row } | { at: number; refused: ReadItem }>, place: string): AsyncGenerator<ReadItem> {
  const waiting: { at: number; row: Row }[] = []
  let read: ((row: Row) => SourceRecord) | null = null
  let passages: Row[] | null = null
  const item = (record: SourceRecord, row: unknown, at: number): Promise<ReadItem> => recordToItem(record, `${place} ${at}`, { name: `${name} ${place} ${at}.json`, mediaType: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(row)) })
  const judge = (): void => {
    const sample = waiting.map(({ row }) => row)
    if (sample.some(isReadwiseHighlights)) passages = []
    const program = recogniseProgram(sample)
    if (program !== null) read = (row) => ({ ...program.read(row), steps: [{ stage: 'columns', reason: `read as an export of ${program.name}`, removed: '' }, ...program.read(row).steps] })
    else {
      const columns: Columns = guessColumns(sample.map(flattened))
      read = (row) => rowToRecord(flattened(row), columns)
    }
  }
  const flush = async function* (): AsyncGenerator<ReadItem> {
    if (read === null) judge()
    for (const { at, row } of waiting.splice(0)) {
      if (passages !== null) passages.push(row)
      else yield await item(read!(row), row, at)
    }
  }
  for (const next of rows) {
    if ('refused' in next) {
      yield next.refused
      continue
    }
    waiting.push(next)
    if (read !== null || waiting.length >= SAMPLE) yield* flush()
  }
  yield* flush()
  if (passages !== null) for (const [at, record] of readwiseDocuments(passages).entries()) yield await item(record, { ...record }, at + 1)
}

/** Two levels of nested objects as columns with dots in their names. */
function flattened(row: Row, depth = 0): Row {
  const flat: Row = {}
  for (const [key, value] of Object.entries(row)) {
    if (depth < 2 && typeof value === 'object' && value !== null && !Array.isArray(value)) for (const [inner, one] of Object.entries(flattened(value as Row, depth + 1))) flat[`${key}.${inner}`] = one
    else flat[key] = value
  }
  return flat
}
