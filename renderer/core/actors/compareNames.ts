/**
 * Whether two names may be one person's, from the names alone: order, initials, patronymics, particles and spelling across languages and
 * scripts. Certain is meant: a family name shared is no person shared.
 */
import { fold } from '../text/fold.ts'
import { romanise, soundDistance } from '../text/transliterate.ts'
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
  // В. В. Путин: the second initial is the patronymic's.
  else if (/[а-я]/i.test(family) && given.length === 2 && given.every((word) => word.length === 1)) given = given.slice(0, 1)
  return { given, family, patronymic, ordinal }
}

export interface Comparison {
  /** 0…1. */
  score: number
  /** Sure enough to merge without asking. */
  certain: boolean
  why: string
}

/** An agreeing initial counts as this far from the name. */
const INITIAL = 0.02
const isInitial = (word: string): boolean => word.length === 1
/** Words that differ less are one name in two spellings: of Wikidata's Latin and Cyrillic spellings 91 in 100 do, of alphabetic neighbours 2. */
const same = 0.075

/** How far two words differ, hyphens aside. */
const wordDistance = (a: string, b: string): number => soundDistance(a.replace(/-/g, ''), b.replace(/-/g, ''))

const INITIALS: string[] = ['vwв', 'kcqк', 'gjgгхhж', 'sszсз', 'jyйюяеiіё', 'zжsцcч', 'fфthт', 'eеэiyj', 'aа', 'bб', 'dд', 'lл', 'mм', 'nн', 'oо', 'pп', 'rр', 'tтc', 'uу', 'hгхж', 'iийе', 'gд', 'jгхдж', 'cчтцксш', 'sшщ', 'ш', 'xкх', 'wуюв']

function initialAgrees(initial: string, word: string): boolean {
  const a = fold(initial)[0] ?? ''
  const b = fold(word)[0] ?? ''
  return a === b || INITIALS.some((group) => group.includes(a) && group.includes(b))
}

/** Names that rulers and popes bear in each language's own form. */
const RULERS = [
  'franziskus francesco francis francois francisco франциск', 'benedikt benedetto benedict benoit benedicto бенедикт', 'johannes giovanni john jean juan иоанн', 'paul paolo pablo павел', 'karl carlo charles carlos карл',
  'elisabeth elisabetta elizabeth isabel елизавета', 'wilhelm guglielmo william guillaume guillermo willem вильгельм', 'heinrich enrico henry henri enrique генрих', 'georg giorgio george georges jorge георг', 'philipp filippo philip philippe felipe филипп',
  'ludwig luigi louis luis людовик', 'friedrich federico frederick frederic фридрих', 'pius pio pie пий', 'leo leone leon лев', 'gregor gregorio gregory gregoire григорий', 'nikolaus nicola nicholas nicolas николай', 'alexander alessandro alexandre alejandro александр', 'peter pietro pierre pedro петр',
].map((names) => new Set(names.split(' ')))

function rulersAgree(a: PersonName, b: PersonName): boolean {
  const bare = (name: PersonName): boolean => name.ordinal !== null || name.given.length === 0
  if (!bare(a) || !bare(b) || a.ordinal !== b.ordinal || a.given.length !== b.given.length) return false
  const [left, right] = [[...a.given, a.family].map(fold), [...b.given, b.family].map(fold)]
  return left.every((word, at) => word === right[at] || RULERS.some((names) => names.has(word) && names.has(right[at] ?? '')))
}

/** Angelo and Angela, Bronisław and Бронислава: a man's and a woman's form of one name. */
function gendersDiffer(a: string, b: string): boolean {
  const [left, right] = [romanise(a).replace(/h$/, ''), romanise(b).replace(/h$/, '')]
  const feminine = (name: string): boolean => /[^aeiou]a$|ia$/.test(name)
  const masculine = (name: string): boolean => /[bcdfgklmnprstvwxz]o?$|io$/.test(name)
  return (feminine(left) && masculine(right)) || (masculine(left) && feminine(right))
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
        if (best > INITIAL) [best, at] = [INITIAL, index]
        initials = true
      } else {
        if (gendersDiffer(word, other)) continue
        const distance = wordDistance(word, other)
        if (distance < best) [best, at] = [distance, index]
      }
    }
    if (at < 0 || best > 0.3) return null
    worst = Math.max(worst, best)
    from = at + 1
  }
  // George W. and George H. W.
  if (short.length > 1 && initials && long.length > short.length) return null
  return { distance: worst, initials, extra: short.length !== long.length }
}

/** Karl Heinz and Karl-Heinz; but Karl-Heinz is no Karl. */
function compareParts(a: string[], b: string[]): ReturnType<typeof compareGiven> {
  const [left, right] = [a, b].map((names) => names.flatMap((name) => name.split('-')))
  return left && right && left.length === right.length && left.length > Math.min(a.length, b.length) ? compareGiven(left, right) : null
}

/** Compares two person names. Symmetric. */
export function comparePersons(a: PersonName, b: PersonName): Comparison {
  if (rulersAgree(a, b)) return { score: 0.95, certain: true, why: 'one name in the forms of two languages' }
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
  const given = compareGiven(a.given, b.given) ?? compareParts(a.given, b.given)
  if (!given) return { score: 0.15, certain: false, why: `${spelt}, given names differ` }
  const spelling = given.initials ? 'initials agree' : given.distance <= 0.01 ? 'same given name' : given.distance <= same ? 'given names transliterate alike' : 'given names are similar'
  const worst = Math.max(family, given.distance)
  const likeness = worst <= 0.15 ? 1 - family - given.distance : Math.min(0.75, 1 - worst * 2)
  const score = Math.max(0, likeness * (given.initials ? 0.9 : 1) * (given.extra ? 0.97 : 1))
  return { score, certain: family <= same && given.distance <= same && !given.initials, why: `${spelt}; ${spelling}` }
}
