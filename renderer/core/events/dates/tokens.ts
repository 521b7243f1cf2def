/** Words, numbers and marks of a text, as the date grammar reads them. */
import { memo } from '../../text/memo.ts'

export interface Token {
  /** Lower case; `'` for any apostrophe, `-` for any hyphen or dash, е for ё. */
  s: string
  start: number
  end: number
  /** The number, for digits; else −1. */
  n: number
  /** True when white space stands before it. */
  gap: boolean
  /** True when a blank line stands before it: no expression goes across. */
  cut: boolean
  /** True when its first letter is a capital. */
  cap: boolean
  /** The phrases of the grammar that reads the text which begin with this word. */
  phrases: readonly Phrase[]
}

interface Phrase {
  category: string
  words: string[]
  value: number
}

const NO_PHRASES: readonly Phrase[] = []

const SPACE = /\s*/y
const TOKEN = /\d+|[\p{L}\p{M}]+|[^\s\p{L}\p{M}\d]/uy
const MARKS: Record<string, string> = { '’': "'", '‘': "'", 'ʼ': "'", '`': "'", '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '﹘': '-' }

// Small letters without marks are spelled as they stand: most words.
const SMALL = /^[a-zа-я]+$/
const respelled = memo((raw) => MARKS[raw] ?? raw.toLowerCase().normalize('NFC').replaceAll('ё', 'е'))

/** The word as tables have it. */
function spelled(raw: string): string {
  return SMALL.test(raw) ? raw : respelled(raw, null)
}

function isBlankLine(text: string, from: number, to: number): boolean {
  const line = text.indexOf('\n', from)
  if (line < 0 || line >= to) return false
  const second = text.indexOf('\n', line + 1)
  return second >= 0 && second < to
}

/** All tokens, in order. Linear. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (let last = 0; ; ) {
    // Asked only whether and how far: what `matchAll` makes of each word costs as much as all that is done with it.
    SPACE.lastIndex = last
    SPACE.test(text)
    const start = SPACE.lastIndex
    TOKEN.lastIndex = start
    if (!TOKEN.test(text)) return tokens
    const end = TOKEN.lastIndex
    const raw = text.slice(start, end)
    const code = raw.charCodeAt(0)
    const number = code >= 48 && code <= 57
    const gap = start > last
    const lower = number ? raw : spelled(raw)
    const cut = start - last > 1 && isBlankLine(text, last, start)
    tokens.push({ s: lower, start, end, n: number && raw.length <= 9 ? Number(raw) : -1, gap, cut, cap: !number && raw[0] !== lower[0], phrases: NO_PHRASES })
    last = end
  }
}

/** Phrases of a language by category, found at a token in time independent of how many there are. */
export class Phrases {
  private readonly byFirst = new Map<string, Phrase[]>()

  /** Adds alternatives separated by `|`. */
  add(category: string, phrases: string, value: number): void {
    for (const phrase of phrases.split('|')) {
      const words = tokenize(phrase).map((token) => token.s)
      const first = words[0]
      if (first === undefined) continue
      const list = this.byFirst.get(first) ?? []
      list.push({ category, words, value })
      list.sort((a, b) => b.words.length - a.words.length)
      this.byFirst.set(first, list)
    }
  }

  /** Notes at each token what may begin there: it is asked for dozens of times, and most words begin nothing. To be done before any question. */
  prepare(tokens: Token[]): void {
    for (const token of tokens) token.phrases = this.byFirst.get(token.s) ?? NO_PHRASES
  }

  /** The longest phrase of the category at token `i`. */
  at(tokens: Token[], i: number, category: string): { value: number; next: number } | null {
    const first = tokens[i]
    if (first === undefined) return null
    for (const entry of first.phrases) {
      if (entry.category !== category) continue
      let k = 1
      while (k < entry.words.length && tokens[i + k]?.s === entry.words[k] && !tokens[i + k]?.cut) k++
      if (k === entry.words.length) return { value: entry.value, next: i + k }
    }
    return null
  }

  /** Whether a phrase of the category ends just before token `i` (at most four words). */
  before(tokens: Token[], i: number, category: string): boolean {
    for (let k = 1; k <= 4 && i - k >= 0; k++) if (this.at(tokens, i - k, category)?.next === i) return true
    return false
  }
}
