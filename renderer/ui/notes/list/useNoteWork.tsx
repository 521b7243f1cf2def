/** A change of many notes on its way: how far it is, and a way to stop it. A few notes are done before one could read it. */
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '../../shared/Button.tsx'
import { Dialog } from '../../shared/Dialog.tsx'
import { noteListStrings as strings } from '../../shared/strings/noteList.ts'
import styles from './NoteList.module.css'

export interface WorkSteps {
  signal: AbortSignal
  onProgress: (done: number, total: number) => void
}

export interface NoteWork {
  title: string
  /** Comes to an end soon after the signal; says itself what became of it. */
  run: (steps: WorkSteps) => Promise<void>
}

/** Fewer are done at once. */
const MANY = 200

export function useNoteWork(onFailure: (error: Error) => void): { start: (work: NoteWork) => void; dialog: ReactNode } {
  const [state, setState] = useState<{ title: string; done: number; total: number } | null>(null)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])
  const start = useCallback(({ title, run }: NoteWork): void => {
    abort.current?.abort()
    const mine = new AbortController()
    abort.current = mine
    const onProgress = (done: number, total: number): void => {
      if (total > MANY && abort.current === mine) setState({ title, done, total })
    }
    void run({ signal: mine.signal, onProgress }).catch(onFailure).finally(() => {
      if (abort.current === mine) setState(null)
    })
  }, [onFailure])
  const cancel = (): void => abort.current?.abort()
  if (state === null) return { start, dialog: null }
  const text = strings.working(state.done, state.total)
  return {
    start,
    dialog: (
      <Dialog open size="small" title={state.title} onOpenChange={(open) => open || cancel()} footer={<Button onClick={cancel}>{strings.cancel}</Button>}>
        <div className={styles.work}>
          <p role="status">{text}</p>
          <progress aria-label={text} value={state.done} max={state.total} />
        </div>
      </Dialog>
    ),
  }
}
