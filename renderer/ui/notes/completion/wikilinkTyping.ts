/** `[` typed over a selection goes around it instead of replacing it, and the second one looks it up; a wikilink typed to its end becomes a reference. */
import { Extension, InputRule, type Editor } from '@tiptap/core'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { NODE, type ReferenceAttrs } from '../../../core/notes/document.ts'
import { OBJECT } from './completion.ts'

function wrapSelection(view: EditorView, from: number, to: number, text: string): boolean {
  const { doc, tr } = view.state
  if (text !== '[' || from === to) return false
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)]
  const inner = doc.textBetween(from, to, '\n', OBJECT)
  if (!$from.sameParent($to) || !$from.parent.isTextblock || $from.parent.type.spec.code === true || inner.includes(OBJECT)) return false
  const second = doc.textBetween(Math.max($from.start(), from - 1), from) === '[' && doc.textBetween(to, Math.min($from.end(), to + 1)) === ']'
  tr.insertText(']', to).insertText('[', from)
  tr.setSelection(second ? TextSelection.create(tr.doc, to + 1) : TextSelection.create(tr.doc, from + 1, to + 1))
  view.dispatch(tr)
  return true
}

/** `resolve` is called after a wikilink was written out, so that it can be looked up. */
export const WikilinkTyping = Extension.create<{ resolve: (editor: Editor, target: string) => unknown }>({
  name: 'wikilinkTyping',
  priority: 2000,
  addProseMirrorPlugins: () => [new Plugin({ props: { handleTextInput: wrapSelection } })],
  addInputRules() {
    return [
      new InputRule({
        find: /!?\[\[([^[\]|\n\uFFFC]+)(?:\|([^[\]\n\uFFFC]+))?\]\]$/,
        handler: ({ state, range, match }) => {
          const [whole, target = '', label] = match
          const attrs: ReferenceAttrs = { kind: 'note', id: null, label: (label ?? target).trim(), target: target.trim() }
          const type = whole.startsWith('!') ? NODE.embed : NODE.reference
          state.tr.replaceWith(range.from, range.to, state.schema.nodes[type]!.create(attrs))
          queueMicrotask(() => void this.options.resolve(this.editor, target.trim()))
        },
      }),
    ]
  },
})
