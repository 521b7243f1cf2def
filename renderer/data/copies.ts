/**
 * Articles whose texts are copies of one, as a wire story in several newspapers: each such group has a label that its articles bear (`copyGroup`), so that an
 * article's copies are one look-up in an index, and an article that goes takes nothing with it but itself.
 *
 * What they are found by, their sketches (core/text/sketch.ts), are stored some dozens in a row with the articles that came together: a multi-entry index of
 * sixteen bands an article costs more than reading and writing the article.
 */
import type { ArticleRow, Edtf, Id } from '../core/model.ts'
import { areSameText } from '../core/text/sameText.ts'
import { runSet, sharedRuns, shingles } from '../core/text/shingles.ts'
import { BANDS, bandsOf } from '../core/text/sketch.ts'
import { SketchIndex } from '../core/text/SketchIndex.ts'
import type { DossierDatabase } from './database.ts'

/** An article that looks for its copies. */
export interface SketchedArticle {
  id: Id
  publishedAt: Edtf | null
  text: string
  /** Of the text; null when it is too short. */
  bands: Uint32Array | null
}

export const sketchOf = (text: string): Uint32Array | null => bandsOf(shingles(text))

/** The labels that articles get. `found`: those of the given ones that have a copy; `before`: articles that were there without one. `copies`: those that came after theirs. */
export interface CopyLabels {
  found: Map<Id, Id>
  before: Map<Id, Id>
  copies: Set<Id>
}

/** How many of the nearest are compared, word by word. */
const COMPARED = 3

const NOTHING = new Uint32Array(BANDS)

/** Runs that are remembered, four bytes each, of the texts compared last: what one import is compared with is often the same few. A news text has some hundred, a book a million. */
const REMEMBERED = 4_000_000

/** Finds copies. Knows the sketches of the library, and reads those that were added since it looked last. */
export class CopyFinder {
  readonly #index = new SketchIndex()
  readonly #ids: Id[] = []
  /** By article and version. */
  readonly #runs = new Map<string, Uint32Array>()
  #remembered = 0
  #through = 0
  /** The rows of its own that it has not read: their keys, and an article of each, for the key of a transaction that failed is given again. */
  readonly #written = new Map<number, Id>()

