/** The features of each word for the tagger: the word, its neighbours, the text's own use of it, and what the rules put forward there. */
import type { Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { ChainModel, Row } from './chain.ts'
import { addWeights } from './chain.ts'
import { bucket, hashText, mix } from './featureHash.ts'
import type { Gazetteer } from './gazetteer.ts'
import { KINDS, LABELS } from './labels.ts'
import type { Candidate } from './score.ts'
import { scoreCandidate } from './score.ts'
import type { Units } from './units.ts'
import type { WordTraits } from './wordTraits.ts'
import { AFTER, AFTER2, BEFORE, BEFORE2, COMMON, FUNCTION, groundOf, noWord, OWN, traitsBy } from './wordTraits.ts'

/** How far from a capital or a candidate a word may be part of a name. */
const REACH = 2
/** A sentence without an end, as in tables, is read in pieces. */
const LONGEST = 300

/** Units of one sentence, half open. */
export interface Stretch {
  from: number
  to: number
}

/** What the text says of its words: written small somewhere, large within a sentence. */
export interface Usage {
  small: Set<string>
  large: Set<string>
}

/** What a field is read with. */
export interface Reading {
  units: Units
  lang: Lang | null
  candidates: Candidate[]
  usage: Usage
  gazetteer: Gazetteer
}

/** Takes the features of one word after the other: what words say alone, by place, and the buckets of all else. */
interface Taker {
  word(traits: WordTraits, place: number): void
  feature(bucket: number): void
  next(): void
}

/** By unit, hashes of what the rules say of it. */
function ruleFeatures(units: Units, candidates: Candidate[]): (number[] | undefined)[] {
  const found = Array<number[] | undefined>(units.list.length).fill(undefined)
  const first = new Map<number, number>()
  units.list.forEach(({ start }, at) => first.set(start, at))
  for (const candidate of candidates) {
    const from = first.get(candidate.start)
    if (from === undefined) continue
    let to = from + 1
    while (to < units.list.length && (units.list[to]?.end ?? Infinity) <= candidate.end) to++
    const kind = KINDS.indexOf(candidate.kind)
    const sure = Math.max(-2, Math.min(8, Math.round(scoreCandidate(candidate) * 5)))
    const entry = candidate.gazetteerId === null ? 0 : hashText(812, candidate.gazetteerId, 0, Math.min(4, candidate.gazetteerId.length)) + Math.round(candidate.weight * 5)
    for (let at = from; at < to; at++) {
      const place = kind * 8 + (to - from === 1 ? 3 : at === from ? 0 : at === to - 1 ? 2 : 1)
      const list = (found[at] ??= [])
      list.push(mix(mix(800, place), sure), mix(801, place))
      for (const each of candidate.evidence) list.push(mix(hashText(810, each), place))
      if (entry !== 0) list.push(mix(entry, place))
    }
  }
  return found
}

const MARKS = /[^\s\p{L}\p{N}]/u
const END = /[.!?…。]|\n/

function breaks(unit: Token): boolean {
  return unit.gap !== ' ' && (unit.gap.includes('\n') || (unit.initial && END.test(unit.gap)))
}

/** The stretches of sentences that hold a capital, a number or a candidate. */
function stretchesOf(list: Token[], rules: (number[] | undefined)[]): Stretch[] {
  const live = new Uint8Array(list.length)
  list.forEach((unit, at) => {
    if (unit.shape === 'lower' && rules[at] === undefined) return
    live.fill(1, Math.max(0, at - REACH), at + REACH + 1)
  })
  const stretches: Stretch[] = []
  for (let from = 0; from < list.length; ) {
    if (live[from] === 0) {
      from++
      continue
    }
    let to = from + 1
    while (to < list.length && live[to] === 1 && to - from < LONGEST && !breaks(list[to] as Token)) to++
    stretches.push({ from, to })
    from = to
  }
  return stretches
}

/** Hash of the first mark between two words; 0 for a space alone. */
function markIn(gap: string, template: number): number {
  return gap === ' ' ? 0 : hashText(template, MARKS.exec(gap)?.[0] ?? '')
}

/** Gives a taker the features of every word of a stretch. */
function takeFeatures({ from, to }: Stretch, { units: { list, part }, lang, usage, gazetteer }: Reading, rules: (number[] | undefined)[], taker: Taker): void {
  const traits = traitsBy(gazetteer)
  const none = noWord(lang, gazetteer)
  const ground = groundOf(lang)
  const add = (hash: number): void => taker.feature(bucket(hash ^ ground))
  const opens = from === 0 || breaks(list[from] as Token)
  const within = (index: number): WordTraits => {
    const unit = list[index]
    if (unit === undefined) return none
    const inSentence = index < from ? !opens : index < to || !breaks(unit)
    return inSentence ? traits(unit.text, lang) : none
  }
  let [before2, before, own, after] = [within(from - 2), within(from - 1), within(from), within(from + 1)]
  for (let index = from; index < to; index++) {
    const after2 = index + 1 < to ? within(index + 2) : none
    const unit = list[index] as Token
    taker.word(own, OWN)
    taker.word(before, BEFORE)
    taker.word(after, AFTER)
    taker.word(before2, BEFORE2)
    taker.word(after2, AFTER2)
    for (const each of rules[index] ?? []) add(each)
    add(mix(before.word, own.word))
    add(mix(own.word, mix(6, after.word)))
    add(mix(mix(10, before.lists), own.lists))
    add(mix(mix(11, own.lists), after.lists))
    const shapes = mix(before.shape, own.shape)
    add(mix(14, shapes))
    add(mix(15, mix(own.shape, after.shape)))
    add(mix(16, mix(shapes, after.shape)))
    add(mix(17, mix(own.shape, before2.shape)))
    add(mix(18, mix(own.shape, after2.shape)))
    const [marks, behind] = [markIn(unit.gap, 19), markIn(list[index + 1]?.gap ?? ' ', 20)]
    if (marks !== 0) add(mix(marks, own.shape))
    if (behind !== 0) add(mix(behind, own.shape))
    add(mix(mix(21, before.word), own.shape))
    add(mix(mix(22, after.word), own.shape))
    if (unit.shape !== 'lower') {
      const used = (unit.initial ? 1 : 0) + (usage.small.has(unit.folded) ? 2 : 0) + (usage.large.has(unit.folded) ? 4 : 0)
      add(mix(23, used))
      add(mix(24, used * 4 + (own.bits & (COMMON | FUNCTION))))
      add(mix(mix(25, used), own.lists))
    }
    if (part[index] !== 'whole') add(mix(26, part[index] === 'head' ? 1 : 2))
    if (part[index + 1] === 'tail') add(mix(27, after.word))
    taker.next()
    before2 = before
    before = own
    own = after
    after = after2
  }
}

/** The rows to label with their features, to learn from. Linear. */
export function rowsOf(reading: Reading): (Stretch & { row: Row })[] {
  const rules = ruleFeatures(reading.units, reading.candidates)
  return stretchesOf(reading.units.list, rules).map((stretch) => {
    const row: Row = { features: [], ends: [] }
    takeFeatures(stretch, reading, rules, {
      word: ({ features }, place) => void row.features.push(...(features[place] ?? [])),
      feature: (each) => void row.features.push(each),
      next: () => void row.ends.push(row.features.length),
    })
    return { ...stretch, row }
  })
}

/** The rows to label with a model's sums of weights, word by label. Linear. */
export function sumsOf(reading: Reading, model: ChainModel): (Stretch & { sums: Int32Array })[] {
  const rules = ruleFeatures(reading.units, reading.candidates)
  return stretchesOf(reading.units.list, rules).map((stretch) => {
    const sums = new Int32Array((stretch.to - stretch.from) * LABELS)
    let base = 0
    takeFeatures(stretch, reading, rules, {
      word: (traits, place) => {
        for (let label = 0; label < LABELS; label++) sums[base + label] = (sums[base + label] ?? 0) + (traits.sums[place * LABELS + label] ?? 0)
      },
      feature: (each) => addWeights(model, each, sums, base),
      next: () => (base += LABELS),
    })
    return { ...stretch, sums }
  })
}
