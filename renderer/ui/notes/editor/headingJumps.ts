/** Links to a heading of a note: at once where the note is open in this window, else as soon as it is. */
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { Id } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { liveEditor } from '../session/liveEditors.ts'
import { findHeading, type NoteHeading } from './noteHeadings.ts'
import { revealBlock } from './revealPosition.ts'

const wanted = new Map<string, string>()
const keyOf = (db: DossierDatabase, id: Id): string => `${db.name}/${id}`

/** Puts the caret into the heading and shows it. */
export function goToHeading(editor: Editor, { at }: NoteHeading): void {
  const { state, view } = editor
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at + 1)))
  view.focus()
  revealBlock(view, at)
}

/** Goes to a heading of a note that is open, or is about to be opened. */
export function jumpToHeading(db: DossierDatabase, id: Id, heading: string): void {
  const open = liveEditor(db, id)
  if (open === null) wanted.set(keyOf(db, id), heading)
  else takeJump(open.editor, heading)
}

/** A note that was just opened goes to the heading that was asked for. @returns whether one was */
export function takeWantedJump(db: DossierDatabase, id: Id, editor: Editor): boolean {
  const heading = wanted.get(keyOf(db, id))
  if (heading === undefined) return false
  wanted.delete(keyOf(db, id))
  takeJump(editor, heading)
  return true
}

function takeJump(editor: Editor, name: string): void {
  const heading = findHeading(editor.state.doc, name)
  if (heading !== null) goToHeading(editor, heading)
}
