/** Articles: adding, listing, reading. Lists read `articles` only; a body is loaded when it is opened. */
import { Dexie } from 'dexie'
import { activeDecisions } from '../core/decisions.ts'
import { countWords, excerptOf } from '../core/text/words.ts'
import { passageSelector } from '../core/notes/passageSelector.ts'
import type { ArticleRow, BodyRow, DecisionRow, Extraction, HighlightRow, Id, ImportRow, TableColumns } from '../core/model.ts'
import type { SourceFurniture } from '../core/extract/blocks/sourceFurniture.ts'
import type { DossierDatabase } from './database.ts'
import { gzip } from './gzip.ts'
import { CopyFinder, label, sketchOf } from './copies.ts'
import { correctedMetadata, indexed } from './decisions.ts'
import { type HighlightToAdd, newHighlight } from './highlights.ts'
import { decidedExtraction, furnitureOfSources, rulesOf, SourceMemory, type Undecided, undecided, withDecidedBlocks } from './decidedBlocks.ts'
import { getSetting } from './settings.ts'

export interface ArticleToAdd {
  extraction: Extraction
  fileName: string
  mediaType: string
  encoding: string
  bytes: Uint8Array
  /** It is a row of a table, and how that was read. */
  table?: TableColumns
  importId: Id
  /** Pictures that the body shows, by the SHA-256 of their bytes. */
  images?: { id: Id; name: string; mediaType: string; bytes: Uint8Array }[]
  tags?: string[]
  highlights?: HighlightToAdd[]
  read?: boolean
  starred?: boolean
}

/** SHA-256 in hex. */
export async function sha256(data: Uint8Array | string): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** An article with all that is computed of it, ready to be written. */
interface Prepared {
  item: ArticleToAdd
  key: string
  hash: string
  gzip: Uint8Array<ArrayBuffer>
  bands: Uint32Array | null
  edges: number[]
}

/** Hash, sketch and compressed original of an article as it goes in: all that takes time and no database. */
async function prepare(item: ArticleToAdd, { key, edges }: Undecided): Promise<Prepared> {
  return { item, key, edges, hash: await sha256(item.extraction.text), gzip: await gzip(item.bytes), bands: sketchOf(item.extraction.text) }
}

/** As is known of its source and was decided. Where a rule puts blocks back, which is rare, the page of a new one is read once more: they stand in the article as on it. */
async function decidedItem(db: DossierDatabase, item: ArticleToAdd, coming: Undecided, furniture: ReadonlyMap<string, SourceFurniture>, decided: DecisionRow[]): Promise<ArticleToAdd> {
  const bare = decidedExtraction(coming, furniture, decided)
  const wanted = bare.steps.some(({ kept }) => kept !== undefined) && (await db.articles.where('key').equals(coming.key).count()) === 0
  // Loaded when it is wanted: windows have this module too, and no reader.
  const page = wanted ? await (await import('./originals.ts')).pageOf(item) : null
  if (page === null) return withDecidedBlocks(item, bare)
  const { extraction, images } = await page.pictures.settle(decidedExtraction(coming, furniture, decided, page.shapeOf))
  const made = withDecidedBlocks(item, extraction)
  return made === item ? item : { ...made, images: [...(item.images ?? []), ...images] }
}

/** Its canonical address, else the hash of its original. */
const keyOfItem = async ({ extraction: { url }, bytes }: ArticleToAdd): Promise<string> => url ?? `sha256:${await sha256(bytes)}`

export interface AddedArticle {
  id: Id
  /** False for one that was there already. */
  added: boolean
  /** The import that it came with. */
  importId: Id
  /** It is new, and its text is that of an article that came before it. */
  copy: boolean
}

/**
 * Adds articles with their originals in one transaction: all of them, whole, or none. A transaction costs a flush of the disk (20 ms and more), so that an
 * import adds many at a time. An article that is already there (same key) is left as it is: a re-import never overwrites.
 * @param options.copies to be handed over again, as is `memory`: it need not read again what it has read
 * @param options.importRow what the import is once these are in; written with them
 */
