/** What a page repeats at its edges: running heads and feet, page numbers. */
import type { Line } from './lines.ts'

const NUMBER = /^(?:[-–—|•·\s]*(?:page|seite|pagina|página|pág\.?|p\.|s\.|стр\.?)?\s*)(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|di|de|sur|из)\s*\d{1,4})?[-–—|•·\s]*$/i

/** Lines at each edge that may be repeated ones. */
const EDGE = 3

/** The same line on other pages, as large, but for its numbers. */
const keyOf = ({ text, y, size }: Line, height: number): string => `${y < height / 2 ? 'top' : 'foot'} ${Math.round(size)} ${text.replace(/\d+/g, '#').replace(/\s+/g, ' ').toLowerCase()}`

/**
 * @param pages the lines of each page
 * @returns the lines that are no part of the text, and why
 */
export function findRunningHeads(pages: readonly { lines: Line[]; height: number }[]): Map<Line, string> {
  const edges = pages.map(({ lines, height }) => {
    const sorted = lines.toSorted((a, b) => a.y - b.y)
    // Not more than a sixth of the page, lest a page of five lines is nothing but edge.
    return [...new Set([...sorted.slice(0, EDGE).filter(({ y }) => y < height / 6), ...sorted.slice(-EDGE).filter(({ y }) => y > (height * 5) / 6)])]
  })
  const seen = new Map<string, Set<number>>()
  for (const [page, lines] of edges.entries()) for (const line of lines) seen.set(keyOf(line, pages[page]!.height), (seen.get(keyOf(line, pages[page]!.height)) ?? new Set()).add(page))
  const found = new Map<Line, string>()
  for (const [page, lines] of edges.entries()) {
    const { height, lines: all } = pages[page]!
    const [highest, lowest] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))]
    for (const line of lines) {
      const often = seen.get(keyOf(line, height))!.size
      if (NUMBER.test(line.text) && (line.y === highest || line.y === lowest || often > 1)) found.set(line, 'a page number')
      else if (often >= Math.max(2, Math.min(3, Math.ceil(pages.length * 0.3))) && line.text.length < 150) found.set(line, line.y < height / 2 ? 'a running head' : 'a running foot')
    }
  }
  return found
}
