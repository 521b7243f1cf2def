/** Files dropped anywhere on the window. */
import { useEffect, useState } from 'react'
import { readInTurns } from '../../host/readFiles.ts'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/** Over a note's text: they are for it. That a folder is among them shows only when they are let go; the note leaves it to the window then. */
const forNote = ({ target }: DragEvent): boolean => target instanceof Element && target.closest('[contenteditable="true"]') !== null

interface DroppedFile {
  /** With the folders it lay in, when a folder was dropped. */
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** What was dropped. A file that the system does not give is named: the others come in all the same. */
interface Dropped {
  files: DroppedFile[]
  unreadable: { name: string; problem: string }[]
}

async function take(dropped: Dropped, name: string, file: () => File | Promise<File>): Promise<void> {
  try {
    dropped.files.push({ name, bytes: new Uint8Array(await (await file()).arrayBuffer()) })
  } catch (error) {
    dropped.unreadable.push({ name, problem: error instanceof Error ? error.message : String(error) })
  }
}

/** Everything below a dropped entry, but for what is hidden. */
async function takeEntry(dropped: Dropped, entry: FileSystemEntry): Promise<void> {
  if (entry.name.startsWith('.')) return
  const name = entry.fullPath.replace(/^\//, '')
  if (entry.isFile) return take(dropped, name, () => new Promise<File>((found, failed) => (entry as FileSystemFileEntry).file(found, failed)))
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
    dropped.unreadable.push({ name, problem: error instanceof Error ? error.message : String(error) })
  }
  for (const one of entries) await takeEntry(dropped, one)
}

/** Files as they lie on a clipboard. */
export async function takeFiles(given: readonly File[]): Promise<Dropped> {
  const dropped: Dropped = { files: [], unreadable: [] }
  await readInTurns(given, (file) => take(dropped, file.name, () => file))
  return dropped
}

async function takeAll(transfer: DataTransfer): Promise<Dropped> {
  // Taken at once: the list is empty after the event.
  const folders = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []).filter((entry) => entry.isDirectory)
  const names = new Set(folders.map(({ name }) => name))
  const loose = [...transfer.files].filter((file) => !names.has(file.name))
  const dropped = await takeFiles(loose)
  for (const folder of folders) await takeEntry(dropped, folder)
  return dropped
}

/** @returns whether files are held over the window now */
export function useFileDrop(onFiles: (files: DroppedFile[], unreadable: Dropped['unreadable']) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(!forNote(event))
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      setOver(false)
      // A note has taken them.
      if (event.defaultPrevented) return
      event.preventDefault()
      if (event.dataTransfer !== null) void takeAll(event.dataTransfer).then(({ files, unreadable }) => onFiles(files, unreadable))
    }
    addEventListener('dragover', drag)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', drag)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [onFiles])
  return over
}
