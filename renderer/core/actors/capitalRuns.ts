/** Runs of capitals that no list and no pattern explains: only what the model may make a name of. */
import type { Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { Gazetteer } from './gazetteer.ts'
import { isFunctionWord } from './lexicon.ts'
import { SPACE } from './lines.ts'
import type { Candidate } from './score.ts'

/** Where a name may stand, without a word on what it names. */
export type Place = Pick<Candidate, 'from' | 'to' | 'start' | 'end'>

const LONGEST = 4

/** From each capital the longest run of capitals, and the capital alone. Of German nouns only those that are not common. */
export function capitalRuns(list: Token[], lang: Lang | null, gazetteer: Gazetteer, small: Set<string>): Place[] {
  const runs: Place[] = []
  const named = (token: Token | undefined): token is Token =>
    token !== undefined && token.shape !== 'lower' && token.shape !== 'digit' && token.text.length > 1 && !isFunctionWord(token.folded, lang) && !(token.initial && small.has(token.folded))
  // A country is a name of its own: “il presidente del Kazakistan Kassym-Jomart Tokayev” names two.
  const isCountry = (token: Token | undefined): boolean => token !== undefined && gazetteer.lookup(token.folded, lang)?.id.startsWith('country:') === true
  for (let at = 0; at < list.length; at++) {
    const first = list[at]
    if (!named(first)) continue
    let to = at + 1
    while (to < at + LONGEST && !isCountry(list[to - 1]) && named(list[to]) && !isCountry(list[to]) && SPACE.test(list[to]?.gap ?? '')) to++
    let uncommon = false
    for (let end = at + 1; end <= to; end++) {
      const last = list[end - 1]
      if (!last) break
      uncommon ||= !gazetteer.isCommon(last.folded, lang)
      if (uncommon && (end === at + 1 || end === to)) runs.push({ from: at, to: end, start: first.start, end: last.end })
    }
  }
  return runs
}
