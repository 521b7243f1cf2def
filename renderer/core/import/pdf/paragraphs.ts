/** Lines → paragraphs: over columns and pages, without the hyphens that line ends made. */
import { median, type Line } from './lines.ts'

export interface Paragraph {
  text: string
  size: number
  /** Of its first line. */
  page: number
  /** It begins with a bullet, which `text` has no more. */
  bullet: boolean
}

const BULLET = /^(?:[•‣▪■●○◦–—*·]|-|)\s+(?=\S)/u
const ENDS = /[.!?:;…]["'”“»’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$/u

/** @param body the size of running text */
export function paragraphsOf(lines: readonly Line[], body: number): Paragraph[] {
  const pitch = median(lines.flatMap((line, at) => (at > 0 && sameColumn(line, lines[at - 1]!) && line.y > lines[at - 1]!.y && similarSize(line, lines[at - 1]!) ? [(line.y - lines[at - 1]!.y) / line.size] : []))) || 1.3
  const words = wordsOf(lines)
  const paragraphs: Paragraph[] = []
  let before: Line | null = null
  for (const line of lines) {
    const last = paragraphs.at(-1)
    const bullet = BULLET.test(line.text)
    const text = bullet ? line.text.replace(BULLET, '') : line.text
    if (last !== undefined && before !== null && !bullet && continues(before, line, pitch, body)) last.text = joinLines(last.text, text, words)
    else paragraphs.push({ text, size: line.size, page: line.page, bullet })
    before = line
  }
  return paragraphs
}

const sameColumn = (a: Line, b: Line): boolean => a.page === b.page && a.column === b.column
const similarSize = (a: Line, b: Line): boolean => Math.abs(a.size - b.size) <= 0.08 * Math.max(a.size, b.size)

function continues(before: Line, line: Line, pitch: number, body: number): boolean {
  if (!similarSize(before, line)) return false
  const ended = ENDS.test(before.text)
  const indented = line.x > line.left + line.size * 0.8 && line.x < line.left + line.size * 6
  if (!sameColumn(before, line)) return line.size <= body * 1.1 && (hyphenated(before.text) || (!ended && !indented) || (/^\p{Ll}/u.test(line.text) && !ended))
  const gap = (line.y - before.y) / line.size
  // A headline's lines follow each other as closely; whatever stands higher is another column's.
  if (gap > pitch * 1.35 || gap < 0.3) return false
  const full = before.end > before.right - Math.max(before.size * 4, (before.right - before.left) * 0.15)
  if (indented && before.x <= before.left + before.size * 0.8) return hyphenated(before.text)
  return full || !ended
}

const hyphenated = (text: string): boolean => /\p{L}[-‐\u00ad]$/u.test(text)

/** How often words occur inside lines, where no hyphen is of the printer's making. */
function wordsOf(lines: readonly Line[]): Map<string, number> {
  const words = new Map<string, number>()
  for (const { text } of lines) {
    const inside = text.split(/\s+/)
    for (const word of inside.slice(0, -1)) {
      const bare = word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
      if (bare !== '') words.set(bare, (words.get(bare) ?? 0) + 1)
    }
  }
  return words
}

/** “Nord- und Südtirol”: the hyphen stands for the rest of the word. */
const CONJUNCTION = /^(?:und|oder|bzw|sowie|bis|and|or|to|e|o|ed|et|ou|y|u|и|или)\b/u

/** Of a word that a line end divides, the hyphen goes; one that belongs to it (“Kriegs-Ende” elsewhere in the text, a capital after it) stays. */
export function joinLines(before: string, after: string, words: ReadonlyMap<string, number> = new Map()): string {
  if (!hyphenated(before)) return `${before} ${after}`
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after
  if (CONJUNCTION.test(after)) return `${before} ${after}`
  const head = /[\p{L}\p{M}'’-]+$/u.exec(before.slice(0, -1))?.[0].toLowerCase() ?? ''
  const tail = /^[\p{L}\p{M}'’-]+/u.exec(after)?.[0].toLowerCase() ?? ''
  const [whole, parted] = [words.get(head + tail) ?? 0, words.get(`${head}-${tail}`) ?? 0]
  const capital = /^\p{Lu}/u.test(after)
  return whole > parted || (whole === parted && !capital) ? before.slice(0, -1) + after : before + after
}
