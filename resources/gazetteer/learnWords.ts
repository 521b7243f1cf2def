/**
 * The words of each language that are no names by themselves, so that their capital says little: learned from the learning part of the
 * annotated texts (what stands outside names, in lower case or, in German, as a noun), and the hand-written words.tsv for what few texts hold.
 */
import type { Lang } from '../../renderer/core/model.ts'
import { fold } from '../../renderer/core/text/fold.ts'
import { tokens } from '../../renderer/core/text/tokens.ts'
import type { PlaceData } from '../../renderer/core/actors/gazetteerData.ts'
import type { AnnotatedText } from './annotated.ts'

interface Seen {
  /** In lower case, outside names. */
  small: number
  /** German nouns, outside names and not opening a sentence. */
  noun: number
  /** In lower case or as a noun, in old newspapers, whose scans are full of misread words. */
  old: number
  /** In a person's name or a place's; an organisation's is made of common words. */
  name: number
}

/**
 * Folded words by language, sorted. `isName` says whether a list of people or large places has the word: such a word must have been seen
 * more often to count as common.
 */
export function learnWords(sets: { name: string; texts: AnnotatedText[] }[], own: Map<Lang, string[]>, isName: (word: string) => boolean): Record<Lang, string> {
  const seen = new Map<Lang, Map<string, Seen>>()
  for (const { name, texts } of sets) {
    const old = name.startsWith('europeana')
    for (const { text, lang, spans, other } of texts) {
      const words = seen.get(lang) ?? new Map<string, Seen>()
      seen.set(lang, words)
      const named = new Set(spans.filter(({ kind }) => kind !== 'organisation').map(({ start }) => start))
      const marked = [...spans, ...other].sort((a, b) => a.start - b.start)
      let at = 0
      let inside = false
      for (const token of tokens(text, lang)) {
        while (at < marked.length && (marked[at]?.end ?? 0) <= token.start) at++
        const span = marked[at]
        inside = span !== undefined && span.start <= token.start
        if (!/^\p{L}{3,}$/u.test(token.folded) || token.folded.length > 24) continue
        const count = words.get(token.folded) ?? { small: 0, noun: 0, old: 0, name: 0 }
        if (inside) count.name += span !== undefined && named.has(span.start) && token.shape !== 'lower' ? 1 : 0
        else if (token.shape === 'lower') count[old ? 'old' : 'small']++
        else if (lang === 'de' && token.shape === 'cap' && !token.initial) count[old ? 'old' : 'noun']++
        words.set(token.folded, count)
      }
    }
  }
  const lists: Record<Lang, string> = {}
  for (const lang of new Set([...seen.keys(), ...own.keys()])) {
    const kept = new Set(own.get(lang)?.map((word) => fold(word)))
    for (const [word, { small, noun, old, name }] of seen.get(lang) ?? []) {
      const count = small + noun + (old > 1 ? old : 0)
      if (count > 2 * name && (isName(word) ? small + old >= 2 || count >= 5 : count > 0)) kept.add(word)
    }
    lists[lang] = [...kept].sort().join('\n')
  }
  return lists
}

/** Whether a folded word names a larger place. */
export function placeTester({ cities, countries, regions }: PlaceData): (word: string) => boolean {
  const large = cities.filter(([, , thousands]) => thousands >= 100).flatMap(([, , , names]) => names.split('|'))
  const places = new Set([...countries.flatMap(([, all]) => all), ...regions.flatMap(([, all]) => all.split('|')), ...large].map(fold))
  return (word) => places.has(word)
}

/** The hand-written words.tsv, by language. */
export function ownWords(tsv: string): Map<Lang, string[]> {
  return new Map(tsv.split('\n').filter(Boolean).map((line) => line.split('\t')).map(([lang = '', ...words]) => [lang, words.join(' ').trim().split(/\s+/)]))
}
