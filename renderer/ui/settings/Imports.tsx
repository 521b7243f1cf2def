/** The imports of articles, the latest first: each can be taken back, and one that was stopped can go on. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState, type ReactNode } from 'react'
import type { Id, ImportRow } from '../../core/model.ts'
import { isUnfinished, listImports } from '../../data/imports.ts'
import { useDesk } from '../desk/desk.ts'
import { UndoImportDialog } from '../desk/dialogs/UndoImportDialog.tsx'
import { Button } from '../shared/Button.tsx'
import { columnStrings } from '../shared/strings/columns.ts'
import { COMMON } from '../shared/strings/common.ts'
import { momentInWords, UNDO_IMPORT as strings } from '../shared/strings/undoImport.ts'
import styles from './Settings.module.css'

export function Imports(): ReactNode {
  const { db } = useDesk()
  const rows = useLiveQuery(() => listImports(db), [db])
  const resting = useResting(rows)
  const [asked, setAsked] = useState<{ id: string; articles: number } | null>(null)
  if (rows === undefined) return null
  return (
    <>
      <p className={styles.quiet}>{rows.length === 0 ? strings.none : strings.teach}</p>
      <ul>
        {rows.map((row) => (
          <Import key={row.id} row={row} runs={isUnfinished(row) && !resting.has(row.id)} onUndo={() => setAsked(row)} />
        ))}
      </ul>
      {asked !== null && <UndoImportDialog importId={asked.id} articles={asked.articles} onClose={() => setAsked(null)} />}
    </>
  )
}

function Import({ row, runs, onUndo }: { row: ImportRow & { articles: number }; runs: boolean; onUndo: () => void }): ReactNode {
  const { importing, openColumns } = useDesk()
  const { id, startedAt, imported, articles, done, files, tables } = row
  const moment = momentInWords(startedAt)
  return (
    <li className={styles.decision}>
      <span className={styles.words}>
        {strings.row(imported, articles)}
        {isUnfinished(row) && <span className={styles.quiet}> · {runs ? strings.runs : strings.stoppedAt(done, files)}</span>}
      </span>
      <time className={styles.quiet} dateTime={new Date(startedAt).toISOString()}>{moment}</time>
      {isUnfinished(row) && !runs && <Button variant="quiet" aria-label={strings.goOnWith(moment)} disabled={importing.state !== null} onClick={() => importing.goOn(row)}>{strings.goOn}</Button>}
      {tables !== undefined && !runs && <Button variant="quiet" aria-label={columnStrings.changeOf(moment)} onClick={() => openColumns(id)}>{columnStrings.changeShort}</Button>}
      <Button variant="quiet" aria-label={strings.undoOf(moment)} disabled={runs} onClick={onUndo}>{COMMON.undo}</Button>
    </li>
  )
}

/** Those of them that could go on and run nowhere. */
function useResting(rows: ImportRow[] | undefined): ReadonlySet<Id> {
  const { importer } = useDesk()
  const [resting, setResting] = useState<ReadonlySet<Id>>(new Set())
  const asked = rows?.filter(isUnfinished).map(({ id, stoppedAt }) => `${id} ${stoppedAt}`).join() ?? ''
  useEffect(() => {
    let current = true
    const look = async (): Promise<void> => {
      const found = asked === '' ? [] : await importer.cutShort()
      if (current) setResting(new Set(found.map(({ row }) => row.id)))
    }
    void look()
    return () => {
      current = false
    }
  }, [importer, asked])
  return resting
}
