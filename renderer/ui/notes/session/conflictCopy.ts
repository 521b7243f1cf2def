import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NoteNode, NoteRow } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { createNote, type NoteIndex } from '../../../data/notes.ts'
import { savingStrings } from '../../shared/strings/notes.ts'

/** What was written here as a note of its own, named after the note and the time. */
export function conflictCopy(db: DossierDatabase, title: string, doc: ProseMirrorNode, index: NoteIndex): Promise<NoteRow> {
  const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return createNote(db, { title: savingStrings.conflictTitle(title, time).trim(), doc: doc.toJSON() as NoteNode, index })
}
