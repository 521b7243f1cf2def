/** Tables of text (CSV, TSV), with commas, semicolons or tabs: corpora, and exports of Pocket, Instapaper, Readwise, Zotero. */
import Papa from 'papaparse'
import { decodeText, isUtf16 } from '../decodeText.ts'
import { ImportError } from '../ImportError.ts'
import type { ArticleSource, ReadItem } from '../articles/types.ts'
import { chunksOf, joined } from './chunks.ts'
import type { Row } from './columns.ts'
import { type Rows, rowsToItems } from './rows.ts'
import { columnAt } from './table.ts'

/** Bytes unpacked: it is held whole. */
const WHOLE = 256 * 2 ** 20

/** Bytes in which the first rows are looked for, when no more than these are wanted. */
const BEGINNING = 4 * 2 ** 20

export async function* read(source: ArticleSource): AsyncGenerator<ReadItem> {
  yield* rowsToItems(source, rowsOf(source))
}

/**
 * @param most rows that are wanted
 * @throws {ImportError} when it is no table
 */
export function rowsOf({ name, bytes }: ArticleSource, most = Infinity): Rows {
  const { text } = decodeText(most === Infinity ? whole(name, bytes) : beginning(name, bytes), null, name)
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', ...(most === Infinity ? {} : { preview: most + 1 }) })
  const [head, ...rows] = data
  if (head === undefined || head.length < 2) throw new ImportError('no-text', name, 'is no table that can be read: it has only one column.')
  // Names are short and no addresses; where the first row has others it is a row like any.
  const named = head.every((cell) => cell.length <= 100 && !/^https?:/i.test(cell)) && rows.length > 0
  const columns = distinct(head.map((cell, at) => (named && cell.trim() !== '' ? cell.trim() : columnAt(at))))
  const all = named ? rows : data
  if (all.length === 0) throw new ImportError('no-text', name, 'is a table without rows.')
  return { place: 'row', rows: all.map((cells, at) => ({ at: at + (named ? 2 : 1), row: rowOf(columns, cells) })) }
}

/** Of two columns of one name the second keeps its values under its name with a number. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let own = name
    for (let number = 2; taken.has(own); number += 1) own = `${name} ${number}`
    taken.add(own)
    return own
  })
}

const rowOf = (columns: readonly string[], cells: readonly string[]): Row => Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))

function whole(name: string, bytes: Uint8Array): Uint8Array {
  const parts = [...chunksOf(name, bytes, WHOLE)]
  return joined(parts, parts.reduce((sum, part) => sum + part.length, 0))
}

/** Whole lines where they end in a byte of their own, else whole signs: one that is cut in half would be taken for another encoding. */
function beginning(name: string, bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  for (const part of chunksOf(name, bytes, WHOLE)) {
    parts.push(part)
    length += part.length
    if (length < BEGINNING) continue
    const all = joined(parts, length)
    if (isUtf16(all)) return all.subarray(0, length - (length % 4))
    // A line feed, or a carriage return alone, as old spreadsheets write it.
    const end = Math.max(all.lastIndexOf(10), all.lastIndexOf(13)) + 1
    if (end > 0) return all.subarray(0, end)
    // The last byte that begins a sign in UTF-8; one of several bytes may lack the others.
    const sign = all.findLastIndex((byte) => byte >> 6 !== 0b10)
    return all.subarray(0, all[sign]! < 0x80 ? length : sign)
  }
  return joined(parts, length)
}
