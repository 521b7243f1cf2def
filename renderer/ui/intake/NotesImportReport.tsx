/** What became of an import of notes, with the way back. */
import type { ReactNode } from 'react'
import type { NotesImportResult } from '../../workers/notesImport.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { COMMON } from '../shared/strings/common.ts'
import { intakeStrings as strings } from '../shared/strings/intake.ts'
import type { UpdateFailure } from './applyUpdates.ts'
import { FoundList } from './FoundList.tsx'
import styles from './NotesImportDialog.module.css'

export interface NotesImportReportProps {
  result: NotesImportResult
  updated: number
  failures: readonly UpdateFailure[]
  onClose: () => void
  onUndo: () => void
  onShow: () => void
}

export function NotesImportReport({ result, updated, failures, onClose, onUndo, onShow }: NotesImportReportProps): ReactNode {
  const { created, unchanged, skipped, refused, dead, warnings, cancelled, pictures, files } = result
  const changed = created + updated > 0
  const footer = (
    <>
      {changed ? <Button variant="quiet" onClick={onUndo}>{strings.undo}</Button> : null}
      {changed ? <Button onClick={onShow}>{strings.show}</Button> : null}
      <Button variant="primary" onClick={onClose}>{COMMON.done}</Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={strings.title} footer={footer}>
      <div className={styles.stack}>
        <div role="status" className={styles.lines}>
          {cancelled ? <p>{strings.stopped}</p> : null}
          <p className={styles.sum}>{strings.done(created)}</p>
          {updated === 0 ? null : <p>{strings.updated(updated)}</p>}
          {unchanged === 0 ? null : <p>{strings.unchanged(unchanged)}</p>}
          {pictures + files === 0 || !changed ? null : <p>{strings.assets(pictures, files)}</p>}
          {skipped === 0 ? null : <p>{strings.skipped(skipped)}</p>}
        </div>
        <FoundList open title={strings.failedUpdates(failures.length)} items={failures.map(({ title, message }) => `“${title}”: ${message}`)} />
        <FoundList title={strings.refused(refused.length)} items={refused.map(({ path, reason }) => strings.refusedFile(path, reason))} />
        <FoundList title={strings.dead(dead.length)} items={dead.map(({ note, target }) => strings.deadLink(note, target))} />
        <FoundList title={strings.warnings(warnings.length)} items={warnings.map(({ note, warning }) => strings.warning(note, warning))} />
      </div>
    </Dialog>
  )
}
