/**
 * The voice of a trained model in what is a name: for a stretch of words that some list, pattern or run of capitals has put forward, how likely
 * it is a person, an organisation, a place or no name, from the rules' own evidence and the words around. A log-linear model over hashed
 * features; resources/gazetteer/trainTagger.ts learns its weights. It proposes nothing itself.
 */
import type { ActorKind, Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { Gazetteer } from './gazetteer.ts'
import { isFunctionWord, isRole } from './lexicon.ts'
import type { Candidate } from './score.ts'
import { scoreCandidate } from './score.ts'

export const CLASSES: (ActorKind | null)[] = [null, 'person', 'organisation', 'place']
/** Hash buckets; a power of two. */
export const BUCKETS = 1 << 16

/** Weights of bucket × class, in units of `unit`. */
export interface TaggerModel {
  unit: number
  weights: Int8Array
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value ^ (value >>> 15)) & (BUCKETS - 1)
}

/** The candidates on one stretch of text. */
export interface Stretch {
  from: number
  to: number
  candidates: Candidate[]
  /** Kinds of longer candidates that the rules hold for sure and that contain this one. */
  inside: Set<ActorKind>
}

/** Candidates by the stretch of text they stand on. n log n. */
export function stretchesOf(candidates: Candidate[]): Stretch[] {
  const stretches = new Map<string, Stretch>()
  const long: Candidate[] = []
  for (const candidate of candidates) {
    const key = `${candidate.start}-${candidate.end}`
    const stretch = stretches.get(key) ?? { from: candidate.from, to: candidate.to, candidates: [], inside: new Set<ActorKind>() }
    stretches.set(key, stretch)
    stretch.candidates.push(candidate)
    if (candidate.to - candidate.from > 1 && scoreCandidate(candidate) > 0.5) long.push(candidate)
  }
  const over = new Map<number, Candidate[]>()
  for (const candidate of long) {
    for (let at = candidate.from; at < candidate.to; at++) {
      const list = over.get(at)
      if (list) list.push(candidate)
      else over.set(at, [candidate])
    }
  }
  for (const stretch of stretches.values()) {
    for (const other of over.get(stretch.from) ?? []) if (other.to - other.from > stretch.to - stretch.from && other.to >= stretch.to) stretch.inside.add(other.kind)
  }
  return [...stretches.values()]
}

/** The hashed features of one stretch. */
export function featuresOf(list: Token[], { from, to, candidates, inside }: Stretch, lang: Lang | null, gazetteer: Gazetteer, small: Set<string>): number[] {
  const found: number[] = []
  const add = (text: string): void => void found.push(hash(text))
  const first = list[from]
  const last = list[to - 1]
  if (!first || !last) return found
  const tongue = lang ?? ''
  add('bias')
  add(`l:${tongue}`)
  for (const candidate of candidates) {
    const sure = Math.max(-2, Math.min(8, Math.round(scoreCandidate(candidate) * 5)))
    const { kind } = candidate
    add(`${kind}:${sure}`)
    add(`${kind}:${sure}:${tongue}`)
    for (const each of candidate.evidence) add(`${kind}:${each}`)
    if (candidate.gazetteerId !== null) add(`${kind}:${candidate.gazetteerId.slice(0, 4)}:${Math.round(candidate.weight * 5)}`)
  }
  for (const kind of inside) add(`in:${kind}`)
  const before = list[from - 1]
  const after = list[to]
  add(`p:${tongue}:${before?.folded ?? ''}`)
  add(`pp:${tongue}:${list[from - 2]?.folded ?? ''}`)
  add(`n:${tongue}:${after?.folded ?? ''}`)
  add(`ps:${before?.shape ?? ''}:${(first.gap.match(/["„“«([,.:–-]/) ?? [''])[0]}`)
  add(`ns:${after?.shape ?? ''}:${(after?.gap.match(/["“”»)\].,:–-]/) ?? [''])[0]}`)
  if (before && isRole(before.folded, lang)) add('p:role')
  const word = (at: string, token: Token): void => {
    const { folded } = token
    add(`${at}s3:${tongue}:${folded.slice(-3)}`)
    add(`${at}s4:${tongue}:${folded.slice(-4)}`)
    add(`${at}p3:${tongue}:${folded.slice(0, 3)}`)
    const place = gazetteer.lookup(folded, lang)
    add(`${at}:${gazetteer.isGiven(folded) ? 'g' : ''}${gazetteer.isFamily(folded) ? 'f' : ''}${gazetteer.isCommon(folded, lang) ? 'c' : ''}${isFunctionWord(folded, lang) ? 'w' : ''}${place ? place.kind[0] : ''}${to - from}`)
    const hyphen = folded.lastIndexOf('-')
    if (hyphen > 0) add(`${at}h:${tongue}:${folded.slice(hyphen)}`)
  }
  word('a', first)
  if (to - from > 1) word('z', last)
  add(`w:${tongue}:${to - from === 1 ? first.folded : `${first.folded} ${last.folded}`}`)
  let shape = ''
  for (let at = from; at < to && at < from + 4; at++) shape += (list[at]?.shape ?? '')[0] ?? ''
  add(`sh:${shape}:${first.initial ? 'i' : ''}${small.has(first.folded) ? 's' : ''}`)
  return found
}

/** Probability of each of CLASSES, given features. */
export function classify(model: TaggerModel, features: number[]): [none: number, person: number, organisation: number, place: number] {
  const sums: [number, number, number, number] = [0, 0, 0, 0]
  for (const feature of features) for (let at = 0; at < 4; at++) sums[at as 0] += model.weights[feature * 4 + at] ?? 0
  const top = Math.max(...sums)
  const powers = sums.map((sum) => Math.exp((sum - top) * model.unit))
  const total = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / total) as typeof sums
}
