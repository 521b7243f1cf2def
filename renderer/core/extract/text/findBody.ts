/**
 * Where the article is among the lines of a dump. Each line gets points for being prose and loses them for being furniture; the body
 * is the run of lines with the largest sum (Kadane), so that one short line inside never ends it and one sentence in a
 * sidebar never starts it. Inside the run, furniture is taken out line by line.
 */
import type { FurnitureKind } from '../furniture.ts'
import { findComments } from './findComments.ts'
import type { Line } from './lines.ts'

/** Why a line is not body, in the words of the step that reports it. */
export type Verdict = 'keep' | { stage: 'before-body' | 'after-body' | 'furniture' | 'related'; reason: string }

const REASONS: Record<FurnitureKind, string> = {
  share: 'share and print buttons',
  subscribe: 'an appeal to subscribe, follow or donate',
  discussion: 'a prompt to log in or to discuss',
  navigation: 'navigation',
  cookies: 'a cookie notice',
  advertisement: 'advertising',
  legal: 'copyright or imprint',
  credit: 'a picture credit',
  status: 'reading time, counters or update status',
  tags: 'keywords or a bare source line',
  related: 'a pointer to another article',
  more: 'a list of other articles',
}

/** Index of the first line that is surely prose: a long sentence, or two sentences in a row; lines.length when there is none. */
export function firstProse(lines: Line[]): number {
  const isProse = (line: Line | undefined, words: number): boolean => line?.shape === 'sentence' && line.words >= words && line.furniture === null
  const long = lines.findIndex((line, index) => isProse(line, 18) || (isProse(line, 9) && isProse(lines[index + 1], 9)))
  if (long >= 0) return long
  const any = lines.findIndex((line, index) => isProse(line, 5) && index > 0)
  return any >= 0 ? any : lines.length
}

/** The half-open run of lines that reads most like an article, before anything is known of it. */
export function likelyRun(lines: Line[]): [number, number] {
  const none = new Set<number>()
  return bestRun(lines, rolesOf(lines, 0, none), 0, none)
}

/**
 * @param from first line that may be body (after the title)
 * @param spoken lines already explained (title, date, byline): never body, and no evidence against it either
 * @param extent `run` looks for the best run of lines; `whole` knows that all of them are article (a selected element) and only takes
 *   furniture out
 */
export function findBody(lines: Line[], from: number, spoken: ReadonlySet<number>, extent: 'run' | 'whole' = 'run'): Verdict[] {
  const roles = rolesOf(lines, from, spoken)
  const [start, last] = extent === 'whole' ? [from, lines.length] : bestRun(lines, roles, from, spoken)
  const comments = findComments(lines, start, last, (index) => roles[index]?.reason === null && lines[index]?.shape === 'sentence' && !spoken.has(index))
  const end = comments ?? last
  return lines.map((line, index): Verdict => {
    const role = roles[index]
    if (index < start) return { stage: 'before-body', reason: line.furniture ? REASONS[line.furniture.kind] : 'stands before the text' }
    if (comments !== null && index >= comments && index < last) return { stage: 'after-body', reason: 'readers’ comments' }
    if (index >= end) return { stage: 'after-body', reason: role?.reason ?? (line.furniture ? REASONS[line.furniture.kind] : 'stands after the text') }
    if (!role || role.reason === null || spoken.has(index) || (extent === 'whole' && role.shapeOnly)) return 'keep'
    return { stage: role.related ? 'related' : 'furniture', reason: role.reason }
  })
}

interface Role {
  points: number
  /** Why it is taken out when it lies inside the run; null keeps it. */
  reason: string | null
  related: boolean
  /** Judged by its shape beside its neighbours alone, which says little where markup says more. */
  shapeOnly?: boolean
}

