/** Finding a string in one text, as a reader means it: without regard to case, diacritics and kinds of quotation marks and spaces. */
import type { Span } from '../../../core/model.ts'

const SAME: Record<string, string> = { '’': "'", '‘': "'", 'ʼ': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '–': '-', '—': '-', '‑': '-', '\u00A0': ' ', '\u202F': ' ', '\n': ' ', '\t': ' ' }

/** Folds unit by unit, so that offsets stay: `ß` and ligatures are left as they are. */
export function foldUnits(text: string): string {
  // Upper-case letters of ASCII, white space that is no space, and all that is not ASCII.
  return text.replace(/[A-Z\n\t\u0080-\uFFFF]/g, (unit) => {
    const same = SAME[unit]
    if (same !== undefined) return same
    const lower = unit.toLowerCase()
    const base = lower.length === 1 ? lower.normalize('NFD')[0]! : unit
    return base.length === 1 ? base : unit
  })
}

/** Matches in order, none overlapping, at most `most`. `folded` is `foldUnits` of the text. */
export function findInText(folded: string, query: string, most: number): Span[] {
  const wanted = foldUnits(query)
  const found: Span[] = []
  if (wanted.trim() === '') return found
  for (let at = folded.indexOf(wanted); at >= 0 && found.length < most; at = folded.indexOf(wanted, at + wanted.length)) found.push({ start: at, end: at + wanted.length })
  return found
}
