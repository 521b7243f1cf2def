/**
 * What the trained model takes for names: it reads each word with its neighbours, the lists and what the rules put forward (tagFeatures.ts), and
 * labels whole sentences at once (chain.ts). resources/gazetteer/trainTagger.ts trains it, and says against what it was chosen.
 */
import type { ActorKind, Lang, Span } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { ChainModel } from './chain.ts'
import { decode } from './chain.ts'
import type { Gazetteer } from './gazetteer.ts'
import { namesIn } from './labels.ts'
import type { Candidate } from './score.ts'
import type { Usage } from './tagFeatures.ts'
import { sumsOf } from './tagFeatures.ts'
import { unitsOf } from './units.ts'

export interface TaggedName extends Span {
  /** Token indexes, half open; a name may end within its last token. */
  from: number
  to: number
  kind: ActorKind
}

/** The names of one field, in order. Linear. */
export function tag(model: ChainModel, tokens: Token[], candidates: Candidate[], usage: Usage, lang: Lang | null, gazetteer: Gazetteer): TaggedName[] {
  const units = unitsOf(tokens, lang, gazetteer)
  return sumsOf({ units, lang, candidates, usage, gazetteer }, model).flatMap(({ from, sums }) =>
    namesIn(decode(sums, model)).flatMap((name): TaggedName[] => {
      const [first, last] = [from + name.from, from + name.to - 1]
      const [start, end] = [units.list[first]?.start, units.list[last]?.end]
      return start === undefined || end === undefined ? [] : [{ start, end, from: units.tokenOf[first] ?? 0, to: (units.tokenOf[last] ?? 0) + 1, kind: name.kind }]
    }),
  )
}
