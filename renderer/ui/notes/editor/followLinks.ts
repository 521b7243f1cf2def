/**
 * What links in a note do. An attached file is saved, a reference or a passage's source line opens with a click, or with Enter when it is selected; an address of the
 * web with Ctrl/Cmd and a click (a plain one sets the caret, as in any editor), and never without being shown first. With Shift a place opens
 * beside the note.
 */
import { Extension, type Editor } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { parseAddress, type Place } from '../../../core/address.ts'
import type { Id } from '../../../core/model.ts'
import { parseAssetAddress } from '../../../core/notes/assets.ts'
import { NODE, type PassageAttrs, type ReferenceAttrs } from '../../../core/notes/document.ts'
import { headingOfTarget } from './noteHeadings.ts'
import { passagePlace } from '../schema/passage.ts'
import { placeOf } from '../schema/reference.ts'

export interface FollowOptions {
  /** `beside`: Shift was held. `heading`: that of the note to show; null for its beginning. */
  go: (place: Place, beside: boolean, heading: string | null) => void
  /** An attached file. */
  save: (asset: Id) => void
  /** An address outside: to be shown and confirmed. */
  open: (url: string) => void
  /** A wikilink that names nothing yet. */
  unresolved: (editor: Editor, attrs: ReferenceAttrs) => unknown
}

export const FollowLinks = Extension.create<FollowOptions>({
  name: 'followLinks',
  priority: 1500,

  addKeyboardShortcuts() {
    const follow = (beside: boolean): boolean => {
      // Selected as a node by an arrow key, or as the only thing in a selection made with Shift.
      const { doc, selection } = this.editor.state
      const node = selection.empty ? null : doc.nodeAt(selection.from)
      if (node === null || node.nodeSize !== selection.to - selection.from) return false
      const place = node.type.name === NODE.passage ? passagePlace(node.attrs as PassageAttrs) : null
      if (place !== null) this.options.go(place, beside, null)
      else if (node.type.name === NODE.reference || node.type.name === NODE.embed) followReference(this.editor, node.attrs as ReferenceAttrs, this.options, beside)
      else return false
      return true
    }
    return {
      Enter: () => follow(false),
      'Shift-Enter': () => follow(true),
      'Mod-Enter': () => {
        if (follow(false)) return true
        const href: unknown = this.editor.getAttributes('link')['href']
        if (typeof href !== 'string') return false
        const file = parseAssetAddress(href)
        if (file === null) this.options.open(href)
        else this.options.save(file)
        return true
      },
    }
  },

  addProseMirrorPlugins() {
    const { go, open, save } = this.options
    const { editor, options } = this
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            // Shift would select up to the link before it is followed.
            mousedown: (_view, event) => {
              const link = event.shiftKey && event.target instanceof Element ? event.target.closest('a[data-reference], a[data-passage-link]') : null
              if (link === null) return false
              event.preventDefault()
              return true
            },
            click: (view, event) => {
              const anchor = event.target instanceof Element ? event.target.closest('a') : null
              if (anchor === null || !view.dom.contains(anchor)) return false
              // Never left to the browser: it would navigate the app itself.
              event.preventDefault()
              const href = anchor.getAttribute('href') ?? ''
              if (anchor.dataset['reference'] !== undefined || anchor.dataset['embed'] !== undefined) {
                const node = view.state.doc.nodeAt(view.posAtDOM(anchor, 0, -1))
                if (node?.type.name === NODE.reference || node?.type.name === NODE.embed) followReference(editor, node.attrs as ReferenceAttrs, options, event.shiftKey)
                return true
              }
              const file = parseAssetAddress(href)
              if (file !== null) {
                save(file)
                return true
              }
              const inside = parseAddress(href)
              if (anchor.dataset['passageLink'] !== undefined && inside !== null) {
                go(inside.place, event.shiftKey, null)
                return true
              }
              if (!event.ctrlKey && !event.metaKey) return false
              if (inside !== null && /^(#\/|dossier:)/.test(href)) go(inside.place, event.shiftKey, null)
              else open(href)
              return true
            },
            auxclick: (_view, event) => {
              if (!(event.target instanceof Element) || event.target.closest('a') === null) return false
              event.preventDefault()
              return true
            },
          },
        },
      }),
    ]
  },
})

/** Follows a target as a click on it would, from a part of the text that has its own buttons. */
export function followTarget(editor: Editor, attrs: ReferenceAttrs): void {
  const extension = editor.extensionManager.extensions.find(({ name }) => name === FollowLinks.name)
  if (extension !== undefined) followReference(editor, attrs, extension.options as FollowOptions, false)
}

function followReference(editor: Editor, attrs: ReferenceAttrs, { go, unresolved }: FollowOptions, beside: boolean): void {
  const place = attrs.id === null ? null : placeOf(attrs.kind, attrs.id, attrs.target)
  if (place === null) unresolved(editor, attrs)
  else go(place, beside, headingOfTarget(attrs.target))
}
