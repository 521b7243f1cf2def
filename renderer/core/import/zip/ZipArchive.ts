/**
 * A zip archive whose files are unpacked one by one, when they are asked for: a book shows few of its files, an archive of articles is read in a
 * stream. It is anybody's, so nothing it says is believed: paths that lead out, sizes that are not those of what is unpacked, sums that do not agree,
 * encrypted files. Bombs end at the limits, having taken no more memory than these. (fflate's own unzip does all at once, and checks no sums.)
 */
import { Inflate } from 'fflate'
import { megabytes } from '../articles/limits.ts'
import { ImportError, type ImportErrorCode } from '../ImportError.ts'
import { isHidden, pathProblem } from '../notes/sourcePath.ts'
import { zipName } from '../notes/unpackArchive.ts'
import { crc32 } from './crc32.ts'

export interface ZipLimits {
  /** Files in the archive. */
  files: number
  /** Bytes of one file, and of all that are unpacked, each as often as it is asked for. */
  fileBytes: number
  totalBytes: number
}

export const ZIP_LIMITS: ZipLimits = { files: 100_000, fileBytes: 256 * 2 ** 20, totalBytes: 4 * 2 ** 30 }

interface Entry {
  path: string
  method: number
  encrypted: boolean
  sum: number
  packed: number
  size: number
  /** Of its local header. */
  at: number
}

export interface RefusedFile {
  path: string
  code: ImportErrorCode
  reason: string
}

const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const PIECE = 65_536

export class ZipArchive {
  readonly #name: string
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #limits: ZipLimits
  readonly #entries = new Map<string, Entry>()
  /** Files that are not there for whoever reads the archive, and why. */
  readonly refused: RefusedFile[] = []
  #unpacked = 0

  /** @throws {ImportError} `damaged` when it has no directory; `too-large` */
  constructor(name: string, bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS) {
    this.#name = name
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#limits = limits
    try {
      this.#readDirectory()
    } catch (error) {
      if (error instanceof ImportError) throw error
      throw this.#error('damaged', 'is no archive that can be read: it is damaged or cut off.')
    }
  }

