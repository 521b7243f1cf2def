/** The window's side of the import worker. */
import type { ImportRow } from '../core/model.ts'
import { WorkerCaller, type CallOptions } from './call.ts'
import type { FileToImport, ImportProgress } from './import.worker.ts'

export type { FileToImport, ImportProgress }

export class Importer {
  readonly #caller = new WorkerCaller(new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: 'import' }))
  readonly #database: string | undefined

  /** @param database name of the database, for tests */
  constructor(database?: string) {
    this.#database = database
  }

  /**
   * Imports files in order. A file that cannot be read is listed in the report with the reason, and the rest goes on; cancelled, what was
   * imported so far stays.
   * @throws {WorkerError} with the code of a DatabaseError when storage fails
   */
  importFiles(files: FileToImport[], options: CallOptions<ImportProgress> = {}): Promise<ImportRow> {
    const args = this.#database === undefined ? [files] : [files, this.#database]
    return this.#caller.call('importFiles', args, options)
  }

  close(): void {
    this.#caller.close()
  }
}

const corpus: Record<string, string> = import.meta.glob('../../resources/corpus/*.txt', { query: '?url', import: 'default', eager: true })

/** The articles that come with the app. */
export const bundledCorpus: FileToImport[] = Object.entries(corpus).map(([path, url]) => ({ name: path.slice(path.lastIndexOf('/') + 1), url: new URL(url, document.baseURI).href }))
