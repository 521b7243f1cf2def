/** The steps from one document to another, small ones: what did not change is not replaced, so that carets, selections and open menus stay. */
import { Fragment, Slice, type Node } from '@tiptap/pm/model'
import { ReplaceStep, type Step } from '@tiptap/pm/transform'

interface Replacement {
  from: number
  to: number
  content: Fragment
}

/** @returns steps in the order in which they are to be applied; none when the documents are equal */
export function editSteps(before: Node, after: Node): Step[] {
  const found: Replacement[] = []
  compare(before, after, 0, found)
  // From the end, so that none moves the place of another.
  return found.reverse().map(({ from, to, content }) => new ReplaceStep(from, to, new Slice(content, 0, 0)))
}

/** @param start where the content of `before` begins in the whole document */
function compare(before: Node, after: Node, start: number, found: Replacement[]): void {
  const [left, right] = [before.content, after.content]
  if (left.eq(right)) return
  const shorter = Math.min(left.childCount, right.childCount)
  let head = 0
  let from = start
  while (head < shorter && left.child(head).eq(right.child(head))) from += left.child(head++).nodeSize
  let tail = 0
  let to = start + left.size
  while (tail < shorter - head && left.child(left.childCount - 1 - tail).eq(right.child(right.childCount - 1 - tail))) to -= left.child(left.childCount - 1 - tail++).nodeSize
  const middle = left.childCount - head - tail
  if (middle === right.childCount - head - tail) {
    const pairs = Array.from({ length: middle }, (_, at) => [left.child(head + at), right.child(head + at)] as const)
    // Atoms that changed (a label) are replaced one by one, other inline content from its first difference to its last.
    if (!before.isTextblock || pairs.every(([a, b]) => a.eq(b) || (a.isLeaf && b.isLeaf && !a.isText && !b.isText))) {
      let at = from
      for (const [a, b] of pairs) {
        if (!a.isTextblock && a.isLeaf ? !a.eq(b) : !a.sameMarkup(b)) found.push({ from: at, to: at + a.nodeSize, content: Fragment.from(b) })
        else compare(a, b, at + 1, found)
        at += a.nodeSize
      }
      return
    }
  }
  if (!before.isTextblock) {
    const content: Node[] = []
    for (let at = head; at < right.childCount - tail; at++) content.push(right.child(at))
    found.push({ from, to, content: Fragment.from(content) })
    return
  }
  const first = left.findDiffStart(right) ?? 0
  const end = left.findDiffEnd(right) ?? { a: left.size, b: right.size }
  // Where what was inserted repeats its neighbour, the two searches overlap.
  const overlap = Math.max(0, first - Math.min(end.a, end.b))
  found.push({ from: start + first, to: start + end.a + overlap, content: right.cut(first, end.b + overlap) })
}
