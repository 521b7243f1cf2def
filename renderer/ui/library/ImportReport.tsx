import { useRef, useState, type ReactNode } from 'react'
import type { ImportRow } from '../../core/model.ts'
import { isUnfinished } from '../../data/imports.ts'
import { useDesk } from '../desk/desk.ts'
import { UndoImportDialog } from '../desk/dialogs/UndoImportDialog.tsx'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { COMMON } from '../shared/strings/common.ts'
import { columnStrings } from '../shared/strings/columns.ts'
import { IMPORT_REPORT } from '../shared/strings/library.ts'
import { momentInWords, UNDO_IMPORT } from '../shared/strings/undoImport.ts'
import { CopiesFound } from './CopiesFound.tsx'
import styles from './ImportReport.module.css'
import type { ImportOutcome } from './useImport.ts'

/** What became of the files: imported, there already, refused and why; with the ways back and on. */
export function ImportReport({ outcome, onClose }: { outcome: ImportOutcome; onClose: () => void }): ReactNode {
  const { importing, openColumns } = useDesk()
  const [undoing, setUndoing] = useState(false)
  // Enter closes it.
  const done = useRef<HTMLButtonElement>(null)
  if (outcome.kind === 'failed') {
    return (
      <Dialog open onOpenChange={(open) => open || onClose()} title={IMPORT_REPORT.failed} initialFocus={done} footer={<Button ref={done} variant="primary" onClick={onClose}>{COMMON.done}</Button>}>
        <p>{outcome.message}</p>
      </Dialog>
    )
  }
  const { report, begunBefore = false } = outcome
  if (undoing) return <UndoImportDialog importId={report.id} articles={report.imported} onClose={onClose} />
  const unfinished = isUnfinished(report)
  const footer = (
    <>
      {report.imported > 0 ? <Button variant="quiet" onClick={() => setUndoing(true)}>{UNDO_IMPORT.undo}</Button> : null}
      {unfinished ? <Button onClick={() => importing.goOn(report)}>{IMPORT_REPORT.goOn(report.files - report.done)}</Button> : null}
      <Button ref={done} variant="primary" onClick={onClose}>{COMMON.done}</Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={IMPORT_REPORT.title} footer={footer} initialFocus={done}>
      <div className={styles.lines}>
        {begunBefore ? <p>{IMPORT_REPORT.begunBefore(momentInWords(report.startedAt))}</p> : null}
        {unfinished ? <p>{IMPORT_REPORT.stopped(report.done, report.files)}</p> : null}
        <p>{IMPORT_REPORT.imported(report.imported)}</p>
        <CopiesFound ids={report.copies} />
        {report.tables === undefined ? null : (
          <p className={styles.act}>
            {columnStrings.read}
            <Button
              variant="quiet"
              onClick={() => {
                onClose()
                openColumns(report.id)
              }}
            >
              {columnStrings.change}
            </Button>
          </p>
        )}
        {report.present === 0 ? null : <p>{IMPORT_REPORT.present(report.present)}</p>}
        <Refused refused={report.refused.filter(({ code }) => code !== 'address-only')} title={IMPORT_REPORT.refused} />
        <Refused refused={report.refused.filter(({ code }) => code === 'address-only')} title={IMPORT_REPORT.addressOnly} />
      </div>
    </Dialog>
  )
}

/** Rows that are shown: an export can name ten thousand addresses. */
const SHOWN = 200

function Refused({ refused, title }: { refused: ImportRow['refused']; title: (count: number) => string }): ReactNode {
  if (refused.length === 0) return null
  return (
    <>
      <p>{title(refused.length)}</p>
      <ul className={styles.listed}>
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
