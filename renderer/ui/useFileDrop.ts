/** Files dropped anywhere on the window. */
import { useEffect, useState } from 'react'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/** Over a note's text: they are for it. That a folder is among them shows only when they are let go; the note leaves it to the window then. */
const forNote = ({ target }: DragEvent): boolean => target instanceof Element && target.closest('[contenteditable="true"]') !== null

interface DroppedFile {
  /** With the folders it lay in, when a folder was dropped. */
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

const readFile = async (file: File, name = file.name): Promise<DroppedFile> => ({ name, bytes: new Uint8Array(await file.arrayBuffer()) })

/** Everything below a dropped entry, but for what is hidden. */
async function filesOf(entry: FileSystemEntry): Promise<DroppedFile[]> {
  if (entry.name.startsWith('.')) return []
  if (entry.isFile) {
    const file = await new Promise<File>((found, failed) => (entry as FileSystemFileEntry).file(found, failed))
    return [await readFile(file, entry.fullPath.replace(/^\//, ''))]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const entries: FileSystemEntry[] = []
  // A reader gives a hundred at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((found, failed) => reader.readEntries(found, failed))
    if (some.length === 0) break
    entries.push(...some)
  }
  const files: DroppedFile[] = []
  for (const one of entries) files.push(...(await filesOf(one)))
  return files
}

async function droppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  // Taken at once: the list is empty after the event.
  const folders = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []).filter((entry) => entry.isDirectory)
  const names = new Set(folders.map(({ name }) => name))
  const loose = [...transfer.files].filter((file) => !names.has(file.name))
  const files = await Promise.all(loose.map((file) => readFile(file)))
  for (const folder of folders) files.push(...(await filesOf(folder)))
  return files
}

/** @returns whether files are held over the window now */
export function useFileDrop(onFiles: (files: DroppedFile[]) => void): boolean {
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
      if (event.dataTransfer !== null) void droppedFiles(event.dataTransfer).then(onFiles)
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
