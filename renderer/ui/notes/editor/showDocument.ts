import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { inSchema } from '../session/mergeNotes.ts'

const shown = new WeakSet<Editor>()

/**
 * Gives an editor its document, once it has its plugins and its place. Tiptap draws what it begins with twice, without the
 * plugins and with them (and a third time where its own component places it, instead of EditorPlace.tsx); of a book each takes as long as all the rest of opening it. So it begins with nothing.
 */
export function showDocument(editor: Editor, doc: Node): void {
  // Once: an effect that React repeats would put what was opened in the place of what was written since.
  if (shown.has(editor)) return
  shown.add(editor)
  editor.view.updateState(EditorState.create({ doc: inSchema(editor.schema, doc), plugins: [...editor.state.plugins] }))
}
