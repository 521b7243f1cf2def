/**
 * Which column of a corpus is what: by the names that corpora give, in several languages, and where no name tells, by what stands in them: addresses,
 * dates, the longest text. What was decided is said in each article's steps.
 */
import { machineDate } from '../../extract/parseDate.ts'
import type { ColumnRole, Columns } from '../../model.ts'
import { EMPTY_RECORD, type SourceRecord } from './record.ts'

/** A row: values by column; what is nested has names with dots. */
export type Row = Record<string, unknown>

/** The best name first. Compared without case, blanks and signs. */
const NAMES: Record<ColumnRole, string[]> = {
  title: ['title', 'headline', 'articletitle', 'titel', 'titolo', 'titre', 'titulo', 'ueberschrift', 'überschrift', 'заголовок', 'subject', 'name'],
  html: ['html', 'contenthtml', 'htmlcontent', 'rawhtml', 'bodyhtml', 'articlehtml', 'pagehtml', 'sourcehtml'],
  markdown: ['markdown', 'contentmarkdown', 'md'],
  text: ['fulltext', 'articletext', 'articlebody', 'maintext', 'plaintext', 'contenttext', 'textcontent', 'bodytext', 'text', 'body', 'content', 'article', 'story', 'inhalt', 'volltext', 'artikel', 'testo', 'contenuto', 'texte', 'contenu', 'texto', 'contenido', 'cuerpo', 'текст', 'rawtext', 'document', 'extractedtext'],
  url: ['url', 'link', 'canonicalurl', 'sourceurl', 'originalurl', 'articleurl', 'pageurl', 'externallink', 'permalink', 'href', 'uri', 'webpage', 'address', 'adresse', 'weblink', 'targeturi', 'warctargeturi'],
  authors: ['authors', 'author', 'byline', 'creator', 'creators', 'dccreator', 'autor', 'autoren', 'autore', 'autori', 'auteur', 'auteurs', 'autores', 'автор', 'writer', 'writtenby', 'publishedby', 'bookauthor'],
  date: ['publishedat', 'datepublished', 'publisheddate', 'publishdate', 'publicationdate', 'published', 'publishedtime', 'publishedon', 'pubdate', 'date', 'datum', 'data', 'fecha', 'дата', 'veroeffentlicht', 'veröffentlicht', 'timestamp', 'datetime', 'year'],
  siteName: ['sitename', 'publication', 'publisher', 'newspaper', 'outlet', 'newsoutlet', 'source', 'sourcename', 'site', 'publicationtitle', 'medium', 'quelle', 'zeitung', 'fonte', 'testata', 'journal', 'fuente', 'источник', 'feed', 'feedtitle', 'domain', 'domainname', 'sourcedomain'],
  lang: ['language', 'lang', 'sprache', 'lingua', 'langue', 'idioma', 'locale', 'язык'],
  tags: ['tags', 'labels', 'keywords', 'documenttags', 'categories', 'manualtags', 'category', 'topics', 'section', 'schlagworte', 'schlagwörter', 'etiquetas', 'motscles', 'tag'],
  note: ['note', 'notes', 'comment', 'comments', 'annotation', 'selection', 'notiz', 'kommentar'],
}

const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Per column, each looked through once: what it holds of text, and the middle one of its texts' lengths. */
class Values {
  readonly #texts = new Map<string, string[]>()
  readonly #middles = new Map<string, number>()

  constructor(readonly rows: readonly Row[]) {}

