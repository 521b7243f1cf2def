/**
 * Taking an edit of a document back after more was written: the blocks that the edit changed become again what they were, as long as
 * they are still what it made of them. What was written elsewhere in the meantime stays. Not the editor's undo, which knows one editor only.
 */
import type { NoteNode } from '../model.ts'
import { isTextblock } from './document.ts'
import { mapChildren } from './mapChildren.ts'

interface Change {
  path: number[]
  before: NoteNode
  /** The changed node as JSON, to find it by. */
  after: string
}

/** The smallest blocks that differ. A block whose children came or went is one change. */
function changes(before: NoteNode, after: NoteNode, path: number[], found: Change[]): void {
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return
  const [left, right] = [before.content ?? [], after.content ?? []]
  const inside = before.type === after.type && !isTextblock(before) && left.length === right.length && JSON.stringify(before.attrs) === JSON.stringify(after.attrs)
  if (inside) left.forEach((child, at) => changes(child, right[at]!, [...path, at], found))
  else found.push({ path, before, after: JSON.stringify(after) })
}

/**
 * An edit that undoes the one from `before` to `after`. It gives the document it is given (the same object) when nothing of the edit is
 * left to undo; a block is looked for where the edit left it, then anywhere.
 */
export function revertEdit(before: NoteNode, after: NoteNode): (doc: NoteNode) => NoteNode {
  const made: Change[] = []
  changes(before, after, [], made)
  return (doc) => {
    const open = new Set(made)
    const inPlace = new Map<string, Change>()
    for (const change of made) {
      const node = change.path.reduce<NoteNode | undefined>((at, index) => at?.content?.[index], doc)
      if (node === undefined || JSON.stringify(node) !== change.after) continue
      inPlace.set(change.path.join(), change)
      open.delete(change)
    }
    const visit = (node: NoteNode, path: number[]): NoteNode => {
      const here = inPlace.get(path.join())
      if (here !== undefined) return here.before
      if (open.size > 0 && node.type !== 'doc') {
        const json = JSON.stringify(node)
        const moved = [...open].find((change) => change.after === json)
        if (moved !== undefined) {
          open.delete(moved)
          return moved.before
        }
      }
      return isTextblock(node) ? node : mapChildren(node, (child, at) => visit(child, [...path, at]))
    }
    return visit(doc, [])
  }
}
