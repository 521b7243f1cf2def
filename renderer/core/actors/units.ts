/**
 * What the tagger labels: the words of a text, German compounds of a name and a noun in two (OVKS | Region, Air Berlin | Codeshare), so that
 * a name may end inside a word. Other hyphened words stay whole.
 */
import type { Lang } from '../model.ts'
import { fold } from '../text/fold.ts'
import type { Token } from '../text/tokens.ts'
import { wordOf } from '../text/word.ts'
import type { Gazetteer } from './gazetteer.ts'

export interface Units {
  list: Token[]
  /** Index of the token that a unit is, or is a part of. */
  tokenOf: number[]
  /** By unit: a whole word, the part before the last hyphen, or the noun behind it. */
  part: ('whole' | 'head' | 'tail')[]
}

const HYPHEN = /[-‐‑]/
const COMPOUND = /^(.+)[-‐‑](\p{Lu}\p{Ll}{2,})$/u

/** The units of a field's tokens, in order. */
export function unitsOf(tokens: Token[], lang: Lang | null, gazetteer: Gazetteer): Units {
  const units: Units = { list: [], tokenOf: [], part: [] }
  const push = (unit: Token, token: number, part: Units['part'][number]): void => {
    units.list.push(unit)
    units.tokenOf.push(token)
    units.part.push(part)
  }
  tokens.forEach((token, at) => {
    const compound = lang === 'de' && token.text.length > 4 && HYPHEN.test(token.text) ? COMPOUND.exec(token.text) : null
    const [, head, tail] = compound ?? []
    if (head === undefined || tail === undefined || !gazetteer.isCommon(fold(tail), lang)) {
      push(token, at, 'whole')
      return
    }
    const middle = token.start + head.length
    const upper = head.length > 1 && head === head.toUpperCase() && head !== head.toLowerCase()
    const [front, behind] = [wordOf(head, lang), wordOf(tail, lang)]
    push({ ...token, end: middle, word: front, text: head, folded: front.folded, shape: upper ? 'upper' : /\p{Ll}\p{Lu}/u.test(head) ? 'mixed' : token.shape === 'digit' ? 'digit' : 'cap' }, at, 'head')
    push({ start: middle + 1, end: token.end, word: behind, text: tail, folded: behind.folded, shape: 'cap', gap: '-', initial: false }, at, 'tail')
  })
  return units
}
