/**
 * Words of a page → its lines in reading order. Fragments on one base line make a row; where most rows leave the same strip of the page free, and what
 * is on both sides is wide enough for prose (columns of a table are not), the strip divides columns. Rows that cross it, such as a headline, divide
 * the page into bands; in each, a column is read to its end before the next one.
 */
import type { Fragment, Page } from './pages.ts'

export interface Line {
  text: string
  x: number
  /** Where it ends. */
  end: number
  /** Base line, from the top. */
  y: number
  size: number
  /** Edges of the column it stands in. */
  left: number
  right: number
  page: number
  /** Counts up with each column and band of the page. */
  column: number
}

/** Parts of the font size. */
const SAME_LINE = 0.4
const SPACE = 0.17
const GUTTER = 0.8

/** Rows that may cross what divides columns, as a part of all. */
const CROSSING = 0.25
const FEWEST_ROWS = 6
/** Width of a column of prose, in font sizes, and how much of it an ordinary line fills. */
const COLUMN = 9
const FILLED = 0.5

interface Row {
  fragments: Fragment[]
  y: number
  size: number
}

export function linesOf(page: Page, number: number): Line[] {
  const rows = rowsOf(page.fragments)
  const size = median(rows.map((row) => row.size))
  const gutters = guttersOf(rows, page.width, size)
  const bands: { spanning: Row[]; columns: Row[][] }[] = []
  const fresh = (): { spanning: Row[]; columns: Row[][] } => ({ spanning: [], columns: Array.from({ length: gutters.length + 1 }, () => []) })
  let band = fresh()
  for (const row of rows) {
    const parts = dividedAt(row, gutters)
    if (parts === null) {
      if (band.columns.some((column) => column.length > 0)) {
        bands.push(band)
        band = fresh()
      }
      band.spanning.push(row)
    } else for (const [at, part] of parts.entries()) if (part.length > 0) band.columns[at]!.push(rowOf(part))
  }
  bands.push(band)
  let column = 0
  return bands.flatMap(({ spanning, columns }) => [spanning, ...columns].filter((group) => group.length > 0).flatMap((group) => toLines(group, number, column++)))
}

/** A row is as high as its largest letters, and stands where these do. */
function rowOf(fragments: Fragment[]): Row {
  const { y, size } = fragments.reduce((largest, one) => (one.size > largest.size ? one : largest))
  return { fragments, y, size }
}

function rowsOf(fragments: Fragment[]): Row[] {
  const sorted = fragments.filter(({ text }) => text.trim() !== '').toSorted((a, b) => a.y - b.y)
  const rows: Row[] = []
  for (const fragment of sorted) {
    // Raised figures stand above their line: they come first, and the line takes them in.
    const row = rows.at(-1)
    if (row !== undefined && Math.abs(fragment.y - row.y) <= SAME_LINE * Math.max(row.size, fragment.size)) {
      row.fragments.push(fragment)
      if (fragment.size > row.size) Object.assign(row, { y: fragment.y, size: fragment.size })
    } else rows.push({ fragments: [fragment], y: fragment.y, size: fragment.size })
  }
  for (const row of rows) row.fragments.sort((a, b) => a.x - b.x)
  return rows
}

/** Strips, as [from, to] in points, that divide columns. */
function guttersOf(rows: Row[], width: number, size: number): [number, number][] {
  const wide = rows.filter((row) => row.fragments.some(({ text }) => text.length > 1))
  if (wide.length < FEWEST_ROWS) return []
  const covered = new Uint32Array(Math.ceil(width) + 1)
  for (const { fragments } of wide) {
    const taken = new Set<number>()
    for (const { x, width: length } of fragments) for (let at = Math.max(0, Math.floor(x)); at < Math.min(width, x + length); at += 1) taken.add(at)
    for (const at of taken) covered[at]! += 1
  }
  const free = (at: number): boolean => covered[at]! <= Math.max(1, wide.length * CROSSING)
  const first = covered.findIndex((count) => count > wide.length * CROSSING)
  const last = covered.findLastIndex((count) => count > wide.length * CROSSING)
  const found: [number, number][] = []
  for (let at = first; at >= 0 && at < last; at += 1) {
    if (!free(at)) continue
    const from = at
    while (at < last && free(at)) at += 1
    if (at - from >= size * GUTTER) found.push([from, at])
  }
  return found.length > 4 ? [] : proseOnBothSides(found, wide, size, first, last)
}

/** Without strips beside which there is no prose: those between the columns of a table, or beside numbers in a margin. */
function proseOnBothSides(gutters: [number, number][], rows: Row[], size: number, first: number, last: number): [number, number][] {
  const edges = [first, ...gutters.flat(), last]
  const prose = Array.from({ length: gutters.length + 1 }, (_, at) => {
    const [left, right] = [edges[at * 2]!, edges[at * 2 + 1]!]
    const inside = rows.map(({ fragments }) => fragments.filter((one) => one.x >= left - 1 && one.x + one.width <= right + size)).filter((part) => part.length > 0)
    const filled = inside.map((part) => (part.at(-1)!.x + part.at(-1)!.width - part[0]!.x) / Math.max(1, right - left))
    return right - left >= COLUMN * size && inside.length >= FEWEST_ROWS && median(filled) >= FILLED
  })
  return gutters.filter((_, at) => prose[at]! && prose[at + 1]!)
}

/** The row's words by column; null when it crosses from one to the next. */
function dividedAt(row: Row, gutters: [number, number][]): Fragment[][] | null {
  const parts: Fragment[][] = Array.from({ length: gutters.length + 1 }, () => [])
  for (const fragment of row.fragments) {
    const middle = (at: number): number => (gutters[at]![0] + gutters[at]![1]) / 2
    const crosses = gutters.some((_, at) => fragment.x < middle(at) && fragment.x + fragment.width > middle(at) + row.size * 0.5)
    if (crosses) return null
    const column = gutters.findIndex((_, at) => fragment.x < middle(at))
    parts[column < 0 ? gutters.length : column]!.push(fragment)
  }
  // Set word by word, a headline crosses without a word that does: its words follow each other more closely than columns do.
  for (let at = 1; at < parts.length; at += 1) {
    const [before, after] = [parts[at - 1]!.at(-1), parts[at]![0]]
    if (before !== undefined && after !== undefined && after.x - (before.x + before.width) < row.size * 0.5) return null
  }
  return parts
}

function toLines(rows: Row[], page: number, column: number): Line[] {
  const lines = rows.map((row) => ({ text: textOf(row), x: row.fragments[0]!.x, end: Math.max(...row.fragments.map((one) => one.x + one.width)), y: row.y, size: row.size }))
  const left = quantile(lines.map(({ x }) => x), 0.1)
  const right = quantile(lines.map(({ end }) => end), 0.9)
  return lines.map((line) => ({ ...line, left, right, page, column }))
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function textOf({ fragments, size, y }: Row): string {
  let text = ''
  let end: number | null = null
  for (const { text: words, x, width, size: own, y: base } of fragments) {
    const gap = end === null ? 0 : x - end
    const raised = own < size * 0.8 && base < y - size * 0.15 && /^\d{1,3}$/.test(words.trim())
    if (end !== null && gap > SPACE * size && !/\s$/.test(text) && !/^\s/.test(words) && !raised) text += ' '
    text += raised ? words.trim().replace(/\d/g, (digit) => RAISED.charAt(Number(digit))) : words
    end = Math.max(end ?? x, x + width)
  }
  return text.replace(/\s+/g, ' ').trim()
}

export const median = (values: number[]): number => quantile(values, 0.5)

export function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