  /** Those whose sketches are there. */
  async known(db: DossierDatabase): Promise<Set<Id>> {
    await this.#catchUp(db)
    return new Set(this.#ids)
  }

  /**
   * Looks for the copies of articles that are about to be written, among those that are there and among themselves, and stores their sketches. To be called within
   * the transaction that writes them: it reads and writes `sketches`, and reads `articles` and `bodies`. What it learnt of a transaction that failed does no harm.
   */
  async find(db: DossierDatabase, articles: readonly SketchedArticle[], importId: Id): Promise<CopyLabels> {
    if (articles.length === 0) return { found: new Map(), before: new Map(), copies: new Set() }
    await this.#catchUp(db)
    const given = new Map(articles.map((article) => [article.id, article]))
    const near = articles.map(({ id, bands }): Id[] => {
      const ids = bands === null ? [] : this.#index.nearest(bands).map((at) => this.#ids[at]!)
      this.#ids.push(id)
      this.#index.add(bands ?? NOTHING)
      return ids.filter((other) => other !== id)
    })
    const key = await db.sketches.add({ importId, articles: articles.map(({ id }) => id), bands: packed(articles) })
    this.#written.set(key, articles[0]!.id)
    const rows = new Map<Id, ArticleRow | undefined>()
    const nearest = (ids: Id[]): Id[] => ids.filter((id) => given.has(id) || !rows.has(id) || rows.get(id) !== undefined).slice(0, COMPARED)
    // Some may be gone: then it is those behind them.
    for (;;) {
      const unread = [...new Set(near.flatMap(nearest))].filter((id) => !given.has(id) && !rows.has(id))
      if (unread.length === 0) break
      const read = await db.articles.bulkGet(unread)
      unread.forEach((id, at) => rows.set(id, read[at]))
    }
    const compared = near.map(nearest)
    const others = new Map([...new Set(compared.flat())].flatMap((id) => rows.get(id) ?? []).map((row) => [row.id, row]))
    const labels: CopyLabels = { found: new Map(), before: new Map(), copies: new Set() }
    const runs = await this.#runsOf(db, [...others.values()])
    const runsOf = (id: Id): Uint32Array => {
      const known = runs.get(id) ?? runSet(given.get(id)!.text)
      runs.set(id, known)
      return known
    }
    articles.forEach((article, at) => {
      for (const id of compared[at]!) {
        const other = given.get(id) ?? others.get(id)
        if (other === undefined || !areSameText(sharedRuns(runsOf(article.id), runsOf(id)), article.publishedAt, other.publishedAt)) continue
        const known = labels.found.get(id) ?? labels.before.get(id) ?? others.get(id)?.copyGroup
        const label = known ?? crypto.randomUUID()
        labels.found.set(article.id, label)
        labels.copies.add(article.id)
        if (known === undefined) (given.has(id) ? labels.found : labels.before).set(id, label)
        return
      }
    })
    return labels
  }

  /** Of articles that are there, by their ids. A version never changes. */
  async #runsOf(db: DossierDatabase, rows: readonly ArticleRow[]): Promise<Map<Id, Uint32Array>> {
    const key = ({ id, version }: ArticleRow): string => `${id}@${version}`
    const unread = await textsOf(db, rows.filter((row) => !this.#runs.has(key(row))))
    const found = new Map(rows.map((row) => [row.id, this.#runs.get(key(row)) ?? runSet(unread.get(row.id)!.text)]))
    for (const row of rows) {
      // Those used last are behind.
      this.#forget(key(row))
      const runs = found.get(row.id)!
      this.#runs.set(key(row), runs)
      this.#remembered += runs.length
    }
    for (const old of this.#runs.keys()) {
      if (this.#remembered <= REMEMBERED) break
      this.#forget(old)
    }
    return found
  }

  #forget(key: string): void {
    this.#remembered -= this.#runs.get(key)?.length ?? 0
    this.#runs.delete(key)
  }

  async #catchUp(db: DossierDatabase): Promise<void> {
    for (const { id, articles, bands } of await db.sketches.where('id').above(this.#through).toArray()) {
      this.#through = id!
      const own = this.#written.get(id!) === articles[0]
      this.#written.delete(id!)
      if (own) continue
      articles.forEach((article, at) => {
        this.#ids.push(article)
        this.#index.add(bands.subarray(at * BANDS, (at + 1) * BANDS))
      })
    }
  }
}

function packed(articles: readonly Pick<SketchedArticle, 'bands'>[]): Uint32Array {
  const all = new Uint32Array(articles.length * BANDS)
  articles.forEach(({ bands }, at) => bands !== null && all.set(bands, at * BANDS))
  return all
}

/** Of those that are (still) there. */
async function articlesOf(db: DossierDatabase, ids: Id[]): Promise<ArticleRow[]> {
  return ids.length === 0 ? [] : (await db.articles.bulkGet([...new Set(ids)])).filter((row) => row !== undefined)
}

async function textsOf(db: DossierDatabase, rows: readonly ArticleRow[]): Promise<Map<Id, ArticleRow & { text: string }>> {
  const bodies = rows.length === 0 ? [] : await db.bodies.bulkGet(rows.map(({ id, version }) => [id, version]))
  return new Map(rows.map((row, at) => [row.id, { ...row, text: bodies[at]?.text ?? '' }]))
}

/** Articles compared in one transaction. */
const BATCH = 64

/** Sketches and compares the articles of a library that was there before there were sketches. */
export async function sketchMissing(db: DossierDatabase, finder: CopyFinder, signal: AbortSignal): Promise<void> {
  const known = await finder.known(db)
  const missing = (await db.articles.toCollection().primaryKeys()).filter((id) => !known.has(id))
  for (let at = 0; at < missing.length && !signal.aborted; at += BATCH) {
    await db.transaction('rw', db.articles, db.bodies, db.sketches, async () => {
      const texts = await textsOf(db, await articlesOf(db, missing.slice(at, at + BATCH)))
      const { found, before } = await finder.find(db, [...texts].map(([id, { publishedAt, text }]) => ({ id, publishedAt, text, bands: sketchOf(text) })), '')
      await label(db, new Map([...before, ...found]))
    })
  }
}

/** Members of a group that an article is compared with before it leaves it. */
const MEMBERS = 8

/**
 * Compares articles again that have another text than when they were compared last: they get the label of what they are copies of now, and lose that of what
 * they are not any more. Each in a transaction of its own.
 */
export async function compareAgain(db: DossierDatabase, ids: readonly Id[], finder = new CopyFinder()): Promise<void> {
  for (const id of ids) {
    await db.transaction('rw', db.articles, db.bodies, db.sketches, async () => {
      const row = (await textsOf(db, await articlesOf(db, [id]))).get(id)
      if (row === undefined) return
      const { text, publishedAt, importId, copyGroup: before } = row
      const labels = await finder.find(db, [{ id, publishedAt, text, bands: sketchOf(text) }], importId)
      const now = labels.found.get(id)
      if (now === before || (now === undefined && (await isOfGroup(db, row)))) return
      await label(db, labels.before)
      await db.articles.update(id, { copyGroup: now })
      if (before !== undefined) await dropLonelyLabels(db, [before])
    })
  }
}

async function isOfGroup(db: DossierDatabase, { id, text, publishedAt, copyGroup }: ArticleRow & { text: string }): Promise<boolean> {
  if (copyGroup === undefined) return true
  const others = await db.articles.where('copyGroup').equals(copyGroup).filter((row) => row.id !== id).limit(MEMBERS).toArray()
  const runs = runSet(text)
  return [...(await textsOf(db, others)).values()].some((other) => areSameText(sharedRuns(runs, runSet(other.text)), publishedAt, other.publishedAt))
}

/** Keeps the sketches of an import for those of its articles alone that are left. */
export async function forgetSketches(db: DossierDatabase, importId: Id): Promise<void> {
  await db.transaction('rw', db.articles, db.sketches, async () => {
    const left = new Set(await db.articles.where('importId').equals(importId).primaryKeys())
    const rows = await db.sketches.where('importId').equals(importId).toArray()
    for (const { id, articles, bands } of rows) {
      const kept = articles.flatMap((article, at) => (left.has(article) ? [{ article, bands: bands.subarray(at * BANDS, (at + 1) * BANDS) }] : []))
      if (kept.length === 0) await db.sketches.delete(id!)
      else if (kept.length < articles.length) await db.sketches.update(id!, { articles: kept.map(({ article }) => article), bands: packed(kept) })
    }
  })
}

/** Within a transaction of `articles`. */
export async function label(db: DossierDatabase, labels: ReadonlyMap<Id, Id>): Promise<void> {
  if (labels.size > 0) await db.articles.bulkUpdate([...labels].map(([key, copyGroup]) => ({ key, changes: { copyGroup } })))
}

/** The other articles with the same text, the earliest published first. */
export async function copiesOf(db: DossierDatabase, { id, copyGroup }: Pick<ArticleRow, 'id' | 'copyGroup'>): Promise<ArticleRow[]> {
  if (copyGroup === undefined) return []
  const rows = await db.articles.where('copyGroup').equals(copyGroup).toArray()
  return rows.filter((row) => row.id !== id).sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
}

/** Takes the label from articles that are the only one left of their group. Within the transaction that removed the others. */
export async function dropLonelyLabels(db: DossierDatabase, groups: Iterable<Id>): Promise<void> {
  for (const group of groups) {
    const [first, second] = await db.articles.where('copyGroup').equals(group).limit(2).toArray()
    if (first !== undefined && second === undefined) await db.articles.update(first.id, { copyGroup: undefined })
  }
}
