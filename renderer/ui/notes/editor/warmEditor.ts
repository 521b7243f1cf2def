/**
 * Makes an editor that nobody sees, and types a word into it: what the browser does with code that runs for the first time is done then, before the
 * first note is opened, which has to wait for it otherwise.
 */
import { Editor, type EditorOptions } from '@tiptap/core'
import { CompletionMenu } from '../completion/completionMenu.ts'
import { NodeViewStore } from '../views/nodeViewStore.ts'
import { extensionsOf } from './editorExtensions.ts'

/** Enough of them that the loops are compiled, and few enough that it takes no longer than a frame or two. */
const PARAGRAPHS = 40

const nothing = (): void => undefined

/** The desk is asked for what is typed or clicked; nobody does either here. */
const noDesk = (): never => {
  throw new Error('Nobody uses this editor.')
}

/** What such an editor is made of. */
export const unusedEditor = (): Pick<EditorOptions, 'extensions' | 'content' | 'injectCSS'> => ({
  extensions: extensionsOf({
    menu: new CompletionMenu(), views: new NodeViewStore(), moved: nothing, desk: noDesk, openOutside: nothing, editLink: nothing, toggleFocus: nothing, leaveFocus: () => false,
    self: () => ({ id: '', title: '', lang: null }),
  }),
  content: { type: 'doc', content: Array.from({ length: PARAGRAPHS }, (_, at) => ({ type: 'paragraph', content: [{ type: 'text', text: `Paragraph ${at} of a text.` }] })) },
  injectCSS: false,
})

export function warmEditor(): void {
  const editor = new Editor({ element: document.createElement('div'), ...unusedEditor() })
  for (const letter of 'word ') editor.view.dispatch(editor.state.tr.insertText(letter, editor.state.doc.content.size - 1))
  editor.destroy()
}
