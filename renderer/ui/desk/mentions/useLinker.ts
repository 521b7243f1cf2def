/** Answers of the worker that looks through notes, kept in step with the library while a component shows them. */
import { useEffect, useRef, useState } from 'react'
import type { Linker, LinkerProgress } from '../../../workers/linker.ts'
import { useDesk } from '../desk.ts'
import { useLibraryState } from '../libraryState.ts'
import { linkerOf } from './linkers.ts'

/** Ms without a change before the notes are looked through again: not with every word that is typed. */
const QUIET = 700

export interface LinkerAnswer<T> {
  /** The last answer to this question; null before the first. */
  found: T | null
  /** While many notes are read for the first time. */
  progress: LinkerProgress | null
  /** What went wrong, in words. */
  failure: string | null
}

/**
 * @param key says what is asked; another key forgets the answer
 * @param ask may change with every render; asked when the key, `detail`, the notes or the actors change
 * @param detail a variation of the question that keeps the last answer on the screen
 * @param quiet for what is shown all the time: ms without a change before it is asked, the first time too
 */
export function useLinker<T>(key: string, ask: (linker: Linker, options: { signal: AbortSignal; onProgress: (progress: LinkerProgress) => void }) => Promise<T>, detail = '', quiet = QUIET): LinkerAnswer<T> {
  const { db } = useDesk()
  const now = useLibraryState(db)
  const [answer, setAnswer] = useState<LinkerAnswer<T> & { key: string; asked: string }>({ key, asked: '', found: null, progress: null, failure: null })
  const current = answer.key === key ? answer : null
  // How and when are read at the time: only what is asked, and what it is asked about, asks again.
  const latest = useRef({ ask, waits: false })
  useEffect(() => {
    latest.current = { ask, waits: current?.found != null && current.asked === detail }
  })
  useEffect(() => {
    if (now === undefined) return undefined
    const abort = new AbortController()
    const set = (change: Partial<LinkerAnswer<T>>): void => {
      if (!abort.signal.aborted) setAnswer((before) => ({ ...(before.key === key ? before : { found: null, progress: null, failure: null }), key, asked: detail, ...change }))
    }
    const run = (): void => {
      latest.current.ask(linkerOf(db), { signal: abort.signal, onProgress: (progress) => set({ progress }) }).then(
        (found) => set({ found, progress: null, failure: null }),
        (error: Error) => set({ progress: null, failure: error.message }),
      )
    }
    const timer = setTimeout(run, latest.current.waits ? quiet : quiet === QUIET ? 0 : quiet)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the library as it is now is what the worker reads
  }, [db, now, key, detail, quiet])
  return current ?? { found: null, progress: null, failure: null }
}
