import type { ArticleMetadata } from '../../model.ts'
import type { ReadItem } from './types.ts'

/** An article as it would come in, for a look at it before it does; or why it would not. */
export type ArticlePreview = { kind: 'article'; metadata: ArticleMetadata; tags: string[]; text: string } | { kind: 'refused'; message: string }

/** Characters of its text. */
const BEGINNING = 700

export function previewOf(item: ReadItem): ArticlePreview {
  if (item.kind === 'refused') return { kind: 'refused', message: item.message }
  const { extraction: { title, byline, siteName, publishedAt, lang, url, text }, tags } = item.article
  return { kind: 'article', metadata: { title, byline, siteName, publishedAt, lang, url }, tags, text: text.slice(0, BEGINNING) }
}
