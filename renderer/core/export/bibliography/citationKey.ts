/**
 * Keys to cite articles by: author or source, year, and the first word of the title that says something, in plain letters: `tokayev2022appeal`.
 * A key once given stays (data/citationKeys.ts keeps it under the article's own key), so that a manuscript goes on compiling after the
 * title was corrected or another article of the same name came.
 */
import { parseEdtf } from '../../events/edtf.ts'
import type { Edtf } from '../../model.ts'
import { romanise } from '../../text/transliterate.ts'
import { authorsOf, sortName } from './authorNames.ts'
import type { CitedArticle } from './citedArticle.ts'

/** Articles, prepositions and conjunctions of the languages that are met most. */
const EMPTY_WORDS = new Set(
  [
    'a an the of in on at to for from by with and or as is',
    'der die das den dem des ein eine einer eines im in am an auf aus bei mit nach von vor zu zum zur und oder ist',
    'il lo la i gli le un uno una di del della dei da dal in nel con su per tra fra e o',
    'l les un une des du de la le et ou en au aux dans sur pour par avec',
    'el los las unos unas y o en con por para',
    'v na s k o i iz za po ot do',
  ].flatMap((words) => words.split(' ')),
)

const plainWords = (text: string): string[] => romanise(text).normalize('NFKD').replace(/\p{M}/gu, '').split(/[^a-z0-9]+/).filter((word) => word !== '')

/** Four digits, or null: a year that is not wholly known makes no part of a key. */
export function yearOf(date: Edtf | null): string | null {
  const value = date === null ? null : parseEdtf(date)
  if (value === null) return null
  const end = 'date' in value ? value.date : value.from === '..' || value.from === null ? value.to : value.from
  return end === null || end === '..' || !/^\d{4}$/.test(end.year) ? null : end.year
}

/** The key before collisions are looked at; letters and digits only, `article` when nothing else can be said. */
export function baseKey({ byline, siteName, publishedAt, title }: Pick<CitedArticle, 'byline' | 'siteName' | 'publishedAt' | 'title'>): string {
  const [first] = authorsOf(byline)
  const who = plainWords(first === undefined ? (siteName ?? '') : sortName(first)).join('').slice(0, 24)
  const word = plainWords(title).find((candidate) => candidate.length > 2 && !EMPTY_WORDS.has(candidate) && !/^\d+$/.test(candidate)) ?? ''
  const key = `${who}${yearOf(publishedAt) ?? ''}${word.slice(0, 24)}`
  return /[a-z]/.test(key) ? key.replace(/^\d+/, (digits) => `a${digits}`) : `article${key}`
}

/** `a`, `b`, …, `z`, `aa`, … */
function letters(index: number): string {
  let text = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(97 + ((rest - 1) % 26)) + text
  return text
}

/**
 * Keys for articles that have none yet, by article key, in the order given; the second of a name gets `a`. None is one of `taken`, compared
 * without case, as BibTeX does.
 */
export function newKeys(articles: readonly (Pick<CitedArticle, 'byline' | 'siteName' | 'publishedAt' | 'title'> & { key: string })[], taken: Iterable<string>): Map<string, string> {
  const used = new Set([...taken].map((key) => key.toLowerCase()))
  const given = new Map<string, string>()
  for (const article of articles) {
    if (given.has(article.key)) continue
    const base = baseKey(article)
    let key = base
    for (let attempt = 0; used.has(key); attempt += 1) key = base + letters(attempt)
    used.add(key)
    given.set(article.key, key)
  }
  return given
}
