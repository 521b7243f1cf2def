/** RIS, the tagged lines that EndNote, Mendeley and Zotero read: two letters, two spaces, a dash, a space, the value; CR LF at the end of each. */
import { parseEdtf, type EdtfDate } from '../../events/edtf.ts'
import { formatEdtf } from '../../events/formatEdtf.ts'
import type { Edtf } from '../../model.ts'
import { authorsOf } from './authorNames.ts'
import type { CitedArticle } from './citedArticle.ts'

type Line = [tag: string, value: string]

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** `PY` is a year, `DA` is `YYYY/MM/DD/` with what is not known left out; what they cannot say goes into a note. */
function dateLines(date: Edtf): Line[] {
  const value = parseEdtf(date)
  const first: EdtfDate | null | '..' = value === null ? null : 'date' in value ? value.date : value.from
  const words: Line = ['N1', `Date as known: ${formatEdtf(date, 'en-GB')}`]
  if (first === null || first === '..' || !/^\d{4}$/.test(first.year)) return [words]
  const month = first.month !== null && /^(?:0[1-9]|1[0-2])$/.test(first.month) ? first.month : ''
  const day = month !== '' && first.day !== null && /^\d\d$/.test(first.day) ? first.day : ''
  const said = value !== null && 'date' in value && first.qualifier === '' && (first.month ?? '') === month && (first.day ?? '') === day
  return [['PY', first.year], ['DA', `${first.year}/${month}/${day}/`], ...(said ? [] : [words])]
}

export function risEntry(article: CitedArticle): string {
  const lines: Line[] = [
    ['TY', 'NEWS'],
    ['ID', article.citationKey],
    // RIS has no field for a particle: it goes with the family name.
    ...authorsOf(article.byline).map((author): Line => ['AU', 'literal' in author ? author.literal : `${[author.particle, author.family].filter((part) => part !== '').join(/['’]$/.test(author.particle) ? '' : ' ')}, ${author.given}`]),
    ['TI', article.title],
    ...(article.siteName === null ? [] : [['T2', article.siteName] as Line]),
    ...(article.publishedAt === null ? [] : dateLines(article.publishedAt)),
    ...(article.lang === null ? [] : [['LA', article.lang] as Line]),
    ...(article.url === null ? [] : [['UR', article.url] as Line]),
    ['ER', ''],
  ]
  return lines.map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`).join('')
}

export const writeRis = (articles: readonly CitedArticle[]): string => articles.map(risEntry).join('\r\n')
