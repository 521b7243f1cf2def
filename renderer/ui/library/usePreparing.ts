import { useCallback, useRef, useState } from 'react'
import { PacedValue } from '../shared/PacedValue.ts'

/** What is done with files before their import begins: they are read; or looked into, for tables whose columns are to be told. */
export interface Prepared {
  doing: 'reading' | 'looking'
  done: number
  /** Null while nobody knows. */
  total: number | null
}

/** One that takes a while. */
export interface Preparing {
  progress: PacedValue<Prepared>
  cancel: () => void
}

export interface Steps {
  /** Shown from the first time that this is called on, and a moment later. */
  tell: (prepared: Prepared) => void
  signal: AbortSignal
}

export type Prepare = <Value>(work: (steps: Steps) => Promise<Value>) => Promise<Value | null>

/** ms: what is over before need not be seen. */
const MOMENT = 300

/** Work that can be followed and given up. `prepare` gives null when it was; of several at once the first is shown. */
export function usePreparing(): { preparing: Preparing | null; prepare: Prepare } {
  const [running, setRunning] = useState<readonly Preparing[]>([])
  const timers = useRef(new Map<Preparing, ReturnType<typeof setTimeout>>())
  const prepare = useCallback<Prepare>(async (work) => {
    const abort = new AbortController()
    const one: Preparing = { progress: new PacedValue<Prepared>({ doing: 'reading', done: 0, total: null }), cancel: () => abort.abort() }
    // What hangs need not be waited for.
    const givenUp = new Promise<never>((_, failed) => abort.signal.addEventListener('abort', failed, { once: true }))
    const tell = (prepared: Prepared): void => {
      if (abort.signal.aborted) return
      one.progress.set(prepared)
      if (!timers.current.has(one)) timers.current.set(one, setTimeout(() => setRunning((before) => [...before, one]), MOMENT))
    }
    try {
      return await Promise.race([work({ tell, signal: abort.signal }), givenUp])
    } catch (error) {
      if (abort.signal.aborted) return null
      throw error
    } finally {
      clearTimeout(timers.current.get(one))
      timers.current.delete(one)
      setRunning((before) => (before.includes(one) ? before.filter((other) => other !== one) : before))
    }
  }, [])
  return { preparing: running[0] ?? null, prepare }
}
