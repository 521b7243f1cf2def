import type { ArticleMetadata, HighlightRow, NoteNode } from '../model.ts'
import { linesOf } from '../text/linesOf.ts'
import { NODE } from './document.ts'
import { passageAttrs } from './passageAttrs.ts'

/** Nothing is known of an article that is gone. */
const UNKNOWN: ArticleMetadata = { title: '', byline: null, siteName: null, publishedAt: null, lang: null, url: null }

const paragraph = (text: string): NoteNode => ({ type: NODE.paragraph, content: [{ type: NODE.text, text }] })

/** Highlights as a document: each a quote, with its comment and its tags below. What notes, and through them Markdown, make of highlights. */
export function highlightsDocument(highlights: { row: HighlightRow; article: ArticleMetadata | null }[]): NoteNode {
  const content = highlights.flatMap(({ row, article }): NoteNode[] => {
    const attrs = passageAttrs(row, article ?? UNKNOWN)
    const source = article === null ? { ...attrs.source, title: null } : attrs.source
    const tags = row.tags.map((tag) => `#${tag}`).join(' ')
    return [
      { type: NODE.passage, attrs: { ...attrs, source }, content: linesOf(row.exact).map(paragraph) },
      ...linesOf(row.comment).map(paragraph),
      ...(tags === '' ? [] : [paragraph(tags)]),
    ]
  })
  return { type: NODE.doc, content: content.length === 0 ? [{ type: NODE.paragraph }] : content }
}
