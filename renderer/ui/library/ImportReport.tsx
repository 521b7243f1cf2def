import type { ReactNode } from 'react'
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
      {report.refused.length === 0 ? null : (
        <>
          <p>{IMPORT_REPORT.refused(report.refused.length)}</p>
          <ul className={styles.refused}>
            {report.refused.map(({ fileName, message }, at) => (
              <li key={`${fileName} ${at}`}>
                <p className={styles.file}>{fileName}</p>
                <p className={styles.reason}>{message}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