  texts(column: string): string[] {
    return kept(this.#texts, column, () => this.rows.flatMap((row) => (typeof row[column] === 'string' && row[column].trim() !== '' ? [row[column]] : [])))
  }

  middle(column: string): number {
    return kept(this.#middles, column, () => middle(this.texts(column)))
  }
}

function kept<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

const share = (values: readonly string[], test: (value: string) => boolean): number => (values.length === 0 ? 0 : values.filter(test).length / values.length)

const middle = (values: readonly string[]): number => values.map(({ length }) => length).toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const MARKUP = /<(?:p|div|br|h[1-6]|article|section|ul|table|html|body)[\s/>]/i

/** Whether a column of that name holds Markdown: its signs cannot be told from a plain text's. */
export const namesMarkdown = (column: string): boolean => NAMES.markdown.includes(bare(column.split('.').at(-1)!)) || NAMES.markdown.includes(bare(column))

/** @param rows a sample of them */
export function guessColumns(rows: readonly Row[]): Columns {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  // As they stand, and without the names of the objects that they are nested in.
  const bareNames = names.map((name) => ({ name, whole: bare(name), inner: bare(name.split('.').at(-1)!) }))
  const values = new Values(rows)
  const columns: Columns = {}
  const taken = new Set<string>()
  const fits: Partial<Record<ColumnRole, (column: string) => boolean>> = {
    url: (column) => share(values.texts(column), isAddress) >= 0.5,
    html: (column) => share(values.texts(column), (text) => MARKUP.test(text)) >= 0.3,
    text: (column) => values.texts(column).length > 0 && share(values.texts(column), isAddress) < 0.5,
    // “source” may be the address of the source, “data” the text itself.
    siteName: (column) => share(values.texts(column), (text) => text.length <= 80 && !isAddress(text)) >= 0.7,
    title: (column) => values.middle(column) <= 400 && share(values.texts(column), isAddress) < 0.5,
    date: (column) => rows.some((row) => typeof row[column] === 'number') || share(values.texts(column), isDate) >= 0.5,
  }
  for (const role of Object.keys(NAMES) as ColumnRole[]) {
    for (const name of NAMES[role]) {
      const free = (one: string): boolean => !taken.has(one) && (fits[role]?.(one) ?? true)
      const column = (bareNames.find((one) => one.inner === name && free(one.name)) ?? bareNames.find((one) => one.whole === name && free(one.name)))?.name
      if (column === undefined) continue
      columns[role] = column
      taken.add(column)
      break
    }
  }
  const rest = (test: (column: string) => boolean): string | undefined => names.filter((name) => !taken.has(name) && test(name)).toSorted((a, b) => values.middle(b) - values.middle(a))[0]
  const take = (role: ColumnRole, column: string | undefined): void => {
    if (columns[role] !== undefined || column === undefined) return
    columns[role] = column
    taken.add(column)
  }
  take('url', rest((column) => share(values.texts(column), isAddress) >= 0.8))
  if (columns.html === undefined && columns.markdown === undefined) take('text', rest((column) => values.middle(column) >= 250 && share(values.texts(column), (text) => /\s/.test(text)) >= 0.9))
  take('date', rest((column) => share(values.texts(column), (text) => text.length < 40 && isDate(text)) >= 0.8))
  take('title', rest((column) => values.middle(column) >= 15 && values.middle(column) <= 250 && new Set(values.texts(column)).size > values.texts(column).length * 0.7 && share(values.texts(column), (text) => /\p{L}\s+\p{L}/u.test(text) && !isAddress(text)) >= 0.7))
  return columns
}

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text.trim())
const isDate = (text: string): boolean => /^\d{9,13}$/.test(text.trim()) || (text.length < 60 && machineDate(text, 'en') !== null) || !Number.isNaN(Date.parse(text))

/** @param chosen the columns were chosen by the user, not guessed */
export function rowToRecord(row: Row, columns: Columns, chosen = false): SourceRecord {
  const text = (role: ColumnRole): string => {
    const value = columns[role] === undefined ? null : row[columns[role]]
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : Array.isArray(value) ? listOf(value).join(', ') : ''
  }
  const date = columns.date === undefined ? null : row[columns.date]
  const words = text('text')
  const content = text('markdown').trim() !== '' ? ({ kind: 'markdown', text: text('markdown') } as const)
    : words.trim() !== '' ? ({ kind: MARKUP.test(words) ? 'html' : 'text', text: words } as const)
    : text('html').trim() !== '' ? ({ kind: 'html', text: text('html') } as const)
    : null
  const said = Object.entries(columns).map(([role, column]) => `${role} “${column}”`)
  return {
    ...EMPTY_RECORD,
    title: text('title'), content, url: text('url').trim(), authors: columns.authors === undefined ? [] : listOf(row[columns.authors]), date: typeof date === 'string' || typeof date === 'number' ? date : null,
    siteName: text('siteName'), lang: text('lang'), tags: columns.tags === undefined ? [] : listOf(row[columns.tags]), note: text('note'),
    steps: [{ stage: 'columns', reason: `${chosen ? 'taken, as you chose, from' : 'taken from'} ${said.join(', ')}`, removed: '' }],
  }
}

/** A list, or a text that is one: `a|b`, `a, b`, `["a", "b"]`, objects with a name. */
export function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => nameOf(one))
  if (typeof value !== 'string') return nameOf(value)
  const text = value.trim()
  if (/^\[.*\]$/s.test(text)) {
    try {
      // Python writes its own quotes.
      return listOf(JSON.parse(text.startsWith("['") ? text.replace(/'/g, '"') : text))
    } catch {
      return listOf(text.slice(1, -1))
    }
  }
  return text.split(text.includes('|') ? '|' : text.includes(';') ? ';' : ',').map((one) => one.trim()).filter((one) => one !== '')
}

function nameOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (typeof value !== 'object' || value === null) return []
  const named = value as Record<string, unknown>
  const name = ['name', 'label', 'title', 'literal', 'slug', 'value'].map((key) => named[key]).find((one) => typeof one === 'string' && one !== '')
  const parts = [named['given'] ?? named['firstName'], named['family'] ?? named['lastName']].filter((one) => typeof one === 'string' && one !== '')
  return typeof name === 'string' ? [name] : parts.length > 0 ? [parts.join(' ')] : []
}
