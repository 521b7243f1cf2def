import { useEffect, useRef } from 'react'
import { useDesk, type Quote } from '../../desk/desk.ts'

/** Makes a note for quotes that have nowhere to go: it opens, and takes them then. */
export function useNoteForQuote(homeless: readonly Quote[] | null): void {
  const { newNote, notify } = useDesk()
  const made = useRef<readonly Quote[] | null>(null)
  useEffect(() => {
    if (homeless === null || made.current === homeless) return
    made.current = homeless
    newNote(homeless[0]?.article.title).catch((error: Error) => notify({ message: error.message, kind: 'error' }))
  }, [homeless, newNote, notify])
}
