/** Finds the words of eventWords.ts in a text. */
import type { Lang, Span } from '../model.ts'
import { memo } from '../text/memo.ts'
import { GENERIC } from './eventWords.ts'
import { triggerPattern } from './triggerPatterns.ts'
import type { EventType } from './types.ts'

export interface Trigger extends Span {
  type: EventType
  /** Base form for a title. */
  label: string
  weak: boolean
}

// All that the first word of a pattern may be made of: in “OVKS-Sondergipfel” a trigger may begin at either part.
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu
const PART = /[\p{L}\p{N}]+/gu

const NOWHERE: readonly number[] = []

/** Where in a word a trigger may begin. Remembered: a hundred patterns are tried once a word, not at each place of a text. */
const beginnings = memo((word, lang): readonly number[] => {
  const first = triggerPattern(lang ?? '')?.first
  const found = first === undefined ? [] : Array.from(word.matchAll(PART), ({ index }) => index).filter((index) => first.test(word.slice(index)))
  return found.length === 0 ? NOWHERE : found
})

/** Every trigger of a text, in order; none in a language that has no table. Words that speak of no particular event are left out. */
export function findTriggers(text: string, lang: Lang | null): Trigger[] {
  const pattern = lang === null ? null : triggerPattern(lang)
  if (pattern === null) return []
  const { here, meanings } = pattern
  const found: Trigger[] = []
  let end = 0
  for (const word of text.matchAll(WORD)) {
    for (const beginning of beginnings(word[0], lang)) {
      const start = word.index + beginning
      if (start < end) continue
      here.lastIndex = start
      const match = here.exec(text)
      const meaning = match === null ? undefined : meanings[match.findIndex((part, group) => group > 0 && part !== undefined) - 1]
      if (match === null || meaning === undefined) continue
      end = start + match[0].length
      if (!GENERIC.test(text.slice(Math.max(0, start - 40), start))) found.push({ ...meaning, start, end })
    }
  }
  return found
}
