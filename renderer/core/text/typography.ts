/**
 * Text as it reads, without how it is set: kinds of quotation marks, dashes and spaces, line ends, soft hyphens. Two versions of one article
 * differ in these when another program took them down, and in nothing that was said. Not fold.ts, to which ß is ss and É is e.
 */

export interface PlainText {
  text: string
  /** The offset in the original of the unit at `index`; for the length of `text`, the original's length. */
  original: (index: number) => number
  /** The reverse: the first unit of `text` that stands at or after an offset of the original. */
  plain: (offset: number) => number
}

/** White space that is more than one blank; marks that are set in several ways; what is there and not seen. */
const SET = /[^\S ][\s\u00AD\u200B-\u200D\u2060]*| [\s\u00AD\u200B-\u200D\u2060]+|[\u00AD\u200B-\u200D\u2060]+(?:\s[\s\u00AD\u200B-\u200D\u2060]*)?|[“”„‟«»]|[‘’‚‛ʼ′]|[‐-―−]/g

const DOUBLE = '“”„‟«»'
const SINGLE = '‘’‚‛ʼ′'

function plainOf(found: string): string {
  const [first = ''] = found
  if (DOUBLE.includes(first)) return '"'
  if (SINGLE.includes(first)) return "'"
  if (/\s/.test(found)) return ' '
  return /[\u00AD\u200B-\u200D\u2060]/.test(first) ? '' : '-'
}

/** `„a –\n\nb“` reads `"a - b"`. */
export const plainTypography = (text: string): string => text.replace(SET, plainOf)

/** The same with the way back to where each unit came from; takes a few numbers for each place whose length changed. */
export function plainWithOffsets(original: string): PlainText {
  /** Beginnings, in the plain text, of stretches that are shifted alike, and by how much. */
  const from: number[] = [0]
  const shift: number[] = [0]
  let moved = 0
  const text = original.replace(SET, (found, at: number) => {
    const plain = plainOf(found)
    if (plain.length !== found.length) {
      const next = at - moved + plain.length
      moved += found.length - plain.length
      from.push(next)
      shift.push(moved)
    }
    return plain
  })
  const stretch = (holds: (at: number) => boolean): number => {
    let low = 0
    let high = from.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (holds(middle)) low = middle + 1
      else high = middle
    }
    return low - 1
  }
  return {
    text,
    original: (index) => {
      const at = stretch((candidate) => from[candidate]! <= index)
      return index + shift[at]!
    },
    plain: (offset) => {
      const at = stretch((candidate) => from[candidate]! + shift[candidate]! <= offset)
      const next = from[at + 1]
      return Math.min(offset - shift[at]!, next ?? text.length, text.length)
    },
  }
}
