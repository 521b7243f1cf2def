import { useEffect, useState } from 'react'
import type { DossierDatabase } from '../../data/database.ts'

/**
 * Another window wants to bring in a later version: this one saves, lets go of the database, and shows nothing of it any more.
 * @returns whether it has let go
 */
export function useMakeRoom(db: DossierDatabase, flush: () => Promise<void>): boolean {
  const [closed, setClosed] = useState(false)
  useEffect(() => {
    const stop = (): boolean => {
      void flush().finally(() => setClosed(true))
      // Dexie's own answer would close it before anything is saved.
      return false
    }
    db.on('versionchange', stop)
    return () => db.on('versionchange').unsubscribe(stop)
  }, [db, flush])
  useEffect(() => {
    // Now nothing that is shown reads from it any more.
    if (closed) db.close()
  }, [closed, db])
  return closed
}
