/**
 * CSL-JSON, which pandoc, Zotero and every CSL processor read. Dates that CSL's parts cannot say are given as words (`literal`); nothing is
 * invented. Written here and not by a library: @citation-js brings a network client along, which this app must not have, and converts
 * between formats, of which we need one direction for one type.
 */
import { parseEdtf, type EdtfDate } from '../../events/edtf.ts'
import { formatEdtf } from '../../events/formatEdtf.ts'
import type { Edtf } from '../../model.ts'
import { authorsOf, type Author } from './authorNames.ts'
import type { CitedArticle } from './citedArticle.ts'

type CslName = { literal: string } | { family: string; given: string; 'non-dropping-particle'?: string }

type CslDate = { 'date-parts': number[][]; circa?: true; season?: number } | { literal: string }

export interface CslItem {
  id: string
  type: 'article-newspaper'
  title: string
  author?: CslName[]
  'container-title'?: string
  issued?: CslDate
  language?: string
  URL?: string
}

const cslName = (author: Author): CslName =>
  'literal' in author ? { literal: author.literal } : { family: author.family, given: author.given, ...(author.particle === '' ? {} : { 'non-dropping-particle': author.particle }) }

/** Year, month, day as numbers, as far as they are known from the left; null when the year is not. A known day of an unknown month is nothing that parts can say. */
function parts({ year, month, day }: EdtfDate): number[] | null {
  if (!/^-?\d{4}$/.test(year)) return null
  if (month === null) return [Number(year)]
  if (month.includes('X')) return day === null || day === 'XX' ? [Number(year)] : null
  if (Number(month) > 12) return null
  if (day === null) return [Number(year), Number(month)]
  return /^\d\d$/.test(day) ? [Number(year), Number(month), Number(day)] : day === 'XX' ? [Number(year), Number(month)] : null
}

export function cslDate(date: Edtf): CslDate {
  const value = parseEdtf(date)
  const words = { literal: formatEdtf(date, 'en-GB') }
  if (value === null) return words
  const ends = 'date' in value ? [value.date] : [value.from, value.to]
  const [from, to] = ends.map((end) => (end === null || end === '..' ? null : parts(end)))
  const qualified = ends.some((end) => end !== null && end !== '..' && end.qualifier !== '')
  if (from === null || from === undefined || (ends.length > 1 && (to === null || to === undefined))) {
    const [only] = ends
    const season = ends.length === 1 && only !== null && only !== '..' && only !== undefined && /^\d{4}$/.test(only.year) && /^2[1-4]$/.test(only.month ?? '') ? Number(only.month) - 20 : null
    return season === null || !only || only === '..' ? words : { 'date-parts': [[Number(only.year)]], season, ...(qualified ? { circa: true as const } : {}) }
  }
  return { 'date-parts': to === null || to === undefined ? [from] : [from, to], ...(qualified ? { circa: true as const } : {}) }
}

export function cslItem(article: CitedArticle): CslItem {
  const authors = authorsOf(article.byline)
  return {
    id: article.citationKey,
    type: 'article-newspaper',
    title: article.title,
    ...(authors.length === 0 ? {} : { author: authors.map(cslName) }),
    ...(article.siteName === null ? {} : { 'container-title': article.siteName }),
    ...(article.publishedAt === null ? {} : { issued: cslDate(article.publishedAt) }),
    ...(article.lang === null ? {} : { language: article.lang }),
    ...(article.url === null ? {} : { URL: article.url }),
  }
}

export const writeCslJson = (articles: readonly CitedArticle[]): string => `${JSON.stringify(articles.map(cslItem), null, 2)}\n`
