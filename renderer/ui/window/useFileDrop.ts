/** Files dropped anywhere on the window. */
import { useEffect, useState } from 'react'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/** Over a note's text: they are for it. That a folder is among them shows only when they are let go; the note leaves it to the window then. */
const forNote = ({ target }: DragEvent): boolean => target instanceof Element && target.closest('[contenteditable="true"]') !== null

/** What is still to be read (readDropped.ts). */
export interface DroppedEntries {
  files: readonly File[]
  folders: readonly FileSystemEntry[]
}

/** Taken at once: the list is empty after the event. */
function entriesOf(transfer: DataTransfer): DroppedEntries {
  const folders = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []).filter((entry) => entry.isDirectory)
  const names = new Set(folders.map(({ name }) => name))
  return { files: [...transfer.files].filter((file) => !names.has(file.name)), folders }
}

/** @returns whether files are held over the window now */
export function useFileDrop(onDrop: (entries: DroppedEntries) => void): boolean {
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
      if (event.dataTransfer !== null) onDrop(entriesOf(event.dataTransfer))
    }
    addEventListener('dragover', drag)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', drag)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [onDrop])
  return over
}