function rolesOf(lines: Line[], from: number, spoken: ReadonlySet<number>): Role[] {
  const roles: Role[] = []
  /** Inside a box of other articles: `inline` ends at the next prose, `tail` only where prose clearly goes on. */
  let box: 'inline' | 'tail' | null = null
  let inBox = 0
  for (const [index, line] of lines.entries()) {
    if (index < from || spoken.has(index)) {
      roles.push({ points: 0, reason: null, related: false })
      continue
    }
    const kind = furnitureOf(line)
    if (kind === 'more' || (kind === 'related' && line.furniture?.label)) {
      box = kind === 'more' ? 'tail' : 'inline'
      inBox = 0
      roles.push({ points: kind === 'more' ? -40 : -8, reason: REASONS[kind], related: true })
      continue
    }
    if (box && (endsBox(box, lines, index) || (box === 'inline' && inBox > 0 && setApart(lines, index, inBox)))) box = null
    if (box) {
      inBox += 1
      roles.push({ points: box === 'tail' ? -6 : -2, reason: REASONS[box === 'tail' ? 'more' : 'related'], related: true })
      continue
    }
    roles.push(kind ? { points: pointsOf(kind), reason: REASONS[kind], related: kind === 'related' } : ordinary(lines, index, roles))
  }
  markDatedTeasers(lines, roles, spoken)
  return roles
}

/** Another article's box in the middle of the text: its headline, its date, one sentence of it. The article's own date comes before its text. */
function markDatedTeasers(lines: Line[], roles: Role[], spoken: ReadonlySet<number>): void {
  let prose = 0
  for (const [index, line] of lines.entries()) {
    const role = roles[index]
    if (role?.reason === null && line.shape === 'sentence' && line.words >= 9 && !spoken.has(index)) prose += 1
    if (prose < 2 || line.shape !== 'date' || spoken.has(index)) continue
    let first = index
    while (first > index - 3 && (lines[first - 1]?.words ?? 99) <= 16 && isTitleLike(lines[first - 1])) first -= 1
    if (first === index) continue
    const last = lines[index + 1]?.shape === 'sentence' || lines[index + 1]?.shape === 'cut' ? index + 1 : index
    for (let at = first; at <= last; at += 1) roles[at] = { points: -5, reason: REASONS.related, related: true }
  }
}

