/** What the user decided about blocks, applied to a fresh extraction: by hand in this article, and by rules of its source. */
import type { BlockAct, DecisionRow, Id } from '../../model.ts'
import { exactKey } from './blockKeys.ts'
import { blockText, canPutBack, dropBlocks, HAND, linesOf, putBack, type ArticleBlocks, type ShapeOf } from './editBlocks.ts'
import { shapeKey } from './shapeKey.ts'

interface Verdict {
  act: BlockAct
  /** Null when it was decided in this article by hand. */
  rule: Id | null
}

/** What is decided about the blocks of one article; of two decisions about one block the later counts, and one by hand before a rule. */
export interface BlockDecisions {
  byHand: ReadonlyMap<string, Verdict>
  byRule: ReadonlyMap<string, Verdict>
}

/** @param active the log's decisions in force */
export function blockDecisionsFor(active: readonly DecisionRow[], articleKey: string, source: string | null): BlockDecisions {
  const byHand = new Map<string, Verdict>()
  const byRule = new Map<string, Verdict>()
  for (const { id, decision } of active) {
    if (decision.type === 'block' && decision.articleKey === articleKey) byHand.set(exactKey(decision.text), { act: decision.act, rule: null })
    else if (decision.type === 'block-rule' && decision.source === source) byRule.set(shapeKey(decision.text), { act: decision.act, rule: id })
  }
  return { byHand, byRule }
}

/**
 * The article as decided. An article is never emptied: then its blocks stay.
 * @param shapeOf what is put back is as it stood on the page; without it, paragraphs
 */
export function applyBlockDecisions(blocks: ArticleBlocks, { byHand, byRule }: BlockDecisions, shapeOf?: ShapeOf): ArticleBlocks {
  if (byHand.size + byRule.size === 0) return blocks
  const verdictOn = (text: string): Verdict | undefined => byHand.get(exactKey(text)) ?? (byRule.size === 0 ? undefined : byRule.get(shapeKey(text)))
  let next = blocks
  // From the end, where an edit moves nothing that is still to come.
  for (let step = next.steps.length - 1; step >= 0; step -= 1) {
    const told = next.steps[step]!
    if (!canPutBack(told)) continue
    const lines = linesOf(told)
    for (let line = lines.length - 1; line >= 0; line -= 1) {
      if (verdictOn(lines[line]!)?.act !== 'keep') continue
      // Neighbours that go back may be one list or one table, though each of its lines has a rule of its own.
      let first = line
      while (first > 0 && verdictOn(lines[first - 1]!)?.act === 'keep') first -= 1
      next = putBack(next, { step, line: first }, { count: line - first + 1, shapeOf, ruleOf: (text) => verdictOn(text)?.rule ?? null })
      line = first
    }
  }
  const drops = next.body.children.map((block) => {
    const text = blockText(block)
    const verdict = text === '' ? undefined : verdictOn(text)
    return verdict?.act === 'drop' ? verdict : null
  })
  if (next.body.children.every((block, at) => drops[at] !== null || blockText(block) === '')) return next
  for (let at = drops.length - 1; at >= 0; at -= 1) {
    const verdict = drops[at]
    if (verdict) next = dropBlocks(next, at, at + 1, verdict.rule === null ? HAND : { stage: 'rule', reason: 'removed by your rule for this source', rule: verdict.rule })
  }
  return next
}