export async function addArticles(
  db: DossierDatabase, items: ArticleToAdd[],
  { copies = new CopyFinder(), memory = new SourceMemory(), importRow }: { copies?: CopyFinder; memory?: SourceMemory; importRow?: (added: AddedArticle[]) => ImportRow } = {},
): Promise<AddedArticle[]> {
  const log = await db.decisions.orderBy('seq').toArray()
  const decided = activeDecisions(log)
  const coming = await Promise.all(items.map(async (item) => undecided(item.extraction, await keyOfItem(item), decided)))
  const furniture = await furnitureOfSources(db, coming, { memory, decisions: log.length })
  const prepared: Prepared[] = []
  for (const [at, item] of items.entries()) prepared.push(await prepare(await decidedItem(db, item, coming[at]!, furniture, decided), coming[at]!))
  let written: ArticleRow[] = []
  const results = await db.transaction('rw', [db.articles, db.bodies, db.originals, db.decisions, db.changes, db.settings, db.assets, db.assetBytes, db.highlights, db.imports, db.sketches], async () => {
    const former = await getSetting(db, 'formerArticles')
    const taken = new Set((await db.articles.bulkGet(prepared.flatMap(({ key }) => former[key] ?? []))).flatMap((row) => row?.id ?? []))
    // What was decided meanwhile.
    const active = (await db.decisions.count()) === log.length ? decided : activeDecisions(await db.decisions.orderBy('seq').toArray())
    const known = new Map<string, Pick<AddedArticle, 'id' | 'importId'>>()
    // Side by side: a cursor over so many keys goes there and back for each.
    const there = await Promise.all(prepared.map(({ key }) => db.articles.where('key').equals(key).primaryKeys()))
    for (const row of await db.articles.bulkGet(there.flat())) if (row !== undefined) known.set(row.key, { id: row.id, importId: row.importId })
    const fresh: (Prepared & { id: Id })[] = []
    const found = prepared.map((one) => {
      const present = known.get(one.key)
      if (present !== undefined) return { ...present, added: false, copy: false }
      // One that was in a library that was lost has its id again, so that notes lead to it.
      const before = former[one.key]
      const id = before === undefined || taken.has(before) ? crypto.randomUUID() : before
      const { importId } = one.item
      known.set(one.key, { id, importId })
      fresh.push({ ...one, id })
      return { id, importId, added: true, copy: false }
    })
    const now = Date.now()
    const rows = fresh.map(({ id, key, edges, item }) => articleRow(id, key, edges, item, active, now))
    const labels = await copies.find(db, fresh.map(({ id, bands, item: { extraction } }, at) => ({ id, bands, text: extraction.text, publishedAt: rows[at]!.publishedAt })), items[0]?.importId ?? '')
    await label(db, labels.before)
    written = rows.map((row) => ({ ...row, ...(labels.found.has(row.id) ? { copyGroup: labels.found.get(row.id) } : {}) }))
    await db.articles.bulkAdd(written)
    await db.bodies.bulkAdd(fresh.map(({ id, hash, item: { extraction: { body, text, extractor, steps } } }) => ({ articleId: id, version: 1, body, text, hash, extractor, steps, createdAt: now })))
    await db.originals.bulkAdd(fresh.map(({ id, gzip, item: { fileName, mediaType, encoding, table } }) => ({ articleId: id, fileName, mediaType, encoding, gzip, ...(table === undefined ? {} : { table }) })))
    await addImages(db, fresh.flatMap(({ item: { images = [] } }) => images), now)
    await db.highlights.bulkAdd(fresh.flatMap(({ id, item }) => highlightsOf(id, item, now)))
    await db.changes.bulkAdd(fresh.map(({ id }) => ({ table: 'articles' as const, id })))
    const added = found.map((result) => ({ ...result, copy: result.added && labels.copies.has(result.id) }))
    if (importRow !== undefined) await db.imports.put(importRow(added))
    return added
  })
  memory.add(written)
  return results
}

