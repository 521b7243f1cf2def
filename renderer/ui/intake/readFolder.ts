/** A folder that was chosen, as if it had been dropped: its files with their paths, and those that could not be read. */
import type { ChosenFolder, Host } from '../../host/host.ts'
import { inPieces } from './openSource.ts'

interface FolderFiles {
  files: { name: string; bytes: Uint8Array<ArrayBuffer> }[]
  unreadable: { name: string; problem: string }[]
}

/**
 * @param steps.onRead how many files were read so far, of how many; null while that is not known
 * @throws {Error} that names the folder: it is gone, or holds too many files; {DOMException} AbortError
 */
export async function readFolder(host: Host, { token, name }: ChosenFolder, { onRead, signal }: { onRead: (files: number, total: number | null) => void; signal: AbortSignal }): Promise<FolderFiles> {
  onRead(0, null)
  try {
    const listing = await host.listFolder(token)
    const within = (path: string): string => `${name}/${path}`
    const found: FolderFiles = { files: [], unreadable: listing.skipped.map(({ path, reason }) => ({ name: within(path), problem: reason })) }
    for (const piece of inPieces(listing.files)) {
      signal.throwIfAborted()
      onRead(found.files.length, listing.files.length)
      for (const file of await host.readFiles(token, piece.map(({ path }) => path))) {
        if ('bytes' in file) found.files.push({ name: within(file.path), bytes: file.bytes })
        else found.unreadable.push({ name: within(file.path), problem: file.error })
      }
    }
    return found
  } finally {
    await host.forgetFolder(token)
  }
}
