/** What is to be said of a word wherever it stands: its letters, its shape, the lists that hold it. Computed once a word. */
import type { Lang } from '../model.ts'
import type { Word } from '../text/word.ts'
import { noted } from '../text/word.ts'
import { addWeights } from './chain.ts'
import { bucket, hashText, mix } from './featureHash.ts'
import type { Gazetteer } from './gazetteer.ts'
import { LABELS } from './labels.ts'
import * as lexicon from './lexicon.ts'

/** Where a word stands, seen from the one to be labelled. */
export const OWN = 0
export const BEFORE = 1
export const AFTER = 2
export const BEFORE2 = 3
export const AFTER2 = 4
export const PLACES = 5

/** Hashes, but for `bits` and `sums`. */
export interface WordTraits {
  /** The word in its language. */
  word: number
  /** Aa, AA, aa, 00, A.a with runs of one kind shortened. */
  shape: number
  /** Which lists hold it, all in one. */
  lists: number
  /** Whether a list of names or places holds it, whether it is a common word, a function word, a role: the bits of `lists`. */
  bits: number
  /** By place, the buckets of what the word alone says there; empty when there is a model, which has `sums` of their weights instead. */
  features: number[][]
  /** Place × label. */
  sums: Int16Array
}

export const COMMON = 1
export const FUNCTION = 2

/** Mixed into every feature: German writes nouns large, so that what a capital or a list says there is learned apart from all other languages. */
export function groundOf(lang: Lang | null): number {
  return lang === 'de' ? 0x5bd1e995 : 0
}

function bitsOf(text: string, folded: string, lang: Lang | null, gazetteer: Gazetteer): number {
  const flags = [
    gazetteer.isCommon(folded, lang), lexicon.isFunctionWord(folded, lang), gazetteer.isGiven(folded), gazetteer.isFamily(folded), lexicon.isRole(folded, lang), gazetteer.demonym(folded, lang) !== null,
    lexicon.isOrganisationHead(folded), lexicon.isOrganisationTail(folded), lexicon.isInstitution(folded, lang), lexicon.isParticle(folded), lexicon.isLocative(folded, lang), lexicon.isSaying(folded),
    lexicon.isPlainAcronym(text), gazetteer.acronym(text) !== null, lang === 'de' && gazetteer.isNoun(folded),
  ]
  let bits = 0
  flags.forEach((flag, at) => (bits |= flag ? 1 << at : 0))
  const entry = gazetteer.lookup(folded, lang)
  if (entry) bits |= (1 + Math.min(3, Math.floor(entry.weight * 4))) << (entry.kind === 'place' ? 16 : 20)
  return bits
}

/** Xxxx, XX, x-X: letters by kind, runs of more than two cut short. */
function pattern(text: string): string {
  return text.replace(/\p{Lu}/gu, 'X').replace(/\p{Ll}/gu, 'x').replace(/\p{N}/gu, '0').replace(/(.)\1{2,}/gu, '$1$1')
}

const LANGS: Record<Lang, number> = { de: 1, en: 2, fr: 3, it: 4, es: 5, ru: 6 }

const known = new WeakMap<Gazetteer, (word: Word) => WordTraits>()

/** The traits of words by a gazetteer; remembered. */
export function traitsBy(gazetteer: Gazetteer): (word: Word) => WordTraits {
  const before = known.get(gazetteer)
  if (before) return before
  const traits = noted((each) => traitsOf(each, gazetteer))
  known.set(gazetteer, traits)
  return traits
}

