import { useCallback, useMemo, useRef, useState } from 'react'
import type { ImportRow } from '../../core/model.ts'
import type { CallOptions } from '../../workers/call.ts'
import { Gate } from '../../workers/gate.ts'
import type { FileToImport, Importer, ImportProgress } from '../../workers/importer.ts'
import { PacedValue } from '../shared/PacedValue.ts'
import { IMPORT_REPORT } from '../shared/strings/library.ts'

/**
 * How an import ended: whole, or stopped in the middle (the report's `finishedAt` is 0). `begunBefore`: the files were those of an import that had been cut short,
 * and it went on. `failed`: storage failed; what was read before is kept.
 */
export type ImportOutcome = { kind: 'report'; report: ImportRow; begunBefore?: boolean } | { kind: 'failed'; message: string }

export interface Import {
  /** What runs: the app's own articles, or files that were handed over. */
  running: 'bundled' | 'files' | null
  /** How far it is. Always the same object, so that a file that is through renders nothing but what shows it. */
  progress: PacedValue<ImportProgress>
  /** It waits for `setPaused(false)`, or to be cancelled. */
  paused: boolean
  /** How the last import ended, until it is dismissed. */
  outcome: ImportOutcome | null
  /** `bundled`: the app's own files. With these, and with `unreported`, the outcome goes to the caller only. */
  run: (files: FileToImport[], options?: { bundled?: boolean; unreported?: boolean }) => Promise<ImportOutcome>
  /** Reports an outcome after all. */
  show: (outcome: ImportOutcome) => void
  /** Goes on with one that was cut short, `files` where they are not kept. False when it cannot. */
  goOn: (row: ImportRow, files?: FileToImport[]) => Promise<boolean>
  setPaused: (paused: boolean) => void
  cancel: () => void
  dismiss: () => void
}

interface Running {
  abort: AbortController
  gate: Gate
}

/** Imports of this window, one after the other. */
export function useImport(importer: Importer): Import {
  const [running, setRunning] = useState<Import['running']>(null)
  const [progress] = useState(() => new PacedValue<ImportProgress>({ done: 0, total: 0, fileName: '', articles: 0 }))
  const [paused, showPaused] = useState(false)
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null)
  const current = useRef<Running | null>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  /** Does it when those before it are through. */
  const next = useCallback(<R extends ImportRow | null>(first: ImportProgress, own: boolean, task: (options: CallOptions<ImportProgress>) => Promise<R>): Promise<R | Error> => {
    const one = async (): Promise<R | Error> => {
      const [abort, gate] = [new AbortController(), new Gate()]
      current.current = { abort, gate }
      progress.settle(first)
      setRunning(own ? 'bundled' : 'files')
      try {
        return await task({ onProgress: progress.set, signal: abort.signal, gate })
      } catch (error) {
        return error instanceof Error ? error : new Error(String(error))
      } finally {
        current.current = null
        setRunning(null)
        showPaused(false)
      }
    }
    const done = queue.current.then(one)
    queue.current = done
    return done
  }, [progress])
  const run = useCallback(
    async (files: FileToImport[], { bundled: own = false, unreported = false } = {}): Promise<ImportOutcome> => {
      const first = { done: 0, total: files.length, fileName: files[0]?.name ?? '', articles: 0 }
      let began = 0
      const ended = await next(first, own, (options) => {
        began = Date.now()
        return importer.importFiles(files, { ...options, bundled: own })
      })
      const result = outcomeOf(ended, began)
      if (!own && !unreported) setOutcome(result)
      return result
    },
    [importer, next],
  )
  const goOn = useCallback(
    async (row: ImportRow, files?: FileToImport[]): Promise<boolean> => {
      setOutcome(null)
      const first = { done: files === undefined ? row.done : 0, total: files?.length ?? row.files, fileName: '', articles: 0 }
      const ended = await next(first, false, (options) => importer.goOn(row.id, { ...options, ...(files === undefined ? {} : { files }) }))
      if (ended !== null) setOutcome(outcomeOf(ended))
      return ended !== null
    },
    [importer, next],
  )
  const setPaused = useCallback((wanted: boolean) => {
    current.current?.gate.set(wanted)
    showPaused(wanted && current.current !== null)
  }, [])
  const cancel = useCallback(() => current.current?.abort.abort(), [])
  const dismiss = useCallback(() => setOutcome(null), [])
  return useMemo(
    () => ({ running, progress, paused, outcome, run, show: setOutcome, goOn, setPaused, cancel, dismiss }),
    [running, progress, paused, outcome, run, goOn, setPaused, cancel, dismiss],
  )
}

function outcomeOf(ended: ImportRow | Error, began = 0): ImportOutcome {
  // It was cancelled while its files were still on their way.
  if (ended instanceof Error && ended.name === 'AbortError') return { kind: 'failed', message: IMPORT_REPORT.cancelledBefore }
  return ended instanceof Error ? { kind: 'failed', message: `${ended.message} ${IMPORT_REPORT.keptAnyway}` } : { kind: 'report', report: ended, ...(ended.startedAt < began ? { begunBefore: true } : {}) }
}
