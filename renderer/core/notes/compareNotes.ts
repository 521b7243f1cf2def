/** Two states of a note side by side, block by block, as a reader compares them: what stayed, came, went, and within a changed block which words. */
import { diffWordsWithSpace } from 'diff'
import { noteToMarkdown } from '../markdown/markdown.ts'
import type { NoteNode } from '../model.ts'
import { blockChanges } from './blockChanges.ts'

export interface TextPart {
  text: string
  kind: 'same' | 'added' | 'removed'
}

/** A block as Markdown, so that a change of formatting shows too. */
export type ComparedBlock = { kind: 'same' | 'added' | 'removed'; text: string } | { kind: 'changed'; parts: TextPart[] }

/** Blocks of which less than this share of words stayed are not one that was changed, but one that went and one that came. */
const LIKENESS = 0.35

const blocksOf = (doc: NoteNode): string[] => (doc.content ?? []).map((block) => noteToMarkdown({ type: 'doc', content: [block] }).replace(/\n+$/, '')).filter((text) => text !== '')

function compareText(before: string, after: string): TextPart[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({ text: value, kind: added ? 'added' : removed ? 'removed' : 'same' }))
}

function likeness(parts: readonly TextPart[]): number {
  const length = (kinds: TextPart['kind'][]): number => parts.reduce((sum, { text, kind }) => sum + (kinds.includes(kind) ? text.trim().length : 0), 0)
  return (2 * length(['same'])) / Math.max(1, 2 * length(['same']) + length(['added', 'removed']))
}

/** In reading order; what went stands before what came in its place. */
export function compareNotes(before: NoteNode, after: NoteNode): ComparedBlock[] {
  const old = blocksOf(before)
  const compared: ComparedBlock[] = []
  let at = 0
  const keep = (to: number): void => {
    for (const text of old.slice(at, to)) compared.push({ kind: 'same', text })
    at = to
  }
  for (const { start, end, blocks } of blockChanges(old, blocksOf(after), (a, b) => a === b)) {
    keep(start)
    compared.push(...compareBlocks(old.slice(start, end), blocks))
    at = end
  }
  keep(old.length)
  return compared
}

/** Pairs each block that went with the next one that came and is like it. */
function compareBlocks(gone: readonly string[], come: readonly string[]): ComparedBlock[] {
  const compared: ComparedBlock[] = []
  let next = 0
  for (const text of gone) {
    let pair: { at: number; parts: TextPart[] } | null = null
    for (let at = next; at < come.length && at < next + 4 && pair === null; at++) {
      const parts = compareText(text, come[at]!)
      if (likeness(parts) >= LIKENESS) pair = { at, parts }
    }
    if (pair === null) compared.push({ kind: 'removed', text })
    else {
      for (const added of come.slice(next, pair.at)) compared.push({ kind: 'added', text: added })
      compared.push({ kind: 'changed', parts: pair.parts })
      next = pair.at + 1
    }
  }
  for (const added of come.slice(next)) compared.push({ kind: 'added', text: added })
  return compared
}
