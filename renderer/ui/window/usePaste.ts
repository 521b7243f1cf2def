/** What is pasted into the window while one does not write: files, or the words of a page. */
import { useEffect } from 'react'

const takesText = (target: EventTarget | null): boolean => target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') !== null

export function usePaste({ onFiles, onText }: { onFiles: (files: File[]) => void; onText: (clipboard: DataTransfer) => void }): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { clipboardData } = event
      if (event.defaultPrevented || clipboardData === null || takesText(event.target) || document.querySelector('[role="dialog"]') !== null) return
      event.preventDefault()
      const files = [...clipboardData.files]
      // Office programs copy a picture of the words beside them.
      const onlyPictured = files.every(({ type }) => type.startsWith('image/')) && clipboardData.getData('text/plain').trim() !== ''
      if (files.length > 0 && !onlyPictured) onFiles(files)
      else onText(clipboardData)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [onFiles, onText])
}
