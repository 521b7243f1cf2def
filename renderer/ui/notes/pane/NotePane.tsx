/** One note, opened and open: in the notes pane or in the middle. What cannot be opened says why. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { Id } from '../../../core/model.ts'
import { useDesk, type NoteFocus, type Quote } from '../../desk/desk.ts'
import { Button } from '../../shared/Button.tsx'
import { EmptyState } from '../../shared/EmptyState.tsx'
import { notesStrings as strings, savingStrings } from '../../shared/strings/notes.ts'
import { NoteEditor } from '../editor/NoteEditor.tsx'
import styles from './NotesPane.module.css'
import type { Superseded } from '../session/sessionState.ts'
import { useNote } from './useNote.ts'
import { useNoteForQuote } from './useNoteForQuote.ts'

export interface NotePaneProps {
  id: Id
  /** Where the caret goes when the note opens. */
  focus?: NoteFocus
  /** Passages to be put into the note. */
  pendingQuotes: readonly Quote[] | null
  onQuotesTaken: () => void
}

export function NotePane({ id, focus, pendingQuotes, onQuotesTaken }: NotePaneProps) {
  const { db, openNote, closeNote, notify } = useDesk()
  const [attempt, setAttempt] = useState(0)
  const state = useNote(db, id, attempt)
  const trashed = useLiveQuery(async () => ((await db.notes.get(id))?.trashedAt ?? 0) > 0, [db, id])
  useNoteForQuote(state.kind === 'missing' || state.kind === 'failed' || trashed === true ? pendingQuotes : null)

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
        session={state.session} doc={state.doc} row={state.row} pendingQuotes={pendingQuotes} onQuotesTaken={onQuotesTaken} onSuperseded={superseded}
      />
    )
  if (state.kind === 'opening') return <div className={styles.pane} aria-busy aria-label={strings.loading} role="status" />
  return (
    <EmptyState title={state.kind === 'missing' ? strings.missing : strings.unreadable} actions={<Button onClick={() => closeNote(id)}>{strings.close}</Button>}>
      {state.kind === 'failed' && <p>{state.message}</p>}
    </EmptyState>
  )
}
