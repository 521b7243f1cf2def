import { isNoteFile } from '../../core/import/notes/noteFiles.ts'
import { extensionOf } from '../../core/import/notes/sourcePath.ts'

/** Whether a file may hold notes. Of an archive its directory is asked, since one of books or pages has none: that is not the notes' import to open. */
export async function holdsNotes({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<boolean> {
  if (!isNoteFile(name) || extensionOf(name) !== 'zip') return isNoteFile(name)
  try {
    const { ZipArchive } = await import('../../core/import/zip/ZipArchive.ts')
    return new ZipArchive(name, bytes).paths.some((path) => isNoteFile(path) && extensionOf(path) !== 'zip')
  } catch {
    // What cannot be opened is refused by name where articles are read.
    return false
  }
}
