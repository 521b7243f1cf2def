/** Starts what keeps the user's work safe without being asked: the mirror's worker, and the sweep of the trash. */
import { type ReactNode, useEffect, useState } from 'react'
import { sweepTrash } from '../../data/trash.ts'
import { Mirroring } from '../../workers/mirror.ts'
import { useDesk } from '../desk/desk.ts'
import { MirrorContext } from '../desk/mirrorContext.ts'
import { safetyStrings as strings } from '../shared/strings/safety.ts'
import { useBackupSchedule } from './useBackupSchedule.ts'

export function Safekeeping({ children }: { children: ReactNode }): ReactNode {
  const { db, host, notify } = useDesk()
  useBackupSchedule()
  const [mirroring, setMirroring] = useState<Mirroring | null>(null)
  useEffect(() => {
    let current: Mirroring | null = null
    let told = false
    const begin = (): void => {
      void sweepTrash(db)
      current = new Mirroring(host.mirror, { markdown: host.can.mirror === 'files', database: db.name })
      const { state } = current
      current.subscribe(() => {
        const now = state()
        if (now.kind === 'done') told = false
        if (now.kind !== 'failed' || told) return
        // Once: it is tried again, and the settings say how it stands.
        told = true
        notify({ message: strings.mirrorFailed, detail: now.message, kind: 'error' })
      })
      setMirroring(current)
    }
    // After what the start shows.
    const handle = requestIdleCallback(begin, { timeout: 1000 })
    return () => {
      cancelIdleCallback(handle)
      current?.close()
      setMirroring(null)
    }
  }, [db, host, notify])
  return <MirrorContext value={mirroring}>{children}</MirrorContext>
}
