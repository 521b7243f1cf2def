import type { ArticleMetadata, PassageSelector } from '../model.ts'
import type { PassageAttrs } from './document.ts'

/** The attributes of a passage node: the selector, and what the article says of itself now. */
export function passageAttrs({ articleId, version, start, end, exact, prefix, suffix }: PassageSelector, article: ArticleMetadata): PassageAttrs {
  const { title, siteName, publishedAt, url, lang } = article
  return { articleId, version, start, end, exact, prefix, suffix, source: { title, siteName, publishedAt, url, lang } }
}
