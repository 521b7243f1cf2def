/** How the user's work is kept safe, and how it stands: the mirror, and backups. */
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { MirrorState } from '../../core/safety/mirrorState.ts'
import { compareAll } from '../../data/mirrorCompare.ts'
import { restoreMirror } from '../../data/restoreMirror.ts'
import { useDesk } from '../desk/desk.ts'
import { useMirrorState } from '../desk/mirrorContext.ts'
import { Button } from '../shared/Button.tsx'
import { recoveryStrings, safetySettings as strings } from '../shared/strings/safety.ts'
import { BackupSettings } from './BackupSettings.tsx'
import styles from './Settings.module.css'

const time = (at: number): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

function wordsOf(state: MirrorState | null): string {
  if (state === null) return strings.notYet
  if (state.kind === 'elsewhere') return strings.elsewhere
  if (state.kind === 'failed') return strings.failed(state.message)
  if (state.kind === 'done') return strings.done(time(state.at))
  return state.at === null ? strings.writing : strings.done(time(state.at))
}

export function Safety(): ReactNode {
  const { db, host, notify } = useDesk()
  const state = useMirrorState()
  const [place, setPlace] = useState<string | null>(null)
  useEffect(() => {
    host.mirror.place().then(setPlace, () => setPlace(null))
  }, [host])
  const lost = state === null || state.kind === 'elsewhere' ? 0 : state.lost
  const restore = async (): Promise<void> => {
    const { missing } = await compareAll(db, host.mirror)
    const { notes } = await restoreMirror(db, host.mirror, missing)
    notify({ message: strings.restored(notes), kind: 'done' })
  }
  return (
    <div className={styles.about}>
      <p>{host.can.mirror === 'files' ? strings.mirrorFiles : strings.mirrorOrigin}</p>
      {place !== null && <p className={styles.quiet}>{recoveryStrings.place(place)}.</p>}
      <p className={state?.kind === 'failed' ? styles.failed : styles.quiet}>{strings.mirror}: {wordsOf(state)}</p>
      {lost > 0 && (
        <p>
          {strings.lost(lost)} <Button onClick={() => void restore().catch((error: Error) => notify({ message: error.message, kind: 'error' }))}>{strings.restoreLost}</Button>
        </p>
      )}
      <BackupSettings />
    </div>
  )
}
