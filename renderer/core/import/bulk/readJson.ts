/** JSON and JSON lines: corpora and exports. One object a line is read in a stream; a file that is one value is held whole. */
import { decodeText } from '../decodeText.ts'
import { ImportError } from '../ImportError.ts'
import { megabytes } from '../articles/limits.ts'
import type { ArticleSource, ReadItem } from '../articles/types.ts'
import { chunksOf, joined, linesOf } from './chunks.ts'
import type { Row } from './columns.ts'
import { type RowOrRefusal, type Rows, rowsToItems } from './rows.ts'

/** Bytes of a file that is one value; and of one line, and of all lines unpacked, of one that has many. */
const WHOLE = 256 * 2 ** 20
const LINE = 64 * 2 ** 20
const ALL = 16 * 2 ** 30

/** Keys under which exports hold their list. */
const LISTS = ['bookmarks', 'items', 'articles', 'entries', 'documents', 'results', 'records', 'rows', 'docs', 'data', 'feed', 'hits', 'highlights']

export async function* read(source: ArticleSource): AsyncGenerator<ReadItem> {
  yield* rowsToItems(source, rowsOf(source))
}

/**
 * Lines are read as they are asked for.
 * @throws {ImportError} when it is no JSON, or holds no list
 */
export function rowsOf({ name, bytes, known }: ArticleSource): Rows {
  if (hasLines(name, bytes)) return { place: 'line', rows: lineRows(name, bytes) }
  const parts = [...chunksOf(name, bytes, WHOLE)]
  const whole = joined(parts, parts.reduce((sum, part) => sum + part.length, 0))
  if (whole.length > WHOLE) throw new ImportError('too-large', name, `is one JSON value of ${megabytes(whole.length)}; the limit is ${megabytes(WHOLE)}. As JSON lines (one object a line) it could be larger.`)
  const value = parsed(name, decodeText(whole, null, name).text)
  // What is known to be a row is not searched for a list.
  const rows = known?.table !== undefined && isRow(value) ? [value] : rowsIn(value)
  if (rows === null) throw new ImportError('no-text', name, 'is JSON without a list of articles in it.')
  return { place: 'entry', rows: rows.map((row, at) => ({ at: at + 1, row })) }
}

/** The first line is a whole object, and another begins after it. */
function hasLines(name: string, bytes: Uint8Array): boolean {
  let first: string | null = null
  for (const line of linesOf(chunksOf(name, bytes, ALL), LINE)) {
    const text = line === null ? '' : new TextDecoder('utf-8').decode(line).trim()
    if (text === '') continue
    if (first !== null) return text.startsWith('{')
    if (!text.startsWith('{') || !text.endsWith('}') || !isObject(text)) return false
    first = text
  }
  return /\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(name)
}

function isObject(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

function* lineRows(name: string, bytes: Uint8Array): Generator<RowOrRefusal> {
  let at = 0
  for (const line of linesOf(chunksOf(name, bytes, ALL), LINE)) {
    at += 1
    const refuse = (code: 'damaged' | 'too-large', what: string): { at: number; refused: ReadItem } => ({ at, refused: { kind: 'refused', entry: `line ${at}`, code, message: new ImportError(code, `${name}, line ${at}`, what).message } })
    if (line === null) {
      yield refuse('too-large', `is longer than ${megabytes(LINE)}.`)
      continue
    }
    const text = new TextDecoder('utf-8').decode(line).trim()
    if (text === '') continue
    try {
      const value: unknown = JSON.parse(text)
      if (isRow(value)) yield { at, row: value }
      else yield refuse('damaged', 'is JSON, but no object.')
    } catch {
      yield refuse('damaged', 'is no JSON.')
    }
  }
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ImportError('damaged', name, `is no JSON that can be read (${error instanceof Error ? error.message : String(error)}).`)
  }
}

/** The objects of a list, wherever it is; one object alone is a list of one. */
function rowsIn(value: unknown, depth = 0): Row[] | null {
  if (Array.isArray(value)) {
    const rows = value.filter(isRow)
    return rows.length === 0 ? null : rows
  }
  if (typeof value !== 'object' || value === null) return null
  const object = value as Row
  if (depth < 2) {
    for (const key of LISTS) {
      const rows = key in object && !('title' in object && 'content' in object) ? rowsIn(object[key], depth + 1) : null
      if (rows !== null && (Array.isArray(object[key]) || depth < 1)) return rows
    }
  }
  return depth === 0 ? [object] : null
}
