/** What was dropped, or lies on a clipboard, read file by file: loaded when it is wanted, told how far it is, and given up when nobody wants it any more. */
import { readInTurns } from '../../host/readFiles.ts'
import type { GivenFile, UnreadableFile } from './layers.ts'
import type { DroppedEntries } from './useFileDrop.ts'

/** A file that the system does not give is named: the others come in all the same. */
export interface Dropped {
  files: GivenFile[]
  unreadable: UnreadableFile[]
}

export interface Reading {
  /** How many files were read so far. */
  onRead: (files: number) => void
  signal: AbortSignal
}

const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** @throws {DOMException} AbortError */
export async function readDropped({ files: loose, folders }: DroppedEntries, { onRead, signal }: Reading): Promise<Dropped> {
  const dropped: Dropped = { files: [], unreadable: [] }
  onRead(0)
  const take = async (name: string, file: () => File | Promise<File>): Promise<void> => {
    signal.throwIfAborted()
    try {
      dropped.files.push({ name, bytes: new Uint8Array(await (await file()).arrayBuffer()) })
    } catch (error) {
      dropped.unreadable.push({ name, problem: problemOf(error) })
    }
    onRead(dropped.files.length + dropped.unreadable.length)
  }
  await readInTurns(loose, (file) => take(file.name, () => file))
  for (const folder of folders) {
    const entries: FileSystemFileEntry[] = []
    await addFilesBelow(folder, entries, dropped.unreadable, signal)
    await readInTurns(entries, (entry) => take(pathOf(entry), () => new Promise<File>((found, failed) => entry.file(found, failed))))
  }
  return dropped
}

const pathOf = (entry: FileSystemEntry): string => entry.fullPath.replace(/^\//, '')

/** Everything below it, but for what is hidden, however much it is. */
async function addFilesBelow(entry: FileSystemEntry, files: FileSystemFileEntry[], unreadable: UnreadableFile[], signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  if (entry.name.startsWith('.')) return
  if (entry.isFile) {
    files.push(entry as FileSystemFileEntry)
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const entries: FileSystemEntry[] = []
  try {
    // A reader gives a hundred at a time.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((found, failed) => reader.readEntries(found, failed))
      if (some.length === 0) break
      entries.push(...some)
    }
  } catch (error) {
    unreadable.push({ name: pathOf(entry), problem: problemOf(error) })
  }
  for (const one of entries) await addFilesBelow(one, files, unreadable, signal)
}
