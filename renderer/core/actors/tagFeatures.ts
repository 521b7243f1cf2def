/** The features of each word for the tagger: the word, its neighbours, the text's own use of it, and what the rules put forward there. */
import type { Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { Word } from '../text/word.ts'
import type { ChainModel, Row } from './chain.ts'
import { addAllWeights } from './chain.ts'
import { bucket, hashText, mix } from './featureHash.ts'
import type { Gazetteer } from './gazetteer.ts'
import { KINDS, LABELS, mayBegin } from './labels.ts'
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

/** Marks that stand between two names: brackets, a semicolon, a dash between spaces. Of 14,000 names that people marked 64 run over one. */
const PARTING = /[()[\];]|\s[-–—]\s/
/** Less than any sum of weights. */
const NEVER = -(1 << 24)

/** A stretch read word by word: the traits of each word and of its neighbours, and the buckets of what they say together. */
class Passage {
  before2: WordTraits
  before: WordTraits
  own: WordTraits
  after: WordTraits
  after2: WordTraits
  /** One array for all words, of which `count` are this word's. */
  readonly buckets: number[] = []
  count = 0
  readonly #reading: Reading
  readonly #rules: (number[] | undefined)[]
  readonly #traits: (word: Word) => WordTraits
  readonly #none: WordTraits
  readonly #ground: number
  #from = 0
  #to = 0
  #opens = false

  constructor(reading: Reading, rules: (number[] | undefined)[]) {
    this.#reading = reading
    this.#rules = rules
    this.#traits = traitsBy(reading.gazetteer)
    this.#none = noWord(reading.lang, reading.gazetteer)
    this.#ground = groundOf(reading.lang)
    this.before2 = this.before = this.own = this.after = this.after2 = this.#none
  }

  /** Goes before the first word of a stretch. */
  enter({ from, to }: Stretch): void {
    const { list } = this.#reading.units
    this.#from = from
    this.#to = to
    this.#opens = from === 0 || breaks(list[from]!)
    this.before = this.#within(from - 2)
    this.own = this.#within(from - 1)
    this.after = this.#within(from)
    this.after2 = this.#within(from + 1)
  }

  /** The traits of a unit as far as it stands in the same sentence. */
  #within(index: number): WordTraits {
    const unit = this.#reading.units.list[index]
    if (unit === undefined) return this.#none
    const inSentence = index < this.#from ? !this.#opens : index < this.#to || !breaks(unit)
    return inSentence ? this.#traits(unit.word) : this.#none
  }

  #add(hash: number): void {
    this.buckets[this.count++] = bucket(hash ^ this.#ground)
  }

  /** Goes on to a word, the one behind the last. */
  read(index: number): void {
    const { units: { list, part }, usage } = this.#reading
    this.before2 = this.before
    this.before = this.own
    this.own = this.after
    this.after = this.after2
    this.after2 = index + 1 < this.#to ? this.#within(index + 2) : this.#none
    this.count = 0
    const { before2, before, own, after, after2 } = this
    const unit = list[index]!
    const rules = this.#rules[index]
    if (rules !== undefined) for (const each of rules) this.#add(each)
    this.#add(mix(before.word, own.word))
    this.#add(mix(own.word, mix(6, after.word)))
    this.#add(mix(mix(10, before.lists), own.lists))
    this.#add(mix(mix(11, own.lists), after.lists))
    const shapes = mix(before.shape, own.shape)
    this.#add(mix(14, shapes))
    this.#add(mix(15, mix(own.shape, after.shape)))
    this.#add(mix(16, mix(shapes, after.shape)))
    this.#add(mix(17, mix(own.shape, before2.shape)))
    this.#add(mix(18, mix(own.shape, after2.shape)))
    const [marks, behind] = [markIn(unit.gap, 19), markIn(list[index + 1]?.gap ?? ' ', 20)]
    if (marks !== 0) this.#add(mix(marks, own.shape))
    if (behind !== 0) this.#add(mix(behind, own.shape))
    this.#add(mix(mix(21, before.word), own.shape))
    this.#add(mix(mix(22, after.word), own.shape))
    if (unit.shape !== 'lower') {
      const used = (unit.initial ? 1 : 0) + (usage.small.has(unit.folded) ? 2 : 0) + (usage.large.has(unit.folded) ? 4 : 0)
      this.#add(mix(23, used))
      this.#add(mix(24, used * 4 + (own.bits & (COMMON | FUNCTION))))
      this.#add(mix(mix(25, used), own.lists))
    }
    if (part[index] !== 'whole') this.#add(mix(26, part[index] === 'head' ? 1 : 2))
    if (part[index + 1] === 'tail') this.#add(mix(27, after.word))
  }
}

/** The rows to label with their features, to learn from. Linear. */
export function rowsOf(reading: Reading): (Stretch & { row: Row })[] {
  const rules = ruleFeatures(reading.units, reading.candidates)
  const passage = new Passage(reading, rules)
  return stretchesOf(reading.units.list, rules).map((stretch) => {
    const row: Row = { features: [], ends: [] }
    passage.enter(stretch)
    for (let index = stretch.from; index < stretch.to; index++) {
      passage.read(index)
      const { own, before, after, before2, after2, buckets, count } = passage
      const words = [own.features[OWN], before.features[BEFORE], after.features[AFTER], before2.features[BEFORE2], after2.features[AFTER2]]
      for (const features of words) row.features.push(...(features ?? []))
      row.features.push(...buckets.slice(0, count))
      row.ends.push(row.features.length)
    }
    return { ...stretch, row }
  })
}

/** The rows to label with a model's sums of weights, word by label. Linear. */
export function sumsOf(reading: Reading, model: ChainModel): (Stretch & { sums: Int32Array })[] {
  const rules = ruleFeatures(reading.units, reading.candidates)
  const passage = new Passage(reading, rules)
  return stretchesOf(reading.units.list, rules).map((stretch) => {
    const sums = new Int32Array((stretch.to - stretch.from) * LABELS)
    passage.enter(stretch)
    for (let index = stretch.from, base = 0; index < stretch.to; index++, base += LABELS) {
      passage.read(index)
      addWords(passage, sums, base)
      addAllWeights(model, passage.buckets, passage.count, sums, base)
      part(reading.units.list[index]!.gap, sums, base)
    }
    return { ...stretch, sums }
  })
}

/** No name goes on behind a mark that parts names. */
function part(gap: string, sums: Int32Array, base: number): void {
  if (gap === ' ' || !PARTING.test(gap)) return
  for (let label = 0; label < LABELS; label++) if (!mayBegin(label)) sums[base + label] = NEVER
}

/** Adds what the words alone say, which was summed up once a word. */
function addWords(passage: Passage, sums: Int32Array, base: number): void {
  const [own, before, after, before2, after2] = [passage.own.sums, passage.before.sums, passage.after.sums, passage.before2.sums, passage.after2.sums]
  for (let label = 0; label < LABELS; label++) {
    sums[base + label]! += own[OWN * LABELS + label]! + before[BEFORE * LABELS + label]! + after[AFTER * LABELS + label]! + before2[BEFORE2 * LABELS + label]! + after2[AFTER2 * LABELS + label]!
  }
}
