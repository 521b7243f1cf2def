/** Words, numbers and marks of a text, as the date grammar reads them. */

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
}

const TOKEN = /\d+|[\p{L}\p{M}]+|[^\s\p{L}\p{M}\d]/gu
const MARKS: Record<string, string> = { '’': "'", '‘': "'", 'ʼ': "'", '`': "'", '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '﹘': '-' }

/** All tokens, in order. Linear. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let last = 0
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0]
    const start = match.index
    const end = start + raw.length
    const code = raw.charCodeAt(0)
    const number = code >= 48 && code <= 57
    const gap = start > last
    const lower = number ? raw : (MARKS[raw] ?? raw.toLowerCase().normalize('NFC').replaceAll('ё', 'е'))
    const cut = gap && start - last > 1 && (text.slice(last, start).match(/\n/g)?.length ?? 0) > 1
    tokens.push({ s: lower, start, end, n: number && raw.length <= 9 ? Number(raw) : -1, gap, cut, cap: !number && raw[0] !== lower[0] })
    last = end
  }
  return tokens
}

/** Phrases of a language by category, found at a token in time independent of how many there are. */
export class Phrases {
  private readonly byFirst = new Map<string, { category: string; words: string[]; value: number }[]>()

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

  /** Whether any phrase begins with this word. */
  knows(word: string): boolean {
    return this.byFirst.has(word)
  }

  /** The longest phrase of the category at token `i`. */
  at(tokens: Token[], i: number, category: string): { value: number; next: number } | null {
    const first = tokens[i]
    if (first === undefined) return null
    for (const entry of this.byFirst.get(first.s) ?? []) {
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
