/**
 * A concordance: every mention of an actor as a line, the word in its context, to be sorted and narrowed. Lines are places only; their words
 * are looked up when they are sorted by or shown.
 */
import type { Edtf, Field, Id, Lang, NameForm } from '../model.ts'
import { fold } from '../text/fold.ts'

export interface ConcordanceArticle {
  id: Id
  version: number
  title: string
  lang: Lang | null
  source: string
  date: Edtf | null
  /** ArticleRow.order: dates as they are compared. */
  order: string
}

export interface MentionLine {
  /** Index of its article. */
  article: number
  field: Field
  start: number
  end: number
  /** Form id. */
  form: number
}

export interface Context {
  left: string
  word: string
  right: string
}

export type ConcordanceSort = 'newest' | 'oldest' | 'source' | 'language' | 'form' | 'left' | 'right'

export interface ConcordanceQuery {
  sort: ConcordanceSort
  /** Only lines that hold these letters within their context. */
  text: string
  /** `und` is unknown. */
  lang: Lang | null
  source: string | null
  form: number | null
  /** Only articles dated within, `from` inclusive, `to` exclusive: `2022-01-10`. */
  span: { from: string; to: string } | null
}

/** Everything, newest first: what a page shows when it opens. */
export const PLAIN: ConcordanceQuery = { sort: 'newest', text: '', lang: null, source: null, form: null, span: null }

/** Whether lines are left out. */
export const isNarrowed = ({ text, lang, source, form, span }: ConcordanceQuery): boolean => text.trim() !== '' || lang !== null || source !== null || form !== null || span !== null

export const isPlain = (query: ConcordanceQuery): boolean => query.sort === PLAIN.sort && !isNarrowed(query)

/** Rows that are read at a time. */
export const PAGE = 60

/** Characters of context on either side. */
export const CONTEXT = 110

/** White space of any kind is one space, so that a line is a line. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')

/** The words around a mention, cut at whole words where that is near. */
export function contextOf(text: string, start: number, end: number): Context {
  const from = Math.max(0, start - CONTEXT)
  const to = Math.min(text.length, end + CONTEXT)
  const left = flat(text.slice(from, start))
  const right = flat(text.slice(end, to))
  return {
    left: from > 0 ? left.replace(/^\S{0,24}\s/, '') : left.trimStart(),
    word: flat(text.slice(start, end)),
    right: to < text.length ? right.replace(/\s\S{0,24}$/, '') : right.trimEnd(),
  }
}

/** Whether lines have to be read to answer this. */
export const needsWords = ({ sort, text }: ConcordanceQuery): boolean => sort === 'left' || sort === 'right' || fold(text).trim() !== ''

/** What a line is sorted and searched by: the folded words. A new string, so that it does not keep the article's text in memory. */
export function wordsKey({ left, word, right }: Context): string {
  return fold(`${left}\n${word}\n${right}`)
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N} ]+/gu, '').trim()

/** By the words on one side, nearest first. */
function sideKey(words: string, side: 'left' | 'right'): string {
  const [left = '', word = '', right = ''] = words.split('\n')
  const near = side === 'left' ? bare(left).split(' ').slice(-6).reverse().join(' ') : bare(right).slice(0, 60)
  return `${near}\n${word}`
}

export interface Concordance {
  articles: ConcordanceArticle[]
  lines: MentionLine[]
  /** Name forms by their id. */
  forms: Map<number, Pick<NameForm, 'name' | 'lang'>>
}

/**
 * The lines that fit, in order, as indices of `lines`. Lines that the order leaves equal stand as in the newest-first order: by article, title
 * before text, in the order of the text.
 * @param words of each line, by wordsKey(); only asked for when needsWords()
 */
export function arrange({ articles, lines, forms }: Concordance, query: ConcordanceQuery, words: (line: number) => string): number[] {
  const text = fold(query.text).trim()
  const fits = lines.map((_, at) => at).filter((at) => {
    const line = lines[at]!
    const article = articles[line.article]!
    if (query.lang !== null && (article.lang ?? 'und') !== query.lang) return false
    if (query.source !== null && article.source !== query.source) return false
    if (query.form !== null && line.form !== query.form) return false
    if (query.span !== null && !within(article.order, query.span)) return false
    return text === '' || words(at).replaceAll('\n', '').includes(text)
  })
  const key = keyOf(query.sort, { articles, lines, forms }, words)
  const keys = new Map(fits.map((at) => [at, key(at)]))
  const compare = (a: number, b: number): number => {
    const [x, y] = [keys.get(a)!, keys.get(b)!]
    return x < y ? -1 : x > y ? 1 : natural(articles, lines[a]!, lines[b]!)
  }
  return fits.sort(compare)
}

const within = (order: string, { from, to }: { from: string; to: string }): boolean => order.length >= 4 && order >= from.slice(0, order.length) && order < to

/** What is unknown comes last. */
const LAST = '\uFFFF'

function keyOf(sort: ConcordanceSort, { articles, lines, forms }: Concordance, words: (line: number) => string): (line: number) => string {
  const article = (at: number): ConcordanceArticle => articles[lines[at]!.article]!
  switch (sort) {
    case 'newest':
      return () => ''
    case 'oldest':
      return (at) => article(at).order || LAST
    case 'source':
      return (at) => fold(article(at).source) || LAST
    case 'language':
      return (at) => article(at).lang ?? LAST
    case 'form':
      return (at) => fold(forms.get(lines[at]!.form)?.name ?? '')
    default:
      return (at) => sideKey(words(at), sort)
  }
}

/** Newest article first, undated last. */
export const newestFirst = (a: { order: string; id: Id }, b: { order: string; id: Id }): number => (a.order < b.order ? 1 : a.order > b.order ? -1 : a.id < b.id ? -1 : 1)

function natural(articles: ConcordanceArticle[], a: MentionLine, b: MentionLine): number {
  if (a.article === b.article) return a.field === b.field ? a.start - b.start : a.field === 'title' ? -1 : 1
  const [x, y] = [articles[a.article]!, articles[b.article]!]
  return x.order < y.order ? 1 : x.order > y.order ? -1 : a.article - b.article
}
