import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import type { NoteRow } from '../../core/model.ts'
import type { DossierDatabase } from '../../data/database.ts'
import type { NoteSession } from './noteSession.ts'

/**
 * Follows a note's row as it is stored (another window may save, rename or delete it): tells the session of each, and the caller only what a screen
 * shows of it. Every save changes the row, and must not render the editor again.
 * @returns whether the note lies in the trash
 */
export function useStoredNote(db: DossierDatabase, row: NoteRow, session: NoteSession): { trashed: boolean } {
  const [trashed, setTrashed] = useState(row.trashedAt > 0)
  useEffect(() => {
    const subscription = liveQuery(() => db.notes.get(row.id)).subscribe((stored) => {
      if (stored === undefined) return
      setTrashed(stored.trashedAt > 0)
      session.observe(stored)
    })
    return () => subscription.unsubscribe()
  }, [db, row.id, session])
  return { trashed }
}
