/**
 * Writes the whole library into one file (core/safety/backupFormat.ts), piece by piece, so that a large one needs no memory. What the user wrote is read in one
 * transaction and belongs together; articles and what is derived of them, which may be large, are read some rows at a time.
 */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { Table } from 'dexie'
import { BACKUP_FORMAT, BACKUP_MANIFEST, BACKUP_VERSION, Binary, encodeRow, type BackupEntry, type BackupManifest } from '../core/safety/backupFormat.ts'
import { sha256 } from './articles.ts'
import { SCHEMA_VERSION, type DossierDatabase } from './database.ts'

export interface BackupProgress {
  /** Rows. */
  done: number
  total: number
}

export interface BackupOptions {
  /** Version of Dossier. */
  app: string
  now?: number
  signal?: AbortSignal
  onProgress?: (progress: BackupProgress) => void
}

/** Takes pieces of the file in order. What it returns is waited for. */
export type Sink = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>

const WRITTEN_BY_THE_USER = ['notes', 'noteBodies', 'noteSteps', 'links', 'revisions', 'highlights', 'decisions', 'settings', 'assets'] as const

/** Rows read at once, and bytes of a part, roughly. */
const ROWS = 200
const PART_BYTES = 8_000_000

/** Mostly gzipped already, or pictures. */
const COMPRESSED: ReadonlySet<string> = new Set(['originals', 'assetBytes'])

/** @throws what the signal says when it is aborted, and what the sink throws */
export async function writeBackup(db: DossierDatabase, sink: Sink, { app, now = Date.now(), signal, onProgress }: BackupOptions): Promise<BackupManifest> {
  const archive = new Archive(sink)
  const counts = await Promise.all(db.tables.map((table) => table.count()))
  const progress = { done: 0, total: counts.reduce((sum, count) => sum + count, 0) }
  const manifest: BackupManifest = {
    format: BACKUP_FORMAT, version: BACKUP_VERSION, schema: SCHEMA_VERSION, app, createdAt: now, counts: { articles: 0, notes: 0, highlights: 0 }, tables: {},
  }
  const written = await db.transaction('r', WRITTEN_BY_THE_USER.map((name) => db.table(name)), () => Promise.all(WRITTEN_BY_THE_USER.map(async (name) => [name, await db.table(name).toArray()] as const)))
  const kept = new Map<string, unknown[]>(written)
  for (const table of db.tables) {
    const parts: BackupManifest['tables'][string] = []
    manifest.tables[table.name] = parts
    let part = new Part()
    const flush = async (): Promise<void> => {
      if (part.rows === 0) return
      const path = `tables/${table.name}/${String(parts.length + 1).padStart(4, '0')}`
      const binary = part.binary.size === 0 ? null : await archive.add(`${path}.bin`, part.binary.join(), !COMPRESSED.has(table.name))
      parts.push({ ...(await archive.add(`${path}.jsonl`, part.text(), true)), rows: part.rows, binary })
      progress.done += part.rows
      onProgress?.({ ...progress })
      part = new Part()
    }
    for await (const rows of kept.has(table.name) ? pieces(kept.get(table.name)!) : rowsOf(table)) {
      signal?.throwIfAborted()
      for (const row of rows) part.add(row)
      if (part.size > PART_BYTES) await flush()
    }
    await flush()
  }
  const rows = (name: string): number => manifest.tables[name]!.reduce((sum, part) => sum + part.rows, 0)
  manifest.counts = { articles: rows('articles'), notes: rows('notes'), highlights: rows('highlights') }
  signal?.throwIfAborted()
  await archive.add(BACKUP_MANIFEST, new TextEncoder().encode(JSON.stringify(manifest, null, 1)), true)
  await archive.end()
  return manifest
}

async function* pieces(rows: unknown[]): AsyncGenerator<unknown[]> {
  for (let first = 0; first < rows.length; first += ROWS) yield Promise.resolve(rows.slice(first, first + ROWS))
}

/** By key: what is added meanwhile is in the next backup, what is removed is left out. */
async function* rowsOf(table: Table): AsyncGenerator<unknown[]> {
  const keys: unknown[] = await table.toCollection().primaryKeys()
  for (let first = 0; first < keys.length; first += ROWS) yield (await table.bulkGet(keys.slice(first, first + ROWS))).filter((row) => row !== undefined)
}

class Part {
  readonly binary = new Binary()
  rows = 0
  #lines: string[] = []
  #length = 0

  get size(): number {
    return this.#length + this.binary.size
  }

  add(row: unknown): void {
    const line = encodeRow(row, this.binary)
    this.#lines.push(line)
    this.#length += line.length
    this.rows++
  }

  text(): Uint8Array<ArrayBuffer> {
    return new TextEncoder().encode(`${this.#lines.join('\n')}\n`)
  }
}

/** A zip archive on its way to a sink. */
class Archive {
  readonly #sink: Sink
  readonly #zip: Zip
  #ready: Uint8Array<ArrayBuffer>[] = []
  #failure: Error | null = null

  constructor(sink: Sink) {
    this.#sink = sink
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) this.#failure = error
      else this.#ready.push(chunk)
    })
  }

  async add(path: string, bytes: Uint8Array<ArrayBuffer>, compress: boolean): Promise<BackupEntry> {
    const entry = { path, size: bytes.byteLength, sha256: await sha256(bytes) }
    const file = compress ? new ZipDeflate(path, { level: 4 }) : new ZipPassThrough(path)
    this.#zip.add(file)
    file.push(bytes, true)
    await this.#drain()
    return entry
  }

  async end(): Promise<void> {
    this.#zip.end()
    await this.#drain()
  }

  async #drain(): Promise<void> {
    if (this.#failure !== null) throw this.#failure
    const ready = this.#ready
    this.#ready = []
    for (const chunk of ready) await this.#sink(chunk.slice())
  }
}
