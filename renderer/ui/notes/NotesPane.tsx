/**
 * The notes pane: one note open for writing, or what there is to open. App renders it inside the `complementary` landmark “Notes”. The list
 * of notes and the trash are places of the middle pane (NoteList.tsx, Trash.tsx).
 */
import type { Id } from '../../core/model.ts'
import type { Quote } from '../desk/desk.ts'
import { NoNote } from './NoNote.tsx'
import { NotePane, type NotePaneProps } from './NotePane.tsx'
import { useNoteForQuote } from './useNoteForQuote.ts'

export interface NotesPaneProps extends Omit<NotePaneProps, 'id'> {
  noteId: Id | null
  /** A passage to be put into the open note, or into a new one. */
  pendingQuote: Quote | null
}

export function NotesPane({ noteId, pendingQuote, ...rest }: NotesPaneProps) {
  useNoteForQuote(noteId === null ? pendingQuote : null)
  return noteId === null ? <NoNote /> : <NotePane key={noteId} id={noteId} pendingQuote={pendingQuote} {...rest} />
}
