/** A backup that was checked: what is in it, and whether it is to replace the library or to join it. */
import { type ReactNode, useState } from 'react'
import type { BackupManifest } from '../../core/safety/backupFormat.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { backupStrings as strings, dateTime } from '../shared/strings/safety.ts'
import styles from './Safety.module.css'

export interface RestoreDialogProps {
  /** Of the file. */
  name: string
  manifest: BackupManifest
  onAdd: () => void
  onReplace: () => void
  onClose: () => void
}

export function RestoreDialog({ name, manifest, onAdd, onReplace, onClose }: RestoreDialogProps): ReactNode {
  const [way, setWay] = useState<'add' | 'replace'>('add')
  const choices = [['add', strings.add, strings.addHint], ['replace', strings.replace, strings.replaceHint]] as const
  return (
    <Dialog
      open title={strings.restoreTitle(name)} onOpenChange={(open) => !open && onClose()}
      description={strings.found(dateTime(manifest.createdAt), manifest.counts.articles, manifest.counts.notes)}
      footer={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          {way === 'add' ? <Button variant="primary" onClick={onAdd}>{strings.addDo}</Button> : <Button variant="danger" onClick={onReplace}>{strings.replaceDo}</Button>}
        </>
      }
    >
      <div role="radiogroup" aria-label={strings.choice} className={styles.choices}>
        {choices.map(([value, label, hint]) => (
          <label key={value} className={styles.choice}>
            <input type="radio" name="way" checked={way === value} onChange={() => setWay(value)} />
            <span>
              {label}
              <span className={styles.hint}>{hint}</span>
            </span>
          </label>
        ))}
      </div>
    </Dialog>
  )
}
