/**
 * Looking names up: countries, cities, regions, international organisations, given and family names. Pure: the caller loads the parsed
 * files of resources/gazetteer (off the start-up path), this makes them searchable. What a name means in a text is recognise.ts's.
 */
import { unzlibSync } from 'fflate'
import type { Lang } from '../model.ts'
import { fold } from '../text/fold.ts'
import { memo } from '../text/memo.ts'
import { createCommonWords } from './commonWords.ts'
import type { GazetteerData, TaggerData } from './gazetteerData.ts'
import type { ChainModel } from './chain.ts'
import { usedBuckets } from './chain.ts'
import type { WordClusters } from './wordClusters.ts'
import { wordClusters } from './wordClusters.ts'
import { wordSet } from './wordSet.ts'

export type { GazetteerData } from './gazetteerData.ts'

export interface Entry {
  /** `country:KZ`, `city:1526384`, `region:DE.02`, `place:europe`, `org:CSTO`. */
  id: string
  kind: 'organisation' | 'place'
  /** How surely the bare name means this, 0…1: a capital more than a village of the same name as a common word. */
  weight: number
}

export interface Gazetteer {
  /** The trained model that reads with the rules; null when there is none. */
  tagger: ChainModel | null
  /** The entry of a whole name, written in any language and in its base form. */
  find(name: string): Entry | null
  /** The entry of folded words joined by spaces, inflected in `lang` or not. */
  lookup(words: string, lang: Lang | null): Entry | null
  /** The longest name, in words, that begins with this word in this form; 0 when none does. */
  longest(word: string, lang: Lang | null): number
  /** An acronym exactly as written. */
  acronym(text: string): Entry | null
  /** Country code of an adjective or inhabitant in any inflection: kasachische, kazako, российского. */
  demonym(folded: string, lang: Lang | null): string | null
  isGiven(folded: string): boolean
  isFamily(folded: string): boolean
  /** Whether a folded word is a German noun, whoever may be called by it. */
  isNoun(folded: string): boolean
  /** Whether a folded word is a common word of the language (a German compound by its last part), so that its capital says little. */
  isCommon(folded: string, lang: Lang | null): boolean
  /** The same for the whole word only: Darmstadt is no town of guts. */
  isCommonWhole(folded: string, lang: Lang | null): boolean
  /** The clusters of a folded word (wordClusters.ts). */
  clusters: WordClusters
  /** All names of an entry. */
  names(id: string): string[]
}

/** Folded words of a name joined by single spaces, hyphens and apostrophes being spaces. */
export function wordsOf(name: string): string {
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name)) return name.toLowerCase()
  return fold(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(' ')
}

const RU_ENDING =
  /(?:иями|ями|ами|иях|ого|его|ому|ему|ыми|ими|ией|ием|ию|ия|ие|ии|ой|ей|ый|ий|ая|яя|ое|ее|ые|ом|ем|ым|им|ых|их|ую|юю|ах|ях|ам|ям|а|я|у|ю|е|и|ы|ь|о|й)$/
const DE_ENDING = /(?:en|er|es|em|e)$/

function stem(word: string, several: boolean): string {
  if (/[а-я]/.test(word)) {
    if (word.length < (several ? 3 : 4)) return word
    const base = word.replace(RU_ENDING, '')
    const short = several ? base.replace(/(?<=...)(?:ов|ев)$/, '') : base
    return short.length < 2 ? word : short
  }
  if (word.length < 4) return word
  return word.replace(/s$/, '').replace(DE_ENDING, '')
}

/** Key of an inflected name; Latin one-word names have none, for their stems are other words. */
function stemKey(words: string): string | null {
  const list = words.split(' ')
  if (list.length === 1 && !/[а-я]/.test(words)) return null
  // Berliner, New Yorker: -er after the last word makes another word.
  return list.map((word, at) => (at === list.length - 1 && list.length > 1 && word.endsWith('er') ? word : stem(word, list.length > 1))).join(' ')
}

