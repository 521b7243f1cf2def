/**
 * `[[` and `@` in the text open a list of what can be linked to; what is chosen becomes a reference. `[[` around a selection looks the
 * selection up; a wikilink typed to its end becomes a reference too.
 */
import { Extension, InputRule, type Editor, type Range } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { exitSuggestion, Suggestion, type SuggestionMatch } from '@tiptap/suggestion'
import type { TargetKind } from '../../core/model.ts'
import { NODE, type ReferenceAttrs } from '../../core/notes/document.ts'
import type { Named } from '../../core/search/nameIndex.ts'
import type { CompletionItem, CompletionMenu } from './completionMenu.ts'

export interface CompletionOptions {
  menu: CompletionMenu
  find: (query: string, kinds?: TargetKind[]) => Promise<Named[]>
  /** Makes a note of that name and returns what to link to. */
  createNote: (title: string) => Named
  /** Called after a wikilink was written out, so that it can be looked up. */
  resolve: (editor: Editor, target: string) => unknown
}

/** How far back a trigger is looked for: names are shorter. */
const REACH = 120
const OBJECT = '\uFFFC'

/** The trigger before the caret and what follows it. Tiptap's own matcher allows no spaces, or runs on to the end of the line. */
function matchBefore($position: ResolvedPos, pattern: RegExp, closing = ''): SuggestionMatch {
  const { parent, parentOffset } = $position
  if (!parent.isTextblock || parent.type.spec.code === true) return null
  const before = parent.textBetween(Math.max(0, parentOffset - REACH), parentOffset, undefined, OBJECT)
  const match = pattern.exec(before)
  if (match === null) return null
  const [text, query = ''] = match
  const after = parent.textBetween(parentOffset, Math.min(parent.content.size, parentOffset + closing.length), undefined, OBJECT)
  const to = $position.pos + (closing !== '' && after === closing ? closing.length : 0)
  return { range: { from: $position.pos - text.length, to }, query, text }
}

/** A completion lists one source under one trigger. */
interface Trigger {
  key: PluginKey<{ active: boolean; range: Range }>
  char: string
  match: (position: ResolvedPos) => SuggestionMatch
  kinds?: TargetKind[]
}

const TRIGGERS: Trigger[] = [
  { key: new PluginKey('wikilink'), char: '[[', match: (position) => matchBefore(position, /\[\[([^[\]\n\uFFFC]*)$/, ']]') },
  // A name of at most four words; not inside a word, where it would be a mail address.
  {
    key: new PluginKey('at'),
    char: '@',
    match: (position) => matchBefore(position, /(?<![\p{L}\p{N}._@])@((?:[^\s@\uFFFC]+ ){0,3}[^\s@\uFFFC]*)$/u),
    kinds: ['actor', 'event'],
  },
]

export function insertReference(editor: Editor, range: Range, attrs: ReferenceAttrs): void {
  editor.chain().focus().insertContentAt(range, { type: NODE.reference, attrs }, { updateSelection: true }).run()
}

function suggestion(editor: Editor, { menu, find, createNote }: CompletionOptions, { key, char, match, kinds }: Trigger): Plugin {
  let unmount: (() => void) | undefined
  const named = (item: CompletionItem): Named => (item.type === 'target' ? item.named : createNote(item.title))
  return Suggestion({
    editor,
    pluginKey: key,
    char,
    decorationClass: 'completing',
    findSuggestionMatch: ({ $position }) => match($position),
    allow: ({ state, range }) => state.schema.marks['code'] === undefined || !state.doc.rangeHasMark(range.from, range.to, state.schema.marks['code']),
    render: () => ({
      onStart: (props) => {
        const element = document.createElement('div')
        // Read anew at the time of choosing: the query may have grown since.
        const choose = (item: CompletionItem): void => {
          const range = key.getState(editor.state)?.range
          const { kind, id, name, alias } = named(item)
          // A note found by an alias is meant by it; an actor's other names are those of other languages.
          const label = kind === 'note' ? (alias ?? name) : name
          if (range !== undefined) insertReference(editor, range, { kind, id, label, target: null })
        }
        unmount = props.mount(element)
        menu.open(editor.view.dom, element, { find: (query) => find(query, kinds), creates: kinds === undefined, choose }, props.query)
      },
      onUpdate: (props) => menu.search(props.query),
      onExit: () => {
        menu.close()
        unmount?.()
        unmount = undefined
      },
      onKeyDown: ({ event }) => event.key !== 'Escape' && menu.key(event),
    }),
  })
}

/** Leaves the list when the editor loses the keyboard; a click into the list itself does not take it away. */
const closeOnBlur = (): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        blur: (view) => {
          for (const { key } of TRIGGERS) if (key.getState(view.state)?.active === true) exitSuggestion(view, key)
          return false
        },
      },
    },
  })

/** `[` typed over a selection goes around it instead of replacing it; the second one looks it up. */
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

export const Completion = Extension.create<CompletionOptions>({
  name: 'completion',
  // Its keys (Enter, arrows) come before those of lists and tables.
  priority: 2000,

  addProseMirrorPlugins() {
    return [
      ...TRIGGERS.map((trigger) => suggestion(this.editor, this.options, trigger)),
      closeOnBlur(),
      new Plugin({ props: { handleTextInput: wrapSelection } }),
    ]
  },

  addInputRules() {
    return [
      new InputRule({
        find: /\[\[([^[\]|\n\uFFFC]+)(?:\|([^[\]\n\uFFFC]+))?\]\]$/,
        handler: ({ state, range, match }) => {
          const [, target = '', label] = match
          const attrs: ReferenceAttrs = { kind: 'note', id: null, label: (label ?? target).trim(), target: target.trim() }
          state.tr.replaceWith(range.from, range.to, state.schema.nodes[NODE.reference]!.create(attrs))
          queueMicrotask(() => void this.options.resolve(this.editor, target.trim()))
        },
      }),
    ]
  },
})
