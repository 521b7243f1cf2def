/**
 * Signs in the text that open a list of what can be put in their place (completeLinks.ts, completeTags.ts, completeCommands.ts): which they are,
 * and the editor's side of the list. What is listed comes from each sign's source; the list itself is CompletionList.tsx.
 */
import { Extension, type Editor, type Range } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { Plugin, type PluginKey } from '@tiptap/pm/state'
import { exitSuggestion, Suggestion, type SuggestionMatch } from '@tiptap/suggestion'
import type { CompletionMenu, CompletionSource } from './completionMenu.ts'

/** One sign and what it lists. */
export interface Trigger {
  key: PluginKey<{ active: boolean; range: Range }>
  char: string
  match: (position: ResolvedPos) => SuggestionMatch
  /** Made when the list opens. `range` is where the sign and what follows it stand at the time of asking; null when they are gone. */
  source: (editor: Editor, range: () => Range | null) => CompletionSource
}

/** How far back a sign is looked for: names are shorter. */
const REACH = 120
/** Stands for atoms in text. */
export const OBJECT = '\uFFFC'

/** The sign before the caret and what follows it. Tiptap's own matcher allows no spaces, or runs on to the end of the line. */
export function matchBefore($position: ResolvedPos, pattern: RegExp, closing = ''): SuggestionMatch {
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

/** Puts plain text in the place of a sign and what follows it. */
export const insertText = (editor: Editor, { from, to }: Range, text: string): boolean =>
  editor.chain().focus().command(({ tr }) => tr.insertText(text, from, to) !== null).run()

function suggestion(editor: Editor, menu: CompletionMenu, { key, char, match, source }: Trigger): Plugin {
  let unmount: (() => void) | undefined
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
        unmount = props.mount(element)
        menu.open(editor.view.dom, element, source(editor, () => key.getState(editor.state)?.range ?? null), props.query)
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
const closeOnBlur = (triggers: Trigger[]): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        blur: (view) => {
          for (const { key } of triggers) if (key.getState(view.state)?.active === true) exitSuggestion(view, key)
          return false
        },
      },
    },
  })

export const Completion = Extension.create<{ menu: CompletionMenu; triggers: Trigger[] }>({
  name: 'completion',
  // Its keys (Enter, arrows) come before those of lists and tables.
  priority: 2000,
  addProseMirrorPlugins() {
    const { menu, triggers } = this.options
    return [...triggers.map((trigger) => suggestion(this.editor, menu, trigger)), closeOnBlur(triggers)]
  },
})
