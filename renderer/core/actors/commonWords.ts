/**
 * Words that are no names by themselves, so that their capital says little. German writes every noun large and makes new ones all day: what
 * the list lacks is known by its ending (-ung, -heit, -tion) or by its last part (Dampf-lok, Küsten-windpark).
 */
import type { Lang } from '../model.ts'
import { memo } from '../text/memo.ts'
import { wordSet } from './wordSet.ts'

export interface CommonWords {
  /** Whether a folded word is common in the language, for German also by how it is made. */
  has(folded: string, lang: Lang | null): boolean
  /** The same for the word as listed only: Darmstadt is no town of guts. */
  lists(folded: string, lang: Lang | null): boolean
}

const DERIVED =
  /(?:[a-z]ung(?:en|s)?|(?:heit|keit|igkeit|schaft)(?:en)?|(?:tion|sion)(?:en|s)?|(?:itat|tat)(?:en)?|ismus|isten?|nisse[ns]?|(?:[^e]er|ler|ner)innen|(?:[dt]er|[kl]er|[gn]er)in|(?:iker|ierer|eure?)[ns]?|logien?|grafien?|ments?|enzen|anzen|ssel|chens?|linge?[ns]?|geber[ns]?|nehmer[ns]?|trager[ns]?|fuhrer[ns]?|raume[ns]?|zeuge?[ns]?|werke?[ns]?|stoffe?[ns]?|stucke?[ns]?|teile?[ns]?)$/
// Not -er: Parker is no kind of park.
const ENDING = /(?:ens|nen|en|es|em|n|e|s)$/
const JOINT = /(?:es|s|n|en|er|e)$/

/** `lists` holds folded words by language, one a line, sorted; `isNoun` knows German nouns that no one is called by. */
export function createCommonWords(lists: Record<Lang, string>, isNoun: (folded: string) => boolean = () => false): CommonWords {
  const sets = new Map(Object.entries(lists).map(([lang, lines]) => [lang, wordSet(lines)]))
  const german = sets.get('de')
  const listed = (word: string): boolean => german !== undefined && (german(word) || isNoun(word) || (word.length > 4 && (german(word.replace(ENDING, '')) || isNoun(word.replace(ENDING, '')))))
  const composed = (word: string): boolean => {
    if (word.length > 7 && DERIVED.test(word)) return true
    if (listed(word)) return true
    // The longest last part decides; what stands before it must be a word too unless that part is long.
    for (let at = 3; at <= word.length - 4; at++) {
      if (!listed(word.slice(at))) continue
      if (word.length - at >= 6) return true
      const front = word.slice(0, at)
      if (listed(front) || listed(front.replace(JOINT, ''))) return true
    }
    return false
  }
  return {
    lists: (folded, lang) => sets.get(lang ?? '')?.(folded) ?? false,
    has: memo((folded, lang) => {
      if (lang !== 'de') return sets.get(lang ?? '')?.(folded) ?? false
      const word = folded.replace(/-/g, '')
      return german !== undefined && (german(folded) || (word.length < 40 && composed(word)))
    }),
  }
}
