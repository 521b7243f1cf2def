/** `inspect article FILE…` and `inspect articles`: what the extraction makes of files or of JSONL records, step by step. */
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve, sep } from 'node:path'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { extractArticle } from '../../renderer/core/extract/extractArticle.ts'
import { readArticles } from '../../renderer/core/import/articles/readArticles.ts'
import type { ArticleImage, ArticleSource } from '../../renderer/core/import/articles/types.ts'
import { decodedPath } from '../../renderer/core/import/notes/sourcePath.ts'
import { ImportError } from '../../renderer/core/import/ImportError.ts'
import type { ArticleMetadata, Extraction, ExtractionStep } from '../../renderer/core/model.ts'

export interface InspectedArticle extends ArticleMetadata {
  text: string
  markdown: string
  steps: ExtractionStep[]
}

export interface InspectFailure {
  error: { code: string; message: string }
}

/** What only some sources say. */
interface Brought {
  tags?: string[]
  highlights?: { start: number; end: number; comment: string }[]
  images?: { name: string; mediaType: string; bytes: number }[]
}

type InspectedItem = { entry?: string } & ((InspectedArticle & Brought) | InspectFailure)

/**
 * In order, one line a file, or one an article with its `entry` where a file holds many. What cannot be read yields a line with `error`, and the
 * rest goes on.
 */
export async function* inspectArticleFiles(files: string[]): AsyncGenerator<{ file: string } & InspectedItem> {
  for (const file of files) for await (const line of inspectFile(file)) yield { file, ...line }
}

async function* inspectFile(file: string): AsyncGenerator<InspectedItem> {
  const name = basename(file)
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    yield { error: { code, message: `“${name}” could not be read: ${error instanceof Error ? error.message : String(error)}` } }
    return
  }
  try {
    for await (const item of readArticles({ name, bytes, beside: besideOf(file) })) {
      if (item.kind === 'refused') {
        yield { entry: item.entry, error: { code: item.code, message: item.message } }
        continue
      }
      const { entry, extraction, tags, highlights, images } = item.article
      yield {
        ...(entry === null ? {} : { entry }),
        ...present(extraction, name),
        ...(tags.length > 0 && { tags }),
        ...(highlights.length > 0 && { highlights: highlights.map(({ span, comment }) => ({ ...span, comment })) }),
        ...(images.length > 0 && { images: images.map(({ name: image, mediaType, bytes: content }: ArticleImage) => ({ name: image, mediaType, bytes: content.length })) }),
      }
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    yield { error: { code: error.code, message: error.message } }
  }
}

/** Pictures in folders beside the file, as a browser saves a page "complete". */
function besideOf(file: string): NonNullable<ArticleSource['beside']> {
  return (address) => {
    const path = resolve(dirname(file), decodedPath(address.replace(/[?#].*$/, '')))
    return /^[a-z][a-z\d+.-]*:/i.test(address) || !path.startsWith(dirname(resolve(file)) + sep) || !existsSync(path) ? null : { name: basename(path), mediaType: null, bytes: () => readFileSync(path) }
  }
}

/** One record `{id, html | text, url?}`; a record that is none of this yields `error`. */
export function inspectArticle(line: unknown): { id: string | number | null } & (InspectedArticle | InspectFailure) {
  const record = typeof line === 'object' && line !== null ? (line as Record<string, unknown>) : {}
  const id = typeof record['id'] === 'string' || typeof record['id'] === 'number' ? record['id'] : null
  const url = typeof record['url'] === 'string' ? record['url'] : null
  if (typeof record['html'] === 'string') return { id, ...present(extractArticle({ kind: 'html', text: record['html'], url }), String(id)) }
  if (typeof record['text'] === 'string') return { id, ...present(extractArticle({ kind: 'text', text: record['text'], url }), String(id)) }
  return { id, error: { code: 'bad-input', message: 'a line needs “html” or “text” as a string' } }
}

function present(article: Extraction, name: string): InspectedArticle | InspectFailure {
  if (article.text === '') return { error: { code: 'no-text', message: new ImportError('no-text', name, 'contains no article text.').message } }
  const { title, byline, siteName, publishedAt, lang, url, text, steps } = article
  return { title, byline, siteName, publishedAt, lang, url, text, markdown: toMarkdown(article.body, { extensions: [gfmToMarkdown()], bullet: '-' }), steps }
}
