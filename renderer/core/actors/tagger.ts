/**
 * The voice of a trained model in what is a name: for a stretch of words that some list, pattern or run of capitals has put forward, how likely
 * it is a person, an organisation, a place or no name, from the rules' own evidence and the words around. A log-linear model over hashed
 * features; resources/gazetteer/trainTagger.ts learns its weights. It proposes nothing itself.
 */
import type { ActorKind, Lang } from '../model.ts'
import { memo } from '../text/memo.ts'
import type { Token } from '../text/tokens.ts'
import type { Place } from './capitalRuns.ts'
import type { Gazetteer } from './gazetteer.ts'
import { isFunctionWord, isRole } from './lexicon.ts'
import type { Candidate } from './score.ts'
import { placeOf, scoreCandidate } from './score.ts'

export const CLASSES: (ActorKind | null)[] = [null, 'person', 'organisation', 'place']
/** Hash buckets; a power of two. */
export const BUCKETS = 1 << 16

/** Weights of bucket × class, in units of `unit`. */
export interface TaggerModel {
  unit: number
  weights: Int8Array
}

/** FNV-1a, begun from a template's own value, so that nothing is joined to be hashed. */
function run(seed: number, text: string): number {
  let value = seed
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value
}
const bucket = (value: number): number => (value ^ (value >>> 15)) & (BUCKETS - 1)
const seedOf = memo((template, lang) => run(run(0x811c9dc5, template), `:${lang ?? ''}:`))

/** The candidates on one stretch of text; none on a mere run of capitals. */
export interface Stretch extends Place {
  candidates: Candidate[]
  /** Kinds of longer candidates that the rules hold for sure and that contain this one. */
  inside: ReadonlySet<ActorKind>
}

const NOTHING: ReadonlySet<ActorKind> = new Set()

/** Candidates by the stretch of text they stand on, and the runs that are none's. Linear. */
export function stretchesOf(candidates: Candidate[], runs: Place[]): Stretch[] {
  const stretches = new Map<number, Stretch>()
  const long: Candidate[] = []
  for (const candidate of candidates) {
    const key = placeOf(candidate)
    const stretch = stretches.get(key) ?? { from: candidate.from, to: candidate.to, start: candidate.start, end: candidate.end, candidates: [], inside: NOTHING }
    stretches.set(key, stretch)
    stretch.candidates.push(candidate)
    if (candidate.to - candidate.from > 1 && scoreCandidate(candidate) > 0.5) long.push(candidate)
  }
  for (const run of runs) if (!stretches.has(placeOf(run))) stretches.set(placeOf(run), { ...run, candidates: [], inside: NOTHING })
  const over = new Map<number, Candidate[]>()
  for (const candidate of long) {
    for (let at = candidate.from; at < candidate.to; at++) {
      const list = over.get(at)
      if (list) list.push(candidate)
      else over.set(at, [candidate])
    }
  }
  for (const stretch of stretches.values()) {
    for (const other of over.get(stretch.from) ?? []) if (other.to - other.from > stretch.to - stretch.from && other.to >= stretch.to) stretch.inside = new Set([...stretch.inside, other.kind])
  }
  return [...stretches.values()]
}

/** Features of a word by itself, at the beginning (`a`) or the end (`z`) of a name. */
const wordFeatures = (end: 'a' | 'z'): ((folded: string, lang: Lang | null) => number[]) =>
  memo((folded, lang) => {
    const hyphen = folded.lastIndexOf('-')
    const found = [run(seedOf(`${end}s3`, lang), folded.slice(-3)), run(seedOf(`${end}s4`, lang), folded.slice(-4)), run(seedOf(`${end}p3`, lang), folded.slice(0, 3))]
    if (hyphen > 0) found.push(run(seedOf(`${end}h`, lang), folded.slice(hyphen)))
    return found.map(bucket)
  })
const firstWord = wordFeatures('a')
const lastWord = wordFeatures('z')

const OPENING = /["„“«([,.:–-]/
const CLOSING = /["“”»)\].,:–-]/
const markIn = (gap: string, marks: RegExp): string => (gap === ' ' ? '' : (marks.exec(gap)?.[0] ?? ''))

/** The hashed features of one stretch. */
export function featuresOf(list: Token[], { from, to, candidates, inside }: Stretch, lang: Lang | null, gazetteer: Gazetteer, small: Set<string>): number[] {
  const found: number[] = []
  const first = list[from]
  const last = list[to - 1]
  if (!first || !last) return found
  const add = (template: string, of: Lang | null, text: string): void => void found.push(bucket(run(seedOf(template, of), text)))
  add('bias', null, '')
  add('lang', lang, '')
  for (const candidate of candidates) {
    const { kind } = candidate
    const sure = String(Math.max(-2, Math.min(8, Math.round(scoreCandidate(candidate) * 5))))
    add(kind, null, sure)
    add(kind, lang, sure)
    for (const each of candidate.evidence) add(kind, 'evidence', each)
    if (candidate.gazetteerId !== null) add(kind, candidate.gazetteerId.slice(0, 4), String(Math.round(candidate.weight * 5)))
  }
  for (const kind of inside) add('in', null, kind)
  const before = list[from - 1]
  const after = list[to]
  add('before', lang, before?.folded ?? '')
  add('before2', lang, list[from - 2]?.folded ?? '')
  add('after', lang, after?.folded ?? '')
  add('beforeShape', before?.shape ?? '', markIn(first.gap, OPENING))
  add('afterShape', after?.shape ?? '', markIn(after?.gap ?? '', CLOSING))
  if (before && isRole(before.folded, lang)) add('role', null, '')
  const lists = (template: string, { folded }: Token): void => {
    const place = gazetteer.lookup(folded, lang)
    const flags = (gazetteer.isGiven(folded) ? 1 : 0) + (gazetteer.isFamily(folded) ? 2 : 0) + (gazetteer.isCommon(folded, lang) ? 4 : 0) + (isFunctionWord(folded, lang) ? 8 : 0)
    add(template, place?.kind ?? '', String(flags * 10 + to - from))
  }
  found.push(...firstWord(first.folded, lang))
  lists('first', first)
  if (to - from > 1) {
    found.push(...lastWord(last.folded, lang))
    lists('last', last)
  }
  add('words', lang, to - from === 1 ? first.folded : `${first.folded} ${last.folded}`)
  let shape = ''
  for (let at = from; at < to && at < from + 4; at++) shape += (list[at]?.shape ?? '')[0] ?? ''
  add('shape', shape, (first.initial ? 'i' : '') + (small.has(first.folded) ? 's' : ''))
  return found
}

/** Probability of each of CLASSES. */
export type Chances = [none: number, person: number, organisation: number, place: number]

/** What the model makes of features. */
export function classify(model: TaggerModel, features: number[]): Chances {
  const sums: Chances = [0, 0, 0, 0]
  const { weights } = model
  for (const feature of features) for (let at = 0; at < 4; at++) sums[at as 0] += weights[feature * 4 + at] ?? 0
  const top = Math.max(...sums)
  let total = 0
  for (let at = 0; at < 4; at++) total += sums[at as 0] = Math.exp((sums[at as 0] - top) * model.unit)
  for (let at = 0; at < 4; at++) sums[at as 0] /= total
  return sums
}
