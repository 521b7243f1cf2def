/** The imports of articles, the latest first; each can be taken back. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useState, type ReactNode } from 'react'
import { undoableImports } from '../../data/removeArticles.ts'
import { useDesk } from '../desk/desk.ts'
import { UndoImportDialog } from '../desk/UndoImportDialog.tsx'
import { Button } from '../shared/Button.tsx'
import { COMMON } from '../shared/strings/common.ts'
import { UNDO_IMPORT as strings } from '../shared/strings/undoImport.ts'
import styles from './Settings.module.css'

const moment = (at: number): string => new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })

export function Imports(): ReactNode {
  const { db } = useDesk()
  const rows = useLiveQuery(() => undoableImports(db), [db])
  const [asked, setAsked] = useState<{ id: string; articles: number } | null>(null)
  if (rows === undefined) return null
  return (
    <>
      <p className={styles.quiet}>{rows.length === 0 ? strings.none : strings.teach}</p>
      <ul>
        {rows.map(({ id, startedAt, imported, articles }) => (
          <li key={id} className={styles.decision}>
            <span className={styles.words}>{strings.row(imported, articles)}</span>
            <time className={styles.quiet} dateTime={new Date(startedAt).toISOString()}>{moment(startedAt)}</time>
            <Button variant="quiet" aria-label={strings.undoOf(moment(startedAt))} onClick={() => setAsked({ id, articles })}>{COMMON.undo}</Button>
          </li>
        ))}
      </ul>
      {asked !== null && <UndoImportDialog importId={asked.id} articles={asked.articles} onClose={() => setAsked(null)} />}
    </>
  )
}
