import { useCallback, useMemo, useRef, useState } from 'react'
import type { ImportRow } from '../../core/model.ts'
import { Gate } from '../../workers/gate.ts'
import type { FileToImport, Importer, ImportProgress } from '../../workers/importer.ts'

/** How an import ended. `failed`: storage failed; what was read before is kept. */
export type ImportOutcome = { kind: 'report'; report: ImportRow; cancelled: boolean } | { kind: 'failed'; message: string }

export interface Import {
  progress: ImportProgress | null
  /** It waits for `setPaused(false)`, or to be cancelled. */
  paused: boolean
  /** How the last import ended, until it is dismissed. */
  outcome: ImportOutcome | null
  /** `quiet`: the outcome goes to the caller only. */
  run: (files: FileToImport[], options?: { quiet?: boolean }) => Promise<ImportOutcome>
  setPaused: (paused: boolean) => void
  cancel: () => void
  dismiss: () => void
}

/** Imports of this window, one after the other. */
export function useImport(importer: Importer): Import {
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [paused, showPaused] = useState(false)
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null)
  const running = useRef<{ abort: AbortController; gate: Gate } | null>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const run = useCallback(
    (files: FileToImport[], { quiet = false } = {}): Promise<ImportOutcome> => {
      const one = async (): Promise<ImportOutcome> => {
        const [abort, gate] = [new AbortController(), new Gate()]
        running.current = { abort, gate }
        setProgress({ done: 0, total: files.length, fileName: files[0]?.name ?? '', articles: 0 })
        let result: ImportOutcome
        try {
          result = { kind: 'report', report: await importer.importFiles(files, { onProgress: setProgress, signal: abort.signal, gate }), cancelled: abort.signal.aborted }
        } catch (error) {
          result = { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
        }
        running.current = null
        setProgress(null)
        showPaused(false)
        if (!quiet) setOutcome(result)
        return result
      }
      const done = queue.current.then(one)
      queue.current = done
      return done
    },
    [importer],
  )
  const setPaused = useCallback((wanted: boolean) => {
    running.current?.gate.set(wanted)
    showPaused(wanted && running.current !== null)
  }, [])
  const cancel = useCallback(() => running.current?.abort.abort(), [])
  const dismiss = useCallback(() => setOutcome(null), [])
  return useMemo(() => ({ progress, paused, outcome, run, setPaused, cancel, dismiss }), [progress, paused, outcome, run, setPaused, cancel, dismiss])
}
