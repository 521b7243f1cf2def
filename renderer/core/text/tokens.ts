/** Words with their places and the little that name recognition asks of each: how it is written and whether a sentence begins with it. */
import type { Lang, Span } from '../model.ts'
import { sentences } from './sentences.ts'
import type { Word } from './word.ts'
import { wordOf } from './word.ts'

export interface Token extends Span {
  /** What is known of its text wherever it stands. */
  word: Word
  text: string
  /** fold(text). */
  folded: string
  shape: Word['shape']
  /** What stands between the token before and this one. */
  gap: string
  /** First word of a sentence, heading or quotation: its capital says nothing. */
  initial: boolean
}

// A word, its inner hyphens, apostrophes, dots between letters (kp.ru) and dotted initials (J., U.S.) included.
const WORD = /(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:[-‐‑'’]|\.(?=\p{Ll}{2,})|&(?=\p{Lu}))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/uy
const BETWEEN = /[^\p{L}\p{N}]*/uy
const APOSTROPHE = /['’]/

const OPENS = /["„“«‚]\s*$|: *$|[•*·|–—] *$/u

/** The words of a text, in order. Romance elisions (l'OTAN, dell'Armenia, d’Italie) and the English 's are cut off into tokens of their own. */
export function tokens(text: string, lang: Lang | null): Token[] {
  const starts = sentences(text, lang)
  const list: Token[] = []
  let sentence = 0
  let seen = -1
  let last = 0
  const elides = lang !== 'de' && lang !== 'en' && lang !== 'ru'
  const push = (start: number, end: number): void => {
    while (sentence + 1 < starts.length && (starts[sentence + 1]?.start ?? 0) <= start) sentence++
    const gap = start === last + 1 && text[last] === ' ' ? ' ' : text.slice(last, start)
    const initial = sentence !== seen || (gap !== ' ' && OPENS.test(gap))
    seen = sentence
    last = end
    const word = wordOf(text.slice(start, end), lang)
    list.push({ start, end, word, text: word.text, folded: word.folded, shape: word.shape, gap, initial })
  }
  for (let from = 0; ; ) {
    // Asked only whether and how far: what `matchAll` makes of each word costs as much as all that is done with it.
    BETWEEN.lastIndex = from
    BETWEEN.test(text)
    let start = BETWEEN.lastIndex
    WORD.lastIndex = start
    if (!WORD.test(text)) return list
    let end = WORD.lastIndex
    from = end
    const word = text.slice(start, end)
    if (APOSTROPHE.test(word)) {
      const elision = elides ? /^(?:\p{L}{0,4}(?:ll|[dlscnjmt])|qu|quest|sant|un)['’](?=\p{L})/iu.exec(word) : null
      if (elision) {
        push(start, start + elision[0].length)
        start += elision[0].length
      }
      const genitive = /['’]s$/iu.exec(text.slice(start, end))
      if (genitive && lang !== 'fr' && lang !== 'it') {
        push(start, end - 2)
        start = end - 2
        continue
      }
    }
    if (end > start) push(start, end)
  }
}
