/** What the user chose to import notes from, handed to the worker piece by piece, so that no more than a few megabytes are in this thread at once. */
import { isNoteFile } from '../../core/import/notes/noteFiles.ts'
import { baseName } from '../../core/import/notes/sourcePath.ts'
import type { Refused } from '../../core/import/notes/types.ts'
import type { Host } from '../../host/host.ts'
import type { NotesImporter, NotesImportProgress } from '../../workers/notesImport.ts'

export interface PickedFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** A folder under its token, or files that were handed over: picked, or dropped with the folders they lay in (`name` is then a path), and those of them that could not be read. */
export type NotesSource = { kind: 'folder'; token: string; name: string } | { kind: 'files'; files: PickedFile[]; name: string; refused?: Refused[] }

/** Read at once from a folder: so many files, or so many bytes. */
const FILES = 200
const BYTES = 8 * 2 ** 20

interface Steps {
  onProgress: (progress: NotesImportProgress) => void
  signal: AbortSignal
}

/** Groups of paths that are read in one go. */
export function inPieces<T extends { size: number }>(files: readonly T[]): T[][] {
  const pieces: T[][] = []
  let piece: T[] = []
  let bytes = 0
  for (const file of files) {
    if (piece.length > 0 && (piece.length >= FILES || bytes + file.size > BYTES)) {
      pieces.push(piece)
      piece = []
      bytes = 0
    }
    piece.push(file)
    bytes += file.size
  }
  if (piece.length > 0) pieces.push(piece)
  return pieces
}

/** @throws {DOMException} AbortError; {Error} when the folder cannot be read */
export async function handOver(host: Host, importer: NotesImporter, source: NotesSource, { onProgress, signal }: Steps): Promise<void> {
  if (source.kind === 'files') {
    await importer.begin(source.files.filter(({ name }) => !isNoteFile(name)).map(({ name }) => name), [], source.refused ?? [])
    // Copies: the files are still needed when they shall become articles after all, and for their pictures.
    const notes = source.files.filter(({ name }) => isNoteFile(name))
    for (const piece of inPieces(notes.map((file) => ({ ...file, size: file.bytes.length })))) {
      signal.throwIfAborted()
      await importer.add(piece.map(({ name, bytes }) => ({ path: name, bytes: bytes.slice(), modifiedAt: null })))
    }
    return
  }
  const listing = await host.listFolder(source.token)
  const refused: Refused[] = listing.skipped
  const notes = listing.files.filter(({ path }) => isNoteFile(path))
  await importer.begin(listing.files.filter(({ path }) => !isNoteFile(path)).map(({ path }) => path), listing.hidden, refused)
  let done = 0
  const failed: Refused[] = []
  for (const piece of inPieces(notes)) {
    onProgress({ phase: 'fetching', done, total: notes.length })
    signal.throwIfAborted()
    const read = await host.readFiles(source.token, piece.map(({ path }) => path))
    await importer.add(read.flatMap((file) => ('bytes' in file ? [{ path: file.path, bytes: file.bytes, modifiedAt: file.modifiedAt }] : [])))
    failed.push(...read.flatMap((file) => ('error' in file ? [{ path: file.path, reason: file.error }] : [])))
    done += piece.length
  }
  if (failed.length > 0) await importer.refuse(failed)
}

/** The pictures that the notes show and the files that they link to. Those that cannot be read are missing, and reported as such. */
export async function handAssets(host: Host, importer: NotesImporter, source: NotesSource, wanted: readonly string[], { onProgress, signal }: Steps): Promise<void> {
  if (source.kind === 'files') {
    const byName = new Map(source.files.map((file) => [file.name, file]))
    for (const piece of inPieces(wanted.flatMap((path) => byName.get(path) ?? []).map((file) => ({ ...file, size: file.bytes.length })))) {
      signal.throwIfAborted()
      await importer.attach(piece.map(({ name, bytes }) => ({ path: name, bytes: bytes.slice() })))
    }
    return
  }
  const sizes = new Map((await host.listFolder(source.token)).files.map(({ path, size }) => [path, size]))
  let done = 0
  const failed: Refused[] = []
  for (const piece of inPieces(wanted.flatMap((path) => (sizes.has(path) ? [{ path, size: sizes.get(path)! }] : [])))) {
    onProgress({ phase: 'pictures', done, total: wanted.length })
    signal.throwIfAborted()
    const read = await host.readFiles(source.token, piece.map(({ path }) => path))
    await importer.attach(read.flatMap((file) => ('bytes' in file ? [{ path: file.path, bytes: file.bytes }] : [])))
    failed.push(...read.flatMap((file) => ('error' in file ? [{ path: file.path, reason: file.error }] : [])))
    done += piece.length
  }
  if (failed.length > 0) await importer.refuse(failed)
}

/** What a source is called. */
export function nameOf(files: readonly PickedFile[]): string {
  const [first] = files
  if (first === undefined) return ''
  const folder = first.name.includes('/') ? first.name.slice(0, first.name.indexOf('/')) : null
  return folder !== null && files.every(({ name }) => name.startsWith(`${folder}/`)) ? folder : files.length === 1 ? baseName(first.name) : ''
}
