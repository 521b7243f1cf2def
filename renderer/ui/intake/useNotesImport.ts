/** One import of notes from the choice to the report: what the dialog shows, and what its buttons do. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Replay } from '../../data/notes.ts'
import { NotesImporter, type CommitOptions, type NotesImportFacts, type NotesImportProgress, type NotesImportResult } from '../../workers/notesImport.ts'
import { useDesk } from '../desk/desk.ts'
import { applyUpdates, type UpdateFailure } from './applyUpdates.ts'
import { handOver, handAssets, type NotesSource } from './openSource.ts'

export type ImportStage =
  | { at: 'choosing'; problem: string | null }
  | { at: 'working'; progress: NotesImportProgress }
  | { at: 'recognised'; source: NotesSource; facts: NotesImportFacts }
  | { at: 'done'; result: NotesImportResult; updated: number; failures: UpdateFailure[] }

export interface NotesImport {
  stage: ImportStage
  open: (source: NotesSource) => void
  run: (options: Omit<CommitOptions, 'name'>) => void
  cancel: () => void
  restart: () => void
  fail: (error: unknown) => void
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** @param given what to begin with: files that were dropped or picked already */
export function useNotesImport(replay: Replay, given: NotesSource | null): NotesImport {
  const desk = useDesk()
  const { db, host } = desk
  const { name } = db
  const [stage, setStage] = useState<ImportStage>({ at: 'choosing', problem: null })
  const importer = useRef<NotesImporter | null>(null)
  const abort = useRef<AbortController | null>(null)

  const end = useCallback(() => {
    abort.current?.abort()
    importer.current?.close()
    importer.current = null
  }, [])
  useEffect(() => end, [end])

  const fail = useCallback((error: unknown) => setStage({ at: 'choosing', problem: messageOf(error) }), [])
  const begin = useCallback((): { worker: NotesImporter; signal: AbortSignal } => {
    abort.current?.abort()
    abort.current = new AbortController()
    const worker = importer.current ?? new NotesImporter(name)
    importer.current = worker
    return { worker, signal: abort.current.signal }
  }, [name])

  const open = useCallback(
    (source: NotesSource) => {
      void (async () => {
        const { worker, signal } = begin()
        const onProgress = (progress: NotesImportProgress): void => {
          if (!signal.aborted) setStage({ at: 'working', progress })
        }
        onProgress({ phase: 'fetching', done: 0, total: 1 })
        try {
          await handOver(host, worker, source, { onProgress, signal })
          const facts = await worker.read({ onProgress, signal })
          if (!signal.aborted) setStage({ at: 'recognised', source, facts })
        } catch (error) {
          if (!signal.aborted) fail(error)
        }
      })()
    },
    [host, begin, fail],
  )

  const run = useCallback(
    (options: Omit<CommitOptions, 'name'>) => {
      if (stage.at !== 'recognised') return
      const { source, facts } = stage
      void (async () => {
        const { worker, signal } = begin()
        const onProgress = (progress: NotesImportProgress): void => setStage({ at: 'working', progress })
        onProgress({ phase: 'writing', done: 0, total: facts.notes })
        try {
          await handAssets(host, worker, source, facts.wanted, { onProgress, signal })
          const result = await worker.commit({ ...options, name: source.name }, { onProgress, signal })
          const { updated, failures } = await applyUpdates(desk, replay, result.importId, result.updates, (done) => onProgress({ phase: 'writing', done, total: result.updates.length }))
          if (result.created + updated === 0) await db.noteImports.delete(result.importId)
          setStage({ at: 'done', result, updated, failures })
          void navigator.storage.persist()
        } catch (error) {
          if (signal.aborted) setStage({ at: 'choosing', problem: null })
          else fail(error)
        }
      })()
    },
    [stage, begin, host, desk, replay, db, fail],
  )

  const cancel = useCallback(() => {
    abort.current?.abort()
    // What is being written comes to an end with a report; reading is simply given up.
    setStage((now) => (now.at === 'working' && (now.progress.phase === 'writing' || now.progress.phase === 'pictures') ? now : { at: 'choosing', problem: null }))
  }, [])
  const restart = useCallback(() => {
    end()
    setStage({ at: 'choosing', problem: null })
  }, [end])

  const first = useRef(given)
  useEffect(() => {
    const source = first.current
    first.current = null
    if (source !== null) open(source)
  }, [open])
  return { stage, open, run, cancel, restart, fail }
}
