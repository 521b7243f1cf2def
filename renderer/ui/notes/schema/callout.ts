/**
 * The callout: a box of a kind (note, tip, warning, or any other word) with a title of its own or its kind's name, and blocks in it. Typing
 * `[!tip] ` at the start of a quote or a paragraph makes one.
 */
import { Extension, InputRule, mergeAttributes, Node, type Editor } from '@tiptap/core'
import { Fragment, type Node as ProseMirrorNode, type ResolvedPos } from '@tiptap/pm/model'
import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { findWrapping } from '@tiptap/pm/transform'
import { calloutKind, parseCalloutMark } from '../../../core/markdown/calloutSyntax.ts'
import { NODE, type CalloutAttrs } from '../../../core/notes/document.ts'
import { hiddenAttribute } from './hiddenAttribute.ts'

/** Meta of a transaction: the position of a callout whose title is to get the focus. */
export const ENTER_TITLE = 'enterCalloutTitle'

export const Callout = Node.create({
  name: NODE.callout,
  group: 'block',
  content: 'block+',
  defining: true,

  addAttributes: () => ({ kind: hiddenAttribute('note'), title: hiddenAttribute(null), fold: hiddenAttribute(null) }),

  parseHTML: () => [
    {
      tag: 'div[data-callout]',
      contentElement: '[data-callout-body]',
      getAttrs: ({ dataset: { callout, calloutTitle, fold } }) =>
        ({ kind: calloutKind(callout), title: calloutTitle ?? null, fold: fold === 'open' || fold === 'closed' ? fold : null }) satisfies CalloutAttrs,
    },
  ],

  renderHTML({ node, HTMLAttributes }) {
    const { kind, title, fold } = node.attrs as CalloutAttrs
    return [
      'div',
      mergeAttributes(HTMLAttributes, { 'data-callout': kind, ...(title === null ? {} : { 'data-callout-title': title }), ...(fold === null ? {} : { 'data-fold': fold }) }),
      ['p', { contenteditable: 'false' }, title ?? kind],
      ['div', { 'data-callout-body': '' }, 0],
    ]
  },
})

/** The innermost callout around a position: its depth, or 0. */
function calloutDepth($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 0; depth -= 1) if ($pos.node(depth).type.name === NODE.callout) return depth
  return 0
}

/** Puts the selected blocks into a callout, and the focus into its title. False where there can be none. */
export function insertCallout(editor: Editor, kind: string): boolean {
  return editor.chain().focus().command(({ tr, state, dispatch }) => {
    const { $from, $to } = tr.selection
    const range = $from.blockRange($to)
    const wrapping = range && findWrapping(range, state.schema.nodes[NODE.callout]!, { kind })
    if (!range || !wrapping) return false
    dispatch?.(tr.wrap(range, wrapping).setMeta(ENTER_TITLE, range.start).scrollIntoView())
    return true
  }).run()
}

/** The callout at `position` gives way to its content; its title stays as a paragraph. */
export function unwrapCallout(editor: Editor, position: number): void {
  editor.view.dispatch(unwrap(editor.state.tr, position).scrollIntoView())
  editor.view.focus()
}

function unwrap(tr: Transaction, position: number): Transaction {
  const callout = tr.doc.nodeAt(position) as ProseMirrorNode
  const { title } = callout.attrs as CalloutAttrs
  const { schema } = callout.type
  const heading = title === null || title.trim() === '' ? [] : [schema.nodes[NODE.paragraph]!.create(null, schema.text(title.trim()))]
  const content = Fragment.from(heading).append(callout.content)
  tr.replaceWith(position, position + callout.nodeSize, content)
  return tr.setSelection(Selection.near(tr.doc.resolve(position + (heading[0]?.nodeSize ?? 0) + 1)))
}

/** The keys of callouts, and how one is typed. */
export const CalloutEditing = Extension.create({
  name: 'calloutEditing',
  // Before what Enter does in any block, which would part a callout at an empty line.
  priority: 150,

  addKeyboardShortcuts() {
    return {
      // Enter in an empty last paragraph goes on below the callout, in another one it makes one more.
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection
        if (!empty || $from.parent.content.size > 0 || $from.parent.type.name !== NODE.paragraph || $from.depth < 2 || $from.node(-1).type.name !== NODE.callout) return false
        const { childCount } = $from.node(-1)
        return editor.commands.command(({ tr, state }) => {
          const paragraph = state.schema.nodes[NODE.paragraph]!.create()
          if ($from.index(-1) === childCount - 1) {
            if (childCount > 1) tr.delete($from.before(), $from.after())
            const after = tr.mapping.map($from.after(-1))
            tr.insert(after, paragraph).setSelection(TextSelection.create(tr.doc, after + 1))
          } else tr.insert($from.after(), paragraph).setSelection(TextSelection.create(tr.doc, $from.after() + 1))
          tr.scrollIntoView()
          return true
        })
      },
      // At the very start the callout gives way, its text stays.
      Backspace: ({ editor }) => {
        const { $from, empty } = editor.state.selection
        const depth = calloutDepth($from)
        if (!empty || depth === 0 || $from.pos !== Selection.atStart($from.node(depth)).from + $from.start(depth)) return false
        // A list in the callout is left first.
        if ($from.depth !== depth + 1) return false
        unwrapCallout(editor, $from.before(depth))
        return true
      },
    }
  },

  addInputRules: () => [
    new InputRule({
      find: /^(\[![^\][\s]+\][+-]?)\s$/,
      handler: ({ state, range, match }) => {
        const $from = state.doc.resolve(range.from)
        if ($from.parent.type.name !== NODE.paragraph || !/^\[![\p{L}\p{N}]/u.test(match[1] ?? '')) return null
        const attrs = { ...parseCalloutMark(match[1] ?? ''), title: null }
        const { tr, schema } = state
        const type = schema.nodes[NODE.callout]!
        tr.delete(range.from, range.to)
        const quoted = $from.depth > 1 && $from.node(-1).type.name === NODE.blockquote && $from.index(-1) === 0
        if (quoted) {
          const quote = $from.before(-1)
          tr.setNodeMarkup(quote, type, attrs).setMeta(ENTER_TITLE, quote)
          return undefined
        }
        const block = tr.doc.resolve(range.from).blockRange()
        const wrapping = block && findWrapping(block, type, attrs)
        if (!block || !wrapping) return null
        tr.wrap(block, wrapping).setMeta(ENTER_TITLE, block.start)
        return undefined
      },
    }),
  ],
})
