/**
 * A word of a language, one object for all its places, with what pure functions have found out about it: asked again, they answer by one look into
 * an array. Texts repeat their words; asking a pattern again costs more than a map, and asking maps more than the rest of reading.
 */
import type { Lang } from '../model.ts'
import { fold } from './fold.ts'
import { memo } from './memo.ts'

export interface Word {
  readonly text: string
  /** fold(text). */
  readonly folded: string
  /** `lower`, `cap` (first letter upper), `upper` (all letters upper, two or more), `mixed` (McDonald, BelTA), `digit`. */
  readonly shape: 'lower' | 'cap' | 'upper' | 'mixed' | 'digit'
  readonly lang: Lang | null
  /** By `noted` function, what it said. */
  readonly notes: unknown[]
}

function shapeOf(text: string): Word['shape'] {
  const first = text[0] ?? ''
  if (/\p{N}/u.test(first)) return 'digit'
  if (/\p{Ll}|\p{Lo}/u.test(first)) return /\p{Lu}/u.test(text) && !/^[\p{Ll}]['’-]/u.test(text) ? 'mixed' : 'lower'
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()) return 'upper'
  return /\p{Ll}\p{Lu}/u.test(text.replace(/[-'’].*$/u, '')) ? 'mixed' : 'cap'
}

/** The word that a text is. Words that have not been met for long are forgotten, with what was noted of them. */
export const wordOf = memo((text, lang): Word => ({ text, folded: fold(text), shape: shapeOf(text), lang, notes: [] }))

let functions = 0

/** The same function of a word, remembered with the word. Functions are to be made once, not for each text. */
export function noted<T>(compute: (word: Word) => T): (word: Word) => T {
  const slot = functions++
  return (word) => {
    const { notes } = word
    if (slot < notes.length && notes[slot] !== undefined) return notes[slot] as T
    const value = compute(word)
    while (notes.length < slot) notes.push(undefined)
    notes[slot] = value
    return value
  }
}
