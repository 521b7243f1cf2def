/**
 * What React draws inside the text: the head of a callout, the card of an embed, a picture. ProseMirror makes and removes the elements, this
 * store tells NodeViewPortals.tsx what to render into each, so that it has the desk around it and the text is not rendered again for it.
 */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { ComponentType } from 'react'

export interface IslandProps {
  node: Node
  /** Selected as a node. */
  selected: boolean
  editor: Editor
  /** Where the node stands now; undefined once it is gone. */
  position: () => number | undefined
}

export interface Island extends IslandProps {
  key: number
  element: HTMLElement
  component: ComponentType<IslandProps>
}

export class NodeViewStore {
  readonly #listeners = new Set<() => void>()
  readonly #islands = new Map<number, Island>()
  #shown: readonly Island[] = []
  #scheduled = false
  #nextKey = 0

  readonly state = (): readonly Island[] => this.#shown

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  newKey(): number {
    return (this.#nextKey += 1)
  }

  put(island: Island): void {
    this.#islands.set(island.key, island)
    this.#tell()
  }

  remove(key: number): void {
    if (this.#islands.delete(key)) this.#tell()
  }

  /** Once for all that one change of the document did. */
  #tell(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    queueMicrotask(() => {
      this.#scheduled = false
      this.#shown = [...this.#islands.values()]
      for (const listener of this.#listeners) listener()
    })
  }
}
