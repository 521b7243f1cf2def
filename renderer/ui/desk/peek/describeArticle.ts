/** How an article's data read to people. What is unknown is called unknown. */
import { formatEdtf } from '../../../core/events/formatEdtf.ts'
import type { ArticleRow, Edtf, Lang } from '../../../core/model.ts'
import { deskStrings as strings } from '../../shared/strings/desk.ts'

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** `German`; the code itself when it has no name; `und` is unknown. */
export function languageName(lang: Lang | null): string {
  if (lang === null || lang === 'und') return strings.languageUnknown
  try {
    return languages.of(lang) ?? lang
  } catch {
    return lang
  }
}

/** `10 January 2022`, or that it is not known. */
export const dateInWords = (date: Edtf | null): string => (date === null ? strings.undated : formatEdtf(date, 'en-GB'))

/** The dates of something that may last: `5 January 2022 – 10 January 2022`. */
export function spanInWords(start: Edtf | null, end: Edtf | null): string {
  if (start === null) return end === null ? strings.undated : dateInWords(`/${end}`)
  return end === null || end === start || start.includes('/') ? dateInWords(start) : dateInWords(`${start}/${end}`)
}

/** `SNA · 10 January 2022`. */
export const sourceAndDate = (article: ArticleRow): string => `${article.siteName ?? strings.sourceUnknown} · ${dateInWords(article.publishedAt)}`

export const titleOf = (article: ArticleRow): string => (article.title === '' ? strings.untitledArticle : article.title)
