import type { ReactNode } from 'react'
import type { ImportRow } from '../../core/model.ts'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { COMMON } from '../shared/strings/common.ts'
import { IMPORT_REPORT } from '../shared/strings/library.ts'
import styles from './ImportReport.module.css'
import type { ImportOutcome } from './useImport.ts'

/** What became of the files: imported, there already, refused and why. */
export function ImportReport({ outcome, onClose }: { outcome: ImportOutcome; onClose: () => void }): ReactNode {
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={outcome.kind === 'failed' ? IMPORT_REPORT.failed : IMPORT_REPORT.title} footer={<Button variant="primary" onClick={onClose}>{COMMON.done}</Button>}>
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
