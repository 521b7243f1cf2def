/**
 * Where things stand on a page, however much is taken out of it and wherever it goes: every node is numbered in reading order before the first
 * is removed. The number travels as the line of the node's position, which hast-util-to-mdast hands on to what it makes of the node.
 */
import type { Nodes as HastNodes, Root as HastRoot } from 'hast'
import type { Nodes } from 'mdast'

export function numberNodes(page: HastRoot): void {
  let last = 0
  const visit = (node: HastNodes): void => {
    last += 1
    const point = { line: last, column: 1 }
    node.position = { start: point, end: point }
    if (node.type === 'element' || node.type === 'root') for (const child of node.children) visit(child)
  }
  visit(page)
}

/** Null for what was made of no single node, and has none inside. */
export function orderOf(node: HastNodes | Nodes): number | null {
  if (node.position !== undefined) return node.position.start.line
  if ('children' in node) for (const child of node.children as (HastNodes | Nodes)[]) {
    const order = orderOf(child)
    if (order !== null) return order
  }
  return null
}
