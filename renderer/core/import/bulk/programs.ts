/**
 * Exports whose form is known: wallabag, Karakeep, Omnivore, Readwise, Zotero (CSL-JSON), Pocket, Instapaper, JSON Feed. By their keys, not by their
 * file's name. Forms as these programs document or write them; what they do not hold (Pocket, Instapaper and Zotero keep no text) is not invented.
 */
import type { HighlightColour } from '../../model.ts'
import type { BroughtHighlight } from '../articles/types.ts'
import { listOf, type Row } from './columns.ts'
import { EMPTY_RECORD, momentOf, type SourceRecord } from './record.ts'

interface Program {
  name: string
  /** Whether a row of it looks so. */
  recognises: (row: Row) => boolean
  read: (row: Row) => SourceRecord
}

const has = (row: Row, ...keys: string[]): boolean => keys.every((key) => key in row)
const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
const object = (value: unknown): Row => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {})
const rows = (value: unknown): Row[] => (Array.isArray(value) ? value.map(object) : [])
const html = (value: unknown): SourceRecord['content'] => (text(value).trim() === '' ? null : { kind: 'html', text: text(value) })
const date = (value: unknown): string | number | null => (typeof value === 'string' || typeof value === 'number' ? value : null)
const yes = (value: unknown): boolean => value === true || value === 1 || value === '1' || value === 'true'

const COLOURS: Record<string, HighlightColour> = { yellow: 'yellow', orange: 'yellow', green: 'green', blue: 'blue', red: 'red', pink: 'red', purple: 'purple' }

function highlight(quote: unknown, comment: unknown, colour: unknown, createdAt: unknown, tags: unknown = []): BroughtHighlight {
  return { quote: text(quote).trim(), comment: text(comment).trim(), colour: COLOURS[text(colour).toLowerCase()] ?? 'yellow', tags: listOf(tags), createdAt: momentOf(createdAt) }
}

const abstract = (value: unknown): Pick<SourceRecord, 'content' | 'steps'> =>
  text(value).trim() === '' ? { content: null, steps: [] } : { content: /<\/?[a-z]/i.test(text(value)) ? html(value) : { kind: 'text', text: text(value) }, steps: [{ stage: 'text', reason: 'only the abstract: the reference does not hold the text', removed: '' }] }

export const PROGRAMS: readonly Program[] = [
  {
    name: 'wallabag',
    recognises: (row) => has(row, 'content', 'url', 'title') && (has(row, 'is_archived') || has(row, 'reading_time', 'mimetype')),
    read: (row) => ({
      ...EMPTY_RECORD, title: text(row['title']), content: html(row['content']), url: text(row['given_url']) || text(row['url']), authors: listOf(row['published_by']), date: date(row['published_at']),
      siteName: text(row['domain_name']), lang: text(row['language']), tags: listOf(row['tags']), read: yes(row['is_archived']), starred: yes(row['is_starred']),
      highlights: rows(row['annotations']).map((one) => highlight(one['quote'], one['text'], '', one['created_at'])),
    }),
  },
  {
    name: 'Karakeep',
    recognises: (row) => has(row, 'content', 'createdAt') && typeof object(row['content'])['type'] === 'string',
    read: (row) => {
      const content = object(row['content'])
      const words = text(content['htmlContent']) || text(content['content'])
      return {
        ...EMPTY_RECORD, title: text(row['title']) || text(content['title']), url: text(content['url']) || text(content['sourceUrl']),
        content: content['type'] === 'text' ? { kind: 'markdown', text: text(content['text']) } : html(words), authors: listOf(content['author']), date: date(content['datePublished']), siteName: text(content['publisher']),
        tags: listOf(row['tags']), note: text(row['note']), starred: yes(row['favourited']), read: yes(row['archived']),
      }
    },
  },
  {
    name: 'Omnivore',
    recognises: (row) => has(row, 'slug', 'title', 'url') && (has(row, 'savedAt') || has(row, 'labels')),
    read: (row) => ({
      ...EMPTY_RECORD, title: text(row['title']), content: html(row['content']), url: text(row['url']), authors: listOf(row['author']), date: date(row['publishedAt']), siteName: text(row['siteName']), lang: text(row['language']),
      tags: listOf(row['labels']), read: text(row['state']).toLowerCase() === 'archived', highlights: rows(row['highlights']).map((one) => highlight(one['quote'], one['annotation'], one['color'], one['createdAt'], one['labels'])),
    }),
  },
  {
    name: 'Readwise Reader',
    recognises: (row) => has(row, 'reading_progress', 'title') && (has(row, 'source_url') || has(row, 'html_content')),
    read: (row) => ({
      ...EMPTY_RECORD, title: text(row['title']), content: html(row['html_content']), url: text(row['source_url']) || text(row['url']), authors: listOf(row['author']), date: date(row['published_date']), siteName: text(row['site_name']),
      tags: Array.isArray(row['tags']) ? listOf(row['tags']) : Object.keys(object(row['tags'])), note: text(row['notes']), read: text(row['location']) === 'archive',
    }),
  },
  {
    name: 'CSL-JSON',
    recognises: (row) => has(row, 'type', 'title') && (has(row, 'issued') || rows(row['author']).some((one) => has(one, 'family') || has(one, 'literal'))),
    read: (row) => ({
      ...EMPTY_RECORD, title: text(row['title']), ...abstract(row['abstract']), url: text(row['URL']), authors: listOf(row['author']), date: cslDate(object(row['issued'])),
      siteName: text(row['container-title']) || text(row['publisher']), lang: text(row['language']), tags: listOf(row['keyword']), note: text(row['note']),
    }),
  },
  {
    name: 'Zotero',
    recognises: (row) => has(row, 'Item Type', 'Title', 'Abstract Note'),
    read: (row) => ({
      ...EMPTY_RECORD, title: text(row['Title']), ...abstract(row['Abstract Note']), url: text(row['Url']), authors: listOf(text(row['Author']).split(/;\s*/).map((name) => name.split(/,\s*/).toReversed().join(' '))), date: date(row['Date']),
      siteName: text(row['Publication Title']) || text(row['Publisher']), lang: text(row['Language']), tags: [...listOf(row['Manual Tags']), ...listOf(row['Automatic Tags'])], note: text(row['Notes']).replace(/<[^>]*>/g, ' ').trim(),
    }),
  },
  {
    name: 'Pocket',
    recognises: (row) => has(row, 'title', 'url', 'time_added', 'tags'),
    read: (row) => ({ ...EMPTY_RECORD, title: text(row['title']) === text(row['url']) ? '' : text(row['title']), url: text(row['url']), tags: listOf(row['tags']), read: text(row['status']) === 'archive' }),
  },
  {
    name: 'Instapaper',
    recognises: (row) => has(row, 'URL', 'Title', 'Selection', 'Folder'),
    read: (row) => ({ ...EMPTY_RECORD, title: text(row['Title']), url: text(row['URL']), note: text(row['Selection']), tags: [...listOf(row['Tags']), ...(/^(?:Unread|Archive|Starred)$/.test(text(row['Folder'])) ? [] : listOf([row['Folder']]))], starred: text(row['Folder']) === 'Starred', read: text(row['Folder']) === 'Archive' }),
  },
  {
    name: 'JSON Feed',
    recognises: (row) => has(row, 'id') && (has(row, 'content_html') || has(row, 'content_text')),
    read: (row) => ({
      ...EMPTY_RECORD, title: text(row['title']), content: html(row['content_html']) ?? (text(row['content_text']) === '' ? null : { kind: 'text', text: text(row['content_text']) }), url: text(row['url']) || text(row['external_url']),
      authors: listOf(row['authors'] ?? [row['author']]), date: date(row['date_published']), lang: text(row['language']), tags: listOf(row['tags']),
    }),
  },
]

