/**
 * Archives as files: zip, and the tar that Joplin calls JEX. An archive is anybody's: how much it may hold is limited before anything is
 * unpacked, and an entry that is not as it should be is refused by name while the others go on.
 */
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { ImportError } from '../ImportError.ts'
import { extensionOf, isHidden, pathProblem } from './sourcePath.ts'
import type { Refused, SourceFile } from './types.ts'

export interface ArchiveLimits {
  /** Files in one archive. */
  files: number
  /** Bytes of one file, and of all of them, unpacked. */
  fileBytes: number
  totalBytes: number
}

export const ARCHIVE_LIMITS: ArchiveLimits = { files: 100_000, fileBytes: 256 * 2 ** 20, totalBytes: 2 ** 30 }

export interface Unpacked {
  files: SourceFile[]
  refused: Refused[]
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
const isTar = (bytes: Uint8Array): boolean => bytes.length >= 512 && String.fromCharCode(...bytes.subarray(257, 262)) === 'ustar'

/** Whether a file is to be unpacked: an archive by its content, but not one that is a document itself (docx, epub, …). */
export const isArchive = ({ path, bytes }: SourceFile): boolean => ['zip', 'jex', 'tar', 'textpack', 'bear2bk'].includes(extensionOf(path)) && (isZip(bytes) || isTar(bytes))

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MB`

/**
 * Where every entry lies in one folder of the archive's own, that folder is left out: it is the vault's name, not a folder of it.
 * @throws {ImportError} `damaged`, `too-large`
 */
export function unpackArchive(archive: SourceFile, limits: ArchiveLimits = ARCHIVE_LIMITS): Unpacked {
  const { files, refused } = isTar(archive.bytes) ? unpackTar(archive, limits) : unpackZip(archive, limits)
  return { files: withoutCommonFolder(files), refused }
}

function withoutCommonFolder(files: SourceFile[]): SourceFile[] {
  const first = files[0]?.path.split('/')[0] ?? ''
  // `_resources` and `resources` are folders with a meaning.
  if (first === '' || /^_?resources$|\.textbundle$/.test(first) || !files.every(({ path }) => path.startsWith(`${first}/`))) return files
  return files.map((file) => ({ ...file, path: file.path.slice(first.length + 1) }))
}

class Admission {
  readonly refused: Refused[] = []
  readonly #seen = new Set<string>()
  #files = 0
  #bytes = 0

  constructor(readonly archive: string, readonly limits: ArchiveLimits) {}

  /** @throws {ImportError} `too-large` when the archive as a whole is too much */
  admits(path: string, size: number): boolean {
    if (isHidden(path)) return false
    const refuse = (reason: string): false => {
      this.refused.push({ path: path.slice(0, 300), reason })
      return false
    }
    const problem = pathProblem(path)
    if (problem !== null) return refuse(problem)
    if (this.#seen.has(path)) return refuse('the archive has two files of this name')
    if (!(size <= this.limits.fileBytes)) return refuse(`it has more than ${megabytes(this.limits.fileBytes)}`)
    this.#seen.add(path)
    this.#files += 1
    this.#bytes += size
    if (this.#files > this.limits.files) throw new ImportError('too-large', this.archive, `holds more than ${this.limits.files.toLocaleString('en')} files.`)
    if (this.#bytes > this.limits.totalBytes) throw new ImportError('too-large', this.archive, `unpacks to more than ${megabytes(this.limits.totalBytes)}.`)
    return true
  }
}

function unpackZip({ path: archive, bytes, modifiedAt }: SourceFile, limits: ArchiveLimits): Unpacked {
  const admission = new Admission(archive, limits)
  const files: SourceFile[] = []
  const names = new Map<string, string>()
  const filter = ({ name, originalSize, size, compression }: UnzipFileInfo): boolean => {
    const path = zipName(name)
    if (path.endsWith('/') || !admission.admits(path, Math.max(originalSize, size))) return false
    if (compression !== 0 && compression !== 8) {
      admission.refused.push({ path, reason: 'it is compressed or encrypted in a way that is not understood' })
      return false
    }
    names.set(name, path)
    return true
  }
  try {
    // The first pass only learns what there is.
    unzipSync(bytes, { filter: (file) => (filter(file), false) })
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw new ImportError('damaged', archive, 'is no archive that can be read: it is damaged or cut off.')
  }
  /** A damaged file spoils what is unpacked with it, so that halves are tried until it stands alone. */
  const unpack = (wanted: string[]): void => {
    try {
      const chosen = new Set(wanted)
      const entries = unzipSync(bytes, { filter: (file) => chosen.has(file.name) })
      for (const name of wanted) files.push({ path: names.get(name)!, bytes: entries[name]!, modifiedAt })
    } catch {
      if (wanted.length === 1) return void admission.refused.push({ path: names.get(wanted[0]!)!, reason: 'it is damaged' })
      unpack(wanted.slice(0, wanted.length >> 1))
      unpack(wanted.slice(wanted.length >> 1))
    }
  }
  if (names.size > 0) unpack([...names.keys()])
  return { files, refused: admission.refused }
}

/** fflate reads names that are not marked as UTF-8 as Latin-1; most of them are UTF-8 all the same, the others DOS. */
export function zipName(name: string): string {
  if (!/[\u0080-\u00ff]/.test(name) || /[^\0-\u00ff]/.test(name)) return name.replaceAll('\\', '/')
  const bytes = Uint8Array.from(name, (character) => character.charCodeAt(0))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\\', '/')
  } catch {
    return (/[\u0080-\u009f]/.test(name) ? name.replace(/[\u0080-\u00ff]/g, (character) => DOS.charAt(character.charCodeAt(0) - 0x80)) : name).replaceAll('\\', '/')
  }
}

/** Code page 437 from 0x80, as old Windows archives name their files. */
const DOS = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

const decoder = new TextDecoder('utf-8')

function unpackTar({ path: archive, bytes }: SourceFile, limits: ArchiveLimits): Unpacked {
  const admission = new Admission(archive, limits)
  const files: SourceFile[] = []
  const field = (start: number, length: number): string => decoder.decode(bytes.subarray(start, start + length)).replace(/\0.*$/s, '')
  /** The name that a header of its own gives the next entry. */
  let longName: string | null = null
  for (let at = 0; at + 512 <= bytes.length; ) {
    if (bytes[at] === 0) break
    const size = Number.parseInt(field(at + 124, 12).trim() || '0', 8)
    const modified = Number.parseInt(field(at + 136, 12).trim() || '0', 8)
    const start = at + 512
    if (!Number.isSafeInteger(size) || size < 0 || start + size > bytes.length) throw new ImportError('damaged', archive, 'is no archive that can be read: it is damaged or cut off.')
    const type = field(at + 156, 1)
    const prefix = field(at + 257, 6).startsWith('ustar') ? field(at + 345, 155) : ''
    const name = longName ?? (prefix === '' ? field(at, 100) : `${prefix}/${field(at, 100)}`)
    longName = null
    if (type === 'L') longName = field(start, size)
    else if (type === 'x') longName = /^\d+ path=(.*)$/m.exec(field(start, size))?.[1] ?? null
    else if (type === '' || type === '0') {
      const path = name.replace(/^\.\//, '')
      if (admission.admits(path, size)) files.push({ path, bytes: bytes.subarray(start, start + size), modifiedAt: modified > 0 ? modified * 1000 : null })
    } else if (type === '1' || type === '2') admission.refused.push({ path: name, reason: 'it is a link, not a file' })
    at = start + Math.ceil(size / 512) * 512
  }
  return { files, refused: admission.refused }
}
