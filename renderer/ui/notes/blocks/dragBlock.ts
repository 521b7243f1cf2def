import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Begins to drag the block at a position; where it is dropped, ProseMirror moves it. */
export function dragBlock(view: EditorView, at: number, data: DataTransfer): void {
  const selection = NodeSelection.create(view.state.doc, at)
  view.dispatch(view.state.tr.setSelection(selection))
  const slice = selection.content()
  const { dom, text } = view.serializeForClipboard(slice)
  data.clearData()
  data.setData('text/html', dom.innerHTML)
  data.setData('text/plain', text)
  data.effectAllowed = 'copyMove'
  const element = view.nodeDOM(at)
  if (element instanceof HTMLElement) data.setDragImage(element, 0, 0)
  view.dragging = { slice, move: true }
}
