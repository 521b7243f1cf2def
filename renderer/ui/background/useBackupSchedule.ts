/** Backs the library up when it is due, where the host can write without asking: what was missed is made up for soon after the next start. */
import { useEffect } from 'react'
import { backupName } from '../../core/safety/backupFormat.ts'
import { getSetting, setSetting, type Settings } from '../../data/settings.ts'
import { BackupWorker } from '../../workers/backups.ts'
import { useDesk } from '../desk/desk.ts'
import { safetyStrings as strings } from '../shared/strings/safety.ts'

const PERIODS: Record<Exclude<Settings['backupEvery'], 'never'>, number> = { daily: 24 * 3_600_000, weekly: 7 * 24 * 3_600_000 }

/** After the start has settled, and then again and again: Dossier may stay open for weeks. */
const FIRST_MS = 60_000
const AGAIN_MS = 600_000

/** @param first, again ms until it is looked after, and between */
export function useBackupSchedule(first = FIRST_MS, again = AGAIN_MS): void {
  const { db, host, notify } = useDesk()
  useEffect(() => {
    const { backups } = host
    if (backups === null) return undefined
    const stop = new AbortController()
    let told = false
    const run = async (): Promise<void> => {
      const every = await getSetting(db, 'backupEvery')
      if (every === 'never' || Date.now() - (await getSetting(db, 'backedUpAt')) < PERIODS[every]) return
      // A library in which nothing was written yet needs none.
      if ((await db.notes.count()) + (await db.highlights.count()) + (await db.decisions.count()) === 0) return
      const worker = new BackupWorker()
      try {
        await worker.backup(db.name, host.version, await backups.open(backupName(new Date())), { signal: stop.signal })
        await setSetting(db, 'backedUpAt', Date.now())
        await backups.prune(await getSetting(db, 'backupKeep'))
        told = false
      } finally {
        worker.close()
      }
    }
    const attempt = (): void => {
      void navigator.locks.request(`${db.name}-backup`, { ifAvailable: true }, async (lock) => {
        if (lock === null || stop.signal.aborted) return
        await run().catch((error: Error) => {
          if (stop.signal.aborted || told) return
          told = true
          notify({ message: strings.backupFailed, detail: error.message, kind: 'error' })
        })
      })
    }
    const soon = setTimeout(attempt, first)
    const often = setInterval(attempt, again)
    return () => {
      clearTimeout(soon)
      clearInterval(often)
      stop.abort()
    }
  }, [db, host, notify, first, again])
}
