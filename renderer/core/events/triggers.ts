/** Finds the words of eventWords.ts in a text. */
import type { Lang, Span } from '../model.ts'
import { EVENT_WORDS, GENERIC, WEAK_WORDS } from './eventWords.ts'
import type { EventType } from './types.ts'

export interface Trigger extends Span {
  type: EventType
  /** Base form for a title. */
  label: string
  weak: boolean
}

interface Matcher {
  pattern: RegExp
  /** By the number of the capturing group. */
  meanings: { type: EventType; label: string; weak: boolean }[]
}

const GAP = String.raw`\s+(?:[\p{L}\p{N}'’.-]+\s+){0,5}`
const matchers = new Map<string, Matcher>()

function source(pattern: string): string {
  return pattern
    .replaceAll("'", "['’]")
    .replaceAll('~', String.raw`\p{L}*`)
    .replaceAll('_', String.raw`\s+`)
    .replaceAll('…', GAP)
}

function matcherOf(lang: string): Matcher | null {
  const ready = matchers.get(lang)
  if (ready !== undefined) return ready
  const meanings: Matcher['meanings'] = []
  const parts: string[] = []
  const add = (type: EventType, entries: string[] | undefined, weak: boolean): void => {
    for (const entry of entries ?? []) {
      const cut = entry.indexOf('=')
      meanings.push({ type, label: entry.slice(0, cut), weak })
      parts.push(`(${source(entry.slice(cut + 1))})`)
    }
  }
  for (const [type, words] of Object.entries(EVENT_WORDS)) add(type as EventType, words.words[lang], false)
  for (const { type, words } of WEAK_WORDS) add(type, words[lang], true)
  if (parts.length === 0) return null
  const matcher = { pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${parts.join('|')})(?![\p{L}\p{N}])`, 'giu'), meanings }
  matchers.set(lang, matcher)
  return matcher
}

/** Every trigger of a text, in order; none in a language that has no table. Words that speak of no particular event are left out. */
export function findTriggers(text: string, lang: Lang | null): Trigger[] {
  const matcher = lang === null ? null : matcherOf(lang)
  if (matcher === null) return []
  const found: Trigger[] = []
  for (const match of text.matchAll(matcher.pattern)) {
    const group = match.findIndex((part, i) => i > 0 && part !== undefined)
    const meaning = matcher.meanings[group - 1]
    if (meaning === undefined) continue
    if (GENERIC.test(text.slice(Math.max(0, match.index - 40), match.index))) continue
    found.push({ ...meaning, start: match.index, end: match.index + match[0].length })
  }
  return found
}
