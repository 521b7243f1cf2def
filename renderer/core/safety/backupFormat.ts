/**
 * A backup: the whole library in one file that any program can open. This is its format; data/backup.ts writes it, data/restoreBackup.ts reads it.
 *
 * It is a zip archive. `manifest.json` (BackupManifest) says what is in it. Each table is one or more parts: `tables/TABLE/0001.jsonl` has a row a line, as JSON, in the
 * order of the primary key, and, where rows hold bytes, `tables/TABLE/0001.bin` has these, one after the other. In the row stands, in the place of each,
 * `{"$bytes": [KIND, OFFSET, LENGTH]}`: the kind of array (`Uint8Array`, `Uint32Array`: little-endian), where it begins in that file, and its length, both in bytes. The manifest
 * gives each part's size and SHA-256 before compression. All text is UTF-8.
 */

export const BACKUP_FORMAT = 'dossier-backup'
export const BACKUP_VERSION = 1
export const BACKUP_MANIFEST = 'manifest.json'

export interface BackupEntry {
  path: string
  /** Bytes before compression. */
  size: number
  /** Of these bytes, hex. */
  sha256: string
}

export interface BackupPart extends BackupEntry {
  rows: number
  /** The bytes that its rows refer to; null when there are none. */
  binary: BackupEntry | null
}

export interface BackupManifest {
  format: typeof BACKUP_FORMAT
  version: number
  /** Of the database (data/database.ts). */
  schema: number
  /** Of Dossier. */
  app: string
  /** Epoch ms. */
  createdAt: number
  /** In words, what a person would ask first. */
  counts: { articles: number; notes: number; highlights: number }
  tables: Record<string, BackupPart[]>
}

/** Why a file is refused. `message` names the file and fits the screen. */
export class BackupError extends Error {
  readonly code: 'no-backup' | 'newer' | 'damaged'

  constructor(code: BackupError['code'], message: string) {
    super(message)
    this.name = 'BackupError'
    this.code = code
  }
}

const KINDS = { Uint8Array, Uint32Array } as const
type Kind = keyof typeof KINDS

const KEY = '$bytes'

/** Gathers the bytes of one part. */
export class Binary {
  readonly #pieces: Uint8Array[] = []
  size = 0

  add(bytes: Uint8Array): number {
    const at = this.size
    this.#pieces.push(bytes)
    this.size += bytes.byteLength
    return at
  }

  join(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.size)
    let at = 0
    for (const piece of this.#pieces) {
      all.set(piece, at)
      at += piece.byteLength
    }
    return all
  }
}

/** @throws {TypeError} for what this format has no way to write: then nothing is lost in silence */
export function encodeRow(row: unknown, binary: Binary): string {
  return JSON.stringify(row, function (this: Record<string, unknown>, key: string) {
    // Not the argument: a Date would be a string there.
    const value = this[key]
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`A backup cannot hold the number ${value}.`)
      return value
    }
    const kind = value.constructor.name
    if (kind in KINDS) {
      const { buffer, byteOffset, byteLength } = value as Uint8Array
      return { [KEY]: [kind, binary.add(new Uint8Array(buffer, byteOffset, byteLength)), byteLength] }
    }
    if (KEY in value || (kind !== 'Object' && kind !== 'Array')) throw new TypeError(`A backup cannot hold a ${KEY in value ? KEY : kind}.`)
    return value
  })
}

/** @throws {RangeError} when it refers to bytes that are not there */
export function decodeRow(line: string, binary: Uint8Array | null): unknown {
  if (binary === null) return JSON.parse(line) as unknown
  return JSON.parse(line, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(KEY in value)) return value
    const [kind, at, length] = value[KEY] as [Kind, number, number]
    if (!(kind in KINDS) || at < 0 || at + length > binary.byteLength) throw new RangeError(`no ${kind} of ${length} bytes at ${at}`)
    return new KINDS[kind](binary.slice(at, at + length).buffer)
  }) as unknown
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isEntry = (value: unknown): boolean => isRecord(value) && typeof value['path'] === 'string' && typeof value['size'] === 'number' && typeof value['sha256'] === 'string'

const isPart = (value: unknown): boolean => isEntry(value) && isRecord(value) && typeof value['rows'] === 'number' && (value['binary'] === null || isEntry(value['binary']))

/**
 * @param text of manifest.json; null when the file has none
 * @param schema of this Dossier's database
 * @param fileName as the user knows it, for the message
 * @throws {BackupError}
 */
export function parseManifest(text: string | null, schema: number, fileName: string): BackupManifest {
  let value: unknown = null
  try {
    value = text === null ? null : JSON.parse(text)
  } catch {
    throw new BackupError('damaged', `“${fileName}” is damaged: its table of contents cannot be read. Nothing was changed.`)
  }
  if (!isRecord(value) || value['format'] !== BACKUP_FORMAT || typeof value['version'] !== 'number') throw new BackupError('no-backup', `“${fileName}” is no backup of Dossier. Nothing was changed.`)
  if (value['version'] > BACKUP_VERSION || Number(value['schema']) > schema) {
    throw new BackupError('newer', `“${fileName}” was made by a later version of Dossier (${String(value['app'])}). Nothing was changed. Restore it with that version, or update this one.`)
  }
  const tables = value['tables']
  if (!isRecord(tables) || !Object.values(tables).every((parts) => Array.isArray(parts) && parts.every(isPart)) || !isRecord(value['counts'])) {
    throw new BackupError('damaged', `“${fileName}” is damaged: its table of contents is not whole. Nothing was changed.`)
  }
  return value as unknown as BackupManifest
}

/** `Dossier 2026-11-25 16.20.05.zip`, in local time: no colon, which Windows refuses. The folder for backups knows its own by this (main/backups.ts). */
export function backupName(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return `Dossier ${day} ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}.zip`
}
