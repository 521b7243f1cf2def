/** Notes that an import updates: changed where they are open, with what they said before kept as a revision and in the import's row. */
import type { Id } from '../../core/model.ts'
import { noteDocument, type Replay } from '../../data/notes.ts'
import { undoNoteImport, type UndoneImport } from '../../data/noteImports.ts'
import type { NoteUpdate } from '../../workers/notesImport.ts'
import type { Desk } from '../desk/desk.ts'
import { retitle } from '../desk/notes/retitle.ts'

export type UpdateFailure = { title: string; message: string }

/** @returns how many were updated, and why the others were not */
export async function applyUpdates(desk: Desk, replay: Replay, importId: Id, updates: readonly NoteUpdate[], onProgress: (done: number) => void): Promise<{ updated: number; failures: UpdateFailure[] }> {
  const { db } = desk
  const failures: UpdateFailure[] = []
  let updated = 0
  for (const [at, { noteId, title, doc, aliases }] of updates.entries()) {
    onProgress(at)
    try {
      const before = await noteDocument(db, noteId, replay)
      if (before === null) continue
      await db.revisions.add({ noteId, at: before.row.updatedAt, title: before.row.title, words: before.row.words, doc: before.doc })
      await desk.editNote(noteId, () => doc)
      await retitle(db, noteId, title)
      const row = await db.notes.get(noteId)
      if (row === undefined) continue
      const added = aliases.filter((alias) => !row.aliases.includes(alias))
      if (added.length > 0) await db.notes.update(noteId, { aliases: [...row.aliases, ...added] })
      await db.noteImports.where('id').equals(importId).modify((kept) => void kept.updated.push({ noteId, title: before.row.title, doc: before.doc, revision: row.revision }))
      updated += 1
    } catch (error) {
      failures.push({ title, message: error instanceof Error ? error.message : String(error) })
    }
  }
  return { updated, failures }
}

/** The whole import, as one act. */
export async function undoImport(desk: Desk, importId: Id): Promise<UndoneImport | null> {
  const undone = await undoNoteImport(desk.db, importId, async ({ noteId, title, doc }) => {
    await desk.editNote(noteId, () => doc)
    await retitle(desk.db, noteId, title)
  })
  return undone
}
