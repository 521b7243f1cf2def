/**
 * Changing a note wherever it is: in its editor when it is open in this window (one step of that editor's own undo), else in the database
 * by compare-and-set, tried again when somebody else was faster. The change is a pure function of the document; what it leaves alone stays untouched.
 */
import { closeHistory } from '@tiptap/pm/history'
import { Node } from '@tiptap/pm/model'
import type { Id, NoteNode } from '../../../core/model.ts'
import { revertEdit } from '../../../core/notes/revertEdit.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { NoteConflict, openNote, saveNote, snapshotNote } from '../../../data/notes.ts'
import type { UndoEdit } from '../../desk/desk.ts'
import { editSteps } from './editSteps.ts'
import { liveEditor } from './liveEditors.ts'
import { NoteIndexer } from './noteIndexer.ts'
import { whenClosed } from './closingSessions.ts'
import { noteSchema } from '../schema/noteExtensions.ts'
import { replay } from '../schema/replay.ts'

/** How often somebody else may be faster. */
const ATTEMPTS = 8

/**
 * @param change given the document as it is now, gives it as it shall be; the same object when there is nothing to change. Called again when
 *   the note was saved in between.
 * @returns takes the edit back, where it still stands; null when nothing was changed or there is no such note (or it is in the trash)
 * @throws {Error} when the note cannot be read or written, or the changed document is none (RangeError)
 */
export async function editNote(db: DossierDatabase, id: Id, change: (doc: NoteNode) => NoteNode): Promise<UndoEdit | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      const edit = await editOnce(db, id, change)
      if (edit === null) return null
      const revert = revertEdit(edit.before, edit.after)
      return async () => (await editNote(db, id, revert)) !== null
    } catch (error) {
      if (!(error instanceof NoteConflict) || attempt === ATTEMPTS) throw error
    }
  }
}

interface Edit {
  before: NoteNode
  after: NoteNode
}

async function editOnce(db: DossierDatabase, id: Id, change: (doc: NoteNode) => NoteNode): Promise<Edit | null> {
  await whenClosed(db, id)
  const open = liveEditor(db, id)
  if (open !== null && open.editor.isEditable) {
    const { editor, session } = open
    const before = editor.getJSON() as NoteNode
    const after = change(before)
    if (after === before) return null
    const { state, view } = editor
    // The editor's schema is made of the same extensions, but its nodes are its own.
    const steps = editSteps(state.doc, Node.fromJSON(state.schema, after))
    if (steps.length === 0) return null
    const { tr } = state
    for (const step of steps) tr.step(step)
    view.dispatch(closeHistory(tr))
    await session.flush()
    // As the editor writes it: what undoes the edit looks for exactly this.
    return { before, after: tr.doc.toJSON() as NoteNode }
  }
  const note = await openNote(db, id)
  if (note === null || note.row.trashedAt > 0) return null
  const journal = note.steps.flatMap((batch) => batch.steps)
  const before = journal.length === 0 ? note.doc : replay(note.doc, journal)
  const after = change(before)
  if (after === before) return null
  const source = Node.fromJSON(noteSchema, before)
  const target = Node.fromJSON(noteSchema, after)
  target.check()
  const steps = editSteps(source, target)
  if (steps.length === 0) return null
  const index = new NoteIndexer().index(target)
  const row = await saveNote(db, id, { revision: note.row.revision, title: note.row.title, steps: steps.map((step): unknown => step.toJSON()), index })
  // Nobody writes it, so it can be whole at once.
  await snapshotNote(db, id, row.revision, target.toJSON() as NoteNode)
  // As the schema writes them: what undoes the edit looks for exactly this, and a document that came in by an import may be written otherwise.
  return { before: source.toJSON() as NoteNode, after: target.toJSON() as NoteNode }
}
