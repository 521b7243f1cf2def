/** Words, characters and the time it takes to read, of a note or of what is selected in it. */
import type { Node } from '@tiptap/pm/model'

export interface TextCounts {
  words: number
  /** As a reader counts: what is one sign to them is one. */
  characters: number
  charactersWithoutSpaces: number
  /** At 230 words a minute. */
  minutes: number
}

const WORDS_A_MINUTE = 230
const segmenters = { word: new Intl.Segmenter(undefined, { granularity: 'word' }), grapheme: new Intl.Segmenter(undefined, { granularity: 'grapheme' }) }

/** The words between two positions; a link counts by its label. */
export function textOf(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, '\n', (leaf) => (leaf.type.spec.leafText !== undefined ? leaf.type.spec.leafText(leaf) : String(leaf.attrs['label'] ?? '')))
}

export function wordsOf(text: string): number {
  let words = 0
  for (const { isWordLike } of segmenters.word.segment(text)) if (isWordLike === true) words++
  return words
}

export function countText(text: string): TextCounts {
  const lines = text.replaceAll('\n', '')
  // Only what is not ASCII can be several units for one sign.
  const signs = (part: string): number => (/^[\u0020-\u024F]*$/.test(part) ? part.length : [...segmenters.grapheme.segment(part)].length)
  const words = wordsOf(text)
  return { words, characters: signs(lines), charactersWithoutSpaces: signs(lines.replace(/\s+/g, '')), minutes: words / WORDS_A_MINUTE }
}
