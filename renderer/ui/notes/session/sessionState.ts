/** What a session of a note (noteSession.ts) says of itself, and what it asks of the editor. */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NoteRow } from '../../../core/model.ts'
import type { NoteIndex } from '../../../data/notes.ts'

export interface SaveState {
  kind: 'saved' | 'unsaved' | 'saving' | 'failed'
  /** Epoch ms of the last save in this session, null before the first. */
  at: number | null
  /** What went wrong and what to do; null unless it failed. */
  message: string | null
  index: NoteIndex
}

/** What became of a note that could not be saved because somebody else had changed or removed it. */
export interface Superseded {
  /** The note that keeps what was written here, null when nothing was. */
  copy: NoteRow | null
  /** The note itself no longer exists. */
  gone: boolean
}

export interface SessionHooks {
  /** Called before the text is put in safety, so that nothing more is typed. */
  freeze: () => void
  /** The editor is to show this document, without moving the caret, and (unless null) this title: another window's changes are in it. They are saved already. */
  adopt: (doc: ProseMirrorNode, title: string | null) => void
  /** The title was changed here and in another window: this is the other one, which gives way. */
  otherTitle?: (theirs: string) => void
  /** The database has another version, which could not be merged: this session is over, open the note anew. */
  superseded: (what: Superseded) => void
}
