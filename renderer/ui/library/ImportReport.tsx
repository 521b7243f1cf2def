import { useState, type ReactNode } from 'react'
import type { ImportRow } from '../../core/model.ts'
import { UndoImportDialog } from '../desk/UndoImportDialog.tsx'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { COMMON } from '../shared/strings/common.ts'
import { IMPORT_REPORT } from '../shared/strings/library.ts'
import { UNDO_IMPORT } from '../shared/strings/undoImport.ts'
import styles from './ImportReport.module.css'
import type { ImportOutcome } from './useImport.ts'

/** What became of the files: imported, there already, refused and why; with the way back. */
export function ImportReport({ outcome, onClose }: { outcome: ImportOutcome; onClose: () => void }): ReactNode {
  const [undoing, setUndoing] = useState(false)
  if (undoing && outcome.kind === 'report') return <UndoImportDialog importId={outcome.report.id} articles={outcome.report.imported} onClose={onClose} />
  const footer = (
    <>
      {outcome.kind === 'report' && outcome.report.imported > 0 ? <Button variant="quiet" onClick={() => setUndoing(true)}>{UNDO_IMPORT.undo}</Button> : null}
      <Button variant="primary" onClick={onClose}>{COMMON.done}</Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={outcome.kind === 'failed' ? IMPORT_REPORT.failed : IMPORT_REPORT.title} footer={footer}>
      {outcome.kind === 'failed' ? <p>{outcome.message}</p> : <Report outcome={outcome} />}
    </Dialog>
  )
}

function Report({ outcome: { report, cancelled } }: { outcome: Extract<ImportOutcome, { kind: 'report' }> }): ReactNode {
  return (
    <div className={styles.lines}>
      {cancelled ? <p>{IMPORT_REPORT.stopped}</p> : null}
      <p>{IMPORT_REPORT.imported(report.imported)}</p>
      {report.present === 0 ? null : <p>{IMPORT_REPORT.present(report.present)}</p>}
      <Refused refused={report.refused.filter(({ code }) => code !== 'address-only')} title={IMPORT_REPORT.refused} />
      <Refused refused={report.refused.filter(({ code }) => code === 'address-only')} title={IMPORT_REPORT.addressOnly} />
    </div>
  )
}

/** Rows that are shown: an export can name ten thousand addresses. */
const SHOWN = 200

function Refused({ refused, title }: { refused: ImportRow['refused']; title: (count: number) => string }): ReactNode {
  if (refused.length === 0) return null
  return (
    <>
      <p>{title(refused.length)}</p>
      <ul className={styles.refused}>
        {refused.slice(0, SHOWN).map(({ fileName, message }, at) => (
          <li key={`${fileName} ${at}`}>
            <p className={styles.file}>{fileName}</p>
            <p className={styles.reason}>{message}</p>
          </li>
        ))}
        {refused.length <= SHOWN ? null : <li className={styles.reason}>{IMPORT_REPORT.more(refused.length - SHOWN)}</li>}
      </ul>
    </>
  )
}
