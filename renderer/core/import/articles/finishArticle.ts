import type { Extraction } from '../../model.ts'
import type { Images } from './Images.ts'
import { placeHighlights } from './placeHighlights.ts'
import type { BroughtHighlight, ReadArticle, ReadItem } from './types.ts'

/** What a reader has of an article before its pictures are settled. */
export interface Draft {
  extraction: Extraction
  original: ReadArticle['original']
  images?: Images
  entry?: string | null
  tags?: string[]
  highlights?: BroughtHighlight[]
  read?: boolean
  starred?: boolean
  savedAt?: number
}

/** A draft as an article. Passages that were marked and do not stand in its text are named in its steps. */
export async function finishArticle({ extraction, original, images, entry = null, tags = [], highlights = [], ...more }: Draft): Promise<ReadItem> {
  const settled = images === undefined ? { extraction, images: [] } : await images.settle(extraction)
  const { placed, missing } = placeHighlights(extraction.text, highlights)
  const steps = missing.map(({ quote, comment }) => ({ stage: 'highlights', reason: 'a marked passage that does not stand in the text', removed: comment === '' ? quote : `${quote}\n${comment}` }))
  const { extraction: whole, images: kept } = settled
  return { kind: 'article', article: { entry, original, tags: withoutDoubles(tags), highlights: placed, images: kept, ...more, extraction: { ...whole, steps: [...whole.steps, ...steps] } } }
}

/** Trimmed; of several that differ in case alone the first. */
function withoutDoubles(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const tag of tags.map((one) => one.replace(/\s+/g, ' ').trim().replace(/^#/, ''))) {
    const key = tag.toLowerCase()
    if (tag !== '' && tag.length <= 200 && !byKey.has(key)) byKey.set(key, tag)
  }
  return [...byKey.values()]
}
