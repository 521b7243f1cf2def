/** Which line of a dump is the headline: the one that the body is about, near it, perhaps said twice. */
import { readByline } from '../findByline.ts'
import type { Line } from './lines.ts'

export interface FoundTitle {
  /** Lines that say the title, the one nearest the body last; empty when there is none. */
  lines: number[]
  /** The one of them after which the text begins. */
  at: number
  title: string
  /** "Title - Site" when another line, or the body's vicinity, gave the title without its tail. */
  site: string | null
  why: string
}

const HEAD_LINES = 60
/** A site's name after the headline: "… - BBC News", "… | Le Monde". */
const TAIL = /^(.{15,}?)\s+(?:[|–—-]|::|»)\s+([\p{Lu}\d][^|–—]{1,40})$/u

/** A picture's caption ends in whom the picture is from. */
const CAPTION = /©|(?:\b(?:EFE|AFP|AP|DPA|dpa|ANSA|EPA|APA|Reuters|REUTERS|Keystone|Archivfoto|Shutterstock|shutterstock)|Getty(?: Images)?)\)?\.?$/u

/**
 * @param run the half-open run of lines that reads most like an article, headline perhaps included; what precedes it is searched, and its
 *   beginning, because a cookie notice or a teaser above the headline also reads like text
 */
export function findTitle(lines: Line[], run: readonly [number, number]): FoundTitle | null {
  const repeats = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    const key = keyWithoutTail(line)
    const same = repeats.get(key)
    if (same) same.push(index)
    else repeats.set(key, [index])
  }
  const [start, end] = run
  const last = Math.min(end, start + Math.max(3, Math.floor((end - start) * 0.4)))
  const body = stems(lines.slice(start, Math.min(end, start + 14)).map((line) => line.text).join(' '))
  let best: { index: number; score: number; why: string[] } | null = null
  let seen = 0
  /** Earlier lines that the text is about too: the headline comes before its standfirst and captions. */
  let rivals = 0
  let prose = 0
  const total = lines.slice(start, end).reduce((sum, line) => sum + (isProse(line) ? line.words : 0), 0)
  for (let index = Math.max(0, start - HEAD_LINES); index < last; index += 1) {
    const line = lines[index]
    if (!line) continue
    if (index >= start && isProse(line)) prose += line.words
    // A line with this much of the text before it is a subheading or another article's headline.
    if (prose > total * 0.25) break
    if (!mayBeTitle(line) || (line.shape === 'sentence' && !closesLikeTitle(lines, index))) continue
    seen += 1
    const why: string[] = []
    let score = 0
    // Inside the run what follows counts, and not the line itself.
    const about = overlap(stems(line.text), index < start ? body : stems(lines.slice(index + 1, index + 13).map((one) => one.text).join(' ')))
    score += Math.min(about, 0.6) * 8
    if (about > 0.25) why.push('the text is about its words')
    const again = repeats.get(keyWithoutTail(line)) ?? []
    if (again.length > 1 && again.length < 6 && line.words >= 4) {
      score += 3
      why.push('it is repeated')
    }
    score += line.words >= 8 ? 2 : line.words >= 5 ? 1.5 : line.words <= 2 ? -2.5 : 0
    if (line.words > 25) score -= 2
    if (line.heading > 0 && line.heading < 3) score += line.heading === 1 ? 3 : 1.5
    if (CAPTION.test(line.text)) score -= 4
    if (/[^.]\.$/.test(line.text)) score -= 2
    if (line.shape === 'cut') score -= 3
    if (/[>»›]\s|\s\|\s/.test(line.text)) score -= 1.5
    if (line.dates.length > 0) score -= 2
    if (start - index <= 8) score += 1
    if (seen === 1) score += 0.5
    if (datedNearby(lines, index)) {
      score += 1.5
      why.push('a date stands beside it')
    }
    score -= Math.min(3, rivals * 0.7) + prose / 15
    if (about > 0.2 && line.words >= 4) rivals += 1
    if (!best || score > best.score) best = { index, score, why }
  }
  if (!best || best.score < 1) return null
  const chosen = lines[best.index]
  if (!chosen) return null
  const all = repeats.get(keyWithoutTail(chosen)) ?? [best.index]
  const shortest = all.map((index) => lines[index]?.text ?? '').reduce((a, b) => (b !== '' && b.length < a.length ? b : a), chosen.text)
  const tail = all.map((index) => TAIL.exec(lines[index]?.text.slice(0, 300) ?? '')).find((match) => match !== null)
  const site = tail?.[2] !== undefined && all.length > 1 && shortest.length < tail[0].length ? tail[2].trim() : null
  return {
    lines: all,
    at: all.filter((index) => index <= best.index + 6).at(-1) ?? best.index,
    title: shortest,
    site,
    why: best.why.length > 0 ? best.why.join('; ') : 'the line before the text that reads like a headline',
  }
}

function isProse(line: Line): boolean {
  return line.shape === 'sentence' && line.words >= 9
}

/** A headline may end like a sentence when prose or a date, not another such line, is what it introduces. */
function closesLikeTitle(lines: Line[], index: number): boolean {
  const line = lines[index]
  const next = lines[index + 1]
  if (!line || !next || line.words > 22) return false
  return /[?!]["”“»’]?$|["”“»’]$/.test(line.text) || next.shape === 'date' || next.dates.length > 0 || (index === 0 && line.words < 14 && next.words > 20)
}

function datedNearby(lines: Line[], index: number): boolean {
  for (const at of [index - 2, index - 1, index + 1, index + 2, index + 3]) {
    const line = lines[at]
    if (line && line.dates.length > 0 && line.words < 16 && line.furniture?.kind !== 'legal') return true
  }
  return false
}

function mayBeTitle(line: Line): boolean {
  if (readByline(line.text) !== null || line.words < 2 || /^(?:[•·▪◦‣*]|-)\s/.test(line.text)) return false
  if (line.shape === 'number' || line.shape === 'date' || line.text.length > 300 || line.words > 40) return false
  if (line.furniture && line.furniture.kind !== 'related' && (line.words < 6 || line.furniture.kind !== 'discussion')) return false
  return !(line.furniture?.kind === 'related' && line.furniture.label)
}

function keyWithoutTail(line: Line): string {
  if (line.text.length > 300) return line.key
  const tail = TAIL.exec(line.text)
  return tail?.[1] !== undefined && tail[2] !== undefined && tail[2].split(' ').length <= 4 ? tail[1].toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim() : line.key
}

/** Content words, cut to six letters so that inflected forms meet. */
function stems(text: string): Set<string> {
  const found = new Set<string>()
  for (const word of text.toLowerCase().match(/\p{L}{4,}|\p{Lu}{2,}/gu) ?? []) found.add(word.slice(0, 6))
  return found
}

function overlap(words: Set<string>, body: Set<string>): number {
  if (words.size === 0) return 0
  let shared = 0
  for (const word of words) if (body.has(word)) shared += 1
  // Two shared words of a long headline say more than the only word of a menu entry.
  return (shared / words.size) * Math.min(1, shared / 2)
}
