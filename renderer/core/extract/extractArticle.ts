/**
 * The one door to extraction: a file's text in, an article out, with every stage explaining what it removed. Three front ends (text
 * dumps, HTML, Markdown) share what they know of dates, names and furniture. Pure and total: no string makes it throw, nothing is
 * fetched, nothing is invented. Not for deciding encodings (core/import) or finding actors (core/actors).
 */
import type { Extraction } from '../model.ts'
import { normalizeText } from '../import/normalizeText.ts'
import { extractHtml, type HtmlHints } from './html/extractHtml.ts'
import { extractMarkdown } from './extractMarkdown.ts'
import { extractText } from './text/extractText.ts'

export interface Extractable {
  kind: 'html' | 'text' | 'markdown'
  text: string
  /** Where it was saved from, if known: resolves relative links, and is the address when the page names none. */
  url?: string | null
  fileName?: string
  /** The address under which a picture is kept (`asset:…`), by the one the article has for it; null leaves it out. Absent: no pictures came along. */
  images?: (source: string) => string | null
}

/**
 * The article in a file. An unknown is null; a title is always there, because lists need one: without a headline it is the first words
 * of the text, else the file's name, and the `title` step says so. `text` equals `project(body).text` and is empty when there is no article.
 */
export function extractArticle(original: Extractable): Extraction {
  const hints = { url: original.url ?? null, fallbackTitle: '', images: original.images }
  const extraction = extract(original, hints)
  return extraction.title === '' ? { ...extraction, title: standIn(extraction.text, original.fileName ?? '') } : extraction
}

function extract({ kind, text }: Extractable, hints: HtmlHints): Extraction {
  if (kind === 'html') return extractHtml(text, hints)
  return kind === 'markdown' ? extractMarkdown(normalizeText(text), hints) : extractText(normalizeText(text), hints)
}

function standIn(text: string, fileName: string): string {
  const words = text.slice(0, 400).split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return fileName
  const line = words.slice(0, 10).join(' ').slice(0, 80)
  return words.length > 10 ? `${line} …` : line
}
