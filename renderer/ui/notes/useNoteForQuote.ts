import { useEffect, useRef } from 'react'
import { useDesk, type Quote } from '../desk/desk.ts'

/** Makes a note for a quote that has nowhere to go: it opens, and takes the quote then. */
export function useNoteForQuote(homeless: Quote | null): void {
  const { newNote, notify } = useDesk()
  const made = useRef<Quote | null>(null)
  useEffect(() => {
    if (homeless === null || made.current === homeless) return
    made.current = homeless
    newNote(homeless.article.title).catch((error: Error) => notify({ message: error.message, kind: 'error' }))
  }, [homeless, newNote, notify])
}
