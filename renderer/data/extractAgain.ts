/**
 * Extraction run anew over the originals that were kept. Where it gives another text, the article has a new version; the earlier ones, and what points
 * at them, stay as they are. What the user corrected or decided about blocks holds as before.
 */
import { Dexie } from 'dexie'
import { activeDecisions } from '../core/decisions.ts'
import { isOutdated } from '../core/extract/extractors.ts'
import type { ColumnChoices, ReadArticle } from '../core/import/articles/types.ts'
import type { ArticleMetadata, ArticleRow, BodyRow, DecisionRow, Extraction, Id, TableColumns } from '../core/model.ts'
import { addImages, readArticle } from './articles.ts'
import { appendVersion, picturesOf, prepareVersion, StaleVersionError } from './articleVersions.ts'
import { decidedExtraction, furnitureOfSources, rulesOf, undecided } from './decidedBlocks.ts'
import { correctedMetadata, indexed } from './decisions.ts'
import type { DossierDatabase } from './database.ts'
import { articlesOfTables } from './importedTables.ts'
import { readAgain, type ReadAgain } from './originals.ts'

/** Articles that earlier rules made, by source (`''`: without one), the most first. */
export async function outdatedArticles(db: DossierDatabase): Promise<{ source: string; articles: number }[]> {
  const pairs = (await db.articles.orderBy('[extractor+source]').uniqueKeys()) as unknown as [string, string][]
  const bySource = new Map<string, number>()
  for (const [extractor, source] of pairs) {
    if (!isOutdated(extractor)) continue
    bySource.set(source, (bySource.get(source) ?? 0) + (await db.articles.where('[extractor+source]').equals([extractor, source]).count()))
  }
  return [...bySource].map(([source, articles]) => ({ source, articles })).sort((a, b) => b.articles - a.articles || a.source.localeCompare(b.source))
}

/** What to extract anew: one article, what a source has, what earlier rules made, everywhere or of one source, or the rows of tables that came with an import, by these columns. */
export type ExtractTarget = { type: 'article'; id: Id } | { type: 'source'; source: string } | { type: 'outdated'; source: string | null } | { type: 'tables'; importId: Id; columns: ColumnChoices }

export async function targetIds(db: DossierDatabase, target: ExtractTarget): Promise<Id[]> {
  if (target.type === 'article') return [target.id]
  if (target.type === 'tables') return articlesOfTables(db, target.importId, Object.keys(target.columns))
  if (target.type === 'source') return db.articles.where('[source+order]').between([target.source, Dexie.minKey], [target.source, Dexie.maxKey]).primaryKeys()
  const pairs = (await db.articles.orderBy('[extractor+source]').uniqueKeys()) as unknown as [string, string][]
  const wanted = pairs.filter(([extractor, source]) => isOutdated(extractor) && (target.source === null || target.source === source))
  return db.articles.where('[extractor+source]').anyOf(wanted).primaryKeys()
}

/** What became of one article, with all that taking it back needs; of one that is the same, when it is a row that is read by other columns now. */
export type Extracted =
  | { state: 'same'; change?: ExtractedChange }
  | { state: 'changed'; change: ExtractedChange }
  /** In words: its original is not there, or cannot be read any more. */
  | { state: 'failed'; title: string; message: string }

export interface ExtractedChange {
  id: Id
  /** The version that was current, and the one that is now; equal when only the metadata changed. */
  from: number
  version: number
  extracted: ArticleMetadata
  /** Of the row of a table for which other columns were chosen: its tags, and how it was read. */
  row?: { tags: string[]; table: TableColumns }
}

/**
 * Extracts one article anew.
 * @param choices columns by which rows of tables are read now, by the tables' signatures; others are read as they were
 */
