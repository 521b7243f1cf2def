/** At the start: an import that was cut short can go on, be left as it is, or be taken back. Closed without an answer, it is asked again at the next start. */
import { useRef, useState, type ReactNode } from 'react'
import { settleImport } from '../../data/imports.ts'
import type { CutShort } from '../../workers/importer.ts'
import { useDesk } from '../desk/desk.ts'
import { UndoImportDialog } from '../desk/dialogs/UndoImportDialog.tsx'
import { Button } from '../shared/Button.tsx'
import { Dialog } from '../shared/Dialog.tsx'
import { UNFINISHED_IMPORT as strings } from '../shared/strings/undoImport.ts'
import styles from './ImportReport.module.css'

export function UnfinishedImport({ cutShort: { row, kept }, onClose }: { cutShort: CutShort; onClose: () => void }): ReactNode {
  const { db, importer, importing } = useDesk()
  const [undoing, setUndoing] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  if (undoing) return <UndoImportDialog importId={row.id} articles={row.imported} onClose={onClose} />
  const leave = async (): Promise<void> => {
    onClose()
    await settleImport(db, row.id)
    await importer.cutShort()
  }
  const goOn = (): void => {
    onClose()
    importing.goOn(row)
  }
  const footer = (
    <>
      {row.imported > 0 ? <Button variant="quiet" onClick={() => setUndoing(true)}>{strings.undo}</Button> : null}
      <Button onClick={() => void leave()}>{row.imported > 0 ? strings.leave : strings.drop}</Button>
      <Button ref={first} variant="primary" onClick={goOn}>{kept ? strings.goOn : strings.choose}</Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={strings.title} footer={footer} initialFocus={first}>
      <div className={styles.lines}>
        <p>{strings.begun(row.startedAt)}</p>
        <p>{strings.state(row.done, row.files, row.imported)}</p>
        {kept ? null : <p className={styles.reason}>{strings.notKept}</p>}
      </div>
    </Dialog>
  )
}
