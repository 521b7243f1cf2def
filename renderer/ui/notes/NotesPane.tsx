/**
 * The notes pane: one note open for writing, or what there is to open. App renders it inside the `complementary` landmark “Notes”. The list
 * of notes and the trash are places of the middle pane (NoteList.tsx, Trash.tsx).
 */
import { useEffect, useRef, useState } from 'react'
import type { Id } from '../../core/model.ts'
import { useDesk, type Quote } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { EmptyState } from '../shared/EmptyState.tsx'
import { notesStrings as strings, savingStrings } from '../shared/strings/notes.ts'
import { NoNote } from './NoNote.tsx'
import { NoteEditor } from './NoteEditor.tsx'
import styles from './NotesPane.module.css'
import type { Superseded } from './noteSession.ts'
import { useNote } from './useNote.ts'

export interface NotesPaneProps {
  noteId: Id | null
  /** Where the caret goes when the note opens. */
  focus?: 'title' | 'body'
  /** A passage to be put into the open note, or into a new one. */
  pendingQuote: Quote | null
  onQuoteTaken: () => void
}

export function NotesPane({ noteId, pendingQuote, ...rest }: NotesPaneProps) {
  const { newNote, notify } = useDesk()
  const made = useRef<Quote | null>(null)
  useEffect(() => {
    // The new note opens, and takes the quote then.
    if (noteId !== null || pendingQuote === null || made.current === pendingQuote) return
    made.current = pendingQuote
    newNote(pendingQuote.article.title).catch((error: Error) => notify({ message: error.message, kind: 'error' }))
  }, [noteId, pendingQuote, newNote, notify])
  return noteId === null ? <NoNote /> : <NotePane key={noteId} id={noteId} pendingQuote={pendingQuote} {...rest} />
}

function NotePane({ id, ...rest }: Omit<NotesPaneProps, 'noteId'> & { id: Id }) {
  const { db, openNote, notify } = useDesk()
  const [attempt, setAttempt] = useState(0)
  const state = useNote(db, id, attempt)

  const superseded = ({ copy, gone }: Superseded): void => {
    if (copy !== null) notify(gone ? { message: savingStrings.gone(copy.title), kind: 'error' } : { message: savingStrings.conflict(copy.title), detail: savingStrings.conflictDetail, kind: 'error' })
    if (gone && copy !== null) openNote(copy.id)
    else setAttempt((before) => before + 1)
  }

  if (state.kind === 'open') return <NoteEditor key={state.attempt} session={state.session} doc={state.doc} row={state.row} onSuperseded={superseded} {...rest} />
  if (state.kind === 'opening') return <div className={styles.pane} aria-busy aria-label={strings.loading} role="status" />
  return (
    <EmptyState title={state.kind === 'missing' ? strings.missing : strings.unreadable} actions={<Button onClick={() => openNote(null)}>{strings.close}</Button>}>
      {state.kind === 'failed' && <p>{state.message}</p>}
    </EmptyState>
  )
}
