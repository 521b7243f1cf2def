/** The window's side of the worker that extracts articles anew. */
import type { Id } from '../core/model.ts'
import type { BlockEdit, BlockEditMade } from '../data/blockEdits.ts'
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

  /** Puts blocks back into version `from` of an article, as they stood on its page. See data/blockEdits.ts. */
  putBack(articleId: Id, from: number, edit: BlockEdit): Promise<BlockEditMade | null> {
    return this.#caller.call('putBack', [articleId, from, edit, this.database])
  }

  /** Compares an article's text, which was edited, again with the others. */
  compare(articleId: Id): Promise<void> {
    return this.#caller.call('compare', [articleId, this.database])
  }

  close(): void {
    this.#caller.close()
  }
}