/** Pictures that are there already stay as they are. */
export async function addImages(db: DossierDatabase, images: NonNullable<ArticleToAdd['images']>, now: number): Promise<void> {
  if (images.length === 0) return
  const byId = new Map(images.map((image) => [image.id, image]))
  const known = new Set(await db.assets.where('id').anyOf([...byId.keys()]).primaryKeys())
  const added = [...byId.values()].filter(({ id }) => !known.has(id))
  await db.assets.bulkAdd(added.map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, size: bytes.byteLength, createdAt: now })))
  await db.assetBytes.bulkAdd(added.map(({ id, bytes }) => ({ id, bytes: bytes.slice() })))
}

function highlightsOf(articleId: Id, { extraction: { text }, highlights = [] }: ArticleToAdd, now: number): HighlightRow[] {
  return highlights.map(({ span, comment, colour, tags, createdAt }) => ({
    ...newHighlight(passageSelector({ articleId, version: 1, text }, span), colour), comment, tags, createdAt: createdAt ?? now, updatedAt: createdAt ?? now,
  }))
}

function articleRow(id: Id, key: string, edges: number[], { extraction, importId, fileName, read = false, starred = false, tags = [], images = [] }: ArticleToAdd, active: DecisionRow[], now: number): ArticleRow {
  const { title, byline, siteName, publishedAt, lang, url, text, extractor } = extraction
  const extracted = { title, byline, siteName, publishedAt, lang, url }
  const metadata = correctedMetadata(extracted, key, active)
  const rules = rulesOf(extraction.steps)
  return {
    ...metadata, ...indexed(metadata), id, key, extracted, version: 1, excerpt: excerptOf(text), words: countWords(text), addedAt: now, importId, fileName,
    readAt: read ? now : 0, position: 0, starred: starred ? 1 : 0, tags, assets: images.map((image) => image.id), extractor, ...(edges.length === 0 ? {} : { edges }), ...(rules.length === 0 ? {} : { rules }),
  }
}

/** What a list shows: everything, one source (`''`: those without), one tag's, one actor's or one event's articles; all or unread. */
export interface ArticleFilter {
  source?: string
  tag?: string
  actorId?: Id
  eventId?: Id
  unread?: boolean
}

/**
 * Ids of the articles that a filter lets through, newest first, undated last. Keys come straight from an index, so that
 * 50,000 articles cost no rows; rows are then loaded a screenful at a time (`articlesById`).
 */
export async function articleIds(db: DossierDatabase, filter: ArticleFilter = {}): Promise<Id[]> {
  let ids: Id[]
  if (filter.source !== undefined) {
    ids = await db.articles.where('[source+order]').between([filter.source, Dexie.minKey], [filter.source, Dexie.maxKey]).reverse().primaryKeys()
  } else {
    ids = await db.articles.orderBy('order').reverse().primaryKeys()
  }
  const keep = async (wanted: Promise<Id[]>): Promise<void> => {
    const set = new Set(await wanted)
    ids = ids.filter((id) => set.has(id))
  }
  if (filter.tag !== undefined) await keep(db.articles.where('tags').equals(filter.tag).primaryKeys())
  if (filter.actorId !== undefined) {
    const keys = db.occurrences.where('[actorId+articleId]').between([filter.actorId, Dexie.minKey], [filter.actorId, Dexie.maxKey]).primaryKeys()
    await keep(keys.then((pairs) => pairs.map(([, articleId]) => articleId)))
  }
  if (filter.eventId !== undefined) {
    const keys = db.eventArticles.where('[eventId+articleId]').between([filter.eventId, Dexie.minKey], [filter.eventId, Dexie.maxKey]).primaryKeys()
    await keep(keys.then((pairs) => pairs.map(([, articleId]) => articleId)))
  }
  if (filter.unread === true) await keep(db.articles.where('readAt').equals(0).primaryKeys())
  return ids
}

/**
 * Answered anew whenever an article comes, goes, or has another date, source or read state: what a list of ids is followed by (followQuery.ts). Followed by itself,
 * each of its keys would be entered into a tree, on every answer: 50 ms for ten thousand articles.
 */
