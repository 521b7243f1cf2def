/** An article's page as one list in reading order: what is text, what was put back, and what was left out, where it stood. */
import type { ExtractionStep, Span } from '../../model.ts'
import { project } from '../../text/projection.ts'
import { type ArticleBlocks, blockText, canPutBack, linesOf } from './editBlocks.ts'

/** Removed blocks of one step. */
export interface RemovedPart {
  kind: 'removed'
  step: number
  told: ExtractionStep
  lines: string[]
}

export type PagePart =
  | RemovedPart
  /** Blocks [from, to) of the body. */
  | { kind: 'text'; from: number; to: number }
  /** The block at `at` of the body had been left out and was put back. */
  | { kind: 'back'; at: number; told: ExtractionStep }

export interface PageParts {
  parts: PagePart[]
  /** Removed, and nobody knows where it stood, or it never was text. */
  elsewhere: RemovedPart[]
  /** Steps that removed nothing: what was found, and how. */
  found: ExtractionStep[]
}

export function pageParts({ body, steps }: ArticleBlocks): PageParts {
  const parts: PagePart[] = []
  const elsewhere: RemovedPart[] = []
  const removed = new Map<number, RemovedPart[]>()
  const back = new Map<number, ExtractionStep>()
  for (const [step, told] of steps.entries()) {
    if (told.kept !== undefined && told.after !== undefined) back.set(told.after, told)
    if (told.removed === '') continue
    const part: RemovedPart = { kind: 'removed', step, told, lines: linesOf(told) }
    if (told.after === undefined || !canPutBack(told)) elsewhere.push(part)
    else removed.set(told.after, [...(removed.get(told.after) ?? []), part])
  }
  for (let at = 0; at <= body.children.length; at += 1) {
    parts.push(...(removed.get(at) ?? []))
    if (at === body.children.length) break
    const told = back.get(at)
    const last = parts.at(-1)
    if (told !== undefined) parts.push({ kind: 'back', at, told })
    else if (last?.kind === 'text') last.to = at + 1
    else parts.push({ kind: 'text', from: at, to: at + 1 })
  }
  return { parts, elsewhere, found: steps.filter((step) => step.removed === '' && step.kept === undefined) }
}

/** How many blocks were left out. */
export const removedCount = (steps: readonly ExtractionStep[]): number => steps.reduce((sum, step) => sum + linesOf(step).length, 0)

/** The top-level blocks that a passage touches, [from, to); empty when it touches none. */
export function blocksAt({ body }: Pick<ArticleBlocks, 'body'>, { start, end }: Span): { from: number; to: number } {
  const { text } = project(body)
  let at = 0
  let [from, to] = [-1, -1]
  for (const [index, block] of body.children.entries()) {
    const words = blockText(block)
    if (words === '') continue
    // Between two blocks there is white space only, and each begins with its own first character.
    while (at < text.length && !text.startsWith(words, at)) at += 1
    if (at < end && at + words.length > start) {
      if (from < 0) from = index
      to = index + 1
    }
    at += words.length
  }
  return from < 0 ? { from: 0, to: 0 } : { from, to }
}
