/** What is to be said of a word wherever it stands: its letters, its shape, the lists that hold it. Computed once a word. */
import type { Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import { hashText, mix } from './featureHash.ts'
import type { Gazetteer } from './gazetteer.ts'
import * as lexicon from './lexicon.ts'

/** Hashes; the tagger puts each in its place by mixing in where the word stands. */
export interface WordTraits {
  /** The word in its language, and in any. */
  word: number
  any: number
  /** Aa, AA, aa, 00, A.a with runs of one kind shortened. */
  shape: number
  /** Which lists hold it, all in one. */
  lists: number
  /** Whether a list of names or places holds it, whether it is a common word, a function word, a role: the bits of `lists`. */
  bits: number
  ending: number
  /** Features of the word as the one to be labelled. */
  own: number[]
}

export const COMMON = 1
export const FUNCTION = 2
export const GIVEN = 4
export const FAMILY = 8

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

/** Words remembered at most. */
const LIMIT = 20_000
const known = new WeakMap<Gazetteer, Map<Lang | null, Map<string, WordTraits>>>()

/** The traits of words by a gazetteer; remembered. */
export function traitsBy(gazetteer: Gazetteer, lang: Lang | null): (token: Token) => WordTraits {
  const byLang = known.get(gazetteer) ?? new Map<Lang | null, Map<string, WordTraits>>()
  known.set(gazetteer, byLang)
  const words = byLang.get(lang) ?? new Map<string, WordTraits>()
  byLang.set(lang, words)
  return ({ text, folded }) => {
    const before = words.get(text)
    if (before !== undefined) return before
    const traits = traitsOf(text, folded, lang, gazetteer)
    if (words.size >= LIMIT) words.clear()
    words.set(text, traits)
    return traits
  }
}

function traitsOf(text: string, folded: string, lang: Lang | null, gazetteer: Gazetteer): WordTraits {
  const tongue = LANGS[lang ?? ''] ?? 0
  const bits = bitsOf(text, folded, lang, gazetteer)
  const word = hashText(tongue, folded)
  const any = hashText(99, folded)
  const shape = hashText(98, pattern(text))
  const own: number[] = [word, any, shape, mix(shape, tongue)]
  const add = (template: number, value: string): void => void own.push(hashText(template, value))
  for (const length of [2, 3, 4, 5]) if (folded.length > length) add(200 + length * 10 + tongue, folded.slice(-length))
  for (const length of [3, 4]) if (folded.length > length) add(300 + length * 10 + tongue, folded.slice(0, length))
  if (folded.length > 4) add(100, folded.slice(-3))
  const hyphen = folded.lastIndexOf('-')
  if (hyphen > 0) {
    add(400 + tongue, folded.slice(hyphen + 1))
    add(410 + tongue, folded.slice(0, folded.indexOf('-')))
  }
  for (let bit = 0; bit < 16; bit++) if ((bits & (1 << bit)) !== 0) own.push(mix(500 + bit, tongue))
  own.push(mix(530, bits >> 16), mix(mix(531, bits >> 16), (bits & 15) * 8 + tongue))
  const lists = mix(601, bits)
  own.push(mix(540, lists), mix(lists, shape))
  return { word, any, shape, lists, bits, ending: hashText(700 + tongue, folded.slice(-3)), own }
}
