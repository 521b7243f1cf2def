/** Writes articles as they are read, a hundred or so in a transaction with the import's row: what the row says is what is there, whenever it ends. */
import type { ReadArticle } from '../core/import/articles/types.ts'
import type { ImportRow } from '../core/model.ts'
import { addArticles, type AddedArticle, type ArticleToAdd } from '../data/articles.ts'
import type { CopyFinder } from '../data/copies.ts'
import type { DossierDatabase } from '../data/database.ts'
import { SourceMemory } from '../data/decidedBlocks.ts'

/**
 * Articles written at once, or bytes of them, and the time (ms) after which fewer are, so that the list grows visibly. Of fifty rows and more a live query is told that
 * the table has changed; of fewer each key, in each index and in each window, which costs more than to ask again.
 */
const BATCH = 128
const BATCH_BYTES = 32 * 2 ** 20
const BATCH_MS = 2000

type Ends = Partial<Pick<ImportRow, 'finishedAt' | 'stoppedAt'>>

export class ArticleWriter {
  readonly #db: DossierDatabase
  readonly #copies: CopyFinder
  readonly #memory = new SourceMemory()
  readonly #tables: Set<string>
  /** As of the last write. */
  #row: ImportRow
  /** What was given since, and how far it reaches. */
  #given: { articles: ArticleToAdd[]; bytes: number; refused: ImportRow['refused']; done: number; items: number }
  #began = performance.now()
  /** The write that goes on while the next files are read; a failure is told by the next one. */
  #writing: Promise<void> = Promise.resolve()

  constructor(db: DossierDatabase, row: ImportRow, copies: CopyFinder) {
    this.#db = db
    this.#copies = copies
    this.#row = row
    this.#given = { articles: [], bytes: 0, refused: [], done: row.done, items: row.items }
    this.#tables = new Set(row.tables)
  }

  /** How many files are through. */
  get done(): number {
    return this.#given.done
  }

  add({ extraction, original, images, tags, highlights, read = false, starred = false }: ReadArticle): void {
    const { name, table, ...file } = original
    const { bytes } = file
    if (table !== undefined) this.#tables.add(table.signature)
    this.#given.articles.push({ extraction, fileName: name, ...file, ...(table === undefined ? {} : { table }), importId: this.#row.id, images, tags, highlights, read, starred })
    this.#given.bytes += bytes.length + images.reduce((sum, image) => sum + image.bytes.length, 0)
  }

  refuse(refused: ImportRow['refused'][number]): void {
    this.#given.refused.push(refused)
  }

  /** Everything up to there was given to `add` or `refuse`. */
  reached(done: number, items: number): void {
    this.#given.done = done
    this.#given.items = items
  }

  /** Begins to write what has gathered, when it is enough or old enough, and the write before is through. */
  async breathe(): Promise<void> {
    const { articles, bytes } = this.#given
    if (articles.length < BATCH && bytes <= BATCH_BYTES && performance.now() - this.#began <= BATCH_MS) return
    await this.#writing
    this.#writing = this.#write()
    this.#writing.catch(() => undefined)
  }

  /** Writes what has gathered, and with it how the import ends, if it does. @returns its row as it is then */
  async write(ends: Ends = {}): Promise<ImportRow> {
    await this.#writing
    await this.#write(ends)
    return this.#row
  }

  async #write(ends: Ends = {}): Promise<void> {
    const { articles, refused, done, items } = this.#given
    this.#given = { articles: [], bytes: 0, refused: [], done, items }
    this.#began = performance.now()
    let row = this.#row
    const importRow = (added: AddedArticle[]): ImportRow => {
      const { columns, ...told } = this.#row
      const { imported, present, copies, id, refused: before, again = false } = told
      // Of files that were chosen again, what came with this very import was not there before.
      const there = added.filter((one) => !one.added && !(again && one.importId === id))
      row = {
        ...told, ...(columns === undefined || ends.finishedAt !== undefined ? {} : { columns }), ...ends, done, items, refused: [...before, ...refused], imported: imported + added.filter((one) => one.added).length, present: present + there.length,
        copies: [...copies, ...added.filter((one) => one.copy).map((one) => one.id)], ...(this.#tables.size === 0 ? {} : { tables: [...this.#tables] }),
      }
      return row
    }
    await addArticles(this.#db, articles, { copies: this.#copies, memory: this.#memory, importRow })
    this.#row = row
  }
}
