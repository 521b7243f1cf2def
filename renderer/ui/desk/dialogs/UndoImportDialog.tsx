/** Takes an import of articles back: asks, shows how far it is, can be stopped, and says what stays and why. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Id } from '../../../core/model.ts'
import { undoArticleImport, type UndoneArticles } from '../../../data/removeArticles.ts'
import { Button } from '../../shared/Button.tsx'
import { Dialog } from '../../shared/Dialog.tsx'
import { COMMON } from '../../shared/strings/common.ts'
import { UNDO_IMPORT as strings } from '../../shared/strings/undoImport.ts'
import { useDesk } from '../desk.ts'
import styles from './UndoImportDialog.module.css'

type Stage = { kind: 'asked' } | { kind: 'running'; done: number; total: number } | { kind: 'done'; undone: UndoneArticles | null } | { kind: 'stopped' } | { kind: 'failed'; message: string }

/** Rows of spared articles that are shown. */
const SHOWN = 200

/** Shown while it is mounted. `articles`: how many of the import are still there. */
export function UndoImportDialog({ importId, articles, onClose }: { importId: Id; articles: number; onClose: () => void }): ReactNode {
  const { db, importer } = useDesk()
  const [stage, setStage] = useState<Stage>({ kind: 'asked' })
  const abort = useRef(new AbortController())
  useEffect(() => {
    const { current } = abort
    return () => current.abort()
  }, [])

  const run = async (): Promise<void> => {
    setStage({ kind: 'running', done: 0, total: articles })
    const { signal } = abort.current
    try {
      setStage({ kind: 'done', undone: await undoArticleImport(db, importId, { signal, onProgress: (done, total) => setStage({ kind: 'running', done, total }) }) })
      // Gives up what is kept of its files, if anything.
      await importer.cutShort()
    } catch (error) {
      setStage(signal.aborted ? { kind: 'stopped' } : { kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  }
  const footer = {
    asked: (
      <>
        <Button onClick={onClose}>{strings.cancel}</Button>
        <Button variant="danger" onClick={() => void run()}>{strings.remove(articles)}</Button>
      </>
    ),
    running: <Button onClick={() => abort.current.abort()}>{strings.cancel}</Button>,
    done: <Button variant="primary" onClick={onClose}>{COMMON.done}</Button>,
    stopped: <Button variant="primary" onClick={onClose}>{COMMON.done}</Button>,
    failed: <Button variant="primary" onClick={onClose}>{COMMON.done}</Button>,
  }[stage.kind]
  return (
    <Dialog open size="small" title={strings.title} footer={footer} onOpenChange={(open) => open || stage.kind === 'running' || onClose()}>
      <div className={styles.lines} role="status">
        {stage.kind === 'asked' && (
          <>
            <p>{strings.ask(articles)}</p>
            <p className={styles.quiet}>{strings.spares}</p>
          </>
        )}
        {stage.kind === 'running' && (
          <>
            <p>{strings.removing(stage.done, stage.total)}</p>
            <progress className={styles.progress} aria-label={strings.removing(stage.done, stage.total)} value={stage.done} max={Math.max(1, stage.total)} />
          </>
        )}
        {stage.kind === 'stopped' && <p>{strings.stopped}</p>}
        {stage.kind === 'failed' && <p>{stage.message}</p>}
        {stage.kind === 'done' && <Undone undone={stage.undone} />}
      </div>
    </Dialog>
  )
}

function Undone({ undone }: { undone: UndoneArticles | null }): ReactNode {
  if (undone === null) return <p>{strings.gone}</p>
  const { removed, spared } = undone
  return (
    <>
      <p>{strings.removed(removed)}</p>
      {spared.length > 0 && (
        <>
          <p>{strings.spared(spared.length)}:</p>
          <ul className={styles.spared}>
            {spared.slice(0, SHOWN).map(({ id, title, why }) => <li key={id}>{strings.because(title || strings.untitled, strings.why[why])}</li>)}
            {spared.length > SHOWN && <li>…</li>}
          </ul>
        </>
      )}
    </>
  )
}
