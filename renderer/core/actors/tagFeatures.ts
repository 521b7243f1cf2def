/** The features of each word for the tagger: the word, its neighbours, the text's own use of it, and what the rules put forward there. */
import type { Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { Row } from './chain.ts'
import { bucket, hashText, mix } from './featureHash.ts'
import type { Gazetteer } from './gazetteer.ts'
import { KINDS } from './labels.ts'
import type { Candidate } from './score.ts'
import { scoreCandidate } from './score.ts'
import type { Units } from './units.ts'
import type { WordTraits } from './wordTraits.ts'
import { COMMON, FUNCTION, traitsBy } from './wordTraits.ts'

/** How far from a capital or a candidate a word may be part of a name. */
const REACH = 2
/** A sentence without an end, as in tables, is read in pieces. */
const LONGEST = 300

export interface Stretch {
  /** Units, half open. */
  from: number
  to: number
  row: Row
}

/** What the text says of its words: written small somewhere, large within a sentence. */
export interface Usage {
  small: Set<string>
  large: Set<string>
}

/** Hashes of what the rules say of each unit. */
function ruleFeatures(units: Units, candidates: Candidate[]): number[][] {
  const found: number[][] = units.list.map(() => [])
  const first = new Map<number, number>()
  units.list.forEach(({ start }, at) => first.set(start, at))
  for (const candidate of candidates) {
    const from = first.get(candidate.start)
    if (from === undefined) continue
    let to = from + 1
    while (to < units.list.length && (units.list[to]?.end ?? Infinity) <= candidate.end) to++
    const kind = KINDS.indexOf(candidate.kind)
    const sure = Math.max(-2, Math.min(8, Math.round(scoreCandidate(candidate) * 5)))
    const evidence = candidate.evidence.map((each) => hashText(810, each))
    const entry = candidate.gazetteerId === null ? 0 : hashText(812, candidate.gazetteerId.slice(0, 4)) + Math.round(candidate.weight * 5)
    for (let at = from; at < to; at++) {
      const place = kind * 8 + (to - from === 1 ? 3 : at === from ? 0 : at === to - 1 ? 2 : 1)
      const list = found[at]
      if (!list) continue
      list.push(mix(mix(800, place), sure), mix(801, place))
      for (const each of evidence) list.push(mix(each, place))
      if (entry !== 0) list.push(mix(entry, place))
    }
  }
  return found
}

const MARKS = /[^\s\p{L}\p{N}]/u
const END = /[.!?…。]|\n/

/** The rows to label: stretches of sentences that hold a capital, a number or a candidate, with their features. Linear. */
export function rowsOf(units: Units, lang: Lang | null, candidates: Candidate[], usage: Usage, gazetteer: Gazetteer): Stretch[] {
  const { list, part } = units
  const traits = traitsBy(gazetteer, lang)
  // German writes nouns large: what a capital or a list says there is learned apart from all other languages.
  const ground = lang === 'de' ? 0x5bd1e995 : 0
  const rules = ruleFeatures(units, candidates)
  const live = new Uint8Array(list.length)
  list.forEach((unit, at) => {
    if (unit.shape === 'lower' && rules[at]?.length === 0) return
    live.fill(1, Math.max(0, at - REACH), at + REACH + 1)
  })
  const breaks = (unit: Token): boolean => unit.gap.includes('\n') || (unit.initial && END.test(unit.gap))
  const stretches: Stretch[] = []
  for (let from = 0; from < list.length; ) {
    if (live[from] === 0) {
      from++
      continue
    }
    let to = from + 1
    while (to < list.length && live[to] === 1 && to - from < LONGEST && !breaks(list[to] as Token)) to++
    stretches.push({ from, to, row: { features: [], ends: [] } })
    from = to
  }
  const at = (index: number): WordTraits | null => {
    const unit = list[index]
    return unit ? traits(unit) : null
  }
  for (const { from, to, row } of stretches) {
    const { features, ends } = row
    const add = (hash: number): void => void features.push(bucket(hash ^ ground))
    const opens = from === 0 || breaks(list[from] as Token)
    const within = (index: number): WordTraits | null => {
      const unit = list[index]
      const inSentence = index < from ? !opens : index < to || (unit !== undefined && !breaks(unit))
      return inSentence ? at(index) : null
    }
    let [before2, before, own, after] = [within(from - 2), within(from - 1), within(from), within(from + 1)]
    for (let index = from; index < to; index++) {
      const after2 = index + 1 < to ? within(index + 2) : null
      const unit = list[index]
      if (!unit || !own) break
      add(1)
      for (const each of own.own) add(each)
      for (const each of rules[index] ?? []) add(each)
      const [b, a] = [before?.word ?? 7, after?.word ?? 7]
      add(mix(2, b))
      add(mix(3, a))
      add(mix(4, before2?.word ?? 7))
      add(mix(5, after2?.word ?? 7))
      add(mix(b, own.word))
      add(mix(own.word, mix(6, a)))
      add(mix(8, before?.lists ?? 7))
      add(mix(9, after?.lists ?? 7))
      add(mix(mix(10, before?.lists ?? 7), own.lists))
      add(mix(mix(11, own.lists), after?.lists ?? 7))
      add(mix(12, before?.ending ?? 7))
      add(mix(13, after?.ending ?? 7))
      const [bs, as] = [before?.shape ?? 7, after?.shape ?? 7]
      add(mix(14, mix(bs, own.shape)))
      add(mix(15, mix(own.shape, as)))
      add(mix(16, mix(mix(bs, own.shape), as)))
      add(mix(17, mix(own.shape, before2?.shape ?? 7)))
      add(mix(18, mix(own.shape, after2?.shape ?? 7)))
      const marks = unit.gap === ' ' ? 0 : hashText(19, MARKS.exec(unit.gap)?.[0] ?? '')
      const next = list[index + 1]
      const behind = next === undefined || next.gap === ' ' ? 0 : hashText(20, MARKS.exec(next.gap)?.[0] ?? '')
      if (marks !== 0) add(mix(marks, own.shape))
      if (behind !== 0) add(mix(behind, own.shape))
      add(mix(mix(21, b), own.shape))
      add(mix(mix(22, a), own.shape))
      if (unit.shape !== 'lower') {
        const used = (unit.initial ? 1 : 0) + (usage.small.has(unit.folded) ? 2 : 0) + (usage.large.has(unit.folded) ? 4 : 0)
        add(mix(23, used))
        add(mix(24, used * 4 + (own.bits & (COMMON | FUNCTION))))
        add(mix(mix(25, used), own.lists))
      }
      if (part[index] !== 'whole') add(mix(26, part[index] === 'head' ? 1 : 2))
      if (part[index + 1] === 'tail') add(mix(27, after?.word ?? 7))
      ends.push(features.length)
      before2 = before
      before = own
      own = after
      after = after2
    }
  }
  return stretches
}
