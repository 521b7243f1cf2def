/** The longest name that a list knows at a place of the text. */
import type { Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { Word } from '../text/word.ts'
import { noted } from '../text/word.ts'
import type { Entry, Gazetteer } from './gazetteer.ts'

const PUNCTUATED = /[-'.]/
const JOIN = /^(?:[ \u00A0\u202F]|[-'’]|\. |, )$/

/** A word, or the words of a compound, as names are listed: joined by spaces. */
function wordsOf({ folded }: Pick<Word, 'folded'>): string {
  return PUNCTUATED.test(folded) ? folded.replace(/[-'.]+/g, ' ').trim() : folded
}

/** What the lists know of a word by itself. */
interface Beginning {
  words: string
  count: number
  /** The longest listed name that begins with it, in words. */
  reach: number
  entry: Entry | null
  acronym: Entry | null
}

const beginnings = new WeakMap<Gazetteer, (word: Word) => Beginning>()

/** Asked of every word of a text, of most of which no name begins; remembered with the word. */
function beginningsBy(gazetteer: Gazetteer): (word: Word) => Beginning {
  const known = beginnings.get(gazetteer)
  if (known !== undefined) return known
  const beginningOf = noted((word): Beginning => {
    const words = wordsOf(word)
    const space = words.indexOf(' ')
    return {
      words,
      count: space < 0 ? 1 : words.split(' ').length,
      reach: gazetteer.longest(space < 0 ? words : words.slice(0, space), word.lang),
      entry: gazetteer.lookup(words, word.lang),
      acronym: gazetteer.acronym(word.text),
    }
  })
  beginnings.set(gazetteer, beginningOf)
  return beginningOf
}

/** The listed name that begins at a token, and the token after it; an acronym only as written. */
export function longestMatch(list: Token[], at: number, lang: Lang | null, gazetteer: Gazetteer): { to: number; entry: Entry; acronym: boolean } | null {
  const token = list[at]
  if (!token) return null
  const { words, count: first, reach, entry: alone, acronym } = beginningsBy(gazetteer)(token.word)
  let best: { to: number; entry: Entry; acronym: boolean } | null = null
  let key = words
  let count = first
  for (let to = at + 1; count <= reach; to++) {
    const last = list[to - 1]
    if (last) {
      const entry = to === at + 1 ? alone : gazetteer.lookup(key, lang)
      // One word in capitals only is a name only in a shouted line; the acronym table answers for the others.
      const capital = last.shape !== 'lower' || to > at + 2
      // Commissione europea, Parlement européen: Romance adjectives stay small.
      const institution = to === at + 2 && token.shape === 'cap' && entry?.kind === 'organisation'
      if (entry && (capital || institution) && !(to === at + 1 && token.shape === 'upper' && token.text.length < 4)) best = { to, entry, acronym: false }
    }
    const next = list[to]
    if (count >= reach || !next || (next.gap !== ' ' && !JOIN.test(next.gap))) break
    const more = wordsOf(next)
    key += ` ${more}`
    count += more.split(' ').length
  }
  if (best && best.to > at + 1) return best
  return acronym ? { to: at + 1, entry: acronym, acronym: true } : best
}
