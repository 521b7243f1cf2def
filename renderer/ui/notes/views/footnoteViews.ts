/**
 * How footnotes are drawn: a mark shows its number, its footnote's text in a card when the mouse or the keyboard is on it, and leads there; a
 * footnote shows the same number, which leads back. The numbers are counted again only when a change touched a mark or a footnote.
 */
import type { Editor } from '@tiptap/core'
import { DOMSerializer, type Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { NODE } from '../../../core/notes/document.ts'
import { footnoteStrings as strings } from '../../shared/strings/noteNodes.ts'
import { footnotesOf, labelKey, removeFootnote, type Footnotes } from '../schema/footnotes.ts'
import styles from './Footnotes.module.css'

interface Numbering {
  footnotes: Footnotes
  /** Grows with every new count: views compare it. */
  edition: number
}

const key = new PluginKey<Numbering>('footnotes')

const isFootnote = (node: Node): boolean => node.type.name === NODE.footnoteReference || node.type.name === NODE.footnoteDefinition

/** Whether a mark or a footnote was added, removed or moved past another. */
function touches(tr: Transaction): boolean {
  return tr.steps.some((step, index) => {
    const before = tr.docs[index]
    const after = tr.docs[index + 1] ?? tr.doc
    let found = false
    const look = (doc: Node | undefined, from: number, to: number): void => {
      if (doc === undefined || from >= to) return
      doc.nodesBetween(from, to, (node, position) => {
        if (isFootnote(node) && position >= from && position < to) found = true
        return !found
      })
    }
    step.getMap().forEach((oldFrom, oldTo, newFrom, newTo) => {
      look(before, oldFrom, oldTo)
      look(after, newFrom, newTo)
    })
    return found
  })
}

export const footnotePlugin = (editor: Editor): Plugin<Numbering> => {
  const views = new Set<FootnoteView>()
  return new Plugin<Numbering>({
    key,
    state: {
      init: (_, { doc }) => ({ footnotes: footnotesOf(doc), edition: 0 }),
      apply: (tr, before) => (tr.docChanged && touches(tr) ? { footnotes: footnotesOf(tr.doc), edition: before.edition + 1 } : before),
    },
    view: () => ({
      update(view, before) {
        if (key.getState(view.state)?.edition !== key.getState(before)?.edition) for (const each of views) each.count()
      },
      destroy: hideCard,
    }),
    props: {
      nodeViews: {
        [NODE.footnoteReference]: (node, view, position) => new ReferenceView(node, view, position, views, editor),
        [NODE.footnoteDefinition]: (node, view, position) => new DefinitionView(node, view, position, views, editor),
      },
    },
  })
}

interface FootnoteView {
  count: () => void
}

/** Positions of the last count, which may have moved since: looked up anew by label when one goes there. */
const whereIs = (state: EditorState, label: string, type: 'reference' | 'definition'): number | null => footnotesOf(state.doc).byLabel.get(label)?.[type] ?? null

const numberOf = (state: EditorState, label: string): { number: number; reference: number | null; definition: number | null } | undefined => key.getState(state)?.footnotes.byLabel.get(label)

class ReferenceView implements NodeView, FootnoteView {
  readonly dom = document.createElement('sup')
  readonly #button = document.createElement('button')
  readonly #view: EditorView
  readonly #views: Set<FootnoteView>
  readonly #editor: Editor
  #node: Node

  constructor(node: Node, view: EditorView, _position: () => number | undefined, views: Set<FootnoteView>, editor: Editor) {
    this.#node = node
    this.#view = view
    this.#views = views
    this.#editor = editor
    this.dom.className = styles['mark'] ?? ''
    this.dom.contentEditable = 'false'
    this.#button.type = 'button'
    this.dom.append(this.#button)
    const show = (): void => this.#show()
    this.#button.addEventListener('pointerenter', show)
    this.#button.addEventListener('focus', show)
    this.#button.addEventListener('pointerleave', hideCard)
    this.#button.addEventListener('blur', hideCard)
    this.#button.addEventListener('click', () => this.#follow())
    views.add(this)
    this.count()
  }

  /** Its number, and its name with the words of its footnote. */
  count(): void {
    const found = numberOf(this.#view.state, labelKey(this.#node))
    this.#button.textContent = found === undefined || found.definition === null ? String(this.#node.attrs['label']) : String(found.number)
    this.#button.dataset['missing'] = String(found?.definition == null)
    this.#button.setAttribute('aria-label', found?.definition == null ? strings.missing(String(this.#node.attrs['label'])) : strings.reference(found.number, ''))
  }

  #definition(): Node | null {
    const at = whereIs(this.#view.state, labelKey(this.#node), 'definition')
    return at === null ? null : this.#view.state.doc.nodeAt(at)
  }

  #show(): void {
    const definition = this.#definition()
    if (definition === null) return
    this.#button.setAttribute('aria-label', strings.reference(Number(this.#button.textContent), definition.textBetween(0, definition.content.size, ' ').slice(0, 500)))
    showCard(this.#button, definition)
  }

  #follow(): void {
    hideCard()
    const at = whereIs(this.#view.state, labelKey(this.#node), 'definition')
    if (at !== null) goTo(this.#editor, at + 1)
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.count()
    return true
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode')
    this.#show()
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode')
    hideCard()
  }

  stopEvent(event: Event): boolean {
    return !event.type.startsWith('drag')
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    hideCard()
    this.#views.delete(this)
  }
}

class DefinitionView implements NodeView, FootnoteView {
  readonly dom = document.createElement('div')
  readonly contentDOM = document.createElement('div')
  readonly #head = document.createElement('span')
  readonly #back = document.createElement('button')
  readonly #remove = document.createElement('button')
  readonly #view: EditorView
  readonly #views: Set<FootnoteView>
  #node: Node

  constructor(node: Node, view: EditorView, position: () => number | undefined, views: Set<FootnoteView>, editor: Editor) {
    this.#node = node
    this.#view = view
    this.#views = views
    this.dom.className = styles['footnote'] ?? ''
    this.dom.role = 'note'
    this.#head.className = styles['number'] ?? ''
    this.#head.contentEditable = 'false'
    this.contentDOM.className = styles['text'] ?? ''
    this.#back.type = this.#remove.type = 'button'
    this.#remove.textContent = '×'
    this.#remove.title = strings.remove
    this.#remove.setAttribute('aria-label', strings.remove)
    this.#head.append(this.#back, this.#remove)
    this.dom.append(this.#head, this.contentDOM)
    this.#back.addEventListener('click', () => {
      const at = whereIs(view.state, labelKey(this.#node), 'reference')
      if (at !== null) goTo(editor, at + 1)
    })
    this.#remove.addEventListener('click', () => {
      const at = position()
      if (at === undefined || !view.editable) return
      view.dispatch(removeFootnote(view.state.tr, at))
      view.focus()
    })
    views.add(this)
    this.count()
  }

  count(): void {
    const label = String(this.#node.attrs['label'])
    const found = numberOf(this.#view.state, labelKey(this.#node))
    const used = found !== undefined && found.reference !== null
    this.#back.textContent = used ? String(found.number) : label
    this.#back.disabled = !used
    const name = used ? strings.back(found.number) : strings.unused(label)
    this.#back.setAttribute('aria-label', name)
    this.#back.title = name
    this.#remove.hidden = used
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const same = node.attrs === this.#node.attrs
    this.#node = node
    if (!same) this.count()
    return true
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLElement && this.#head.contains(event.target)
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return !this.contentDOM.contains(mutation.target)
  }

  destroy(): void {
    this.#views.delete(this)
  }
}

/** The caret to a place, in the middle of what is seen. */
function goTo(editor: Editor, position: number): void {
  const { view, state } = editor
  const $position = state.doc.resolve(position)
  const selection = $position.parent.inlineContent ? TextSelection.create(state.doc, position) : Selection.near($position)
  view.dispatch(state.tr.setSelection(selection))
  view.focus()
  const { node } = view.domAtPos(selection.from)
  ;(node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center' })
}

let card: HTMLElement | null = null

function hideCard(): void {
  card?.remove()
  card = null
}

/** The footnote's own text, as it reads, beside its mark. The mark's name says the same to those who do not see it. */
function showCard(anchor: HTMLElement, definition: Node): void {
  hideCard()
  card = document.createElement('div')
  card.className = styles['card'] ?? ''
  card.setAttribute('aria-hidden', 'true')
  card.append(DOMSerializer.fromSchema(definition.type.schema).serializeFragment(definition.content))
  document.body.append(card)
  const mark = anchor.getBoundingClientRect()
  const { width, height } = card.getBoundingClientRect()
  const below = mark.bottom + 6 + height < innerHeight
  card.style.left = `${Math.max(8, Math.min(mark.left - 12, innerWidth - width - 8))}px`
  card.style.top = `${below ? mark.bottom + 6 : Math.max(8, mark.top - height - 6)}px`
}
