/** One saved item of another program, a corpus or a feed, in the terms of articles; and what becomes of it. */
import { extractor } from '../../extract/extractors.ts'
import { cleanMdast } from '../../extract/cleanMdast.ts'
import { extractArticle } from '../../extract/extractArticle.ts'
import { httpAddress } from '../../extract/html/metadata.ts'
import { machineDate } from '../../extract/parseDate.ts'
import type { Extraction, ExtractionStep } from '../../model.ts'
import { detectLanguage } from '../../text/language.ts'
import { project } from '../../text/projection.ts'
import { finishArticle } from '../articles/finishArticle.ts'
import type { BroughtHighlight, ReadArticle, ReadItem } from '../articles/types.ts'
import { ImportError } from '../ImportError.ts'
import { messageDate } from '../articles/readMail.ts'
import { normalizeText } from '../normalizeText.ts'

export interface SourceRecord {
  title: string
  /** `dump` is a whole page as text, menus and all; `text` the article's paragraphs and nothing else. */
  content: { kind: 'html' | 'markdown' | 'text' | 'dump'; text: string } | null
  url: string
  authors: string[]
  /** As written, or epoch seconds or milliseconds. */
  date: string | number | null
  siteName: string
  lang: string
  tags: string[]
  highlights: BroughtHighlight[]
  read?: boolean
  starred?: boolean
  /** What the user wrote about it. */
  note: string
  /** Says more of what `content` is, or where it comes from. */
  steps: ExtractionStep[]
}

export const EMPTY_RECORD: SourceRecord = { title: '', content: null, url: '', authors: [], date: null, siteName: '', lang: '', tags: [], highlights: [], note: '', steps: [] }

/**
 * @param entry what it is called in a report: its place, when it has no title
 * @param raw what is kept as its original
 */
export async function recordToItem(record: SourceRecord, entry: string, raw: Omit<ReadArticle['original'], 'encoding'>): Promise<ReadItem> {
  const shown = `${entry}${record.title === '' ? (record.url === '' ? '' : ` (${record.url})`) : ` “${record.title.slice(0, 120)}”`}`
  const refuse = (code: 'address-only' | 'no-text', what: string): ReadItem => ({ kind: 'refused', entry: shown, code, message: new ImportError(code, record.title === '' ? record.url || entry : record.title, what).message })
  const { content } = record
  if (content === null || content.text.trim() === '') return record.url === '' ? refuse('no-text', 'has no text and no address.') : refuse('address-only', `is only an address, with nothing to read: ${record.url}`)
  const url = httpAddress(record.url, null)
  const extraction = content.kind === 'text' ? plainArticle(content.text, url) : extractArticle({ kind: content.kind === 'dump' ? 'text' : content.kind, text: content.text, url, fileName: record.title || entry })
  if (extraction.text.trim() === '') return refuse('no-text', 'contains no article text.')
  const lang = extraction.lang ?? /^[a-z]{2,3}/i.exec(record.lang)?.[0].toLowerCase() ?? null
  const said = (text: string): string | null => normalizeText(text).replace(/\s+/g, ' ').trim() || null
  return finishArticle({
    entry: shown,
    original: { ...raw, encoding: 'utf-8' },
    tags: record.tags,
    highlights: record.highlights,
    ...(record.read === undefined ? {} : { read: record.read }),
    ...(record.starred === undefined ? {} : { starred: record.starred }),
    extraction: {
      ...extraction,
      title: said(record.title) ?? extraction.title,
      byline: said(record.authors.filter((name) => name.trim() !== '').join(', ')) ?? extraction.byline,
      siteName: said(record.siteName) ?? extraction.siteName,
      publishedAt: dateOf(record.date, lang) ?? extraction.publishedAt,
      lang,
      url: url ?? extraction.url,
      steps: [...extraction.steps, ...record.steps, ...(record.note === '' ? [] : [{ stage: 'note', reason: 'what you had written about it', removed: record.note }])],
    },
  })
}

/** Paragraphs that somebody has already taken out of their page: a line or blank line ends one. */
function plainArticle(source: string, url: string | null): Extraction {
  const text = normalizeText(source)
  const paragraphs = text.split(/\n\s*\n/).flatMap((block) => (text.includes('\n\n') ? [block.replace(/\n/g, ' ')] : block.split('\n')))
  const body = cleanMdast({ type: 'root', children: paragraphs.filter((value) => value.trim() !== '').map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })) }, { address: null })
  const projected = project(body).text
  const words = projected.slice(0, 200).split(/\s+/)
  return {
    title: words.length > 10 ? `${words.slice(0, 10).join(' ')} …` : words.join(' '), byline: null, siteName: null, publishedAt: null, lang: detectLanguage(projected), url, body, text: projected, extractor: extractor('record'),
    steps: [{ stage: 'text', reason: 'the text of the record, whole', removed: '' }],
  }
}

/** Numbers are moments (UTC); texts keep the zone that they state, or none. */
export function dateOf(date: string | number | null, lang: string | null): string | null {
  const number = typeof date === 'number' ? date : date !== null && /^\d{9,10}$|^\d{12,13}$/.test(date.trim()) ? Number(date) : null
  if (number !== null) {
    const moment = new Date(number < 1e11 ? number * 1000 : number)
    return Number.isNaN(moment.getTime()) || number <= 0 ? null : machineDate(moment.toISOString(), null)
  }
  return typeof date === 'string' && date.trim() !== '' ? (machineDate(date, lang) ?? messageDate(date)) : null
}

/** Epoch ms; null when it says nothing. */
export function momentOf(date: unknown): number | null {
  const value = typeof date === 'number' ? (date < 1e11 ? date * 1000 : date) : typeof date === 'string' ? Date.parse(date) : Number.NaN
  return Number.isFinite(value) && value > 0 ? value : null
}
