/** The window's side of the deriving worker. */
import type { DerivationProgress } from '../data/deriver.ts'
import { WorkerCaller } from './call.ts'

export class Derivation {
  readonly #caller = new WorkerCaller(new Worker(new URL('./derive.worker.ts', import.meta.url), { type: 'module', name: 'derive' }))
  /** Settles when the worker stops: resolves when it was closed, rejects with a WorkerError when it had to. */
  readonly done: Promise<void>

  /** Starts deriving; another window may be doing it already, then this one waits its turn. */
  constructor(onProgress: (progress: DerivationProgress) => void, database?: string) {
    this.done = this.#caller.call<void, DerivationProgress>('derive', database === undefined ? [] : [database], { onProgress }).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
    })
  }

  close(): void {
    this.#caller.close()
  }
}
