import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import type { NoteRow } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import type { NoteSession } from '../session/noteSession.ts'

/** What a screen shows of the row besides its text. */
export interface StoredNote {
  trashed: boolean
  /** BCP 47; null when it has none. */
  lang: string | null
}

/**
 * Follows a note's row as it is stored (another window may save, rename or delete it): tells the session of each, and the caller only what a screen
 * shows of it. Every save changes the row, and must not render the editor again.
 */
export function useStoredNote(db: DossierDatabase, row: NoteRow, session: NoteSession): StoredNote {
  const [shown, setShown] = useState<StoredNote>({ trashed: row.trashedAt > 0, lang: row.lang })
  useEffect(() => {
    const subscription = liveQuery(() => db.notes.get(row.id)).subscribe((stored) => {
      if (stored === undefined) return
      const { lang } = stored
      const trashed = stored.trashedAt > 0
      setShown((before) => (before.trashed === trashed && before.lang === lang ? before : { trashed, lang }))
      session.observe(stored)
    })
    return () => subscription.unsubscribe()
  }, [db, row.id, session])
  return shown
}
