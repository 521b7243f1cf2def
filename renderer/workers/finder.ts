/** The window's side of the name finder. */
import type { TargetKind } from '../core/model.ts'
import type { Named } from '../core/search/nameIndex.ts'
import { WorkerCaller } from './call.ts'

export class Finder {
  readonly #caller = new WorkerCaller(new Worker(new URL('./finder.worker.ts', import.meta.url), { type: 'module', name: 'finder' }))
  readonly #database: string | undefined

  /** @param database name of the database, for tests */
  constructor(database?: string) {
    this.#database = database
  }

  /** Things whose names match, best first; an empty query gives the most used. At most `limit`, 50 unless told. */
  find(query: string, options: { kinds?: TargetKind[]; limit?: number } = {}): Promise<Named[]> {
    return this.#caller.call('find', [query, { ...options, database: this.#database }])
  }

  close(): void {
    this.#caller.close()
  }
}
