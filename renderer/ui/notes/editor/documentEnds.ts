/**
 * Ctrl+Home and Ctrl+End (Cmd+Up and Down on a Mac), with Shift too. The browser's own go by what is laid out, which in a long note is only what is
 * near the screen: its end would be the beginning of its last block.
 */
import { Extension, type Editor } from '@tiptap/core'
import { Selection, TextSelection } from '@tiptap/pm/state'

function moveTo(editor: Editor, end: boolean, extend: boolean): boolean {
  const { state, view } = editor
  const edge = end ? Selection.atEnd(state.doc) : Selection.atStart(state.doc)
  const selection = extend ? TextSelection.between(state.selection.$anchor, end ? edge.$to : edge.$from) : edge
  view.dispatch(state.tr.setSelection(selection).scrollIntoView())
  return true
}

export const DocumentEnds = Extension.create({
  name: 'documentEnds',
  addKeyboardShortcuts() {
    const keys = /Mac/.test(navigator.platform) ? { start: 'Mod-ArrowUp', end: 'Mod-ArrowDown' } : { start: 'Mod-Home', end: 'Mod-End' }
    return {
      [keys.start]: () => moveTo(this.editor, false, false),
      [keys.end]: () => moveTo(this.editor, true, false),
      [`Shift-${keys.start}`]: () => moveTo(this.editor, false, true),
      [`Shift-${keys.end}`]: () => moveTo(this.editor, true, true),
    }
  },
})
