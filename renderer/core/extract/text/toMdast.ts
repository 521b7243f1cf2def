/** Lines that are body → mdast: subheadings, lists, paragraphs. */
import type { BlockContent, Root, RootContent } from 'mdast'
import type { Line } from './lines.ts'

const BULLET = /^(?:[•·▪◦‣*]|-)\s+(?=\S)/
const NUMBER = /^(\d{1,3})[.)]\s+(?=\S)/

/** The document, and for each line the index of the top-level block that it went into. */
export function linesToMdast(lines: Line[]): { root: Root; blockOf: number[] } {
  const children: RootContent[] = []
  const blockOf: number[] = []
  for (let index = 0; index < lines.length; ) {
    const line = lines[index]
    if (!line) break
    const items = listAt(lines, index)
    if (items > 1) {
      for (let item = 0; item < items; item += 1) blockOf.push(children.length)
      children.push(listOf(lines.slice(index, index + items)))
      index += items
      continue
    }
    blockOf.push(children.length)
    children.push(isSubheading(lines, index) ? { type: 'heading', depth: 2, children: [{ type: 'text', value: line.text }] } : paragraph(line.text))
    index += 1
  }
  return { root: { type: 'root', children }, blockOf }
}

function paragraph(value: string): BlockContent {
  return { type: 'paragraph', children: [{ type: 'text', value }] }
}

/** Short, without final punctuation, prose after it. */
function isSubheading(lines: Line[], index: number): boolean {
  const line = lines[index]
  const next = lines[index + 1]
  if (!line || !next || line.shape !== 'headline' || line.words > 16) return false
  return next.shape !== 'headline' && !/[:;,–—-]$/.test(line.text) && !/^[–—-]/.test(line.text) && /^[^\p{L}]*[\p{Lu}\p{Lo}\d]/u.test(line.text)
}

/** Number of consecutive list items. A numbered list counts up by one: "1. FC Köln" alone is a paragraph, its number no marker. */
function listAt(lines: Line[], index: number): number {
  const first = lines[index]?.text ?? ''
  let count = 0
  if (BULLET.test(first)) {
    while (BULLET.test(lines[index + count]?.text ?? '')) count += 1
    return count
  }
  const start = NUMBER.exec(first)
  if (!start) return 0
  while (NUMBER.exec(lines[index + count]?.text ?? '')?.[1] === String(Number(start[1]) + count)) count += 1
  return count
}

function listOf(lines: Line[]): RootContent {
  const start = NUMBER.exec(lines[0]?.text ?? '')
  return {
    type: 'list',
    ordered: start !== null,
    start: start ? Number(start[1]) : null,
    spread: false,
    children: lines.map((line) => ({ type: 'listItem', spread: false, children: [paragraph(line.text.replace(start ? NUMBER : BULLET, ''))] })),
  }
}