function isTitleLike(line: Line | undefined): boolean {
  return line !== undefined && line.furniture === null && (line.shape === 'headline' || (line.shape === 'sentence' && /[?!]["”»]?$/.test(line.text)))
}

/** The furniture a line speaks like, unless it is a full sentence that only happens to begin with such a word. */
function furnitureOf(line: Line): FurnitureKind | null {
  if (!line.furniture) return null
  const { kind, phrase } = line.furniture
  const prose = line.shape === 'sentence' && line.words >= 9 && /[.!?]["”“»’]?$/.test(line.text)
  const weak = kind === 'share' || kind === 'navigation' || kind === 'status' || kind === 'discussion' || kind === 'more'
  if (prose && weak && phrase.length < 14) return null
  if (kind === 'credit' && prose && line.words > 16 && !/^[^\p{L}]*(?:©|foto|photo|bild|фото)/iu.test(line.text)) return null
  if (kind === 'related' && prose && !/[:»]/.test(line.text.slice(0, phrase.length + 3))) return null
  return kind
}

function pointsOf(kind: FurnitureKind): number {
  switch (kind) {
    case 'discussion':
      return -14
    case 'legal':
      return -40
    case 'cookies':
    case 'subscribe':
      return -8
    case 'related':
    case 'credit':
    case 'advertisement':
      return -2
    default:
      return -5
  }
}

function endsBox(box: 'inline' | 'tail', lines: Line[], index: number): boolean {
  const isProse = (at: number): boolean => lines[at]?.shape === 'sentence' && (lines[at]?.words ?? 0) >= 9 && !lines[at]?.furniture
  if (!isProse(index)) return false
  if (box === 'inline') return true
  // Teasers alternate with headlines; an article that goes on has paragraph after paragraph, perhaps with a caption or a subheading between them.
  return (isProse(index + 1) && isProse(index + 2)) || goesOn(lines, index)
}

/** Long paragraphs outweigh what stands between them. */
function goesOn(lines: Line[], index: number): boolean {
  const isLong = (line: Line | undefined): boolean => line?.shape === 'sentence' && line.words >= 20 && !line.furniture && /[.!?]["”“»’]?$/.test(line.text)
  if (!isLong(lines[index])) return false
  let long = 0
  for (const line of lines.slice(index + 1, index + 9)) {
    if (line.furniture?.kind === 'more' || line.furniture?.kind === 'legal' || line.furniture?.kind === 'discussion') break
    if (isLong(line)) long += 1
  }
  return long >= 4
}

/** A subheading after the box: a blank line divides it from the box's lines, which no blank lines divide, and prose follows. */
function setApart(lines: Line[], index: number, inBox: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]]
  if (!line || line.gap === 0 || line.furniture || next?.shape !== 'sentence') return false
  for (let at = index - inBox; at < index; at += 1) if (lines[at]?.gap !== 0) return false
  return true
}

/** @param before the roles of the lines before it */
function ordinary(lines: Line[], index: number, before: Role[]): Role {
  const line = lines[index]
  if (!line) return { points: 0, reason: null, related: false }
  switch (line.shape) {
    case 'sentence':
      if (line.words <= 16 && /[?!]["”»]?$/.test(line.text) && isAmongHeadlines(lines, index)) return { points: -4, reason: 'one of several headline-like lines in a row', related: true, shapeOnly: true }
      return { points: Math.min(line.words, 50) * (line.words >= 9 ? 1 : 0.6), reason: null, related: false }
    case 'cut':
      return isTeaser(lines, index) ? { points: -6, reason: 'the cut teaser of another article', related: true, shapeOnly: true } : { points: 3, reason: null, related: false }
    case 'date':
      return { points: -4, reason: 'a bare date', related: false }
    case 'number':
      return { points: -2, reason: 'a bare number or rule', related: false }
    default:
      return headline(lines, index, before)
  }
}

function isTeaser(lines: Line[], index: number): boolean {
  const before = lines[index - 1]
  return before !== undefined && (before.shape === 'headline' || before.shape === 'cut') && (lines[index]?.words ?? 0) >= 8
}

function isBoxed(role: Role | undefined): boolean {
  return role !== undefined && role.related && !role.shapeOnly
}

/** A single line without full stop between paragraphs is a subheading; several in a row are a menu or a list of headlines. */
function headline(lines: Line[], index: number, before: Role[]): Role {
  let run = 1
  // Bounded, or a dump of nothing but headlines would cost its square.
  for (let at = index - 1; run < 12 && isHeadline(lines[at]) && !isBoxed(before[at]); at -= 1) run += 1
  for (let at = index + 1; run < 24 && isHeadline(lines[at]); at += 1) run += 1
  const introduced = introducesList(lines, index)
  const text = lines[index]?.text ?? ''
  if (!introduced && (lines[index]?.words ?? 0) <= 2 && /^\p{Ll}/u.test(text)) return { points: -2, reason: 'a keyword', related: false, shapeOnly: true }
  const bullet = /^(?:[•·▪◦‣*]|-|\d{1,2}[.)])\s/.test(text)
  if (run <= 2 || introduced || bullet) return { points: run === 1 || introduced || bullet ? -1 : -3, reason: null, related: false }
  return { points: -4 - Math.min(run, 6), reason: 'one of several headline-like lines in a row', related: true, shapeOnly: true }
}

/** A headline may ask or exclaim; what two headlines on either side enclose is one. */
function isAmongHeadlines(lines: Line[], index: number): boolean {
  const isOne = (at: number): boolean => isHeadline(lines[at]) || (isTitleLike(lines[at]) && (lines[at]?.words ?? 99) <= 16)
  return isOne(index - 2) && isOne(index - 1) && isOne(index + 1) && isOne(index + 2)
}

function introducesList(lines: Line[], index: number): boolean {
  for (let at = index - 1; at >= 0 && at > index - 15; at -= 1) {
    const line = lines[at]
    if (!line) return false
    if (line.shape === 'sentence') return line.text.endsWith(':')
  }
  return false
}

function isHeadline(line: Line | undefined): boolean {
  return line !== undefined && line.shape === 'headline' && line.furniture === null
}

/** The half-open run of lines with the largest sum of points, ending on prose. */
function bestRun(lines: Line[], roles: Role[], from: number, spoken: ReadonlySet<number>): [number, number] {
  let best = { start: lines.length, end: lines.length, sum: 0 }
  let sum = 0
  let start = from
  for (let index = from; index < lines.length; index += 1) {
    const role = roles[index]
    if (!role) continue
    if (sum <= 0) {
      sum = 0
      start = index
    }
    sum += role.points
    const mayEnd = role.reason === null && !spoken.has(index) && lines[index]?.shape !== 'headline'
    if (mayEnd && sum > best.sum) best = { start, end: index + 1, sum }
  }
  return [best.start, best.end]
}
