/** The patterns of eventWords.ts made into regular expressions, one a language. */
import { EVENT_WORDS, WEAK_WORDS } from './eventWords.ts'
import type { EventType } from './types.ts'

export interface TriggerPattern {
  /** Every trigger, each entry in a group of its own; nothing matches within a word. Sticky. */
  here: RegExp
  /** Whether a trigger may begin with a word: true of every word that one begins with, and of few others. */
  first: RegExp
  /** By the number of the capturing group. */
  meanings: { type: EventType; label: string; weak: boolean }[]
}

const GAP = String.raw`\s+(?:[\p{L}\p{N}'’.-]+\s+){0,5}`

function source(pattern: string): string {
  return pattern
    .replaceAll("'", "['’]")
    .replaceAll('~', String.raw`\p{L}*`)
    .replaceAll('_?', String.raw`\s*`)
    .replaceAll('_', String.raw`\s+`)
    .replaceAll('…', GAP)
}

/** Parts a pattern at the `|` that stand in no bracket. */
function alternatives(pattern: string): string[] {
  const parts = ['']
  let depth = 0
  for (const character of pattern) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (character === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

/** The index behind the bracket that opens at `from`. */
function closing(pattern: string, from: number): number {
  let depth = 0
  for (let at = from; at < pattern.length; at++) {
    if (pattern[at] === '(') depth++
    if (pattern[at] === ')' && --depth === 0) return at + 1
  }
  throw new Error(`Unclosed bracket in the pattern ${pattern}`)
}

/** What the first words of a pattern match, whatever must follow them: `telephone_call` may begin where `telephone` stands. */
function firstWords(pattern: string): string {
  const either = alternatives(pattern)
  if (either.length > 1) return `(?:${either.map(firstWords).join('|')})`
  let first = ''
  for (let at = 0; at < pattern.length; ) {
    const character = pattern[at]!
    if (pattern.startsWith('_?', at)) return `${first}(?:${firstWords(pattern.slice(at + 2))})?`
    if (character === '_' || character === '…') return first
    if (character !== '(') {
      first += character
      at++
      continue
    }
    const end = closing(pattern, at)
    const inner = pattern.slice(at + 1, end - 1)
    if (inner.startsWith('?:') && /[_…]/.test(inner)) {
      const optional = pattern[end] === '?'
      const rest = pattern.slice(optional ? end + 1 : end)
      const ways = alternatives(inner.slice(2)).map((way) => way + rest)
      return `${first}(?:${(optional ? [...ways, rest] : ways).map(firstWords).join('|')})`
    }
    // What is looked ahead for only rules words out.
    if (inner.startsWith('?:')) first += pattern.slice(at, end)
    at = end
  }
  return first
}

const patterns = new Map<string, TriggerPattern | null>()

function patternFor(lang: string): TriggerPattern | null {
  const meanings: TriggerPattern['meanings'] = []
  const entries: string[] = []
  const add = (type: EventType, words: string[] | undefined, weak: boolean): void => {
    for (const entry of words ?? []) {
      const cut = entry.indexOf('=')
      meanings.push({ type, label: entry.slice(0, cut), weak })
      entries.push(entry.slice(cut + 1))
    }
  }
  for (const [type, words] of Object.entries(EVENT_WORDS)) add(type as EventType, words.words[lang], false)
  for (const { type, words } of WEAK_WORDS) add(type, words[lang], true)
  if (entries.length === 0) return null
  const here = String.raw`(?<![\p{L}\p{N}])(?:${entries.map((entry) => `(${source(entry)})`).join('|')})(?![\p{L}\p{N}])`
  const first = String.raw`^(?:${entries.map((entry) => source(firstWords(entry))).join('|')})(?![\p{L}\p{N}])`
  return { here: new RegExp(here, 'iuy'), first: new RegExp(first, 'iu'), meanings }
}

/** The pattern of a language; null when it has no table. Made once. */
export function triggerPattern(lang: string): TriggerPattern | null {
  if (!patterns.has(lang)) patterns.set(lang, patternFor(lang))
  return patterns.get(lang) ?? null
}
