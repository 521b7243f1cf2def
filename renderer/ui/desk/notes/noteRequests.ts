/**
 * What other parts of the desk ask of a note's editor: to show a passage in it. The note may still have to be opened (desk.openNote), so a
 * request waits for the editor that takes it; a later request to the same note replaces it.
 */
import type { Id } from '../../../core/model.ts'
import type { PassageInNote } from '../../../core/notes/passageInNote.ts'

export interface NoteRequest {
  noteId: Id
  /** Scrolled to, selected and lit up. */
  passage: PassageInNote
}

const waiting = new Map<Id, NoteRequest>()
const listeners = new Set<() => void>()

export function requestInNote(request: NoteRequest): void {
  waiting.set(request.noteId, request)
  for (const listener of listeners) listener()
}

/** The request that waits for a note; it waits no longer. */
export function takeNoteRequest(noteId: Id): NoteRequest | null {
  const request = waiting.get(noteId) ?? null
  waiting.delete(noteId)
  return request
}

/** Called whenever there is a new request; gives the function that stops it. */
export function onNoteRequest(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
