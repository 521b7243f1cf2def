/** Rows of a file, whatever it is written in → articles: the program that made it is recognised, else its columns are those chosen for such a table, or guessed from the first rows. */
import type { TableColumns } from '../../model.ts'
import { Images } from '../articles/Images.ts'
import type { ArticleSource, ReadItem } from '../articles/types.ts'
import { type Row, rowToRecord } from './columns.ts'
import { isReadwiseHighlights, readwiseDocuments, recogniseProgram } from './programs.ts'
import { recordToItem, type SourceRecord } from './record.ts'
import { flattened, tableOf } from './table.ts'

/** Rows by which a whole file is judged. */
export const SAMPLE = 100

export type RowOrRefusal = { at: number; row: Row } | { at: number; refused: ReadItem }

/** The rows of a file. `place`: what one is called in a report, `line`, `row`. */
export interface Rows {
  place: string
  rows: Iterable<RowOrRefusal>
}

/** How rows become records; `table` when no known program made them. */
interface Reading {
  read: (row: Row) => SourceRecord
  table?: TableColumns
}

function readingOf(sample: readonly Row[], { known, columns }: ArticleSource): Reading {
  if (known?.table !== undefined) {
    const { table } = known
    return { table, read: (row) => rowToRecord(flattened(row), table.columns, table.chosen) }
  }
  const program = recogniseProgram(sample)
  if (program !== null) return { read: (row) => ({ ...program.read(row), steps: [{ stage: 'columns', reason: `read as an export of ${program.name}`, removed: '' }, ...program.read(row).steps] }) }
  const table = tableOf(sample.map((row) => flattened(row)), columns)
  return { table, read: (row) => rowToRecord(flattened(row), table.columns, table.chosen) }
}

export async function* rowsToItems(source: ArticleSource, { rows, place }: Rows): AsyncGenerator<ReadItem> {
  const { name } = source
  const waiting: { at: number; row: Row }[] = []
  let reading: Reading | null = null
  let passages: Row[] | null = null
  const item = (record: SourceRecord, row: unknown, at: number): Promise<ReadItem> =>
    recordToItem(record, `${place} ${at}`, { name: `${name} ${place} ${at}.json`, mediaType: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(row)), ...(reading?.table === undefined ? {} : { table: reading.table }) })
  const flush = async function* (): AsyncGenerator<ReadItem> {
    if (reading === null) {
      const sample = waiting.map(({ row }) => row)
      if (sample.some(isReadwiseHighlights)) passages = []
      reading = readingOf(sample, source)
    }
    for (const { at, row } of waiting.splice(0)) {
      if (passages !== null) passages.push(row)
      else {
        const record = reading.read(row)
        if (record.content?.kind === 'html') source.onPage?.({ html: record.content.text, address: record.url || null, images: new Images() })
        yield await item(record, row, at)
      }
    }
  }
  for (const next of rows) {
    if ('refused' in next) {
      yield next.refused
      continue
    }
    waiting.push(next)
    if (reading !== null || waiting.length >= SAMPLE) yield* flush()
  }
  yield* flush()
  if (passages !== null) for (const [at, record] of readwiseDocuments(passages).entries()) yield await item(record, { ...record }, at + 1)
}
