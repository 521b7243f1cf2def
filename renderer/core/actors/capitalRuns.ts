/** Runs of capitals that no list and no pattern explains: only what the model may make a name of. */
import type { ActorKind, Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { Gazetteer } from './gazetteer.ts'
import { isFunctionWord } from './lexicon.ts'
import { SPACE } from './lines.ts'
import type { Candidate } from './score.ts'

const KINDS: ActorKind[] = ['person', 'organisation', 'place']
const LONGEST = 4

/** Each run of capitals as a candidate of every kind, and each stretch of text that `found` has as candidate of one kind as one of the others. */
export function capitalRuns(list: Token[], found: Candidate[], lang: Lang | null, gazetteer: Gazetteer, small: Set<string>): Candidate[] {
  const runs: Candidate[] = []
  const kinds = new Map<string, Set<ActorKind>>()
  const put = (of: Pick<Candidate, 'from' | 'to' | 'start' | 'end'>): void => {
    const key = `${of.start}-${of.end}`
    const known = kinds.get(key) ?? new Set<ActorKind>()
    kinds.set(key, known)
    for (const kind of KINDS) {
      if (known.has(kind)) continue
      known.add(kind)
      runs.push({ from: of.from, to: of.to, start: of.start, end: of.end, kind, evidence: [], gazetteerId: null, weight: 0 })
    }
  }
  for (const { kind, start, end } of found) {
    const key = `${start}-${end}`
    kinds.set(key, (kinds.get(key) ?? new Set<ActorKind>()).add(kind))
  }
  for (const candidate of found) put(candidate)
  const named = (token: Token | undefined): token is Token =>
    token !== undefined && token.shape !== 'lower' && token.shape !== 'digit' && token.text.length > 1 && !isFunctionWord(token.folded, lang) && !(token.initial && small.has(token.folded))
  for (let at = 0; at < list.length; at++) {
    const first = list[at]
    if (!named(first)) continue
    let to = at + 1
    while (to < at + LONGEST && named(list[to]) && SPACE.test(list[to]?.gap ?? '')) to++
    const uncommon = (from: number, end: number): boolean => list.slice(from, end).some((token) => !gazetteer.isCommon(token.folded, lang))
    for (let end = to; end > at; end--) {
      const last = list[end - 1]
      if (last && (end === at + 1 || end === to) && uncommon(at, end)) put({ from: at, to: end, start: first.start, end: last.end })
    }
  }
  return runs
}
