/**
 * An article's text and what was left out of it, edited by whole blocks: what extraction removed goes back where it stood, and blocks of the body are
 * dropped. Nothing is changed in place, and each edit is told in the steps, so that it can be taken back the same way.
 *
 * Steps that removed something stand in reading order (explain.ts): of two with the same `after`, the first stood first.
 */
import type { Root, RootContent } from 'mdast'
import type { ExtractionStep, Id } from '../../model.ts'
import { project } from '../../text/projection.ts'

export interface ArticleBlocks {
  body: Root
  steps: ExtractionStep[]
}

/** One removed block: the step, and which of its lines (0 when the step holds the block itself). */
export interface RemovedAt {
  step: number
  line: number
}

/** A block as it stood on its page, and the removed lines that it says. */
export interface ShapedBlock {
  block: RootContent
  lines: string[]
}

/** Neighbouring removed lines as the blocks that they were; null where that is not known. */
export type ShapeOf = (lines: readonly string[]) => ShapedBlock[] | null

/** Stages whose removals were never text of the article. */
const NO_TEXT: ReadonlySet<string> = new Set(['front-matter', 'markup', 'highlights', 'note', 'mail', 'images'])

export const HAND = { stage: 'you', reason: 'removed by you' }

/** The removed blocks of a step, as texts. */
export function linesOf({ removed, nodes }: ExtractionStep): string[] {
  return removed === '' ? [] : nodes === undefined ? removed.split('\n') : [removed]
}

export const canPutBack = ({ stage, removed }: ExtractionStep): boolean => removed !== '' && !NO_TEXT.has(stage)

/** The plain text of a block, as it stands in the article's. */
export const blockText = (block: RootContent): string => project({ type: 'root', children: [block] }).text

/** The removed lines that a block says which was put back. */
export const keptLines = ({ kept = '' }: ExtractionStep): string[] => kept.split('\n')

export interface PutBack {
  /** How many lines of the step, from that one on; 1 unless told. */
  count?: number
  /** Their shape. Where it is not known each is a paragraph. */
  shapeOf?: ShapeOf | undefined
  /** The rule that asked for a line; null where none did. */
  ruleOf?: (line: string) => Id | null
}

/** Puts removed blocks back where they stood; at the end, when that is not known. */
export function putBack({ body, steps }: ArticleBlocks, { step: at, line }: RemovedAt, { count = 1, shapeOf, ruleOf = () => null }: PutBack = {}): ArticleBlocks {
  const step = steps[at]
  const lines = step === undefined ? [] : linesOf(step)
  const texts = lines.slice(line, line + count)
  if (step === undefined || texts.length === 0) return { body, steps }
  const place = Math.min(step.after ?? body.children.length, body.children.length)
  const shaped = step.nodes === undefined ? shapedBlocks(texts, shapeOf) : []
  const nodes = step.nodes ?? shaped.map(({ block }) => block)
  const shifted = steps.flatMap((one, index): ExtractionStep[] => {
    if (index === at) {
      const part = (from: number, to: number, after: number): ExtractionStep[] => (from < to ? [{ ...one, removed: lines.slice(from, to).join('\n'), after }] : [])
      // What the user had dropped is text again like any other; what extraction had left out stays known as such.
      const kept = shaped.map((block, order): ExtractionStep => {
        const rules = [...new Set(block.lines.flatMap((text) => ruleOf(text) ?? []))]
        return { stage: HAND.stage, reason: 'put back', removed: '', after: place + order, kept: block.lines.join('\n'), was: { stage: one.stage, reason: one.reason }, ...(rules.length === 0 ? {} : { rule: rules.length === 1 ? rules[0]! : rules }) }
      })
      return [...part(0, line, place), ...kept, ...part(line + texts.length, lines.length, place + nodes.length)]
    }
    const moves = one.after !== undefined && (one.after > place || (one.after === place && (one.kept !== undefined || index > at)))
    return [moves ? { ...one, after: one.after! + nodes.length } : one]
  })
  return { body: { ...body, children: body.children.toSpliced(place, 0, ...nodes) }, steps: shifted }
}

/** Together, as a list or a table was; else each by itself. */
function shapedBlocks(texts: readonly string[], shapeOf: ShapeOf | undefined): ShapedBlock[] {
  return shapeOf?.(texts) ?? texts.flatMap((text) => (texts.length > 1 ? shapeOf?.([text]) : null) ?? [{ block: paragraph(text), lines: [text] }])
}

/** Why a block is dropped. */
export interface Why {
  stage: string
  reason: string
  rule?: Id
}

/**
 * Drops neighbouring blocks of the body, [from, to) among its top-level ones. One that had been put back is left out again for the reason it was.
 * @param why for what nothing had spoken against
 */
export function dropBlocks(blocks: ArticleBlocks, from: number, to: number, why: Why = HAND): ArticleBlocks {
  let next = blocks
  for (let at = Math.min(to, blocks.body.children.length) - 1; at >= from; at -= 1) next = dropBlock(next, at, why)
  return next
}

function dropBlock({ body, steps }: ArticleBlocks, at: number, why: Why): ArticleBlocks {
  const block = body.children[at]!
  const marker = steps.find((step) => step.kept !== undefined && step.after === at)
  const told: ExtractionStep = marker?.was === undefined ? { ...why, removed: blockText(block), after: at, nodes: [block] } : { ...marker.was, removed: marker.kept!, after: at }
  const next = steps.flatMap((step): ExtractionStep[] => {
    if (step === marker) return []
    return [step.after === undefined || step.after <= at ? step : { ...step, after: step.after - 1 }]
  })
  // Before the first that stood behind it.
  const behind = steps.filter((step) => step !== marker).findIndex((step) => step.removed !== '' && step.after !== undefined && step.after > at)
  return { body: { ...body, children: body.children.toSpliced(at, 1) }, steps: next.toSpliced(behind < 0 ? next.length : behind, 0, told) }
}

function paragraph(value: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value }] }
}
