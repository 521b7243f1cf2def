/**
 * An archive of anything that is read: each file of it goes through the registry, with the pictures that lie beside it. Its files are unpacked one by
 * one; one that cannot be read is named, and the others go on. Archives in archives are opened, but not without end.
 */
import type { ArticleSource, ReadFile, ReadItem } from '../articles/types.ts'
import { FileSet } from '../articles/FileSet.ts'
import { isOmnivore, readOmnivore } from '../bulk/readOmnivore.ts'
import { ImportError } from '../ImportError.ts'
import { baseName } from '../notes/sourcePath.ts'
import { ZipArchive } from './ZipArchive.ts'

const MAX_DEPTH = 3

export const read: ReadFile = async function* ({ name, bytes, depth = 0 }, nested) {
  if (depth >= MAX_DEPTH) throw new ImportError('too-large', name, `lies in ${MAX_DEPTH} archives, one in the other; deeper ones are not opened.`)
  const archive = new ZipArchive(name, bytes)
  for (const { path, code, reason } of archive.refused) yield { kind: 'refused', entry: shown(path), code, message: `“${shown(path)}” is left out: ${reason}.` }
  if (archive.paths.length === 0) {
    if (archive.refused.length > 0) return
    throw new ImportError('empty', name, 'is an archive without files.')
  }
  if (isOmnivore(archive.paths)) {
    yield* readOmnivore(archive)
    return
  }
  const set = new FileSet(archive.paths, (path) => picture(archive, path))
  for (const path of FileSet.inOrder(archive.paths)) if (!set.belongs(path)) yield* readEntry(archive, path, set, depth, nested)
}

/** A path that may hold anything, in one line. */
const shown = (path: string): string => path.replace(/\p{Cc}+/gu, '�')

async function* readEntry(archive: ZipArchive, path: string, set: FileSet, depth: number, nested: (source: ArticleSource) => AsyncGenerator<ReadItem>): AsyncGenerator<ReadItem> {
  try {
    const bytes = archive.read(path) ?? new Uint8Array()
    for await (const item of nested({ name: baseName(path), bytes, beside: set.beside(path), depth: depth + 1 })) {
      if (item.kind === 'refused') yield { ...item, entry: `${path}: ${item.entry}` }
      else yield { kind: 'article', article: { ...item.article, entry: item.article.entry === null ? path : `${path}: ${item.article.entry}` } }
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    yield { kind: 'refused', entry: path, code: error.code, message: error.message }
  }
}

/** One that is damaged is none. */
function picture(archive: ZipArchive, path: string): Uint8Array {
  try {
    return archive.read(path) ?? new Uint8Array()
  } catch {
    return new Uint8Array()
  }
}
