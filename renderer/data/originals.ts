/** The originals of articles, read again: the article as today's rules make it, and its page. */
import { gunzipSync } from 'fflate'
import type { ShapeOf } from '../core/extract/blocks/editBlocks.ts'
import { shapesIn } from '../core/extract/html/removedShapes.ts'
import { readArticles } from '../core/import/articles/readArticles.ts'
import type { Companion, PagePictures, ReadArticle, ReadPage } from '../core/import/articles/types.ts'
import { baseName, decodedPath } from '../core/import/notes/sourcePath.ts'
import type { ArticleRow, OriginalRow, TableColumns } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'
import { getSetting } from './settings.ts'

export interface ReadAgain {
  article: ReadArticle
  /** Its page, where it is one. */
  page: { shapeOf: ShapeOf; pictures: PagePictures } | null
}

/**
 * Reads an original again.
 * @returns null when there is not one article in it
 * @throws {ImportError} when it cannot be read any more
 */
export async function readAgain(db: DossierDatabase, article: ArticleRow, original: OriginalRow): Promise<ReadAgain | null> {
  const { fileName, gzip, encoding } = original
  const pages: ReadPage[] = []
  const known = { encoding, url: article.extracted.url, ...(await tableOf(db, original)) }
  let found: ReadArticle | null = null
  for await (const item of readArticles({ name: fileName, bytes: gunzipSync(gzip), beside: await picturesBeside(db, article), known, onPage: (page) => pages.push(page) })) {
    if (item.kind === 'refused') continue
    if (found !== null) return null
    found = item.article
  }
  const [page] = pages
  return found === null ? null : { article: found, page: page === undefined ? null : { shapeOf: shapesIn({ html: page.html, address: page.address, images: page.images.addressOf }), pictures: page.images } }
}

/** How a row of a table is read: as its columns were chosen last, else as it was. */
async function tableOf(db: DossierDatabase, { table }: OriginalRow): Promise<{ table?: TableColumns }> {
  if (table === undefined) return {}
  const choices = await getSetting(db, 'columns')
  return { table: { ...table, columns: choices[table.signature] ?? table.columns } }
}

/** The pictures that lay beside a page were kept by their names. Of two of one name neither is taken. */
async function picturesBeside(db: DossierDatabase, article: ArticleRow): Promise<(address: string) => Companion | null> {
  if (article.assets.length === 0) return () => null
  const [rows, bytes] = await Promise.all([db.assets.bulkGet(article.assets), db.assetBytes.bulkGet(article.assets)])
  const byName = new Map<string, Companion | null>()
  for (const [at, row] of rows.entries()) {
    const data = bytes[at]?.bytes
    if (row !== undefined && data !== undefined) byName.set(row.name, byName.has(row.name) ? null : { name: row.name, mediaType: row.mediaType, bytes: () => data })
  }
  return (address) => {
    const bare = address.replace(/[?#].*$/, '').replaceAll('\\', '/')
    return byName.get(baseName(decodedPath(bare))) ?? byName.get(baseName(bare)) ?? null
  }
}
