/** Opens the library; where the mirror knows of notes that it lacks, asks first, before anything is written to either. */
import type { Root } from 'react-dom/client'
import { openDatabase, type DossierDatabase } from '../../data/database.ts'
import { DatabaseError } from '../../data/databaseError.ts'
import { compareWithMirror } from '../../data/mirrorCompare.ts'
import type { HostMirror } from '../../host/host.ts'
import { Failure } from './Failure.tsx'
import { Button } from '../shared/Button.tsx'
import { APP } from '../shared/strings/app.ts'
import { recoveryStrings as strings } from '../shared/strings/safety.ts'

/**
 * @param root where the question is shown
 * @throws {DatabaseError} when the library cannot be opened for another reason than damage
 */
export async function openLibrary({ database, mirror, root }: { database: string | undefined; mirror: HostMirror; root: Root }): Promise<DossierDatabase> {
  let db: DossierDatabase | null = null
  let failure: DatabaseError | null = null
  try {
    db = await openDatabase(database)
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== 'unreadable') throw error
    failure = error
  }
  // A mirror that cannot be read must not keep one from a library that can.
  const finding = await compareWithMirror(db, mirror).catch(() => null)
  const recreate = (): Promise<DossierDatabase> => openDatabase(database, { recreate: true })
  if (finding === null) return db ?? askForEmpty(root, failure!, recreate)
  const { Recovery } = await import('./Recovery.tsx')
  return new Promise((opened) => root.render(<Recovery db={db} recreate={recreate} mirror={mirror} finding={finding} onOpen={opened} />))
}

/** Nothing can be restored: an empty library is begun when the user says so, and not before. */
function askForEmpty(root: Root, { message }: DatabaseError, recreate: () => Promise<DossierDatabase>): Promise<DossierDatabase> {
  return new Promise((opened) => {
    const show = (shown: string): void =>
      root.render(
        <Failure title={APP.startFailed} message={shown}>
          <p>{strings.nothingElse}</p>
          <Button onClick={() => void recreate().then(opened, (error: Error) => show(error.message))}>{strings.beginEmpty}</Button>
        </Failure>,
      )
    show(message)
  })
}
