/** What is said of a note beside its text, changed with regard for what another window has said of it meanwhile. */
import type { Id } from '../core/model.ts'
import { mergeDetails, type DetailConflict, type Details } from '../core/notes/mergeDetails.ts'
import type { DossierDatabase } from './database.ts'
import type { NoteDetails } from './notes.ts'

/**
 * @param base what was seen when the change was begun
 * @returns what both changed: the given value was written, the other is named. Empty too when there is no such note.
 */
export function changeDetails(db: DossierDatabase, id: Id, base: Details, change: NoteDetails): Promise<DetailConflict[]> {
  return db.transaction('rw', db.notes, async () => {
    const stored = await db.notes.get(id)
    if (stored === undefined) return []
    const { write, conflicts } = mergeDetails(base, change, stored)
    if (Object.keys(write).length > 0) await db.notes.update(id, write)
    return conflicts
  })
}
