/** Backups: one now, some by themselves where the host can, and the restoring of one. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { BackupManifest } from '../../core/safety/backupFormat.ts'
import { setSetting, type Settings } from '../../data/settings.ts'
import type { BackupFile, HostBackups } from '../../host/host.ts'
import { BackupWorker } from '../../workers/backups.ts'
import { useDesk } from '../desk/desk.ts'
import { makeBackup } from '../desk/makeBackup.ts'
import { useSetting } from '../desk/useSetting.ts'
import { Button } from '../shared/Button.tsx'
import { COMMON } from '../shared/strings/common.ts'
import { backupStrings as strings, dateTime } from '../shared/strings/safety.ts'
import { RestoreDialog } from './RestoreDialog.tsx'
import styles from './Safety.module.css'

interface Work {
  what: string
  done: number
  total: number
  cancel: () => void
}

export function BackupSettings(): ReactNode {
  const { db, host, notify } = useDesk()
  const [work, setWork] = useState<Work | null>(null)
  const [checked, setChecked] = useState<{ worker: BackupWorker; manifest: BackupManifest; name: string } | null>(null)
  const [made, setMade] = useState(0)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  /** Shows progress and offers to cancel. @returns null when it was cancelled */
  const perform = async <Value,>(what: string, task: (call: { signal: AbortSignal; onProgress: (progress: { done: number; total: number }) => void }) => Promise<Value>): Promise<Value | null> => {
    const abort = new AbortController()
    running.current = abort
    const show = ({ done, total }: { done: number; total: number }): void => setWork({ what, done, total, cancel: () => abort.abort() })
    show({ done: 0, total: 1 })
    try {
      return await task({ signal: abort.signal, onProgress: show })
    } catch (error) {
      if (!abort.signal.aborted) throw error
      notify({ message: strings.cancelled })
      return null
    } finally {
      setWork(null)
    }
  }
  const failed = (error: Error): void => notify({ message: error.message, kind: 'error' })

  /** @returns whether a file was made */
  const backUp = async (): Promise<boolean> => {
    const done = await makeBackup({ db, host, notify }, (task) => perform(strings.making, task))
    if (done) setMade((count) => count + 1)
    return done
  }
  const open = async (): Promise<void> => {
    const [file] = await host.openFiles({ extensions: ['zip'] })
    if (file === undefined) return
    if ('problem' in file) throw new Error(COMMON.unreadable(file))
    const worker = new BackupWorker()
    try {
      const manifest = await perform(strings.checking, (call) => worker.check(file.bytes, file.name, call))
      if (manifest === null) worker.close()
      else setChecked({ worker, manifest, name: file.name })
    } catch (error) {
      worker.close()
      throw error
    }
  }
  const close = (): void => {
    checked?.worker.close()
    setChecked(null)
  }
  const replace = async (): Promise<void> => {
    if (checked === null) return
    const { worker } = checked
    setChecked(null)
    try {
      if (!(await backUp())) return notify({ message: strings.notReplaced })
      if ((await perform(strings.restoring, (call) => worker.replace(db.name, call).then(() => true))) === null) return
      // What the mirror holds is of another library now.
      await host.mirror.setAside()
      location.reload()
    } finally {
      worker.close()
    }
  }
  const add = async (): Promise<void> => {
    if (checked === null) return
    const { added, copied, present } = await checked.worker.addNotes(db.name, strings.suffix(dateTime(checked.manifest.createdAt)))
    close()
    notify({ message: strings.added(added, copied, present), kind: 'done' })
  }

  return (
    <>
      <h3 className={styles.heading}>{strings.title}</h3>
      <p>{strings.teach}</p>
      {host.backups !== null && <Schedule backups={host.backups} made={made} />}
      {work === null ? (
        <div className={styles.actions}>
          <Button onClick={() => void backUp().catch(failed)}>{strings.now}</Button>
          <Button onClick={() => void open().catch(failed)}>{strings.restore}</Button>
        </div>
      ) : (
        <div className={styles.actions}>
          <label className={styles.progress}>
            {work.what}
            <progress max={Math.max(1, work.total)} value={work.done} />
          </label>
          <span className={styles.quiet}>{strings.progress(work.done, work.total)}</span>
          <Button onClick={work.cancel}>{strings.cancel}</Button>
        </div>
      )}
      {checked !== null && (
        <RestoreDialog name={checked.name} manifest={checked.manifest} onAdd={() => void add().catch(failed)} onReplace={() => void replace().catch(failed)} onClose={close} />
      )}
    </>
  )
}

const KEPT = [2, 4, 8, 16]

function Schedule({ backups, made }: { backups: HostBackups; made: number }): ReactNode {
  const { db, notify } = useDesk()
  const every = useSetting('backupEvery')
  const keep = useSetting('backupKeep')
  const at = useSetting('backedUpAt')
  const [state, setState] = useState<{ folder: string; files: BackupFile[] } | null>(null)
  const [chosen, setChosen] = useState(0)
  useEffect(() => {
    let current = true
    backups.list().then((next) => current && setState(next), () => current && setState(null))
    return () => {
      current = false
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked again whenever one was made, or another folder chosen
  }, [backups, made, at, chosen])
  const choose = async (): Promise<void> => {
    if ((await backups.choose()) !== null) setChosen((count) => count + 1)
  }
  const newest = state?.files[0]
  return (
    <div className={styles.schedule}>
      <label>
        {strings.every}
        <select value={every} onChange={({ target }) => void setSetting(db, 'backupEvery', target.value as Settings['backupEvery'])}>
          {(Object.keys(strings.periods) as Settings['backupEvery'][]).map((value) => <option key={value} value={value}>{strings.periods[value]}</option>)}
        </select>
      </label>
      <label>
        {strings.keep}
        <select value={keep} onChange={({ target }) => void setSetting(db, 'backupKeep', Number(target.value))}>
          {KEPT.map((count) => <option key={count} value={count}>{count}</option>)}
        </select>
      </label>
      <Button variant="quiet" onClick={() => void choose().catch((error: Error) => notify({ message: error.message, kind: 'error' }))}>{strings.choose}</Button>
      {state !== null && (
        <p className={styles.quiet}>
          {strings.folder(state.folder)}. {newest === undefined ? strings.none : strings.last(dateTime(newest.modifiedAt), state.files.length)}
        </p>
      )}
    </div>
  )
}
