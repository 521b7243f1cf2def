/** Sessions that are being closed: their last save is still on its way, and whoever opens the note waits for it. */
import type { Id } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'

/** By database and id. */
const closing = new Map<string, Promise<void>>()
const keyOf = (db: DossierDatabase, id: Id): string => `${db.name}/${id}`

/** Resolves when no earlier session of this window still writes the note. */
export async function whenClosed(db: DossierDatabase, id: Id): Promise<void> {
  await closing.get(keyOf(db, id))
}

/** Closes a session, known to whenClosed until it is. */
export function closingOf(db: DossierDatabase, id: Id, close: () => Promise<void>): Promise<void> {
  const key = keyOf(db, id)
  const done = close().finally(() => {
    if (closing.get(key) === done) closing.delete(key)
  })
  closing.set(key, done)
  return done
}
