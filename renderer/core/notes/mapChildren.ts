/** Changing a document without touching the rest of it. */
import type { NoteNode } from '../model.ts'

/**
 * The node with each child replaced by what `change` gives: one node, several, or none (`[]`). The very same node comes back when every child is
 * its own replacement, so that what did not change stays shared and `===` tells.
 */
export function mapChildren(node: NoteNode, change: (child: NoteNode, index: number) => NoteNode | readonly NoteNode[]): NoteNode {
  if (node.content === undefined) return node
  let changed = false
  const content = node.content.flatMap((child, index) => {
    const next = change(child, index)
    changed ||= next !== child
    return next
  })
  return changed ? { ...node, content } : node
}
