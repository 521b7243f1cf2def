/** Tables of text (CSV, TSV), with commas, semicolons or tabs: corpora, and exports of Pocket, Instapaper, Readwise, Zotero. */
import Papa from 'papaparse'
import { decodeText } from '../decodeText.ts'
import { ImportError } from '../ImportError.ts'
import type { ArticleSource, ReadItem } from '../articles/types.ts'
import { chunksOf, joined } from './chunks.ts'
import type { Row } from './columns.ts'
import { rowsToItems } from './rows.ts'

/** Bytes unpacked: it is held whole. */
const WHOLE = 256 * 2 ** 20

export async function* read({ name, bytes }: ArticleSource): AsyncGenerator<ReadItem> {
  const parts = [...chunksOf(name, bytes, WHOLE)]
  const { text } = decodeText(joined(parts, parts.reduce((sum, part) => sum + part.length, 0)), null, name)
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  const [head, ...rows] = data
  if (head === undefined || head.length < 2) throw new ImportError('no-text', name, 'is no table that can be read: it has only one column.')
  // Names are short and no addresses; where the first row has others it is a row like any.
  const named = head.every((cell) => cell.length <= 100 && !/^https?:/i.test(cell)) && rows.length > 0
  const columns = head.map((cell, at) => (named && cell.trim() !== '' ? cell.trim() : `column ${at + 1}`))
  const all = named ? rows : data
  if (all.length === 0) throw new ImportError('no-text', name, 'is a table without rows.')
  yield* rowsToItems(name, all.map((cells, at) => ({ at: at + (named ? 2 : 1), row: rowOf(columns, cells) })), 'row')
}

const rowOf = (columns: readonly string[], cells: readonly string[]): Row => Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
