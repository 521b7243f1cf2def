/** The window's side of the comparing worker. */
import type { NoteNode } from '../core/model.ts'
import type { ComparedBlock } from '../core/notes/compareNotes.ts'
import { WorkerCaller } from './call.ts'

export class Comparer {
  readonly #caller = new WorkerCaller(new Worker(new URL('./compare.worker.ts', import.meta.url), { type: 'module', name: 'compare' }))

  compare(before: NoteNode, after: NoteNode): Promise<ComparedBlock[]> {
    return this.#caller.call('compare', [before, after])
  }

  close(): void {
    this.#caller.close()
  }
}
