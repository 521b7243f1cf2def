import { useState } from 'react'
import type { LinkedMention } from '../../data/actors.ts'

const alike = (a: LinkedMention, b: LinkedMention): boolean =>
  a.start === b.start && a.end === b.end && a.field === b.field && a.actor.id === b.actor.id && a.actor.name === b.actor.name && a.actor.articles > 1 === b.actor.articles > 1

/** The earlier list while the new one would be drawn the same: an import that goes on in the background draws no article anew. */
export function useStableMentions(mentions: LinkedMention[]): LinkedMention[] {
  const [kept, setKept] = useState(mentions)
  if (kept === mentions || (kept.length === mentions.length && mentions.every((mention, at) => alike(mention, kept[at]!)))) return kept
  setKept(mentions)
  return mentions
}
