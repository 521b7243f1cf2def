/** The originals of articles, read again: the article as today's rules make it, and its page. */
import { gunzipSync } from 'fflate'
import type { ShapeOf } from '../core/extract/blocks/editBlocks.ts'
import { shapesIn } from '../core/extract/html/removedShapes.ts'
import { readArticles } from '../core/import/articles/readArticles.ts'
import type { ColumnChoices, Companion, PagePictures, ReadArticle, ReadPage, RefusedEntry } from '../core/import/articles/types.ts'
import { baseName, decodedPath } from '../core/import/notes/sourcePath.ts'
import type { ArticleRow, OriginalRow, TableColumns } from '../core/model.ts'
import type { ArticleToAdd } from './articles.ts'
import type { DossierDatabase } from './database.ts'

/** A page that is looked through again. */
export interface PageAgain {
  shapeOf: ShapeOf
  pictures: PagePictures
}

export interface ReadAgain {
  article: ReadArticle
  /** Its page, where it is one. */
  page: PageAgain | null
}

/**
 * Reads an original again. The row of a table is read by the columns by which it was read before.
 * @param choices other columns, by the signatures of tables
 * @returns null when there is not one article in it
 * @throws {Error} that says why, when it cannot be read any more
 */
export async function readAgain(db: DossierDatabase, article: ArticleRow, original: OriginalRow, choices: ColumnChoices = {}): Promise<ReadAgain | null> {
  const { fileName, gzip, encoding } = original
  const pages: ReadPage[] = []
  const known = { encoding, url: article.extracted.url, ...tableOf(original, choices) }
  let found: ReadArticle | null = null
  let refused: RefusedEntry | null = null
  for await (const item of readArticles({ name: fileName, bytes: gunzipSync(gzip), beside: await picturesBeside(db, article), known, onPage: (page) => pages.push(page) })) {
    if (item.kind === 'refused') {
      refused ??= item
      continue
    }
    if (found !== null) return null
    found = item.article
  }
  if (found === null && refused !== null) throw new Error(refused.message)
  return found === null ? null : { article: found, page: pageAgain(pages) }
}

/**
 * The page that an article on its way in is taken from, read once more; null where it is none, or cannot be read by itself: the article is there, and what is put back
 * in it is paragraphs then. Pictures are those that the article shows, and those within the page.
 */
export async function pageOf({ fileName, bytes, encoding, table, images = [], extraction }: ArticleToAdd): Promise<PageAgain | null> {
  const pages: ReadPage[] = []
  const byName = picturesByName(images.map(({ name, mediaType, bytes: data }) => ({ name, mediaType, bytes: () => data })))
  const known = { encoding, url: extraction.url, ...(table === undefined ? {} : { table }) }
  try {
    for await (const item of readArticles({ name: fileName, bytes, beside: byName, known, onPage: (page) => pages.push(page) })) if (item.kind === 'refused') return null
  } catch {
    return null
  }
  return pageAgain(pages)
}

function pageAgain(pages: readonly ReadPage[]): PageAgain | null {
  const [page] = pages
  return page === undefined ? null : { shapeOf: shapesIn({ html: page.html, address: page.address, images: page.images.addressOf }), pictures: page.images }
}

function tableOf({ table }: OriginalRow, choices: ColumnChoices): { table?: TableColumns } {
  if (table === undefined) return {}
  const columns = choices[table.signature]
  return { table: columns === undefined ? table : { ...table, columns, chosen: true } }
}

/** The pictures that lay beside a page were kept by their names. Of two of one name neither is taken. */
async function picturesBeside(db: DossierDatabase, article: ArticleRow): Promise<(address: string) => Companion | null> {
  if (article.assets.length === 0) return () => null
  const [rows, bytes] = await Promise.all([db.assets.bulkGet(article.assets), db.assetBytes.bulkGet(article.assets)])
  return picturesByName(rows.flatMap((row, at): Companion[] => {
    const data = bytes[at]?.bytes
    return row === undefined || data === undefined ? [] : [{ name: row.name, mediaType: row.mediaType, bytes: () => data }]
  }))
}

function picturesByName(pictures: readonly Companion[]): (address: string) => Companion | null {
  const byName = new Map<string, Companion | null>()
  for (const picture of pictures) byName.set(picture.name, byName.has(picture.name) ? null : picture)
  return (address) => {
    const bare = address.replace(/[?#].*$/, '').replaceAll('\\', '/')
    return byName.get(baseName(decodedPath(bare))) ?? byName.get(baseName(bare)) ?? null
  }
}
