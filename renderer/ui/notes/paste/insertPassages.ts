/** Puts quoted passages into a note, where the caret is. */
import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import type { Node, Schema } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { NODE } from '../../../core/notes/document.ts'
import { passageAttrs } from '../../../core/notes/passageAttrs.ts'
import { linesOf } from '../../../core/text/linesOf.ts'
import type { Quote } from '../../desk/desk.ts'

/** A text's lines as paragraphs, at least one. */
export function paragraphsOf(schema: Schema, text: string): Node[] {
  const type = schema.nodes[NODE.paragraph]!
  const lines = linesOf(text)
  return lines.length === 0 ? [type.create()] : lines.map((line) => type.create(null, schema.text(line)))
}

/** The quote, and below it what was noted beside it. */
function blocksOf(schema: Schema, quote: Quote): Node[] {
  const passage = schema.nodes[NODE.passage]!.create(passageAttrs(quote, quote.article), paragraphsOf(schema, quote.exact))
  const comment = quote.comment?.trim() ?? ''
  return comment === '' ? [passage] : [passage, ...paragraphsOf(schema, comment)]
}

/**
 * Inserts quotes below the top-level block that holds `at` (the caret, when null), in its place when it is empty, and goes on in a paragraph
 * after them. One undo takes them all back.
 */
export function insertPassages(editor: Editor, quotes: readonly Quote[], at: number | null): void {
  const { state, view } = editor
  const { schema, tr, doc } = state
  const paragraphType = schema.nodes[NODE.paragraph]!
  const blocks = quotes.flatMap((quote) => blocksOf(schema, quote))
  const index = Math.min((at === null ? state.selection.$to : doc.resolve(at)).index(0), doc.childCount - 1)
  const block = doc.child(index)
  let from = 0
  for (let before = 0; before < index; before++) from += doc.child(before).nodeSize
  const empty = block.type === paragraphType && block.content.size === 0
  const to = from + block.nodeSize
  const next = index + 1 < doc.childCount ? doc.child(index + 1) : null
  const follows = next?.type === paragraphType && next.content.size === 0
  tr.replaceWith(empty ? from : to, to, follows ? blocks : [...blocks, paragraphType.create()])
  const after = (empty ? from : to) + blocks.reduce((size, node) => size + node.nodeSize, 0)
  tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView()
  view.dispatch(closeHistory(tr))
}
