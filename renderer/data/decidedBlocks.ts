/** What the user decided about blocks, on an article's way into the library. */
import { applyBlockDecisions, blockDecisionsFor } from '../core/extract/blocks/applyBlockDecisions.ts'
import type { DecisionRow, Extraction, ExtractionStep, Id } from '../core/model.ts'
import { anchorIn } from '../core/notes/anchor.ts'
import { passageSelector } from '../core/notes/passageSelector.ts'
import { project } from '../core/text/projection.ts'
import type { HighlightToAdd } from './articles.ts'
import { correctedMetadata } from './decisions.ts'

/** The rules that had a part in it. */
export function rulesOf(steps: readonly ExtractionStep[]): Id[] {
  return [...new Set(steps.flatMap(({ rule }) => (rule === undefined ? [] : [rule])))]
}

/** An extraction as decided: by hand in this article, and by the rules of its source as the user calls it. The same object when nothing is decided about it. */
export function decidedExtraction<E extends Extraction>(extraction: E, key: string, active: DecisionRow[]): E {
  if (!active.some(({ decision }) => decision.type === 'block' || decision.type === 'block-rule')) return extraction
  const { siteName } = correctedMetadata(extraction, key, active)
  const decided = applyBlockDecisions(extraction, blockDecisionsFor(active, key, siteName))
  return decided.body === extraction.body ? extraction : { ...extraction, body: decided.body, steps: decided.steps, text: project(decided.body).text }
}

/** The same for an article with the highlights that it brings. One of which a highlight would be lost stays as it is. */
export function withDecidedBlocks<I extends { extraction: Extraction; highlights?: HighlightToAdd[] }>(item: I, key: string, active: DecisionRow[]): I {
  const extraction = decidedExtraction(item.extraction, key, active)
  if (extraction === item.extraction) return item
  const { highlights = [] } = item
  if (highlights.length === 0) return { ...item, extraction }
  const anchor = anchorIn({ version: 1, text: extraction.text })
  const moved = highlights.flatMap((highlight): HighlightToAdd[] => {
    const { state, span } = anchor(passageSelector({ articleId: '', version: 0, text: item.extraction.text }, highlight.span))
    return span === null || state === 'review' ? [] : [{ ...highlight, span }]
  })
  return moved.length < highlights.length ? item : { ...item, extraction, highlights: moved }
}