function ownFeatures(folded: string, bits: number, lists: number, word: number, shape: number, tongue: number): number[] {
  const own: number[] = [1, word, hashText(99, folded), shape, mix(shape, tongue)]
  const { length } = folded
  const add = (template: number, from: number, to: number): void => void own.push(hashText(template, folded, from, to))
  for (let part = 2; part <= 5; part++) if (length > part) add(200 + part * 10 + tongue, length - part, length)
  for (let part = 3; part <= 4; part++) if (length > part) add(300 + part * 10 + tongue, 0, part)
  if (length > 4) add(100, length - 3, length)
  const hyphen = folded.lastIndexOf('-')
  if (hyphen > 0) {
    add(400 + tongue, hyphen + 1, length)
    add(410 + tongue, 0, folded.indexOf('-'))
  }
  for (let bit = 0; bit < 16; bit++) if ((bits & (1 << bit)) !== 0) own.push(mix(500 + bit, tongue))
  own.push(mix(530, bits >> 16), mix(mix(531, bits >> 16), (bits & 15) * 8 + tongue))
  own.push(mix(540, lists), mix(lists, shape))
  return own
}

/**
 * The clusters of a word, finest first. They were learned from English text, which names people, firms and places of everywhere: what is written small is
 * another word in each language, what is written large is one name in all. A German genitive that is not known is looked up without its ending.
 */
function clustersOf({ text, folded, lang }: Word, { clusters }: Gazetteer, tongue: number): number[] {
  const small = text === text.toLowerCase()
  const genitive = lang === 'de' && !small && folded.length > 4 && folded.endsWith('s')
  const found = clusters(folded) ?? (genitive ? clusters(folded.slice(0, -1)) : null)
  return found === null ? [mix(940, 0)] : found.map((each, cut) => mix(mix(950 + cut, small ? tongue : 0), each + 1))
}

/** What a word says of its neighbours, by place. */
function aroundFeatures(word: number, lists: number, ending: number, clusters: number[]): number[][] {
  const [before, after] = [40, 50].map((template) => clusters.map((each) => mix(template, each)))
  return [[mix(2, word), mix(8, lists), mix(12, ending), ...(before ?? [])], [mix(3, word), mix(9, lists), mix(13, ending), ...(after ?? [])], [mix(4, word)], [mix(5, word)]]
}

function traitsFrom(word: number, shape: number, lists: number, bits: number, hashes: number[][], lang: Lang | null, { tagger }: Gazetteer): WordTraits {
  const ground = groundOf(lang)
  const features = hashes.map((each) => each.map((hash) => bucket(hash ^ ground)))
  const sums = new Int16Array(PLACES * LABELS)
  if (tagger === null) return { word, shape, lists, bits, features, sums }
  features.forEach((each, place) => each.forEach((feature) => addWeights(tagger, feature, sums, place * LABELS)))
  return { word, shape, lists, bits, features: [], sums }
}

function traitsOf(each: Word, gazetteer: Gazetteer): WordTraits {
  const { text, folded, lang } = each
  const tongue = LANGS[lang ?? ''] ?? 0
  const bits = bitsOf(text, folded, lang, gazetteer)
  const word = hashText(tongue, folded)
  const shape = hashText(98, pattern(text))
  const lists = mix(601, bits)
  const ending = hashText(700 + tongue, folded, Math.max(0, folded.length - 3), folded.length)
  const clusters = clustersOf(each, gazetteer, tongue)
  return traitsFrom(word, shape, lists, bits, [[...ownFeatures(folded, bits, lists, word, shape, tongue), ...clusters], ...aroundFeatures(word, lists, ending, clusters)], lang, gazetteer)
}

const none = new WeakMap<Gazetteer, Map<Lang | null, WordTraits>>()

/** What stands where a sentence has ended: no word. Remembered. */
export function noWord(lang: Lang | null, gazetteer: Gazetteer): WordTraits {
  const byLang = none.get(gazetteer) ?? new Map<Lang | null, WordTraits>()
  none.set(gazetteer, byLang)
  const traits = byLang.get(lang) ?? traitsFrom(7, 7, 7, 0, [[], ...aroundFeatures(7, 7, 7, [])], lang, gazetteer)
  byLang.set(lang, traits)
  return traits
}
