/** Remembering what a pure function of a word said: texts repeat their words, and asking a pattern again costs more than a map. */

/** Words remembered at least, once so many have come; at most twice as many, so that a long run of articles does not grow without bound. */
const LIMIT = 20_000

/** Longer is no word that comes again, but an address or a rubric's rule: it is computed each time. */
const LONGEST = 40

/** A copy: what is cut out of a text keeps all of the text in memory, and a key is kept for long. */
const ownOf = (word: string): string => (' ' + word).slice(1)

interface Memory<T> {
  lang: string | null
  recent: Map<string, T>
  /** The words before those; what is asked for again moves over, what is not is forgotten when `recent` is full once more. */
  older: Map<string, T>
}

/** The same function of a word and a language, remembered by both. */
export function memo<T>(compute: (word: string, lang: string | null) => T): (word: string, lang: string | null) => T {
  const memories = new Map<string | null, Memory<T>>()
  // Word after word is of one language.
  let memory: Memory<T> | null = null
  const remember = (memory: Memory<T>, word: string, value: T): T => {
    if (memory.recent.size >= LIMIT) {
      memory.older = memory.recent
      memory.recent = new Map()
    }
    memory.recent.set(word, value)
    return value
  }
  return (word, lang) => {
    if (word.length > LONGEST) return compute(word, lang)
    if (memory?.lang !== lang) {
      memory = memories.get(lang) ?? { lang, recent: new Map(), older: new Map() }
      memories.set(lang, memory)
    }
    const known = memory.recent.get(word)
    if (known !== undefined || memory.recent.has(word)) return known as T
    const before = memory.older.get(word)
    // The answer may hold the word, too.
    const own = ownOf(word)
    return remember(memory, own, before !== undefined || memory.older.has(word) ? (before as T) : compute(own, lang))
  }
}
