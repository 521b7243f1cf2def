/** The window's side of the import worker. */
import type { ArticlePreview } from '../core/import/articles/previewOf.ts'
import type { FoundTable } from '../core/import/bulk/findTables.ts'
import type { Columns, Id, ImportRow } from '../core/model.ts'
import { DATABASE_NAME } from '../data/database.ts'
import { importLock } from '../data/imports.ts'
import { WorkerCaller, type CallOptions } from './call.ts'
import type { CutShort, FileToImport, ImportProgress } from './import.worker.ts'

export type { ArticlePreview, CutShort, FileToImport, FoundTable, ImportProgress }

/** Handed over in one message: so many files, or bytes. What a message carries is copied in one task of the window. */
const SLICE_FILES = 256
const SLICE_BYTES = 2 * 2 ** 20

function* slicesOf(files: readonly FileToImport[]): Generator<FileToImport[]> {
  let slice: FileToImport[] = []
  let bytes = 0
  for (const file of files) {
    const size = 'bytes' in file ? file.bytes.length : 0
    if (slice.length > 0 && (slice.length === SLICE_FILES || bytes + size > SLICE_BYTES)) {
      yield slice
      slice = []
      bytes = 0
    }
    slice.push(file)
    bytes += size
  }
  if (slice.length > 0) yield slice
}

export class Importer {
  readonly #caller = new WorkerCaller(new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: 'import' }))
  readonly #database: string
  /** What the worker has or is about to have, by the number that it knows it by: copied once, whatever is asked about it. */
  readonly #held = new WeakMap<FileToImport, number>()
  #last = 0

  /** @param database name of the database, for tests */
  constructor(database: string = DATABASE_NAME) {
    this.#database = database
  }

  /**
   * Imports files in order. A file that cannot be read is listed in the report with the reason, and the rest goes on; cancelled, what was
   * imported so far stays, and it can go on.
   * @param options.bundled the app's own files: nothing is kept to go on with
   * @throws {WorkerError} with the code of a DatabaseError when storage fails
   */
  importFiles(files: FileToImport[], { bundled = false, ...options }: CallOptions<ImportProgress> & { bundled?: boolean } = {}): Promise<ImportRow> {
    return this.#handing(files, options.signal, (numbers, signal) => this.#caller.call<ImportRow, ImportProgress>('importFiles', [{ files: numbers, database: this.#database, bundled }], { ...options, signal })).finally(() => this.release(files))
  }

  /**
   * Goes on with an import that was cut short.
   * @param options.files chosen again, where they were not kept
   * @returns null when there is no such import, when it runs, or when its files are not there
   */
  goOn(id: Id, { files = null, ...options }: CallOptions<ImportProgress> & { files?: FileToImport[] | null } = {}): Promise<ImportRow | null> {
    const ask = (numbers: number[] | null, signal = options.signal): Promise<ImportRow | null> => this.#caller.call('goOn', [{ id, database: this.#database, files: numbers }], { ...options, ...(signal === undefined ? {} : { signal }) })
    return files === null ? ask(null) : this.#handing(files, options.signal, ask).finally(() => this.release(files))
  }

  /** Resolves when that import runs in no window (any more): a window that is just going away still holds it. */
  async atRest(id: Id): Promise<void> {
    await navigator.locks.request(importLock(id), { mode: 'shared' }, () => undefined)
  }

  /** Imports that were cut short and run in no window, the latest first. Gives up files that are kept for no import any more. */
  cutShort(): Promise<CutShort[]> {
    return this.#caller.call('cutShort', [this.#database])
  }

  /**
   * The tables in these files whose columns nobody has chosen yet: one for each file and kind of table. The worker has the files from then on, until they are
   * imported or released.
   * @param options.onProgress how many of the files were looked into
   * @throws {DOMException} AbortError
   */
  tablesToAsk(files: FileToImport[], options: CallOptions<number> = {}): Promise<FoundTable[]> {
    return this.#handing(files, options.signal, (numbers, signal) => this.#caller.call('tablesToAsk', [numbers, this.#database], { ...options, signal }))
  }

  /** They will not be imported: the worker lets them go. */
  release(files: readonly FileToImport[]): void {
    const numbers = files.flatMap((file) => this.#held.get(file) ?? [])
    for (const file of files) this.#held.delete(file)
    if (numbers.length > 0 && !this.#caller.closed) void this.#caller.call('release', [numbers]).catch(() => undefined)
  }

  /** Asks about files, by their numbers, and hands over those that the worker does not have while it waits for them. One that cannot be handed over ends the waiting. */
  async #handing<Answer>(files: readonly FileToImport[], signal: AbortSignal | undefined, ask: (numbers: number[], signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const numbers = new Map(files.map((file) => [file, this.#held.get(file) ?? null]))
    const fresh = [...numbers].filter(([, number]) => number === null).map(([file]) => file)
    for (const file of fresh) {
      numbers.set(file, ++this.#last)
      this.#held.set(file, this.#last)
    }
    const giveUp = new AbortController()
    const ended = signal === undefined ? giveUp.signal : AbortSignal.any([signal, giveUp.signal])
    const answer = ask(files.map((file) => numbers.get(file)!), ended)
    // One that fails before all are handed over is told when they are.
    answer.catch(() => undefined)
    try {
      for (const slice of slicesOf(fresh)) {
        if (ended.aborted) break
        await this.#caller.call('hold', [slice.map((file): [number, FileToImport] => [numbers.get(file)!, file])])
      }
    } catch (error) {
      giveUp.abort()
      throw error
    }
    return answer
  }

  /** The tables that an import's articles are rows of, as far as these are still there, with their columns as they are read by now. */
  tablesOfImport(id: Id): Promise<FoundTable[]> {
    return this.#caller.call('tablesOfImport', [id, this.#database])
  }

  /** What the first article would be, were the columns these. */
  preview(table: FoundTable, columns: Columns): Promise<ArticlePreview> {
    return this.#caller.call('preview', [table, columns])
  }

  /** What the article of a file (in UTF-8) would be. */
  previewFile(file: { name: string; bytes: Uint8Array; url?: string }, options: CallOptions<never> = {}): Promise<ArticlePreview> {
    return this.#caller.call('previewFile', [file], options)
  }

  close(): void {
    this.#caller.close()
  }
}

const corpus: Record<string, string> = import.meta.glob('../../resources/corpus/*.txt', { query: '?url', import: 'default', eager: true })

/** The articles that come with the app. */
export const bundledCorpus: FileToImport[] = Object.entries(corpus).map(([path, url]) => ({ name: path.slice(path.lastIndexOf('/') + 1), url: new URL(url, document.baseURI).href }))
