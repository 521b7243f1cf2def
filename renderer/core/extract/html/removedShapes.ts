/**
 * Blocks that extraction left out, as they stood on their page: headings, lists, tables, quotes, code, pictures, links. Steps tell them by their words alone (most are
 * never asked for), so that the page is looked through again when one is.
 */
import type { Element, ElementContent, Nodes, Root } from 'hast'
import { toMdast } from 'hast-util-to-mdast'
import type { RootContent } from 'mdast'
import { project } from '../../text/projection.ts'
import type { ShapedBlock, ShapeOf } from '../blocks/editBlocks.ts'
import { cleanMdast } from '../cleanMdast.ts'
import { keyOf } from '../keyOf.ts'
import { blockLines, isBlock, isElement } from './hast.ts'
import { dissolveLayoutTables } from './layoutTables.ts'
import { parseHtml } from './parseHtml.ts'
import { keepPictures, type PictureAddress, reduceFigure } from './pictures.ts'

export interface Page {
  html: string
  /** Resolves relative links. */
  address: string | null
  images: PictureAddress
}

const letters = (text: string): string => keyOf(text).replaceAll(' ', '')

/** Looks through a page. The page is parsed when something is asked for. */
export function shapesIn(page: Page): ShapeOf {
  let parsed: { root: Root; lines: { key: string; first: Nodes }[] } | null = null
  const parse = (): NonNullable<typeof parsed> => {
    const root = parseHtml(page.html)
    keepPictures(root, page.images)
    return { root, lines: blockLines(root).map(({ text, first }) => ({ key: letters(text), first })) }
  }
  return (texts) => {
    parsed ??= parse()
    const wanted = letters(texts.join(' '))
    const chosen = wanted === '' ? null : firstsOf(parsed.lines, wanted)
    if (chosen === null) return null
    const tree: Root = { type: 'root', children: keptOf(parsed.root, chosen) }
    dissolveLayoutTables(tree)
    const made = toMdast(tree, { document: true, newlines: false })
    const { children } = cleanMdast(made.type === 'root' ? made : { type: 'root', children: [] }, { address: page.address, images: (address) => address })
    return inLines(children, texts)
  }
}

/** The first text nodes of the lines that one after the other have these letters; null when none have. */
function firstsOf(lines: readonly { key: string; first: Nodes }[], wanted: string): Set<Nodes> | null {
  for (let start = 0; start < lines.length; start++) {
    if (lines[start]!.key === '' || !wanted.startsWith(lines[start]!.key)) continue
    let length = 0
    let end = start
    while (end < lines.length && wanted.startsWith(lines[end]!.key, length) && length < wanted.length) length += lines[end++]!.key.length
    if (length === wanted.length) return new Set(lines.slice(start, end).map(({ first }) => first))
  }
  return null
}

/** What of a page holds these lines, with the elements around them: a copy. */
function keptOf(parent: Root | Element, chosen: ReadonlySet<Nodes>): ElementContent[] {
  const kept: ElementContent[] = []
  let line: ElementContent[] = []
  const flush = (): void => {
    if (line.some((node) => holds(node, chosen))) kept.push(...line)
    line = []
  }
  for (const child of parent.children) {
    if (isElement(child) && (isBlock(child) || holdsBlocks(child))) {
      flush()
      kept.push(...blockOf(child, chosen))
    } else if (child.type === 'text' || child.type === 'element') line.push(child)
  }
  flush()
  return kept
}

function blockOf(element: Element, chosen: ReadonlySet<Nodes>): Element[] {
  // A picture and its caption are one.
  if (element.tagName === 'figure') {
    const figure = structuredClone(element)
    return holds(element, chosen) && reduceFigure(figure) ? [figure] : copied(element, chosen)
  }
  if (element.tagName === 'table') {
    const rows = copied(element, chosen)
    const cells = rows.flatMap((table) => cellsOf(table)).filter(({ children }) => children.length > 0)
    return cells.length === 1 ? [{ type: 'element', tagName: 'div', properties: {}, children: cells[0]!.children }] : rows
  }
  return copied(element, chosen)
}

/** Of a row of which a cell is wanted the others stay, empty: each keeps its column. */
function copied(element: Element, chosen: ReadonlySet<Nodes>): Element[] {
  if (!holds(element, chosen)) return []
  const children = element.tagName === 'tr' ? element.children.flatMap((cell): ElementContent[] => (isElement(cell) ? [{ ...cell, children: keptOf(cell, chosen) }] : [])) : keptOf(element, chosen)
  return [{ ...element, children }]
}

const cellsOf = (element: Element): Element[] => element.children.flatMap((child) => (!isElement(child) ? [] : child.tagName === 'td' || child.tagName === 'th' ? [child] : cellsOf(child)))

/** The page itself, and links around blocks. */
const holdsBlocks = (element: Element): boolean => element.children.some((child) => isElement(child) && (isBlock(child) || holdsBlocks(child)))

const holds = (node: Nodes, chosen: ReadonlySet<Nodes>): boolean => chosen.has(node) || ('children' in node && node.children.some((child) => holds(child, chosen)))

/** Each block with the lines that it says; null when the blocks do not say just these. */
function inLines(blocks: readonly RootContent[], texts: readonly string[]): ShapedBlock[] | null {
  const shaped: ShapedBlock[] = []
  let next = 0
  for (const block of blocks) {
    const words = wordsOf(block)
    const said = letters(words)
    let [length, from] = [0, next]
    while (next < texts.length && length < said.length) length += letters(texts[next++]!).length
    // A line of signs alone goes with the block before it.
    while (next < texts.length && letters(texts[next]!) === '') next += 1
    // Word for word: cells of a layout that were joined are no word.
    if (keyOf(words) !== keyOf(texts.slice(from, next).join(' '))) return null
    if (next > from) shaped.push({ block, lines: texts.slice(from, next) })
  }
  return next === texts.length && shaped.length > 0 ? shaped : null
}

/** Its words; of a picture those of its caption. */
function wordsOf(block: RootContent): string {
  if (block.type === 'paragraph' && block.children.every(({ type }) => type === 'image')) return block.children.map((image) => (image.type === 'image' ? (image.title ?? '') : '')).join(' ')
  return project({ type: 'root', children: [block] }).text
}
