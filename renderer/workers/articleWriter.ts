/** Writes articles as they are read, some dozens in a transaction with the import's row: what the row says is what is there, whenever it ends. */
import type { ReadArticle } from '../core/import/articles/types.ts'
import type { ImportRow } from '../core/model.ts'
import { addArticles, type AddedArticle, type ArticleToAdd } from '../data/articles.ts'
import type { CopyFinder } from '../data/copies.ts'
import type { DossierDatabase } from '../data/database.ts'

/** Articles written at once, or bytes of them, and the time after which fewer are, so that the list grows visibly. */
const BATCH = 64
const BATCH_BYTES = 32 * 2 ** 20
const BATCH_MS = 400

export class ArticleWriter {
  readonly #db: DossierDatabase
  readonly #copies: CopyFinder
  /** What was there before counts, or (files that were chosen again) only if it did not come with this very import. */
  readonly #again: boolean
  readonly #tables: Set<string>
  #row: ImportRow
  #batch: ArticleToAdd[] = []
  #bytes = 0
  #written = performance.now()

  constructor(db: DossierDatabase, row: ImportRow, copies: CopyFinder, { again = false }: { again?: boolean } = {}) {
    this.#db = db
    this.#copies = copies
    this.#row = { ...row, refused: [...row.refused] }
    this.#again = again
    this.#tables = new Set(row.tables)
  }

  /** As of the last write, with what was refused since. */
  get row(): ImportRow {
    return this.#row
  }

  add({ extraction, original, images, tags, highlights, read = false, starred = false }: ReadArticle): void {
    const { name, table, ...file } = original
    const { bytes } = file
    if (table !== undefined) this.#tables.add(table.signature)
    this.#batch.push({ extraction, fileName: name, ...file, ...(table === undefined ? {} : { table }), importId: this.#row.id, images, tags, highlights, read, starred })
    this.#bytes += bytes.length + images.reduce((sum, image) => sum + image.bytes.length, 0)
  }

  refuse(refused: ImportRow['refused'][number]): void {
    this.#row.refused.push(refused)
  }

  /** Everything up to there was given to `add` or `refuse`. */
  reached(done: number, items: number): void {
    this.#row = { ...this.#row, done, items }
  }

  /** Writes what has gathered, when it is enough or old enough. */
  async breathe(): Promise<void> {
    if (this.#batch.length >= BATCH || this.#bytes > BATCH_BYTES || performance.now() - this.#written > BATCH_MS) await this.write()
  }

  async write(ends: Partial<Pick<ImportRow, 'finishedAt' | 'stoppedAt'>> = {}): Promise<void> {
    let row = this.#row
    const importRow = (added: AddedArticle[]): ImportRow => {
      const { imported, present, copies, id } = this.#row
      const there = added.filter((one) => !one.added && !(this.#again && one.importId === id))
      row = {
        ...this.#row, ...ends, imported: imported + added.filter((one) => one.added).length, present: present + there.length,
        copies: [...copies, ...added.filter((one) => one.copy).map((one) => one.id)], ...(this.#tables.size === 0 ? {} : { tables: [...this.#tables] }),
      }
      return row
    }
    await addArticles(this.#db, this.#batch, { copies: this.#copies, importRow })
    this.#row = row
    this.#batch = []
    this.#bytes = 0
    this.#written = performance.now()
  }
}
