/** `inspect article FILE…` and `inspect articles`: what the extraction makes of files or of JSONL records, step by step. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { extractArticle } from '../../renderer/core/extract/extractArticle.ts'
import { ImportError, readOriginal } from '../../renderer/core/import/readOriginal.ts'
import type { ArticleMetadata, Extraction, ExtractionStep } from '../../renderer/core/model.ts'

export interface InspectedArticle extends ArticleMetadata {
  text: string
  markdown: string
  steps: ExtractionStep[]
}

export interface InspectFailure {
  error: { code: string; message: string }
}

/** One line a file, in order; a file that cannot be read yields a line with `error`, and the rest goes on. */
export async function* inspectArticleFiles(files: string[]): AsyncGenerator<{ file: string } & (InspectedArticle | InspectFailure)> {
  for (const file of files) yield { file, ...(await inspectFile(file)) }
}

async function inspectFile(file: string): Promise<InspectedArticle | InspectFailure> {
  const name = basename(file)
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    return { error: { code, message: `“${name}” could not be read: ${error instanceof Error ? error.message : String(error)}` } }
  }
  try {
    const original = readOriginal(name, bytes)
    return present(extractArticle({ ...original, fileName: name }), name)
  } catch (error) {
    if (error instanceof ImportError) return { error: { code: error.code, message: error.message } }
    throw error
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
