/**
 * Whether two names may be one person's, from the names alone: order, initials, patronymics, particles and spelling across languages and
 * scripts. Certain is meant: a family name shared is no person shared.
 */
import { fold } from '../text/fold.ts'
import { soundDistance } from '../text/transliterate.ts'
import { isParticle, isRole } from './lexicon.ts'

export interface PersonName {
  /** Given names and initials, in order; empty when only one word is known. */
  given: string[]
  /** Family name, its particles left out. */
  family: string
  patronymic: string | null
  /** A part after the name that tells generations and rulers apart: II, XVI, jr. */
  ordinal: string | null
}

const PATRONYMIC = /(?:ович|евич|ич|овна|евна|ична|инична|ov[iy]ch|ev[iy]ch|owitsch|ewitsch|ovič|evič|ovna|evna|owna|ewna|ovitch|evitch|yevich|jewitsch)$/iu
const ORDINAL = /^(?:[IVX]+|jr|sr|junior|senior|jun|sen|мл|ст)\.?$/iu

/** Parts of a name as written: "Рыйвас, Таави", "V. V. Putin", "Ursula von der Leyen". */
export function parsePerson(name: string): PersonName {
  const bare = name.replace(/\([^)]*\)|["„“”«»]/g, ' ').trim()
  const comma = /^([^,]+),\s*([^,]+)$/.exec(bare)
  const ordered = comma && !ORDINAL.test(comma[2] ?? '') ? `${comma[2]} ${comma[1]}` : bare
  let words = ordered.replace(/,/g, ' ').replace(/(\p{Lu})\.(?=\S)/gu, '$1. ').split(/\s+/).filter(Boolean)
  let ordinal: string | null = null
  const last = words.at(-1)
  if (words.length > 1 && last !== undefined && ORDINAL.test(last) && !/^[ivx]+$/.test(last)) {
    ordinal = fold(last).replace('.', '')
    words = words.slice(0, -1)
  }
  while (words.length > 1 && isRole(fold(words[0] ?? '').replace('.', ''), null)) words = words.slice(1)
  // al-Assad and Assad, de' Medici and Medici.
  words = words.map((word) => word.replace(/^(?:al|el|as|ad|аль|эль|ас)-(?=\p{L}{3})/iu, '').replace(/^(?:d|l|de|dell)['’](?=\p{L})/iu, '').replace(/\.$/, ''))
  const kept = words.filter((word, index) => !(isParticle(fold(word)) && word === word.toLowerCase() && index < words.length - 1))
  const names = kept.length > 0 ? kept : words
  const family = names.at(-1) ?? ''
  let given = names.slice(0, -1)
  const second = given.length > 1 ? given.at(-1) : undefined
  const patronymic = second !== undefined && PATRONYMIC.test(second) ? second : null
  if (patronymic !== null) given = given.slice(0, -1)
  return { given, family, patronymic, ordinal }
}

export interface Comparison {
  /** 0…1. */
  score: number
  /** Sure enough to merge without asking. */
  certain: boolean
  why: string
}

const isInitial = (word: string): boolean => word.length === 1
const same = 0.085

/** How far two words that may be hyphenated differ; a part of a double name alone counts little. */
function wordDistance(a: string, b: string): number {
  const whole = soundDistance(a.replace(/-/g, ''), b.replace(/-/g, ''))
  return whole
}

const INITIALS: string[] = ['vwв', 'kcqк', 'gjgгхhж', 'sszсз', 'jyйюяеiіё', 'zжsцcч', 'fфthт', 'eеэiyj', 'aа', 'bб', 'dд', 'lл', 'mм', 'nн', 'oо', 'pп', 'rр', 'tтc', 'uу', 'hгхж', 'iийе', 'gд', 'jгхдж', 'cчтцксш', 'sшщ', 'ш', 'xкх', 'wуюв']

function initialAgrees(initial: string, word: string): boolean {
  const a = fold(initial)[0] ?? ''
  const b = fold(word)[0] ?? ''
  return a === b || INITIALS.some((group) => group.includes(a) && group.includes(b))
}

/** Compares given names one by one; null when they cannot be one person's. */
function compareGiven(a: string[], b: string[]): { distance: number; initials: boolean; extra: boolean } | null {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let worst = 0
  let initials = false
  let from = 0
  for (const word of short) {
    let best = Infinity
    let at = -1
    for (let index = from; index < long.length; index++) {
      const other = long[index] ?? ''
      if (isInitial(word) || isInitial(other)) {
        if (!initialAgrees(word, other)) continue
        if (best > 0.05) [best, at] = [0.05, index]
        initials = true
      } else {
        const distance = wordDistance(word, other)
        if (distance < best) [best, at] = [distance, index]
      }
    }
    if (at < 0 || best > 0.3) return null
    worst = Math.max(worst, best)
    from = at + 1
  }
  return { distance: worst, initials, extra: short.length !== long.length }
}

/** Compares two person names. Symmetric. */
export function comparePersons(a: PersonName, b: PersonName): Comparison {
  const direct = compareInOrder(a, b)
  if (direct.certain || a.given.length === 0 || b.given.length === 0) return direct
  // Family name first, as Hungarian, Chinese and catalogues write: one side turned round.
  const turned = compareInOrder({ ...a, given: [...(a.patronymic === null ? a.given.slice(1) : []), a.family], family: a.given[0] ?? '' }, b)
  return turned.score > direct.score ? { ...turned, why: `${turned.why}; family name first in one` } : direct
}

function compareInOrder(a: PersonName, b: PersonName): Comparison {
  const family = wordDistance(a.family, b.family)
  if (family > 0.3) return { score: 0, certain: false, why: 'family names differ' }
  const spelt = family <= 0.01 ? 'same family name' : family <= same ? 'family names transliterate alike' : 'family names are similar'
  const close = 1 - family * 2
  if (a.ordinal !== null && b.ordinal !== null && a.ordinal !== b.ordinal) return { score: 0.2, certain: false, why: 'numbers differ' }
  if (a.patronymic !== null && b.patronymic !== null && wordDistance(a.patronymic, b.patronymic) > 0.15) return { score: 0.2, certain: false, why: `${spelt}, patronymics differ` }
  if (a.given.length === 0 && b.given.length === 0) return { score: close * 0.95, certain: family <= same, why: 'the one word known transliterates alike' }
  if (a.given.length === 0 || b.given.length === 0) return { score: Math.min(0.6, close * 0.6), certain: false, why: `${spelt}, one without given name` }
  const given = compareGiven(a.given, b.given)
  if (!given) return { score: 0.15, certain: false, why: `${spelt}, given names differ` }
  const likeness = 1 - given.distance * 2
  const spelling = given.initials ? 'initials agree' : given.distance <= 0.01 ? 'same given name' : given.distance <= same ? 'given names transliterate alike' : 'given names are similar'
  const score = Math.max(0, Math.min(close, likeness) * (given.initials ? 0.85 : 1) * (given.extra ? 0.97 : 1))
  return { score, certain: family <= same && given.distance <= same && !given.initials, why: `${spelt}; ${spelling}` }
}
