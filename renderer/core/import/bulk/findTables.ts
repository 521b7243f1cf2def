/** The tables among files that are to be imported, before they are: what their columns are taken for, and some rows to judge that by. */
import type { Columns, TableColumns } from '../../model.ts'
import { recogniseFormat } from '../articles/formats.ts'
import type { ArticleSource, ColumnChoices } from '../articles/types.ts'
import { ImportError } from '../ImportError.ts'
import { baseName, extensionOf } from '../notes/sourcePath.ts'
import { ZipArchive } from '../zip/ZipArchive.ts'
import type { Row } from './columns.ts'
import { isReadwiseHighlights, recogniseProgram } from './programs.ts'
import { isOmnivore } from './readOmnivore.ts'
import { type Rows, SAMPLE } from './rows.ts'
import { columnNames, flattened, tableOf } from './table.ts'

export interface FoundTable extends TableColumns {
  fileName: string
  /** Its columns in their order; of very many those that are filled most often, and those that are taken for something. */
  names: string[]
  /** Its first rows, flattened; what is very long in them is cut. */
  rows: Row[]
}

/** Rows that are shown, and characters of a cell that are. */
const SHOWN_ROWS = 5
const CELL = 20_000

/** Columns that are offered: a menu of more is not looked through. */
const OFFERED = 200

/** Files of an archive that are looked into; a table beyond them is guessed. */
const ENTRIES = 200
const TABLES = new Set(['csv', 'tsv', 'json', 'jsonl', 'ndjson'])

/** Of a file that cannot be read there are none: the import says why. */
export async function findTables(source: ArticleSource, choices: ColumnChoices = {}): Promise<FoundTable[]> {
  try {
    const { holds } = recogniseFormat(source)
    if (holds === 'files') return await tablesInArchive(source, choices)
    const table = holds === 'rows' ? await tableIn(source, choices) : null
    return table === null ? [] : [table]
  } catch (error) {
    if (error instanceof ImportError) return []
    throw error
  }
}

async function tablesInArchive({ name, bytes, depth = 0 }: ArticleSource, choices: ColumnChoices): Promise<FoundTable[]> {
  const archive = new ZipArchive(name, bytes)
  if (depth > 0 || isOmnivore(archive.paths)) return []
  const found: FoundTable[] = []
  for (const path of archive.paths.filter((one) => TABLES.has(extensionOf(one.replace(/\.gz$/i, '')))).slice(0, ENTRIES)) {
    try {
      found.push(...(await findTables({ name: baseName(path), bytes: archive.read(path) ?? new Uint8Array(), depth: depth + 1 }, choices)))
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
    }
  }
  return found
}

/** Null for an export of a known program, and for one article that is written as JSON: neither leaves a question. */
async function tableIn(source: ArticleSource, choices: ColumnChoices): Promise<FoundTable | null> {
  const sample: Row[] = []
  const { place, rows } = await rowsIn(source)
  for (const next of rows) {
    if ('row' in next) sample.push(next.row)
    if (sample.length >= SAMPLE) break
  }
  if (sample.length === 0 || (place === 'entry' && sample.length === 1) || recogniseProgram(sample) !== null || sample.some(isReadwiseHighlights)) return null
  return describeTable(baseName(source.name), sample.map((row) => flattened(row)), choices)
}

async function rowsIn(source: ArticleSource): Promise<Rows> {
  return ['csv', 'tsv'].includes(extensionOf(source.name.replace(/\.gz$/i, ''))) ? (await import('./readCsv.ts')).rowsOf(source, SAMPLE) : (await import('./readJson.ts')).rowsOf(source)
}

/** @param rows flattened */
export function describeTable(fileName: string, rows: readonly Row[], choices: ColumnChoices): FoundTable {
  const { signature, columns } = tableOf(rows, choices)
  return { fileName, signature, columns, names: offered(rows, columns), rows: shownRows(rows) }
}

function offered(rows: readonly Row[], columns: Columns): string[] {
  const names = columnNames(rows)
  if (names.length <= OFFERED) return names
  const filled = new Map(names.map((name) => [name, rows.filter((row) => isFilled(row[name])).length]))
  const most = new Set([...names.toSorted((a, b) => filled.get(b)! - filled.get(a)!).slice(0, OFFERED), ...Object.values(columns)])
  return names.filter((name) => most.has(name))
}

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

const shownRows = (rows: readonly Row[]): Row[] => rows.slice(0, SHOWN_ROWS).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cut(value)])))

function cut(value: unknown): unknown {
  if (typeof value === 'string') return value.length > CELL ? value.slice(0, CELL) : value
  return typeof value === 'object' && value !== null && JSON.stringify(value).length > CELL ? null : value
}
