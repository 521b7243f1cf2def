/**
 * The notes pane: one note open for writing, or what there is to open. App renders it inside the `complementary` landmark “Notes”. The list
 * of notes and the trash are places of the middle pane (NoteList.tsx, Trash.tsx).
 */
import type { Id } from '../../../core/model.ts'
import type { Quote } from '../../desk/desk.ts'
import { NoNote } from './NoNote.tsx'
import { NotePane, type NotePaneProps } from './NotePane.tsx'
import { useNoteForQuote } from './useNoteForQuote.ts'

export interface NotesPaneProps extends Omit<NotePaneProps, 'id'> {
  noteId: Id | null
  /** Passages to be put into the open note, or into a new one. */
  pendingQuotes: readonly Quote[] | null
}

export function NotesPane({ noteId, pendingQuotes, ...rest }: NotesPaneProps) {
  useNoteForQuote(noteId === null ? pendingQuotes : null)
  return noteId === null ? <NoNote /> : <NotePane key={noteId} id={noteId} pendingQuotes={pendingQuotes} {...rest} />
}
