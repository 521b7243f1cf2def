/** The extensions of one note's editor: the schema, and what makes it part of the desk. What a note may contain is schema/'s business alone. */
import { Extension, type Extensions } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { deskExtensions, type EditorActions } from './deskExtensions.ts'
import { DocumentEnds } from './documentEnds.ts'
import { RestingEnd } from './restingEnd.ts'
import { MoveBlocks } from '../blocks/moveBlocks.ts'
import { PasteMarkdown } from '../paste/pasteMarkdown.ts'
import { noteExtensions } from '../schema/noteExtensions.ts'
import type { NodeViewStore } from '../views/nodeViewStore.ts'
import { NoteViews } from '../views/noteViews.ts'

/** About 3,000 words: the style sheet then leaves out what is far from the screen. */
const LONG = 20_000
const SIZES: Record<'empty' | 'short' | 'long', Record<string, string>> = { empty: { 'data-empty': '' }, short: {}, long: { 'data-long': '' } }

/** Says for the style sheet whether the note is empty (placeholder) or long. Not Tiptap's placeholder, which decorates after every transaction. */
const Size = Extension.create({
  name: 'size',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        attributes: ({ doc }) => {
          const empty = doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.firstChild.content.size === 0
          return SIZES[empty ? 'empty' : doc.content.size > LONG ? 'long' : 'short']
        },
      },
    }),
  ],
})

/** The extensions of one editor: the schema, and what needs the desk, asked for at the time it is needed. */
export function extensionsOf({ views, ...actions }: EditorActions & { views: NodeViewStore }): Extensions {
  return [
    ...noteExtensions,
    NoteViews.configure({ store: views }),
    Size,
    DocumentEnds,
    RestingEnd,
    PasteMarkdown,
    MoveBlocks.configure({ moved: actions.moved }),
    ...deskExtensions(actions),
    Extension.create({
      name: 'noteKeys',
      addKeyboardShortcuts: () => ({
        'Mod-Shift-k': () => {
          actions.editLink()
          return true
        },
        // ProseMirror keeps Enter and Escape from the window, whatever is held with them.
        'Mod-Shift-Enter': () => {
          actions.toggleFocus()
          return true
        },
        Escape: () => actions.leaveFocus(),
        // Where Tab indents (in lists and tables) it cannot lead out of the text.
        'Alt-F10': ({ editor }) => {
          editor.view.dom.closest('[data-note]')?.querySelector<HTMLElement>('[role=toolbar] button[tabindex="0"]')?.focus()
          return true
        },
      }),
    }),
  ]
}
