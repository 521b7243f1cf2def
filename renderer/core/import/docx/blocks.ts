/** The paragraphs, lists and tables of a Word document as mdast. */
import type { List, ListItem, PhrasingContent, RootContent, TableRow } from 'mdast'
import { childOf, childrenOf, type XmlElement } from '../xml/parseXml.ts'
import { headingOf, type WordDocument } from './openDocument.ts'
import { type RunContext, runsToMdast } from './runs.ts'

/** A paragraph that is left out, or taken as the title, is told to `special`. */
export interface BlockContext {
  document: WordDocument
  runs: Omit<RunContext, 'box'>
  /** True leaves the paragraph out. */
  special: (style: string, words: PhrasingContent[]) => boolean
}

const MAX_LEVEL = 8
const MAX_NESTING = 20

export function blocksToMdast(parent: XmlElement, context: BlockContext, depth = 0): RootContent[] {
  const blocks: RootContent[] = []
  for (const child of childrenOf(parent)) {
    if (child.name === 'p') addParagraph(blocks, child, context, depth)
    else if (child.name === 'tbl') blocks.push(...tableToMdast(child, context, depth))
    else if ((child.name === 'sdt' || child.name === 'sdtContent' || child.name === 'customXml' || child.name === 'ins') && depth < MAX_NESTING) blocks.push(...blocksToMdast(child, context, depth + 1))
  }
  return blocks
}

function addParagraph(blocks: RootContent[], paragraph: XmlElement, context: BlockContext, depth: number): void {
  const boxes: XmlElement[] = []
  const words = runsToMdast(paragraph, { ...context.runs, box: (content) => void boxes.push(content) })
  const properties = childOf(paragraph, 'pPr')
  const style = context.document.styles.get(valueOf(properties, 'pStyle') ?? '') ?? null
  if (words.length > 0 && !context.special(style?.name ?? '', words)) {
    const heading = style?.heading ?? headingOf(valueOf(properties, 'outlineLvl'))
    const numbering = childOf(properties, 'numPr')
    const list = valueOf(numbering, 'numId') ?? style?.list ?? '0'
    if (heading !== null) blocks.push({ type: 'heading', depth: heading as 1, children: words })
    else if (list !== '0') addItem(blocks, words, Math.min(MAX_LEVEL, Number(valueOf(numbering, 'ilvl') ?? '0') || 0), context.document.numbered.get(`${list} ${valueOf(numbering, 'ilvl') ?? '0'}`) ?? false)
    else if (/quote/.test(style?.name ?? '')) addQuote(blocks, words)
    else blocks.push({ type: 'paragraph', children: words })
  }
  if (depth < MAX_NESTING) for (const box of boxes) blocks.push(...blocksToMdast(box, context, depth + 1))
}

const valueOf = (element: XmlElement | null, name: string): string | null => childOf(element, name)?.attributes.get('val') ?? null

/** Word has no lists, only paragraphs that say how deep they are in one. */
function addItem(blocks: RootContent[], words: PhrasingContent[], level: number, ordered: boolean): void {
  const item: ListItem = { type: 'listItem', spread: false, checked: null, children: [{ type: 'paragraph', children: words }] }
  const last = blocks.at(-1)
  if (last?.type !== 'list') return void blocks.push({ type: 'list', ordered, start: ordered ? 1 : null, spread: false, children: [item] })
  let list: List = last
  for (let at = 0; at < level; at += 1) {
    const parent = list.children.at(-1)!
    const inner = parent.children.at(-1)
    if (inner?.type === 'list') list = inner
    else {
      parent.children.push({ type: 'list', ordered, start: ordered ? 1 : null, spread: false, children: [item] })
      return
    }
  }
  if (level === 0 && list.ordered !== ordered) blocks.push({ type: 'list', ordered, start: ordered ? 1 : null, spread: false, children: [item] })
  else list.children.push(item)
}

function addQuote(blocks: RootContent[], words: PhrasingContent[]): void {
  const last = blocks.at(-1)
  if (last?.type === 'blockquote') last.children.push({ type: 'paragraph', children: words })
  else blocks.push({ type: 'blockquote', children: [{ type: 'paragraph', children: words }] })
}

/** A table of one cell frames what is in it, and is no table. */
function tableToMdast(table: XmlElement, context: BlockContext, depth: number): RootContent[] {
  if (depth >= MAX_NESTING) return []
  const rows = childrenOf(table, 'tr').map((row) => childrenOf(row, 'tc').flatMap((cell) => cellsOf(cell)))
  const columns = Math.max(0, ...rows.map((row) => row.length))
  if (columns === 1) return rows.flatMap(([cell]) => (cell === undefined || cell === null ? [] : blocksToMdast(cell, context, depth + 1)))
  const children = rows
    .map((row): TableRow => ({
      type: 'tableRow',
      children: Array.from({ length: columns }, (_, at) => ({ type: 'tableCell', children: row[at] ? inOneLine(blocksToMdast(row[at], context, depth + 1)) : [] })),
    }))
    .filter((row) => row.children.some((cell) => cell.children.length > 0))
  return children.length === 0 ? [] : [{ type: 'table', align: [], children }]
}

/** A cell, and an empty one for each further column that it covers; one that continues the cell above is empty. */
function cellsOf(cell: XmlElement): (XmlElement | null)[] {
  const properties = childOf(cell, 'tcPr')
  const merged = childOf(properties, 'vMerge')
  const span = Math.min(100, Math.max(1, Number(valueOf(properties, 'gridSpan') ?? '1') || 1))
  return [merged !== null && merged.attributes.get('val') !== 'restart' ? null : cell, ...Array.from({ length: span - 1 }, () => null)]
}

/** What a cell of mdast can hold: the words of its blocks, with line ends between them. */
function inOneLine(blocks: RootContent[]): PhrasingContent[] {
  const words: PhrasingContent[] = []
  const visit = (node: RootContent): void => {
    if (node.type === 'paragraph' || node.type === 'heading') {
      if (words.length > 0) words.push({ type: 'break' })
      words.push(...node.children)
    } else if ('children' in node) for (const child of node.children) visit(child)
  }
  blocks.forEach(visit)
  return words
}
