/** The window's side of the worker that extracts articles anew. */
import type { ExtractedChange, ExtractTarget } from '../data/extractAgain.ts'
import { WorkerCaller, type CallOptions } from './call.ts'
import type { ExtractProgress, ExtractReport } from './extractAgain.worker.ts'

export type { ExtractProgress, ExtractReport }

export class Extractor {
  readonly #caller = new WorkerCaller(new Worker(new URL('./extractAgain.worker.ts', import.meta.url), { type: 'module', name: 'extract' }))

  constructor(readonly database: string) {}

  /** Cancelled, what was done so far stays. @throws {WorkerError} with the code of a DatabaseError when storage fails */
  extract(target: ExtractTarget, options: CallOptions<ExtractProgress> = {}): Promise<ExtractReport> {
    return this.#caller.call('extract', [target, this.database], options)
  }

  undo(changes: ExtractedChange[]): Promise<void> {
    return this.#caller.call('undo', [changes, this.database])
  }

  close(): void {
    this.#caller.close()
  }
}
