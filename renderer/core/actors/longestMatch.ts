/** The longest name that a list knows at a place of the text. */
import type { Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { Entry, Gazetteer } from './gazetteer.ts'

const PUNCTUATED = /[-'.]/
const JOIN = /^(?:[ \u00A0\u202F]|[-'’]|\. |, )$/

/** The words of a token as names are listed, joined by spaces. */
function wordsOf({ folded }: Token): string {
  return PUNCTUATED.test(folded) ? folded.replace(/[-'.]+/g, ' ').trim() : folded
}

/** The listed name that begins at a token, and the token after it; an acronym only as written. */
export function longestMatch(list: Token[], at: number, lang: Lang | null, gazetteer: Gazetteer): { to: number; entry: Entry; acronym: boolean } | null {
  const token = list[at]
  if (!token) return null
  let best: { to: number; entry: Entry; acronym: boolean } | null = null
  let key = wordsOf(token)
  const space = key.indexOf(' ')
  const reach = gazetteer.longest(space < 0 ? key : key.slice(0, space), lang)
  let count = space < 0 ? 1 : key.split(' ').length
  for (let to = at + 1; count <= reach; to++) {
    const last = list[to - 1]
    if (last) {
      const entry = gazetteer.lookup(key, lang)
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
  const acronym = gazetteer.acronym(token.text)
  return acronym ? { to: at + 1, entry: acronym, acronym: true } : best
}
