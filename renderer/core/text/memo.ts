/** Remembering what a pure function of a word said: texts repeat their words, and asking a list or a pattern again costs more than a map. */

/** Words remembered at most; then all are forgotten, so that a long run of articles does not grow without bound. */
const LIMIT = 20_000

/** The same function of a word and a language, remembered by both. */
export function memo<T>(compute: (word: string, lang: string | null) => T): (word: string, lang: string | null) => T {
  const byLang = new Map<string | null, Map<string, T>>()
  return (word, lang) => {
    let known = byLang.get(lang)
    if (known === undefined) byLang.set(lang, (known = new Map()))
    const before = known.get(word)
    if (before !== undefined || known.has(word)) return before as T
    const value = compute(word, lang)
    if (known.size >= LIMIT) known.clear()
    known.set(word, value)
    return value
  }
}
