/** One backup, into the file that the user names: what the settings and the command palette do alike. */
import { backupName, type BackupManifest } from '../../core/safety/backupFormat.ts'
import { setSetting } from '../../data/settings.ts'
import { BackupWorker, type BackupCall } from '../../workers/backups.ts'
import { backupStrings as strings } from '../shared/strings/safety.ts'
import type { Desk } from './desk.ts'

/**
 * @param perform does the work, once it is known where to: shows how far it is, and may cancel it, which gives null
 * @returns whether a file was made
 * @throws {Error} when it could not be written; then no file is left behind
 */
export async function makeBackup(
  { db, host, notify }: Pick<Desk, 'db' | 'host' | 'notify'>,
  perform: (task: (call: BackupCall) => Promise<BackupManifest>) => Promise<BackupManifest | null>,
): Promise<boolean> {
  const stream = await host.saveStream({ suggestedName: backupName(new Date()) })
  if (stream === null) return false
  const worker = new BackupWorker()
  try {
    const manifest = await perform((call) => worker.backup(db.name, host.version, stream, call))
    if (manifest === null) return false
    notify({ message: strings.made(stream.name), detail: strings.madeDetail(manifest.counts.articles, manifest.counts.notes), kind: 'done' })
    await setSetting(db, 'backedUpAt', Date.now())
    return true
  } finally {
    worker.close()
  }
}
