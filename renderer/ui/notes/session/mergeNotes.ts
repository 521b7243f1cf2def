/** Two windows on one note: what each changed since they last agreed, in one document; and the steps that lead from one document to another. */
import { Fragment, Node, Slice, type Schema } from '@tiptap/pm/model'
import { ReplaceStep, Transform, type Step } from '@tiptap/pm/transform'
import { blockChanges, mergeBlocks } from '../../../core/notes/blockChanges.ts'

const same = (a: Node, b: Node): boolean => a === b || a.eq(b)
const isEmpty = (block: Node): boolean => block.isTextblock && block.content.size === 0
/** A copy, because `children` is the document's own list. */
const blocksOf = (doc: Node): Node[] => [...doc.children]

/** The document with an editor's own schema: each has one, and nodes of two are never the same. */
export const inSchema = (schema: Schema, doc: Node): Node => (doc.type.schema === schema ? doc : Node.fromJSON(schema, doc.toJSON()))

/**
 * @param base what both began with
 * @returns null when both changed the same block, in different ways
 */
export function mergeDocuments(base: Node, mine: Node, theirs: Node): Node | null {
  const blocks = mergeBlocks(blocksOf(base), blocksOf(mine), blocksOf(theirs), same, isEmpty)
  if (blocks === null) return null
  const { paragraph } = base.type.schema.nodes
  return theirs.copy(Fragment.from(blocks.length > 0 || paragraph === undefined ? blocks : paragraph.create()))
}

/** Changes only the blocks that differ, and within one only what differs, so that selections and the undo history elsewhere stay where they are. */
export function transformInto(transform: Transform, target: Node): void {
  const changes = blockChanges(blocksOf(transform.doc), blocksOf(target), same)
  const starts: number[] = [0]
  transform.doc.forEach((block, offset) => starts.push(offset + block.nodeSize))
  // From the end, so that the places before stay what they are.
  for (const { start, end, blocks } of changes.toReversed()) {
    const from = starts[start]!
    const within = end - start === 1 && blocks.length === 1 ? changeWithin(transform.doc, from, blocks[0]!) : null
    transform.step(within ?? new ReplaceStep(from, starts[end]!, new Slice(Fragment.from(blocks), 0, 0)))
  }
}

/** The change of one text block at `from` into `next`; null when it needs the whole block. */
function changeWithin(doc: Node, from: number, next: Node): Step | null {
  const block = doc.nodeAt(from)
  if (block === null || !block.isTextblock || !block.sameMarkup(next)) return null
  const start = block.content.findDiffStart(next.content)
  const end = block.content.findDiffEnd(next.content)
  if (start === null || end === null) return null
  // What is alike at both ends may overlap: `aa` → `aaa`.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return new ReplaceStep(from + 1 + start, from + 1 + end.a + overlap, next.slice(start, end.b + overlap))
}

export function stepsBetween(from: Node, to: Node): Step[] {
  const transform = new Transform(from)
  transformInto(transform, to)
  return transform.steps
}
