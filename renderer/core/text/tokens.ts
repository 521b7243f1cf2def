/** Words with their places and the little that name recognition asks of each: how it is written and whether a sentence begins with it. */
import type { Lang, Span } from '../model.ts'
import { fold } from './fold.ts'
import { memo } from './memo.ts'
import { sentences } from './sentences.ts'

export interface Token extends Span {
  text: string
  /** fold(text). */
  folded: string
  /** `lower`, `cap` (first letter upper), `upper` (all letters upper, two or more), `mixed` (McDonald, BelTA), `digit`. */
  shape: 'lower' | 'cap' | 'upper' | 'mixed' | 'digit'
  /** What stands between the token before and this one. */
  gap: string
  /** First word of a sentence, heading or quotation: its capital says nothing. */
  initial: boolean
}

// A word, its inner hyphens, apostrophes, dots between letters (kp.ru) and dotted initials (J., U.S.) included.
const WORD = /(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:[-‐‑'’]|\.(?=\p{Ll}{2,})|&(?=\p{Lu}))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu

function shapeOf(text: string): Token['shape'] {
  const first = text[0] ?? ''
  if (/\p{N}/u.test(first)) return 'digit'
  if (/\p{Ll}|\p{Lo}/u.test(first)) return /\p{Lu}/u.test(text) && !/^[\p{Ll}]['’-]/u.test(text) ? 'mixed' : 'lower'
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()) return 'upper'
  return /\p{Ll}\p{Lu}/u.test(text.replace(/[-'’].*$/u, '')) ? 'mixed' : 'cap'
}

// The text is kept too: what is asked of one string again and again is found sooner than of its copies.
const formOf = memo((text): Pick<Token, 'text' | 'folded' | 'shape'> => ({ text, folded: fold(text), shape: shapeOf(text) }))

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
    const { text: word, folded, shape } = formOf(text.slice(start, end), null)
    list.push({ start, end, text: word, folded, shape, gap, initial })
  }
  for (const match of text.matchAll(WORD)) {
    let start = match.index
    let end = start + match[0].length
    const word = match[0]
    if (/['’]/.test(word)) {
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
  return list
}
