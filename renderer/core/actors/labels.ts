/**
 * The labels that the tagger gives to words: outside, or begin, inside, last or only word of a name of one kind (BILOU). Which may follow
 * which is fixed, so that every sequence of labels is a list of names.
 */
import type { ActorKind } from '../model.ts'

export const KINDS: ActorKind[] = ['person', 'organisation', 'place']
export const OUTSIDE = 0
/** Labels of one kind, in order: begin, inside, last, only. */
const BEGIN = 0
const LAST = 2
const ONLY = 3
export const LABELS = 1 + KINDS.length * 4

export function labelOf(kind: ActorKind, at: number, length: number): number {
  const base = 1 + KINDS.indexOf(kind) * 4
  if (length === 1) return base + ONLY
  return base + (at === 0 ? BEGIN : at === length - 1 ? LAST : 1)
}

const partOf = (label: number): number => (label - 1) & 3
const kindOf = (label: number): number => (label - 1) >> 2

/** Whether a name may be open behind a label: it then goes on. */
export function isOpen(label: number): boolean {
  return label !== OUTSIDE && partOf(label) < LAST
}

/** Whether a label may stand first, or behind the end of a name. */
export function mayBegin(label: number): boolean {
  return label === OUTSIDE || partOf(label) === BEGIN || partOf(label) === ONLY
}

function mayFollow(before: number, after: number): boolean {
  if (!isOpen(before)) return mayBegin(after)
  return after !== OUTSIDE && kindOf(before) === kindOf(after) && (partOf(after) === 1 || partOf(after) === LAST)
}

/** By label, those that may stand before it. */
export const BEFORE: number[][] = Array.from({ length: LABELS }, (_, after) => Array.from({ length: LABELS }, (_each, before) => before).filter((before) => mayFollow(before, after)))

/** The names in a whole sequence of labels, as half-open ranges. */
export function namesIn(labels: ArrayLike<number>): { from: number; to: number; kind: ActorKind }[] {
  const names: { from: number; to: number; kind: ActorKind }[] = []
  let from = 0
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at] ?? OUTSIDE
    if (label === OUTSIDE) continue
    if (mayBegin(label)) from = at
    const kind = KINDS[kindOf(label)]
    if (!isOpen(label) && kind) names.push({ from, to: at + 1, kind })
  }
  return names
}
