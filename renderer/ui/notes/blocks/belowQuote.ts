import type { Command } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { NODE } from '../../../core/notes/document.ts'

/** A quote stays whole: what cannot be part of it goes below it. For a chain of commands, before what inserts. */
export const belowQuote: Command = ({ tr, state, dispatch }) => {
  const { $to } = tr.selection
  if (dispatch === undefined || $to.depth < 1 || $to.node(1).type.name !== NODE.passage) return true
  const after = $to.after(1)
  tr.insert(after, state.schema.nodes[NODE.paragraph]!.create())
  tr.setSelection(TextSelection.create(tr.doc, after + 1))
  return true
}
