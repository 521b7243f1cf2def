/** The list of all highlights: what narrows it and what orders it. Pure. */
import type { ArticleRow, HighlightColour, HighlightRow } from '../../core/model.ts'
import type { Anchored } from '../../core/notes/anchor.ts'
import { fold } from '../../core/text/fold.ts'

/** A highlight with all that its row shows. */
export interface ListedHighlight {
  row: HighlightRow
  /** Null when it is no longer in the library. */
  article: ArticleRow | null
  /** Where it stands in the article's current version; null when it was made on that, or while it is not known. */
  anchored: Anchored | null
}

export interface HighlightFilter {
  text: string
  colour: HighlightColour | ''
  tag: string
  /** `siteName` of the article, `''` is any. */
  source: string
  articleId: string
  withComment: boolean
  needsReview: boolean
}

export const NO_FILTER: HighlightFilter = { text: '', colour: '', tag: '', source: '', articleId: '', withComment: false, needsReview: false }

export type HighlightSort = 'changed' | 'created' | 'article' | 'date'

/** Whether its place in the current version is for the reader to decide. */
export const isDoubtful = ({ anchored }: ListedHighlight): boolean => anchored !== null && (anchored.state === 'review' || anchored.state === 'gone')

/** What the text filter looks at, folded; kept by row, which is a new object whenever it changes. */
const folded = new WeakMap<HighlightRow, string>()

function foldedText({ row, article }: ListedHighlight): string {
  const known = folded.get(row)
  if (known !== undefined) return known
  const text = fold(`${row.exact}\n${row.comment}\n${row.tags.join(' ')}\n${article?.title ?? ''}\n${article?.siteName ?? ''}`)
  folded.set(row, text)
  return text
}

export function filterHighlights(list: ListedHighlight[], filter: HighlightFilter): ListedHighlight[] {
  const words = fold(filter.text).split(/\s+/).filter((word) => word !== '')
  const tag = filter.tag.toLowerCase()
  return list.filter((one) => {
    const { row, article } = one
    if (filter.colour !== '' && row.colour !== filter.colour) return false
    if (tag !== '' && !row.tags.some((other) => other.toLowerCase() === tag)) return false
    if (filter.source !== '' && article?.siteName !== filter.source) return false
    if (filter.articleId !== '' && row.articleId !== filter.articleId) return false
    if (filter.withComment && row.comment.trim() === '') return false
    if (filter.needsReview && !isDoubtful(one)) return false
    return words.every((word) => foldedText(one).includes(word))
  })
}

const collator = new Intl.Collator(undefined, { numeric: true })

/** Within an article, by place. */
const byPlace = (a: HighlightRow, b: HighlightRow): number => a.version - b.version || a.start - b.start || a.end - b.end

export function sortHighlights(list: ListedHighlight[], sort: HighlightSort): ListedHighlight[] {
  const compare: Record<HighlightSort, (a: ListedHighlight, b: ListedHighlight) => number> = {
    changed: (a, b) => b.row.updatedAt - a.row.updatedAt,
    created: (a, b) => b.row.createdAt - a.row.createdAt,
    article: (a, b) => collator.compare(a.article?.title ?? '', b.article?.title ?? '') || compareIds(a, b) || byPlace(a.row, b.row),
    date: (a, b) => (a.article?.order === b.article?.order ? compareIds(a, b) || byPlace(a.row, b.row) : (a.article?.order ?? '') < (b.article?.order ?? '') ? 1 : -1),
  }
  return list.toSorted(compare[sort])
}

const compareIds = (a: ListedHighlight, b: ListedHighlight): number => (a.row.articleId < b.row.articleId ? -1 : a.row.articleId > b.row.articleId ? 1 : 0)
