/** How the editor draws callouts, code, embeds and pictures: by elements of its own, each with a part that React fills (nodeViewStore.ts). */
import { Extension, type Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { NODE, type CalloutAttrs } from '../../../core/notes/document.ts'
import { ENTER_TITLE } from '../schema/callout.ts'
import calloutStyles from './Callout.module.css'
import { CalloutHead } from './CalloutHead.tsx'
import { lookOf } from './calloutKinds.ts'
import codeStyles from './CodeBlock.module.css'
import { codeColours } from './codeColours.ts'
import { CodeHead } from './CodeHead.tsx'
import { EmbedCard } from './EmbedCard.tsx'
import { footnotePlugin } from './footnoteViews.ts'
import { ImageFigure } from './ImageFigure.tsx'
import { IslandView } from './islandView.ts'
import type { NodeViewStore } from './nodeViewStore.ts'

export interface NoteViewsOptions {
  store: NodeViewStore
}

type Position = () => number | undefined

const element = (name: string, className?: string): HTMLElement => Object.assign(document.createElement(name), className === undefined ? {} : { className })

function calloutView(store: NodeViewStore, editor: Editor, node: Node, position: Position): IslandView {
  const dom = element('div', calloutStyles['callout'])
  const island = element('div')
  const contentDOM = element('div', calloutStyles['body'])
  dom.append(island, contentDOM)
  const dress = (callout: HTMLElement, { attrs }: Node): void => {
    const { kind, fold } = attrs as CalloutAttrs
    callout.dataset['callout'] = kind
    callout.dataset['tone'] = lookOf(kind).tone
    callout.dataset['fold'] = fold ?? ''
  }
  return new IslandView(node, position, { store, editor, component: CalloutHead, dom, island, contentDOM, dress })
}

function atomView(store: NodeViewStore, editor: Editor, node: Node, position: Position, component: typeof EmbedCard, name: string): IslandView {
  const dom = element('span')
  dom.dataset['island'] = name
  return new IslandView(node, position, { store, editor, component, dom, island: dom, dress: () => undefined })
}

function codeView(store: NodeViewStore, editor: Editor, node: Node, position: Position): IslandView {
  const dom = element('div', codeStyles['code'])
  const island = element('div')
  const pre = element('pre', codeStyles['source'])
  const contentDOM = element('code')
  pre.append(contentDOM)
  pre.spellcheck = false
  dom.append(island, pre)
  return new IslandView(node, position, { store, editor, component: CodeHead, dom, island, contentDOM, dress: () => undefined })
}

/** A folded callout is open while the caret is in it. */
function aroundCaret({ doc, selection: { $from } }: EditorState): DecorationSet {
  const found: Decoration[] = []
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    if (node.type.name === NODE.callout && node.attrs['fold'] === 'closed') found.push(Decoration.node($from.before(depth), $from.after(depth), { class: calloutStyles['holdsCaret'] ?? '' }))
  }
  return found.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, found)
}

/** Gives the focus to the title of the callout at a position; React may draw it only in a moment. */
function enterTitle(view: EditorView, at: number, tries = 10): void {
  const callout = view.nodeDOM(at)
  const title = callout instanceof HTMLElement ? callout.querySelector('textarea') : null
  if (title !== null) title.focus()
  else if (tries > 0) requestAnimationFrame(() => enterTitle(view, at, tries - 1))
}

/** The callout whose title is the next line in that direction. */
function calloutBeyond(view: EditorView, direction: 'up' | 'down'): number | null {
  const { $head, empty } = view.state.selection
  if (!empty || !$head.parent.isTextblock || !view.endOfTextblock(direction)) return null
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    const parent = $head.node(depth - 1)
    const index = $head.index(depth - 1)
    if (direction === 'up') {
      if (index > 0) return null
      if (parent.type.name === NODE.callout) return $head.before(depth - 1)
    } else if (index < parent.childCount - 1) {
      return parent.child(index + 1).type.name === NODE.callout ? $head.after(depth) : null
    }
  }
  return null
}

/** The callout whose title the last transaction asked the focus for. */
const titleToEnter = new PluginKey<number | null>('calloutTitle')

export const NoteViews = Extension.create<NoteViewsOptions>({
  name: 'noteViews',

  addKeyboardShortcuts() {
    const title = (direction: 'up' | 'down') => (): boolean => {
      const at = calloutBeyond(this.editor.view, direction)
      if (at === null) return false
      enterTitle(this.editor.view, at)
      return true
    }
    return {
      ArrowUp: title('up'),
      ArrowDown: title('down'),
      // A picture's details, by its own button.
      Enter: ({ editor }) => {
        const { selection } = editor.state
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== NODE.image) return false
        const dom = editor.view.nodeDOM(selection.from)
        const button = dom instanceof HTMLElement ? dom.querySelector<HTMLButtonElement>('[data-picture-details]') : null
        button?.click()
        return button !== null
      },
    }
  },

  addProseMirrorPlugins() {
    const { store } = this.options
    const { editor } = this
    return [
      codeColours(),
      footnotePlugin(editor),
      new Plugin<number | null>({
        key: titleToEnter,
        state: {
          init: () => null,
          apply: (tr) => (tr.getMeta(ENTER_TITLE) as number | undefined) ?? null,
        },
        view: () => ({
          update(view, before) {
            const at = titleToEnter.getState(view.state) ?? null
            if (at !== null && view.state !== before) enterTitle(view, at)
          },
        }),
        props: {
          decorations: aroundCaret,
          nodeViews: {
            [NODE.callout]: (node, _view, position) => calloutView(store, editor, node, position),
            [NODE.codeBlock]: (node, _view, position) => codeView(store, editor, node, position),
            [NODE.embed]: (node, _view, position) => atomView(store, editor, node, position, EmbedCard, 'embed'),
            [NODE.image]: (node, _view, position) => atomView(store, editor, node, position, ImageFigure, 'image'),
          },
        },
      }),
    ]
  },
})
