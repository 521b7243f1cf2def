/**
 * BibTeX and BibLaTeX. Letters of every script are left as they are (UTF-8, as biber and today's BibTeX read it); what TeX would obey is escaped.
 * BibLaTeX takes EDTF dates; BibTeX has a year and a month. What a field cannot say goes into `note` as it was printed.
 */
import { parseEdtf, type EdtfDate } from '../../events/edtf.ts'
import { formatEdtf } from '../../events/formatEdtf.ts'
import type { Edtf } from '../../model.ts'
import { authorsOf, type Author } from './authorNames.ts'
import type { CitedArticle } from './citedArticle.ts'

const COMMANDS: Record<string, string> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' }

/** Text for a field's braces. Braces of the text itself are written by name, so that those of the file always balance. */
export const escapeTeX = (text: string): string =>
  text.replace(/[\\~^&%$#_{}]/g, (character) => COMMANDS[character] ?? (character === '{' ? '\\textbraceleft{}' : character === '}' ? '\\textbraceright{}' : `\\${character}`)).replace(/\s+/g, ' ').trim()

/** An address for `url`, which the url package reads verbatim: only what would end or upset the field is encoded. */
const escapeUrl = (url: string): string => url.replace(/[{}\\\s]/g, (character) => encodeURIComponent(character))

/** `von der Leyen, Ursula`; a body in braces of its own, so that "and" in it divides nothing. */
const texName = (author: Author): string =>
  'literal' in author ? `{${escapeTeX(author.literal)}}` : `${escapeTeX([author.particle, author.family].filter((part) => part !== '').join(/['’]$/.test(author.particle) ? '' : ' '))}, ${escapeTeX(author.given)}`

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

type Field = [name: string, value: string]

const braced = (text: string): string => `{${text}}`

/** A title in braces of its own keeps its capitals. */
function commonFields(article: CitedArticle): Field[] {
  const authors = authorsOf(article.byline)
  return [...(authors.length === 0 ? [] : [['author', braced(authors.map(texName).join(' and '))] as Field]), ['title', braced(braced(escapeTeX(article.title)))]]
}

const entry = (key: string, fields: Field[]): string => `@article{${key},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(',\n')}\n}\n`

const note = (date: Edtf): Field => ['note', braced(escapeTeX(`Date as known: ${formatEdtf(date, 'en-GB')}`))]

/** The one date of a value, or the first of an interval, with a year known whole. */
function startOf(date: Edtf): { date: EdtfDate; whole: boolean } | null {
  const value = parseEdtf(date)
  const first = value === null ? null : 'date' in value ? value.date : value.from
  return first === null || first === '..' || !/^\d{4}$/.test(first.year) ? null : { date: first, whole: value !== null && 'date' in value }
}

function bibTeXDate(date: Edtf): Field[] {
  const start = startOf(date)
  if (start === null) return [note(date)]
  const { month, qualifier, day } = start.date
  const name = MONTHS[Number(month) - 1]
  const said = start.whole && qualifier === '' && (month === null || name !== undefined) && (day === null || /^\d\d$/.test(day))
  return [['year', braced(start.date.year)], ...(name === undefined ? [] : [['month', name] as Field]), ...(said ? [] : [note(date)])]
}

/** EDTF level 1, which biber reads: no time without a zone and seconds, no unknown digits but whole months, days and the last of a year. */
function bibLaTeXDate(date: Edtf): Field[] {
  const value = parseEdtf(date)
  const said = (end: EdtfDate | null | '..'): string | null => {
    if (end === null) return ''
    if (end === '..') return '..'
    const { year, month, day, qualifier } = end
    if (!/^-?\d{2}(?:\d[\dX]|XX)$/.test(year) || (year.includes('X') && month !== null)) return null
    if ((month?.includes('X') === true && month !== 'XX') || (day?.includes('X') === true && day !== 'XX') || (month === 'XX' && day !== null && day !== 'XX')) return null
    return [year, ...(month === null ? [] : [month]), ...(day === null ? [] : [day])].join('-') + qualifier
  }
  const ends = value === null ? [null] : 'date' in value ? [said(value.date)] : [said(value.from), said(value.to)]
  return ends.some((end) => end === null) ? [note(date)] : [['date', braced(ends.join('/'))]]
}

export function bibTeXEntry(article: CitedArticle): string {
  const fields = commonFields(article)
  if (article.siteName !== null) fields.push(['journal', braced(escapeTeX(article.siteName))])
  if (article.publishedAt !== null) fields.push(...bibTeXDate(article.publishedAt))
  if (article.url !== null) fields.push(['url', braced(escapeUrl(article.url))])
  if (article.lang !== null) fields.push(['language', braced(escapeTeX(article.lang))])
  return entry(article.citationKey, fields)
}

/** Babel's names of languages; for others `langid` would be an error. */
const BABEL: Record<string, string> = {
  ar: 'arabic', az: 'azerbaijani', be: 'belarusian', bg: 'bulgarian', cs: 'czech', da: 'danish', de: 'german', el: 'greek', en: 'english', es: 'spanish', et: 'estonian', fi: 'finnish', fr: 'french', hr: 'croatian',
  hu: 'hungarian', it: 'italian', ja: 'japanese', ka: 'georgian', lt: 'lithuanian', lv: 'latvian', nl: 'dutch', pl: 'polish', pt: 'portuguese', ro: 'romanian', ru: 'russian', sk: 'slovak', sl: 'slovene', sr: 'serbian',
  sv: 'swedish', tr: 'turkish', uk: 'ukrainian',
}

export function bibLaTeXEntry(article: CitedArticle): string {
  const fields = commonFields(article)
  if (article.siteName !== null) fields.push(['journaltitle', braced(escapeTeX(article.siteName))])
  fields.push(['entrysubtype', '{newspaper}'])
  if (article.publishedAt !== null) fields.push(...bibLaTeXDate(article.publishedAt))
  if (article.url !== null) fields.push(['url', braced(escapeUrl(article.url))])
  const langid = article.lang === null ? undefined : BABEL[article.lang]
  if (langid !== undefined) fields.push(['langid', braced(langid)])
  return entry(article.citationKey, fields)
}

export const writeBibTeX = (articles: readonly CitedArticle[]): string => articles.map(bibTeXEntry).join('\n')

export const writeBibLaTeX = (articles: readonly CitedArticle[]): string => articles.map(bibLaTeXEntry).join('\n')
