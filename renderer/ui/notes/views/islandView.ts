/** A node view whose element (or a part of it) React fills. Atoms have nothing but the island; a callout also has its text. */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import type { ComponentType } from 'react'
import type { IslandProps, NodeViewStore } from './nodeViewStore.ts'

export interface IslandViewOptions {
  store: NodeViewStore
  editor: Editor
  component: ComponentType<IslandProps>
  /** The node's element, and the part of it that React fills. */
  dom: HTMLElement
  island: HTMLElement
  contentDOM?: HTMLElement
  /** Brings the element's own attributes up to date. */
  dress: (dom: HTMLElement, node: Node) => void
}

/** Where the keyboard and the mouse are the island's own affair. */
const INTERACTIVE = 'a, button, input, textarea, select, [role=listbox], [role=menu], [data-scrolls]'

export class IslandView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM?: HTMLElement
  readonly #options: IslandViewOptions
  readonly #key: number
  readonly #position: () => number | undefined
  #node: Node
  #selected = false

  constructor(node: Node, position: () => number | undefined, options: IslandViewOptions) {
    const { dom, island, contentDOM, store } = options
    this.dom = dom
    if (contentDOM !== undefined) this.contentDOM = contentDOM
    this.#options = options
    this.#node = node
    this.#key = store.newKey()
    this.#position = position
    island.contentEditable = 'false'
    this.#show()
  }

  #show(): void {
    const { dom, island, store, editor, component, dress } = this.#options
    dress(dom, this.#node)
    store.put({ key: this.#key, element: island, component, node: this.#node, selected: this.#selected, editor, position: this.#position })
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const same = node.attrs === this.#node.attrs
    this.#node = node
    // Typing in a callout changes its content, which is none of its head's.
    if (!same || this.contentDOM === undefined) this.#show()
    return true
  }

  selectNode(): void {
    this.#select(true)
  }

  deselectNode(): void {
    this.#select(false)
  }

  #select(selected: boolean): void {
    this.dom.classList.toggle('ProseMirror-selectednode', selected)
    this.#selected = selected
    this.#show()
  }

  stopEvent(event: Event): boolean {
    const { target } = event
    if (!(target instanceof Element) || !this.#options.island.contains(target)) return false
    return target.closest(INTERACTIVE) !== null && !event.type.startsWith('drag')
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return this.contentDOM === undefined || !this.contentDOM.contains(mutation.target)
  }

  destroy(): void {
    this.#options.store.remove(this.#key)
  }
}
