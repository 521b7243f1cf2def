import { useRef } from 'react'
import type { LinkedMention } from '../../data/actors.ts'

const same = (a: LinkedMention, b: LinkedMention): boolean =>
  a.start === b.start && a.end === b.end && a.field === b.field && a.actor.id === b.actor.id && a.actor.name === b.actor.name && a.actor.articles > 1 === b.actor.articles > 1

/** The earlier list while the new one would be drawn the same: an import that goes on in the background draws no article anew. */
export function useStableMentions(mentions: LinkedMention[]): LinkedMention[] {
  const kept = useRef(mentions)
  if (kept.current !== mentions && (kept.current.length !== mentions.length || !mentions.every((mention, at) => same(mention, kept.current[at]!)))) kept.current = mentions
  return kept.current
}
