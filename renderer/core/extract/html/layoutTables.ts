/**
 * Tables that only place things on the page, as pages did for twenty years: they become plain boxes, or their text would be one cell of
 * a table. A table of data has cells of a few words.
 */
import type { Element, Root } from 'hast'
import { attribute, isElement } from './hast.ts'

const PARTS = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'caption'])
/** What a cell of data has no use for. */
const BLOCKS = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'article', 'section', 'ul', 'ol', 'blockquote', 'form', 'table'])
/** Characters of a cell that make it a column of the page. */
const COLUMN = 600

/** Renames in place, inner tables first; linear, for every cell is measured once. */
export function dissolveLayoutTables(root: Root): void {
  const visit = (node: Root | Element): { text: number; blocks: number; cell: boolean } => {
    const sum = { text: 0, blocks: 0, cell: false }
    for (const child of node.children) {
      if (child.type === 'text') sum.text += child.value.trim().length
      else if (isElement(child)) {
        if (child.tagName === 'script' || child.tagName === 'style') continue
        const inner = visit(child)
        sum.text += inner.text
        sum.blocks += inner.blocks + (BLOCKS.has(child.tagName) ? 1 : 0)
        sum.cell ||= inner.cell || ((child.tagName === 'td' || child.tagName === 'th') && (inner.text > COLUMN || (inner.blocks > 3 && inner.text > 200)))
      }
    }
    if (isElement(node, 'table')) {
      if (sum.cell || attribute(node, 'role') === 'presentation') dissolve(node)
      sum.cell = false
    }
    return sum
  }
  visit(root)
}

/** Down to its own cells, not into a table inside them. */
function dissolve(table: Element): void {
  const rename = (element: Element): void => {
    const inside = element.tagName !== 'td' && element.tagName !== 'th'
    if (PARTS.has(element.tagName)) element.tagName = 'div'
    if (inside) for (const child of element.children) if (isElement(child) && child.tagName !== 'table') rename(child)
  }
  rename(table)
}
