/** Files dropped anywhere on the window. */
import { useEffect, useState } from 'react'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/** Pictures over a note: they are for it. */
const forNote = ({ target, dataTransfer }: DragEvent): boolean =>
  target instanceof Element && target.closest('[contenteditable="true"]') !== null && [...(dataTransfer?.items ?? [])].every(({ kind, type }) => kind === 'file' && type.startsWith('image/'))

/** @returns whether files are held over the window now */
export function useFileDrop(onFiles: (files: { name: string; bytes: Uint8Array }[]) => void): boolean {
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
      // A note has taken them: pictures.
      if (event.defaultPrevented) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      void Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))).then(onFiles)
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
