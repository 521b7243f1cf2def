/** Which line of a dump is the headline: the one that the body is about, near it, perhaps said twice. */
import type { Line } from './lines.ts'

export interface FoundTitle {
  /** Lines that say the title, the one nearest the body last; empty when there is none. */
  lines: number[]
  title: string
  /** "Title - Site" when another line, or the body's vicinity, gave the title without its tail. */
  site: string | null
  why: string
}

const HEAD_LINES = 60
/** A site's name after the headline: "… - BBC News", "… | Le Monde". */
const TAIL = /^(.{15,}?)\s+(?:[|–—-]|::|»)\s+([\p{Lu}\d][^|–—]{1,40})$/u

/** @param bodyStart index of the first paragraph that is surely prose (lines.length when there is none) */
export function findTitle(lines: Line[], bodyStart: number): FoundTitle | null {
  const bodyWords = stems(lines.slice(bodyStart, bodyStart + 12).map((line) => line.text).join(' '))
  const repeats = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    const key = keyWithoutTail(line)
    repeats.set(key, [...(repeats.get(key) ?? []), index])
  }
  let best: { index: number; score: number; why: string[] } | null = null
  let seen = 0
  for (let index = Math.max(0, bodyStart - HEAD_LINES); index < bodyStart; index += 1) {
    const line = lines[index]
    if (!line || !mayBeTitle(line)) continue
    seen += 1
    const why: string[] = []
    let score = 0
    const about = overlap(stems(line.text), bodyWords)
    score += about * 6
    if (about > 0.3) why.push('the text is about its words')
    const again = (repeats.get(keyWithoutTail(line)) ?? []).length > 1
    if (again && line.words >= 4) {
      score += 3
      why.push('it is repeated')
    }
    score += line.words >= 8 ? 3 : line.words >= 5 ? 2 : line.words <= 2 ? -3 : 0
    if (line.words > 28) score -= 2
    if (/[^.]\.$/.test(line.text)) score -= 2
    if (line.shape === 'cut') score -= 3
    if (/[>»/›]\s/.test(line.text)) score -= 1.5
    if (bodyStart - index <= 4) score += 1.5
    if (seen === 1) score += 1
    const next = lines[index + 1]
    if (next?.shape === 'date' || lines[index - 1]?.shape === 'date') {
      score += 1
      why.push('a date stands beside it')
    }
    if (!best || score > best.score) best = { index, score, why }
  }
  if (!best || best.score < 1.5) return null
  const chosen = lines[best.index]
  if (!chosen) return null
  const all = repeats.get(keyWithoutTail(chosen)) ?? [best.index]
  const shortest = all.map((index) => lines[index]?.text ?? '').reduce((a, b) => (b !== '' && b.length < a.length ? b : a), chosen.text)
  const tail = all.map((index) => TAIL.exec(lines[index]?.text.slice(0, 300) ?? '')).find((match) => match !== null)
  const site = tail?.[2] !== undefined && all.length > 1 && shortest.length < tail[0].length ? tail[2].trim() : null
  return {
    lines: all,
    title: shortest,
    site,
    why: best.why.length > 0 ? best.why.join('; ') : 'the line before the text that reads like a headline',
  }
}

function mayBeTitle(line: Line): boolean {
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
