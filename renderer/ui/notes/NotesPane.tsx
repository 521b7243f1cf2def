/**
 * The notes pane: one note open for writing, or what there is to open. App renders it inside the `complementary` landmark “Notes”. The list
 * of notes and the trash are places of the middle pane (NoteList.tsx, Trash.tsx).
 */
import { useLiveQuery } from 'dexie-react-hooks'
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
  useNoteForQuote(noteId === null ? pendingQuote : null)
  return noteId === null ? <NoNote /> : <NotePane key={noteId} id={noteId} pendingQuote={pendingQuote} {...rest} />
}

/** Makes a note for a quote that has nowhere to go: it opens, and takes the quote then. */
function useNoteForQuote(homeless: Quote | null): void {
  const { newNote, notify } = useDesk()
  const made = useRef<Quote | null>(null)
  useEffect(() => {
    if (homeless === null || made.current === homeless) return
    made.current = homeless
    newNote(homeless.article.title).catch((error: Error) => notify({ message: error.message, kind: 'error' }))
  }, [homeless, newNote, notify])
}

function NotePane({ id, focus, pendingQuote, onQuoteTaken }: Omit<NotesPaneProps, 'noteId'> & { id: Id }) {
  const { db, openNote, notify } = useDesk()
  const [attempt, setAttempt] = useState(0)
  const state = useNote(db, id, attempt)
  const trashed = useLiveQuery(async () => ((await db.notes.get(id))?.trashedAt ?? 0) > 0, [db, id])
  useNoteForQuote(state.kind === 'missing' || state.kind === 'failed' || trashed === true ? pendingQuote : null)

  const superseded = ({ copy, gone }: Superseded): void => {
    if (copy !== null) notify(gone ? { message: savingStrings.gone(copy.title), kind: 'error' } : { message: savingStrings.conflict(copy.title), detail: savingStrings.conflictDetail, kind: 'error' })
    if (gone && copy !== null) openNote(copy.id)
    else setAttempt((before) => before + 1)
  }

  if (state.kind === 'open')
    return (
      <NoteEditor
        // The caret is not taken away when a note is opened anew because another window changed it.
        key={state.attempt} {...(focus === undefined || state.attempt > 0 ? {} : { focus })}
        session={state.session} doc={state.doc} row={state.row} pendingQuote={pendingQuote} onQuoteTaken={onQuoteTaken} onSuperseded={superseded}
      />
    )
  if (state.kind === 'opening') return <div className={styles.pane} aria-busy aria-label={strings.loading} role="status" />
  return (
    <EmptyState title={state.kind === 'missing' ? strings.missing : strings.unreadable} actions={<Button onClick={() => openNote(null)}>{strings.close}</Button>}>
      {state.kind === 'failed' && <p>{state.message}</p>}
    </EmptyState>
  )
}
