/** Opens the library; where the mirror knows of notes that it lacks, asks first, before anything is written to either. */
import type { Root } from 'react-dom/client'
import { openDatabase, type DossierDatabase } from '../data/database.ts'
import { DatabaseError } from '../data/databaseError.ts'
import { compareWithMirror } from '../data/mirrorCompare.ts'
import type { HostMirror } from '../host/host.ts'

/**
 * @param root where the question is shown
 * @throws {DatabaseError} when the library cannot be opened and there is nothing to restore
 */
export async function openLibrary({ database, mirror, root }: { database: string | undefined; mirror: HostMirror; root: Root }): Promise<DossierDatabase> {
  let db: DossierDatabase | null = null
  let failure: unknown = null
  try {
    db = await openDatabase(database)
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== 'unreadable') throw error
    failure = error
  }
  // A mirror that cannot be read must not keep one from a library that can.
  const finding = await compareWithMirror(db, mirror).catch(() => null)
  if (finding === null || (db === null && finding.missing.length === 0)) {
    if (db === null) throw failure
    return db
  }
  const { Recovery } = await import('./Recovery.tsx')
  return new Promise((opened) => {
    root.render(<Recovery db={db} recreate={() => openDatabase(database, { recreate: true })} mirror={mirror} finding={finding} onOpen={opened} />)
  })
}
