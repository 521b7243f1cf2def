/** The one door for files that become articles: the format is recognised, its reader loaded, and what it gives is held to the same rules for all. */
import { ImportError } from '../ImportError.ts'
import { recogniseFormat } from './formats.ts'
import { ARTICLE_CHARACTERS, megabytes } from './limits.ts'
import type { ArticleSource, ReadItem } from './types.ts'

/**
 * The articles of a file, one by one, and what in it is none. A part that cannot be read is an item of its own; the rest goes on.
 * @throws {ImportError} for the file as a whole, in one sentence that names it
 */
export async function* readArticles(source: ArticleSource): AsyncGenerator<ReadItem> {
  const { name, bytes } = source
  if (bytes.length === 0) throw new ImportError('empty', name, 'is empty.')
  const format = recogniseFormat(source)
  if (bytes.length > format.limit) throw new ImportError('too-large', name, `is ${megabytes(bytes.length)}; the limit for ${format.what.replace(/^an? /, 'a ')} is ${megabytes(format.limit)}.`)
  const { read } = await format.load()
  try {
    for await (const item of read(source, (inner) => readArticles(source.columns === undefined ? inner : { ...inner, columns: source.columns }))) yield checked(item, name)
  } catch (error) {
    if (error instanceof ImportError && error.fileName === name) throw error
    // A part of it, which the user knows nothing of.
    if (error instanceof ImportError) throw new ImportError(error.code, name, `has a part that cannot be read: ${error.message}`)
    // A parser's own words, which are its authors' and not for users, but better than none.
    throw new ImportError('damaged', name, `could not be read as ${format.what}: it is damaged (${error instanceof Error ? error.message : String(error)}).`)
  }
}

function checked(item: ReadItem, name: string): ReadItem {
  if (item.kind === 'refused') return item
  const { entry, extraction } = item.article
  const refuse = (code: 'no-text' | 'too-large', what: string): ReadItem => {
    const error = new ImportError(code, entry ?? name, what)
    if (entry === null) throw error
    return { kind: 'refused', entry, code, message: error.message }
  }
  if (extraction.text.trim() === '') return refuse('no-text', 'contains no article text.')
  if (extraction.text.length > ARTICLE_CHARACTERS) return refuse('too-large', `is a text of ${(extraction.text.length / 1e6).toFixed(1)} million characters; the limit is ${ARTICLE_CHARACTERS / 1e6} million.`)
  return item
}