const DEMONYM_ENDINGS: Record<Lang, RegExp> = {
  de: /^(?:e|en|er|es|em|n|s|in|innen|ern)?$/,
  en: /^s?$/,
  fr: /^(?:e|s|es|ne|nes)?$/,
  it: /^(?:o|a|i|e|hi|he|ita|iti)?$/,
  es: /^(?:o|a|os|as|e|es|s|i)?$/,
  ru: /^(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими|а|у|ы|ов|ам|ами|ах|ем|и|е|ин|ина|ину)?$/,
}

function unpack({ unit, caution, weights }: TaggerData): ChainModel {
  const packed = atob(weights)
  const bytes = new Uint8Array(packed.length)
  // Millions of them: Uint8Array.from would walk the text as an iterator, which takes half of the loading.
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at)
  const unpacked = new Int8Array(unzlibSync(bytes).buffer)
  return { unit, caution, weights: unpacked, used: usedBuckets(unpacked) }
}

/** Makes the parsed gazetteer files searchable; some 200 ms and 40 MB for the bundled ones. */
export function createGazetteer(data: GazetteerData): Gazetteer {
  const entries: Entry[] = []
  const exact = new Map<string, number>()
  const stemmed = new Map<string, number>()
  const acronyms = new Map<string, number>()
  const longestExact = new Map<string, number>()
  const longestStem = new Map<string, number>()
  const packed: (string | string[])[] = []
  const add = (entry: Entry, names: string[], raw: string | string[]): void => {
    const index = entries.push(entry) - 1
    packed.push(raw)
    for (const name of names) {
      if (/^\p{Lu}[\p{Lu}\d.]{1,5}$/u.test(name) && name.length < 6) {
        if (!acronyms.has(name)) acronyms.set(name, index)
        continue
      }
      const key = wordsOf(name)
      // The first to come keeps the name: countries, organisations, then places by size.
      if (key === '' || exact.has(key)) continue
      exact.set(key, index)
      const list = key.split(' ')
      const first = list[0] ?? ''
      if (list.length > (longestExact.get(first) ?? 0)) longestExact.set(first, list.length)
      // Small towns are looked up as written: their inflected forms would cost half the loading time.
      if (entry.weight < 0.5 || (entry.weight < 0.7 && list.length > 1)) continue
      const inflected = stemKey(key)
      if (inflected === null || stemmed.has(inflected)) continue
      stemmed.set(inflected, index)
      const start = inflected.slice(0, inflected.indexOf(' ') < 0 ? undefined : inflected.indexOf(' '))
      if (list.length > (longestStem.get(start) ?? 0)) longestStem.set(start, list.length)
    }
  }
  const { places, organisations, people } = data
  for (const [code, names] of places.countries) add({ id: `country:${code}`, kind: 'place', weight: 1 }, names, names)
  for (const [id, names] of places.regions) if (id.startsWith('place:')) add({ id, kind: 'place', weight: 0.9 }, names.split('|'), names)
  for (const [id, names, short] of organisations.organisations) {
    add({ id: `org:${id}`, kind: 'organisation', weight: id.startsWith('SV:') ? 0.8 : 1 }, names, [...short, ...names])
    for (const acronym of short) if (!acronyms.has(acronym)) acronyms.set(acronym, entries.length - 1)
  }
  const regions = places.regions.filter(([id]) => !id.startsWith('place:'))
  const split = places.cities.findIndex(([, , thousands]) => thousands < 100)
  const addCity = ([id, , thousands, names]: (typeof places.cities)[number]): void =>
    add({ id: `city:${id}`, kind: 'place', weight: thousands >= 1000 ? 0.95 : thousands >= 300 ? 0.85 : thousands >= 100 ? 0.7 : thousands >= 40 ? 0.5 : 0.4 }, names.split('|'), names)
  places.cities.slice(0, split).forEach(addCity)
  for (const [id, names] of regions) add({ id: `region:${id}`, kind: 'place', weight: 0.75 }, names.split('|'), names)
  places.cities.slice(split).forEach(addCity)
  const byId = new Map(entries.map((entry, index) => [entry.id, index]))
  const [isGiven, isFamily, isNoun] = [wordSet(people.given), wordSet(people.family), wordSet(people.nouns)]
  const common = createCommonWords(people.common, (word) => isNoun(word) && !isFamily(word) && !isGiven(word))
  const demonyms = new Map<Lang, Map<string, string>>()
  const demonymStarts = new Set<string>()
  for (const [code, stems] of places.demonyms) {
    for (const [lang, list] of Object.entries(stems)) {
      const map = demonyms.get(lang) ?? new Map<string, string>()
      demonyms.set(lang, map)
      for (const each of fold(list).split(' ')) {
        if (each === '') continue
        const stem = each.replace(/-/g, ' ')
        map.set(stem, code)
        demonymStarts.add(stem.slice(0, 3))
      }
    }
  }
  const entry = (index: number | undefined): Entry | null => (index === undefined ? null : (entries[index] ?? null))
  const inflects = (word: string, lang: Lang | null): boolean => lang === 'de' || lang === null || /[а-я]/.test(word)

  const inflected = memo((words: string): Entry | null => {
    if (words.endsWith('s') && words.length > 4 && !words.includes(' ')) {
      const bare = exact.get(words.slice(0, -1))
      if (bare !== undefined) return entry(bare)
    }
    const key = stemKey(words)
    return key === null ? null : entry(stemmed.get(key))
  })
  const lookup = (words: string, lang: Lang | null): Entry | null => {
    const plain = exact.get(words)
    if (plain !== undefined) return entry(plain)
    return inflects(words, lang) ? inflected(words, null) : null
  }
  const longestInflected = memo((word: string): number => {
    const genitive = word.endsWith('s') && longestExact.has(word.slice(0, -1)) ? 1 : 0
    return Math.max(genitive, longestStem.get(stem(word, true)) ?? 0, longestStem.get(stem(word, false)) ?? 0)
  })
  return {
    tagger: data.tagger === undefined ? null : unpack(data.tagger),
    find: (name) => entry(acronyms.get(name)) ?? entry(exact.get(wordsOf(name))) ?? lookup(wordsOf(name), null),
    lookup,
    longest: (word, lang) => {
      const plain = longestExact.get(word) ?? 0
      return inflects(word, lang) ? Math.max(plain, longestInflected(word, null)) : plain
    },
    acronym: (text) => entry(acronyms.get(text)),
    demonym: (folded, lang) => {
      const word = folded.includes('-') ? folded.replace(/-/g, ' ') : folded
      if (!demonymStarts.has(word.slice(0, 3))) return null
      for (const each of lang === null ? demonyms.keys() : [lang]) {
        const map = demonyms.get(each)
        const endings = DEMONYM_ENDINGS[each]
        if (!map || !endings) continue
        for (let cut = word.length; cut >= Math.max(3, word.length - 5); cut--) {
          const code = map.get(word.slice(0, cut))
          if (code !== undefined && endings.test(word.slice(cut))) return code
        }
      }
      return null
    },
    isGiven,
    isFamily,
    isNoun,
    // Nursultan is a city, not a sultan of some kind.
    isCommon: (folded, lang) => common.lists(folded, lang) || (lang === 'de' && !exact.has(folded) && common.has(folded, lang)),
    isCommonWhole: (folded, lang) => common.lists(folded, lang),
    clusters: data.clusters === undefined ? () => null : wordClusters(data.clusters),
    names: (id) => {
      const names = packed[byId.get(id) ?? -1]
      return names === undefined ? [] : typeof names === 'string' ? names.split('|') : names
    },
  }
}
