import type { Node, Nodes, Root } from 'mdast'
import { project } from '../text/projection.ts'

/**
 * In which paragraph of an article (counted from 1, headings and lists not counted) the character at an offset of its text stands; null when it stands
 * in no paragraph of the article's own flow.
 */
export function paragraphNumber(body: Root, offset: number): number | null {
  const { starts } = project(body)
  let number = 0
  let found: number | null = null
  for (const block of body.children) {
    if (block.type === 'paragraph') number += 1
    const start = firstStart(block, starts)
    if (start === null) continue
    if (start > offset) break
    found = block.type === 'paragraph' ? number : null
  }
  return found
}

function firstStart(node: Nodes, starts: ReadonlyMap<Node, number>): number | null {
  const start = starts.get(node)
  if (start !== undefined) return start
  if (!('children' in node)) return null
  for (const child of node.children) {
    const inner = firstStart(child, starts)
    if (inner !== null) return inner
  }
  return null
}
