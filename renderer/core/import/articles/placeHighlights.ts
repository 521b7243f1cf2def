import type { Span } from '../../model.ts'
import { plainTypography, plainWithOffsets } from '../../text/typography.ts'
import type { BroughtHighlight, PlacedHighlight } from './types.ts'

/**
 * Where marked passages stand in a text: by their words, typography and white space apart. A passage that stands there several times is the first one
 * after the one before it, since programs list them in the order of the text. What is not found comes back, so that it can be said.
 */
export function placeHighlights(text: string, highlights: readonly BroughtHighlight[]): { placed: PlacedHighlight[]; missing: BroughtHighlight[] } {
  const placed: PlacedHighlight[] = []
  const missing: BroughtHighlight[] = []
  if (highlights.length === 0) return { placed, missing }
  const plain = plainWithOffsets(text)
  // Programs join the paragraphs of a passage by spaces or line ends; both are one blank here.
  const { flat, offsets } = collapsed(plain.text)
  let from = 0
  for (const highlight of highlights) {
    const quote = collapsed(plainTypography(highlight.quote)).flat.trim()
    const after = quote === '' ? -1 : flat.indexOf(quote, from)
    const at = after < 0 && quote !== '' ? flat.indexOf(quote) : after
    if (at < 0) {
      missing.push(highlight)
      continue
    }
    from = at + quote.length
    const span: Span = { start: plain.original(offsets[at]!), end: plain.original(offsets[from - 1]!) + 1 }
    placed.push({ span, comment: highlight.comment, colour: highlight.colour, tags: highlight.tags, createdAt: highlight.createdAt })
  }
  return { placed, missing }
}

/** Runs of white space as one blank, with the offset of each character in the text given. */
function collapsed(text: string): { flat: string; offsets: number[] } {
  const parts: string[] = []
  const offsets: number[] = []
  let blank = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!
    const white = /\s/.test(character)
    if (white && blank) continue
    blank = white
    parts.push(white ? ' ' : character)
    offsets.push(at)
  }
  return { flat: parts.join(''), offsets }
}
