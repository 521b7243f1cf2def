import { useCallback, useRef, useState } from 'react'
import type { ImportRow } from '../../core/model.ts'
import type { FileToImport, Importer, ImportProgress } from '../../workers/importer.ts'

/** How an import ended. `failed`: storage failed; what was read before is kept. */
export type ImportOutcome = { kind: 'report'; report: ImportRow; cancelled: boolean } | { kind: 'failed'; message: string }

export interface Import {
  progress: ImportProgress | null
  /** How the last import ended, until it is dismissed. */
  outcome: ImportOutcome | null
  /** `quiet`: the outcome goes to the caller only. */
  run: (files: FileToImport[], options?: { quiet?: boolean }) => Promise<ImportOutcome>
  cancel: () => void
  dismiss: () => void
}

/** Imports of this window, one after the other. */
export function useImport(importer: Importer): Import {
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null)
  const abort = useRef<AbortController | null>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const run = useCallback(
    (files: FileToImport[], { quiet = false } = {}): Promise<ImportOutcome> => {
      const one = async (): Promise<ImportOutcome> => {
        const controller = new AbortController()
        abort.current = controller
        setProgress({ done: 0, total: files.length, fileName: files[0]?.name ?? '', articles: 0 })
        let result: ImportOutcome
        try {
          result = { kind: 'report', report: await importer.importFiles(files, { onProgress: setProgress, signal: controller.signal }), cancelled: controller.signal.aborted }
        } catch (error) {
          result = { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
        }
        setProgress(null)
        if (!quiet) setOutcome(result)
        return result
      }
      const done = queue.current.then(one)
      queue.current = done
      return done
    },
    [importer],
  )
  const cancel = useCallback(() => abort.current?.abort(), [])
  const dismiss = useCallback(() => setOutcome(null), [])
  return { progress, outcome, run, cancel, dismiss }
}
