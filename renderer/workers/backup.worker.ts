/** Makes backups and restores them, off the main thread. The file's pieces go through the window, which alone can reach the host's files. */
import { BACKUP_VERSION, type BackupManifest } from '../core/safety/backupFormat.ts'
import { writeBackup } from '../data/backup.ts'
import { openDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { addNotesOf, checkBackup, replaceLibrary, type CheckedBackup, type MergedNotes } from '../data/restoreBackup.ts'
import { answer, type Call } from './call.ts'

/** A piece of the file: the next is made when the window has `taken` it. */
export type BackupMessage = { done: number; total: number } | { piece: Uint8Array<ArrayBuffer> }

let taken: ((error: string | null) => void) | null = null
/** The backup that was checked last: what is restored is what was checked. */
let checked: CheckedBackup | null = null

async function backup(call: Call<BackupMessage>, database: string, app: string): Promise<BackupManifest> {
  const db = await openDatabase(database)
  const sink = (piece: Uint8Array<ArrayBuffer>): Promise<void> =>
    new Promise((resolve, reject) => {
      taken = (error) => (error === null ? resolve() : reject(new Error(error)))
      call.progress({ piece })
    })
  try {
    return await writeBackup(db, sink, { app, signal: call.signal, onProgress: call.progress })
  } finally {
    db.close()
  }
}

async function check({ signal, progress }: Call<BackupMessage>, bytes: Uint8Array, fileName: string): Promise<BackupManifest> {
  checked = null
  checked = await checkBackup(bytes, fileName, { signal, onProgress: progress })
  return checked.manifest
}

/** @throws {Error} when nothing was checked */
const theChecked = (): CheckedBackup => {
  if (checked === null) throw new Error(`No backup (format ${BACKUP_VERSION}) has been checked.`)
  return checked
}

async function replace({ signal, progress }: Call<BackupMessage>, database: string): Promise<void> {
  try {
    await replaceLibrary(database, theChecked(), { signal, onProgress: progress })
  } catch (error) {
    signal.throwIfAborted()
    throw databaseError(error)
  }
}

async function addNotes(_call: Call, database: string, suffix: string): Promise<MergedNotes> {
  const db = await openDatabase(database)
  try {
    return await addNotesOf(db, theChecked(), (title) => `${title} ${suffix}`.trim())
  } catch (error) {
    throw databaseError(error)
  } finally {
    db.close()
  }
}

answer({ backup, check, replace, addNotes, taken: (_call: Call, error: string | null) => taken?.(error) })
