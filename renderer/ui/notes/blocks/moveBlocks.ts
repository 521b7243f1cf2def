/**
 * Moving blocks by keyboard and menu: the block (list item, table row aside) that holds the caret, or all that a selection touches, changes places with its
 * neighbour; a heading takes along what is below it, up to the next of its level. Each move is one step to undo.
 */
import { Extension, type Editor } from '@tiptap/core'
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { NodeSelection, Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { NODE } from '../../../core/notes/document.ts'

/** A run of siblings: `from` and `to` are positions around them, `parent` holds them from `start` to `end` (indices). */
export interface BlockRun {
  parent: Node
  start: number
  end: number
  from: number
  to: number
}

const ITEMS: readonly string[] = [NODE.listItem, NODE.taskItem]

/** Blocks whose children are moved among themselves. */
const movesWithin = (node: Node): boolean => [NODE.doc, NODE.bulletList, NODE.orderedList, NODE.taskList, NODE.blockquote, NODE.callout, NODE.footnoteDefinition].some((name) => name === node.type.name)

function runAt($from: ResolvedPos, $to: ResolvedPos): BlockRun | null {
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth--) {
    const parent = $from.node(depth)
    // The paragraph of an item stands for the item.
    if (!movesWithin(parent) || $from.depth === depth || ITEMS.includes(parent.type.name)) continue
    const start = $from.index(depth)
    const end = Math.max(start + 1, $to.depth > depth ? $to.index(depth) + 1 : $to.index(depth))
    return { parent, start, end, from: $from.posAtIndex(start, depth), to: $to.posAtIndex(end, depth) }
  }
  return null
}

/** The end (index) of the section that a heading begins. */
function sectionEnd(parent: Node, start: number): number {
  const heading = parent.child(start)
  if (heading.type.name !== NODE.heading) return start + 1
  let end = start + 1
  while (end < parent.childCount) {
    const next = parent.child(end)
    if (next.type.name === NODE.heading && Number(next.attrs['level']) <= Number(heading.attrs['level'])) break
    end++
  }
  return end
}

/** What a selection is about; a single heading stands for its section. */
export function blockRun({ selection }: EditorState): BlockRun | null {
  if (selection instanceof NodeSelection && selection.node.isBlock) {
    const { $from, node } = selection
    return { parent: $from.parent, start: $from.index(), end: $from.index() + 1, from: selection.from, to: selection.from + node.nodeSize }
  }
  const run = runAt(selection.$from, selection.$to)
  if (run === null || run.end - run.start > 1) return run
  const end = sectionEnd(run.parent, run.start)
  let { to } = run
  for (let at = run.end; at < end; at++) to += run.parent.child(at).nodeSize
  return { ...run, end, to }
}

/** The start (index) of the section that ends before `index`, when what is there is passed by a section of that level. */
function sectionBefore(parent: Node, index: number, level: number): number {
  for (let at = index - 1; at >= 0; at--) {
    const node = parent.child(at)
    if (node.type.name === NODE.heading && Number(node.attrs['level']) <= level) return at
  }
  return index - 1
}

/** How the neighbours would be passed by: their size, and whether there are any. */
function passed({ parent, start, end }: BlockRun, down: boolean): Node[] {
  const first = parent.child(start)
  const section = first.type.name === NODE.heading
  if (down) return end >= parent.childCount ? [] : parent.children.slice(end, section ? sectionEnd(parent, end) : end + 1)
  return start === 0 ? [] : parent.children.slice(section ? sectionBefore(parent, start, Number(first.attrs['level'])) : start - 1, start)
}

/** Swaps the run with its neighbours. Null when there is nowhere to go. The selection goes along. */
export function moveRun(state: EditorState, down: boolean): Transaction | null {
  const run = blockRun(state)
  if (run === null) return null
  const neighbours = passed(run, down)
  if (neighbours.length === 0) return null
  const size = neighbours.reduce((total, node) => total + node.nodeSize, 0)
  const blocks = run.parent.children.slice(run.start, run.end)
  const { tr, selection } = state
  const [from, to] = down ? [run.from, run.to + size] : [run.from - size, run.to]
  tr.replaceWith(from, to, Fragment.from(down ? [...neighbours, ...blocks] : [...blocks, ...neighbours]))
  const shift = down ? size : -size
  const moved = selection instanceof NodeSelection ? NodeSelection.create(tr.doc, selection.from + shift) : TextSelection.between(tr.doc.resolve(selection.anchor + shift), tr.doc.resolve(selection.head + shift))
  return tr.setSelection(moved).scrollIntoView()
}

/** @returns a copy of the run below it, with the caret in it */
export function duplicateRun(state: EditorState, { parent, start, end, to }: BlockRun): Transaction {
  const { tr } = state
  tr.insert(to, Fragment.from(parent.children.slice(start, end)))
  return tr.setSelection(Selection.near(tr.doc.resolve(to + 1))).scrollIntoView()
}

/** Takes the run out; the note keeps at least one paragraph. */
export function deleteRun(state: EditorState, { parent, start, end, from, to }: BlockRun): Transaction {
  const { tr } = state
  const whole = start === 0 && end === parent.childCount
  if (whole && parent.type.name !== NODE.doc) tr.delete(from - 1, to + 1)
  else if (whole) tr.replaceWith(from, to, state.schema.nodes[NODE.paragraph]!.create())
  else tr.delete(from, to)
  if (tr.doc.childCount === 0) tr.insert(0, state.schema.nodes[NODE.paragraph]!.create())
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), -1)).scrollIntoView()
}

export interface MoveOptions {
  /** Told after a move, for those who do not see it: where among how many siblings the blocks are now (from 1); null: they could not move. */
  moved: (place: { at: number; of: number } | null, down: boolean) => void
}

export function moveBlock(editor: Editor, down: boolean, told: MoveOptions['moved']): boolean {
  const tr = moveRun(editor.state, down)
  if (tr === null) {
    told(null, down)
    return true
  }
  editor.view.dispatch(tr)
  const run = blockRun(editor.state)
  if (run !== null) told({ at: run.start + 1, of: run.parent.childCount }, down)
  return true
}

export const MoveBlocks = Extension.create<MoveOptions>({
  name: 'moveBlocks',
  // Before lists and tables, which know other uses of arrows.
  priority: 1200,
  addOptions: () => ({ moved: () => undefined }),
  addKeyboardShortcuts() {
    return {
      'Alt-ArrowUp': ({ editor }) => moveBlock(editor, false, this.options.moved),
      'Alt-ArrowDown': ({ editor }) => moveBlock(editor, true, this.options.moved),
      'Mod-Alt-d': ({ editor }) => {
        const run = blockRun(editor.state)
        if (run !== null) editor.view.dispatch(duplicateRun(editor.state, run))
        return true
      },
    }
  },
})