export function watchArticles({ articles }: DossierDatabase): Promise<unknown> {
  // Of an index that is asked for, every change counts; of a number, every row that goes.
  return Promise.all([articles.orderBy('[source+order]').limit(1).primaryKeys(), articles.orderBy('[source+readAt]').limit(1).primaryKeys(), articles.where('order').equals('\uffff').count()])
}

/** Rows in the order of the ids; one that has gone in the meantime is left out. */
export async function articlesById(db: DossierDatabase, ids: Id[]): Promise<ArticleRow[]> {
  return (await db.articles.bulkGet(ids)).filter((row) => row !== undefined)
}

/** Sources with counts, by name; `''` is the articles that name none. Costs three look-ups a source, not one an article. */
export async function sources(db: DossierDatabase): Promise<{ name: string; articles: number; unread: number }[]> {
  const rows: { name: string; articles: number; unread: number }[] = []
  for (let after: string | null = null; ; ) {
    const beyond = after === null ? db.articles.orderBy('[source+order]') : db.articles.where('[source+order]').above([after, Dexie.maxKey])
    const [key] = (await beyond.limit(1).keys()) as unknown as [string, string][]
    if (key === undefined) break
    const [name] = key
    const [articles, unread] = await Promise.all([
      db.articles.where('[source+order]').between([name, Dexie.minKey], [name, Dexie.maxKey]).count(),
      db.articles.where('[source+readAt]').equals([name, 0]).count(),
    ])
    rows.push({ name, articles, unread })
    after = name
  }
  return rows.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
}

/** The tags that articles came with, by name, with the number of articles. Two look-ups a tag. */
export async function articleTags(db: DossierDatabase): Promise<{ name: string; articles: number }[]> {
  const names = (await db.articles.orderBy('tags').uniqueKeys()) as string[]
  const counts = await Promise.all(names.map((name) => db.articles.where('tags').equals(name).count()))
  return names.map((name, at) => ({ name, articles: counts[at]! })).sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
}

/** An article and one version of its body (the current one unless asked otherwise); null when there is no such article or version. */
export async function readArticle(db: DossierDatabase, id: Id, version?: number): Promise<{ article: ArticleRow; body: BodyRow } | null> {
  const article = await db.articles.get(id)
  if (article === undefined) return null
  const body = await db.bodies.get([id, version ?? article.version])
  return body === undefined ? null : { article, body }
}

const versionsOf = (db: DossierDatabase, id: Id) => db.bodies.where('[articleId+version]').between([id, Dexie.minKey], [id, Dexie.maxKey])

/**
 * One version of an article's body (the newest unless asked otherwise); null when there is none. Reads `bodies` only, so that a live query of it
 * does not load the text anew whenever the article's row changes.
 */
export async function readBody(db: DossierDatabase, id: Id, version?: number): Promise<BodyRow | null> {
  return (await (version === undefined ? versionsOf(db, id).last() : db.bodies.get([id, version]))) ?? null
}

/** The numbers of an article's versions, in order. */
export async function versionsOfArticle(db: DossierDatabase, id: Id): Promise<number[]> {
  return (await versionsOf(db, id).primaryKeys()).map(([, version]) => version)
}

/** The number of an article's newest version; null when there is no such article. */
export async function newestVersion(db: DossierDatabase, id: Id): Promise<number | null> {
  const key = (await versionsOf(db, id).lastKey()) as unknown as [Id, number] | undefined
  return key === undefined ? null : key[1]
}

export async function markRead(db: DossierDatabase, id: Id, read: boolean): Promise<void> {
  await db.articles.update(id, { readAt: read ? Date.now() : 0 })
}

export async function setStarred(db: DossierDatabase, id: Id, starred: boolean): Promise<void> {
  await db.articles.update(id, { starred: starred ? 1 : 0 })
}

/** Keeps where the reader is: an offset in the text, so that it survives another font or window. */
export async function keepPosition(db: DossierDatabase, id: Id, position: number): Promise<void> {
  await db.articles.update(id, { position })
}