export async function extractAgain(db: DossierDatabase, id: Id, choices: ColumnChoices = {}): Promise<Extracted> {
  const [present, original] = await Promise.all([readArticle(db, id), db.originals.get(id)])
  if (present === null) return { state: 'same' }
  const { article, body } = present
  const failed = (message: string): Extracted => ({ state: 'failed', title: article.title, message })
  if (original === undefined) return failed('Its original is not in the library.')
  let read: ReadAgain | null
  try {
    read = await readAgain(db, article, original, choices)
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
  if (read === null) return failed('Its original holds more than one article, or none.')
  const { article: found, page } = read
  const active = activeDecisions(await db.decisions.orderBy('seq').toArray())
  const fresh = undecided({ ...found.extraction, url: found.extraction.url ?? article.extracted.url }, article.key, active)
  const decided = decidedExtraction(fresh, await furnitureOfSources(db, [fresh]), active, page?.shapeOf)
  // Pictures that were put back are not among those that the reader had found in the article.
  const { extraction, images } = page === null ? { extraction: decided, images: [] } : await page.pictures.settle(decided)
  const { table } = original
  const row = table !== undefined && Object.hasOwn(choices, table.signature) ? { tags: found.tags, table: found.original.table ?? table, former: { tags: article.tags, table } } : null
  try {
    return await commit(db, { article, before: body, extraction, images: [...found.images, ...images], edges: fresh.edges, row }, active)
  } catch (error) {
    if (error instanceof StaleVersionError) return failed('It was changed at the same moment.')
    throw error
  }
}

interface Fresh {
  article: ArticleRow
  before: BodyRow
  extraction: Extraction
  images: ReadArticle['images']
  edges: number[]
  /** Of a row that is read by columns that were chosen for it. */
  row: { tags: string[]; table: TableColumns; former: NonNullable<ExtractedChange['row']> } | null
}

async function commit(db: DossierDatabase, { article, before, extraction, images, edges, row: ofTable }: Fresh, active: DecisionRow[]): Promise<Extracted> {
  const { title, byline, siteName, publishedAt, lang, url, body, steps, extractor } = extraction
  const extracted: ArticleMetadata = { title, byline, siteName, publishedAt, lang, url }
  const said = (metadata: ArticleMetadata): string => JSON.stringify([metadata.title, metadata.byline, metadata.siteName, metadata.publishedAt, metadata.lang, metadata.url])
  const told = said(extracted) !== said(article.extracted) || (ofTable !== null && JSON.stringify(ofTable.tags) !== JSON.stringify(article.tags))
  const metadata = correctedMetadata(extracted, article.key, active)
  const row = { ...metadata, ...indexed(metadata), extracted, ...(edges.length === 0 ? {} : { edges }), ...(ofTable === null ? {} : { tags: ofTable.tags }) }
  const change: ExtractedChange = { id: article.id, from: before.version, version: before.version, extracted: article.extracted, ...(ofTable === null ? {} : { row: ofTable.former }) }
  const tables = [db.articles, db.bodies, db.changes, db.assets, db.assetBytes, db.originals]
  const keepTable = async (): Promise<unknown> => ofTable !== null && db.originals.update(article.id, { table: ofTable.table })
  if (extraction.text !== before.text) {
    const made = await prepareVersion(article.id, { body, steps, extractor })
    return db.transaction('rw', tables, async () => {
      await addImages(db, images, made.createdAt)
      await keepTable()
      return { state: 'changed', change: { ...change, version: await appendVersion(db, before, made, row) } }
    })
  }
  // The text is the same: the version stays, and only what is said about it is new. Pictures that are not found again stay as well, and so does the body.
  const shown = new Set(picturesOf(body))
  const whole = picturesOf(before.body).every((picture) => shown.has(picture))
  const rules = rulesOf(whole ? steps : before.steps)
  return db.transaction('rw', tables, async () => {
    const now = await db.articles.get(article.id)
    if (now?.version !== before.version) throw new StaleVersionError()
    await addImages(db, whole ? images : [], Date.now())
    await keepTable()
    await db.bodies.put(whole ? { ...before, body, steps, extractor } : { ...before, extractor })
    const { rules: _, ...kept } = now
    await db.articles.put({ ...kept, ...row, extractor, ...(rules.length === 0 ? {} : { rules }), assets: [...new Set([...now.assets, ...(whole ? shown : [])])] })
    if (!told) return ofTable === null ? { state: 'same' } : { state: 'same', change }
    await db.changes.add({ table: 'articles', id: article.id })
    return { state: 'changed', change }
  })
}

/** Takes a change back: the text of before is a further version, and what the file had said of the article is believed again. */
export async function undoExtracted(db: DossierDatabase, { id, from, version, extracted, row: ofTable }: ExtractedChange): Promise<void> {
  const [read, before] = await Promise.all([readArticle(db, id), db.bodies.get([id, from])])
  // Gone, or edited since: that is not undone along with it.
  if (read === null || before === undefined || read.article.version !== version) return
  const { key } = read.article
  const active = activeDecisions(await db.decisions.orderBy('seq').toArray())
  const metadata = correctedMetadata(extracted, key, active)
  const row = { ...metadata, ...indexed(metadata), extracted, ...(ofTable === undefined ? {} : { tags: ofTable.tags }) }
  const { body, steps, extractor, sameAs = [] } = before
  const made = await prepareVersion(id, { body, steps, extractor, sameAs: [...sameAs, from] })
  await db.transaction('rw', db.articles, db.bodies, db.changes, db.originals, async () => {
    if (ofTable !== undefined) await db.originals.update(id, { table: ofTable.table })
    if (version !== from) await appendVersion(db, read.body, made, row)
    else if (JSON.stringify([extracted, row.tags]) !== JSON.stringify([read.article.extracted, ofTable?.tags && read.article.tags])) {
      await db.articles.update(id, row)
      await db.changes.add({ table: 'articles', id })
    }
  })
}
