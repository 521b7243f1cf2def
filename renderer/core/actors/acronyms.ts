/** Whether an acronym may stand for a long name: a hypothesis from its initials, for the text or the reader to confirm. */
import { fold } from '../text/fold.ts'
import { isParticle } from './lexicon.ts'

const JOINT = /^(?:und|and|et|e|y|и|for|fur|per|pour|para|the|of|in|on|по|в|на|а|le|les|los|las)$/

/** `BDM` for “Bund der Musterleute”, `CSTO` for “Collective Security Treaty Organization”; small words may count or not. Two letters say nothing. */
export function mayAbbreviate(acronym: string, long: string): boolean {
  const letters = fold(acronym).replace(/[^\p{L}]/gu, '')
  const words = fold(long).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  if (letters.length < 3 || !/^[\p{Lu}.-]+$/u.test(acronym) || words.length < 2) return false
  const initials = (of: string[]): string => of.map((word) => word[0] ?? '').join('')
  return [initials(words), initials(words.filter((word) => !JOINT.test(word) && !isParticle(word)))].includes(letters)
}
