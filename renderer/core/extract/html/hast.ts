/** Questions asked of hast elements everywhere in this folder. All linear in the size of the subtree. */
import type { Element, Nodes, Root } from 'hast'
import { normalizeText } from '../../import/normalizeText.ts'

export function isElement(node: Nodes | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName))
}

/** Attribute as one string; empty when absent. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name]
  return Array.isArray(value) ? value.join(' ') : value === undefined || value === null || value === false ? '' : String(value)
}

/** Class names and id, lower case, separated by spaces. */
export function names(element: Element): string {
  return `${attribute(element, 'className')} ${attribute(element, 'id')}`.toLowerCase()
}

const BLOCKS = new Set(
  ('address article aside blockquote br center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ' +
    'ol p pre section summary table tbody td tfoot th thead tr ul').split(' '),
)

export function isBlock(node: Nodes): boolean {
  return node.type === 'element' && BLOCKS.has(node.tagName)
}

/** Elements whose text is none of the page's. */
const NO_TEXT = new Set(['script', 'style', 'noscript', 'template', 'head', 'title'])

/** The text of a subtree, white space collapsed, a space where blocks meet. */
export function textOf(node: Nodes): string {
  const parts: string[] = []
  const visit = (at: Nodes): void => {
    if (at.type === 'text') parts.push(at.value)
    else if (at.type === 'element' || at.type === 'root') {
      if (at.type === 'element' && (at.tagName === 'script' || at.tagName === 'style')) return
      const block = isBlock(at)
      if (block) parts.push(' ')
      for (const child of at.children) visit(child)
      if (block) parts.push(' ')
    }
  }
  visit(node)
  return normalizeText(parts.join('')).replace(/\s+/g, ' ').trim()
}

/** The text of a subtree by its blocks, a line each; white space collapsed, none of them empty. Parts that `skip` names are passed over. */
export function blockLines(node: Nodes, skip: (element: Element) => boolean = () => false): { text: string; first: Nodes }[] {
  const lines: { text: string; first: Nodes }[] = []
  let parts: string[] = []
  let first: Nodes | null = null
  const flush = (): void => {
    const text = first === null ? '' : normalizeText(parts.join('')).replace(/\s+/g, ' ').trim()
    if (first !== null && text !== '') lines.push({ text, first })
    parts = []
    first = null
  }
  const visit = (at: Nodes): void => {
    if (at.type === 'text') {
      parts.push(at.value)
      if (first === null && /\S/.test(at.value)) first = at
    } else if (at.type === 'element' || at.type === 'root') {
      if (at.type === 'element' && (NO_TEXT.has(at.tagName) || skip(at))) return flush()
      const block = isBlock(at)
      if (block) flush()
      for (const child of at.children) visit(child)
      if (block) flush()
    }
  }
  visit(node)
  flush()
  return lines
}

/** Every element for which `wanted` is true, in document order. */
export function findAll(root: Root | Element, wanted: (element: Element) => boolean): Element[] {
  const found: Element[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'element' && wanted(node)) found.push(node)
    if (node.type === 'element' || node.type === 'root') for (const child of node.children) visit(child)
  }
  visit(root)
  return found
}