/** The program that made these rows; null when none that is known. */
export function recogniseProgram(sample: readonly Row[]): Program | null {
  return PROGRAMS.find(({ recognises }) => sample.length > 0 && sample.filter(recognises).length * 2 > sample.length) ?? null
}

/** `{"date-parts": [[2022, 1, 10]]}`, or as written. */
function cslDate(issued: Row): string | null {
  const parts = Array.isArray(issued['date-parts']) ? (issued['date-parts'] as unknown[])[0] : null
  if (Array.isArray(parts) && parts.length > 0) return parts.slice(0, 3).map((part) => text(part).padStart(2, '0')).join('-')
  return text(issued['raw']) || text(issued['literal']) || null
}

/**
 * Readwise's export of highlights: a row each, without the text they were made in. One article a document, its passages as quotes with what was
 * written about them: all there is of it.
 */
export const isReadwiseHighlights = (row: Row): boolean => has(row, 'Highlight', 'Book Title')

export function readwiseDocuments(all: readonly Row[]): SourceRecord[] {
  const byBook = new Map<string, Row[]>()
  for (const row of all) {
    const key = `${text(row['Book Title'])}\n${text(row['Book Author'])}`
    const known = byBook.get(key)
    if (known === undefined) byBook.set(key, [row])
    else known.push(row)
  }
  return [...byBook.values()].map((passages) => {
    const first = passages[0]!
    const quotes = passages.filter((row) => text(row['Highlight']).trim() !== '')
    return {
      ...EMPTY_RECORD, title: text(first['Book Title']), authors: listOf([first['Book Author']]), url: text(first['URL']), tags: [...new Set(passages.flatMap((row) => [...listOf(row['Document tags']), ...listOf(row['Tags'])]))],
      content: quotes.length === 0 ? null : { kind: 'markdown', text: quotes.map((row) => `${text(row['Highlight']).trim().replace(/^/gm, '> ')}${text(row['Note']).trim() === '' ? '' : `\n\n${text(row['Note']).trim()}`}`).join('\n\n') },
      highlights: quotes.map((row) => highlight(row['Highlight'], row['Note'], row['Color'], row['Highlighted at'], row['Tags'])),
      steps: [{ stage: 'text', reason: 'only the passages that were marked: the export does not hold the text', removed: '' }],
    }
  })
}
