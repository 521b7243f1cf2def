import { liveQuery } from 'dexie'
import type { DossierDatabase } from './database.ts'

/** Calls when a note's row was written, by whichever window. @returns ends it */
export function onNotesChanged(db: DossierDatabase, listener: () => void): () => void {
  let first = true
  const subscription = liveQuery(() => db.notes.orderBy('stamp').lastKey()).subscribe(() => {
    if (!first) listener()
    first = false
  })
  return () => subscription.unsubscribe()
}