  /** Paths of the files, in the order of the directory. */
  get paths(): string[] {
    return [...this.#entries.keys()]
  }

  has(path: string): boolean {
    return this.#entries.has(path)
  }

  /**
   * A file's content; null when there is none of that path.
   * @throws {ImportError} that names the file: `locked`, `damaged`, `too-large`, `unsupported`
   */
  read(path: string): Uint8Array | null {
    const entry = this.#entries.get(path)
    if (entry === undefined) return null
    const fail = (code: ImportErrorCode, what: string): ImportError => new ImportError(code, path, what)
    if (entry.encrypted) throw fail('locked', 'is encrypted in its archive.')
    if (entry.method !== 0 && entry.method !== 8) throw fail('unsupported', 'is compressed in a way that is not understood.')
    if (entry.size > this.#limits.fileBytes) throw fail('too-large', `has more than ${megabytes(this.#limits.fileBytes)} unpacked.`)
    if (this.#unpacked + entry.size > this.#limits.totalBytes) throw this.#error('too-large', `unpacks to more than ${megabytes(this.#limits.totalBytes)}.`)
    const bytes = this.#unpack(entry)
    if (bytes === null) throw fail('damaged', 'is damaged in its archive.')
    this.#unpacked += bytes.length
    return bytes
  }

  #unpack({ method, at, packed, size, sum }: Entry): Uint8Array | null {
    if (at + 30 > this.#bytes.length || this.#view.getUint32(at, true) !== LOCAL) return null
    const start = at + 30 + this.#view.getUint16(at + 26, true) + this.#view.getUint16(at + 28, true)
    if (start + packed > this.#bytes.length) return null
    const data = this.#bytes.subarray(start, start + packed)
    const bytes = method === 0 ? (packed === size ? data : null) : inflate(data, size)
    return bytes !== null && crc32(bytes) === sum ? bytes : null
  }

  #readDirectory(): void {
    const { entries, offset } = this.#findEnd()
    if (entries > this.#limits.files) throw this.#error('too-large', `holds more than ${this.#limits.files.toLocaleString('en')} files.`)
    const view = this.#view
    for (let at = offset, count = 0; count < entries; count += 1) {
      if (view.getUint32(at, true) !== DIRECTORY) throw new Error('no entry')
      const flags = view.getUint16(at + 8, true)
      const nameLength = view.getUint16(at + 28, true)
      const extraLength = view.getUint16(at + 30, true)
      const raw = this.#bytes.subarray(at + 46, at + 46 + nameLength)
      const long = this.#longSizes(at, nameLength, extraLength)
      this.#admit({ path: nameOf(raw, (flags & 0x800) !== 0), method: view.getUint16(at + 10, true), encrypted: (flags & 1) !== 0, sum: view.getUint32(at + 16, true), ...long })
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    }
  }

  #admit(entry: Entry): void {
    const { path } = entry
    if (path.endsWith('/') || isHidden(path)) return
    const refuse = (code: ImportErrorCode, reason: string): void => void this.refused.push({ path: path.slice(0, 300), code, reason })
    const problem = pathProblem(path)
    if (problem !== null) return refuse('damaged', problem)
    if (this.#entries.has(path)) return refuse('damaged', 'the archive has two files of this name')
    this.#entries.set(path, entry)
  }

  /** Sizes and place, from the extra field of large archives where the directory says so. */
  #longSizes(at: number, nameLength: number, extraLength: number): Pick<Entry, 'packed' | 'size' | 'at'> {
    const view = this.#view
    const found = { size: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) }
    const end = at + 46 + nameLength + extraLength
    for (let field = at + 46 + nameLength; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
      if (view.getUint16(field, true) !== 1) continue
      let place = field + 4
      for (const name of ['size', 'packed', 'at'] as const) {
        if (found[name] !== 0xffffffff) continue
        found[name] = Number(view.getBigUint64(place, true))
        place += 8
      }
    }
    return found
  }

  /** The end of the directory is at the end of the file, before a comment. */
  #findEnd(): { entries: number; offset: number } {
    const view = this.#view
    for (let at = this.#bytes.length - 22; at >= Math.max(0, this.#bytes.length - 22 - 65_535); at -= 1) {
      if (view.getUint32(at, true) !== END) continue
      const entries = view.getUint16(at + 10, true)
      const offset = view.getUint32(at + 16, true)
      if ((entries !== 0xffff && offset !== 0xffffffff) || at < 20 || view.getUint32(at - 20, true) !== LOCATOR_64) return { entries, offset }
      const long = Number(view.getBigUint64(at - 12, true))
      if (view.getUint32(long, true) !== END_64) throw new Error('no directory')
      return { entries: Number(view.getBigUint64(long + 32, true)), offset: Number(view.getBigUint64(long + 48, true)) }
    }
    throw new Error('no directory')
  }

  #error(code: ImportErrorCode, what: string): ImportError {
    return new ImportError(code, this.#name, what)
  }
}

const decoder = new TextDecoder('utf-8')

function nameOf(raw: Uint8Array, utf8: boolean): string {
  return utf8 ? decoder.decode(raw).replaceAll('\\', '/') : zipName(String.fromCharCode(...raw.subarray(0, 4096)))
}

/** Exactly `size` bytes, or null: what would become more ends there, however much more it would be. */
function inflate(data: Uint8Array, size: number): Uint8Array | null {
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    const stream = new Inflate((piece) => {
      length += piece.length
      if (length <= size) pieces.push(piece)
    })
    for (let at = 0; at < data.length; at += PIECE) {
      stream.push(data.subarray(at, at + PIECE), at + PIECE >= data.length)
      if (length > size) return null
    }
  } catch {
    return null
  }
  if (length !== size) return null
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
