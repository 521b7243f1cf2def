/** Puts a footnote where the caret is: its mark there, its text at the end of the note, where one goes on writing. Numbers are the next that is free. */
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { NODE } from '../../core/notes/document.ts'

export function insertFootnote(editor: Editor): boolean {
  const { state, view } = editor
  const { schema, tr, selection } = state
  const taken = new Set<string>()
  state.doc.descendants((node) => {
    if (node.type.name === NODE.footnoteReference || node.type.name === NODE.footnoteDefinition) taken.add(String(node.attrs['label']))
  })
  let number = 1
  while (taken.has(String(number))) number++
  const label = String(number)
  const mark = schema.nodes[NODE.footnoteReference]!.create({ label })
  if (!selection.$to.parent.isTextblock || !selection.$to.parent.canReplaceWith(selection.$to.index(), selection.$to.index(), mark.type)) return false
  tr.insert(selection.to, mark)
  const definition = schema.nodes[NODE.footnoteDefinition]!.create({ label }, schema.nodes[NODE.paragraph]!.create())
  // Behind the last block; an empty paragraph at the end stays the end.
  const last = tr.doc.lastChild!
  const at = tr.doc.content.size - (last.type.name === NODE.paragraph && last.content.size === 0 && tr.doc.childCount > 1 ? last.nodeSize : 0)
  tr.insert(at, definition)
  tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView()
  view.dispatch(tr)
  view.focus()
  return true
}
