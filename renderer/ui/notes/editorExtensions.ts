/** The extensions of one note's editor: the schema, and what makes it part of the desk. What a note may contain is schema/'s business alone. */
import { Extension, type Extensions } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { Named } from '../../core/search/nameIndex.ts'
import { createNote } from '../../data/notes.ts'
import type { Desk } from '../desk/desk.ts'
import { Completion } from './completion.ts'
import type { CompletionMenu } from './completionMenu.ts'
import { DocumentEnds } from './documentEnds.ts'
import { FollowLinks } from './followLinks.ts'
import { PasteMarkdown } from './pasteMarkdown.ts'
import { findExactly, pointReferences } from './resolveWikilink.ts'
import { noteExtensions } from './schema/noteExtensions.ts'

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

export interface EditorActions {
  menu: CompletionMenu
  desk: () => Desk
  openOutside: (url: string) => void
  editLink: () => void
}

/** The extensions of one editor: the schema, and what needs the desk, asked for at the time it is needed. */
export function extensionsOf({ menu, desk, openOutside, editLink }: EditorActions): Extensions {
  // Named at once, so that the link stands while the note is still being written.
  const makeNote = (title: string): Named => {
    const { db, notify } = desk()
    const id = crypto.randomUUID()
    createNote(db, { id, title }).catch((error: Error) => notify({ message: error.message, kind: 'error' }))
    return { kind: 'note', id, name: title, also: '', detail: '', weight: 0 }
  }
  return [
    ...noteExtensions,
    Size,
    DocumentEnds,
    PasteMarkdown,
    Completion.configure({
      menu,
      find: (query, kinds) => desk().finder.find(query, { ...(kinds === undefined ? {} : { kinds }), limit: 40 }),
      createNote: makeNote,
      resolve: (editor, target) =>
        findExactly(desk().finder, target).then(
          (found) => {
            if (found !== null) pointReferences(editor, target, found)
          },
          () => undefined, // It stays a wikilink, which a click looks up again.
        ),
    }),
    FollowLinks.configure({
      go: (place, beside) => (beside ? desk().openBeside(place) : desk().go(place)),
      open: openOutside,
      unresolved: (editor, { target, label }) =>
        findExactly(desk().finder, target ?? label).then(
          (found) => {
            const named = found ?? makeNote(target ?? label)
            pointReferences(editor, target ?? label, named)
            if (named.kind === 'note') desk().openNote(named.id)
            else desk().go({ kind: named.kind, id: named.id })
          },
          (error: Error) => desk().notify({ message: error.message, kind: 'error' }),
        ),
    }),
    Extension.create({
      name: 'noteKeys',
      addKeyboardShortcuts: () => ({
        'Mod-Shift-k': () => {
          editLink()
          return true
        },
        // Where Tab indents (in lists and tables) it cannot lead out of the text.
        'Alt-F10': ({ editor }) => {
          editor.view.dom.closest('[data-note]')?.querySelector<HTMLElement>('[role=toolbar] button[tabindex="0"]')?.focus()
          return true
        },
      }),
    }),
  ]
}
