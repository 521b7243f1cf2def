import type { Id } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { NoteConflict, saveNote } from '../../../data/notes.ts'

/** How often somebody else may be faster. */
const ATTEMPTS = 5

/** Gives a note its title, if it is another one. An open editor takes it over, as from another window. */
export async function retitle(db: DossierDatabase, id: Id, title: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const row = await db.notes.get(id)
    if (row === undefined || row.title === title) return
    try {
      await saveNote(db, id, { revision: row.revision, title, steps: [] })
      return
    } catch (error) {
      if (!(error instanceof NoteConflict) || attempt === ATTEMPTS) throw error
    }
  }
}
