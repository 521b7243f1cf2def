/** What a completion list shows, kept outside React so that the editor's plugin can drive it: a store, and its keyboard. What there is to choose comes from its source. */
import type { LucideIcon } from 'lucide-react'

export interface CompletionItem {
  label: string
  /** A second, quieter word. */
  detail?: string
  /** Keys that do the same, as in shortcuts.ts. */
  shortcut?: string
  icon: LucideIcon
  /** Items of one group follow each other. */
  group: string
  /** The group's name is not shown: the item says what it is. */
  alone?: boolean
  choose: () => void
}

export interface CompletionState {
  /** Where to render: an element that the editor keeps beside the caret. */
  element: HTMLElement
  /** What is listed: the list's accessible name. */
  name: string
  query: string
  items: CompletionItem[]
  active: number
  /** The items are still those of an earlier query. */
  searching: boolean
}

export interface CompletionSource {
  name: string
  find: (query: string) => Promise<CompletionItem[]> | CompletionItem[]
  /** There will be something to choose, whatever is found: Enter and Tab wait for it. */
  always: boolean
  /** Nothing found is nothing said: what is typed is most often meant as it is. */
  silent?: boolean
}

/** Id of the list element, and of its options by index, for aria-activedescendant. */
export const LIST_ID = 'note-completion'
export const optionId = (index: number): string => `${LIST_ID}-${index}`

export class CompletionMenu {
  readonly #listeners = new Set<() => void>()
  #state: CompletionState | null = null
  #source: CompletionSource | null = null
  #editor: HTMLElement | null = null
  /** Enter or Tab was pressed before the answer to what was typed had come. */
  #enterWaits = false

  readonly state = (): CompletionState | null => this.#state

  get silent(): boolean {
    return this.#source?.silent === true
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  open(editor: HTMLElement, element: HTMLElement, source: CompletionSource, query: string): void {
    this.#editor = editor
    this.#source = source
    this.#enterWaits = false
    this.#set({ element, name: source.name, query: '', items: [], active: 0, searching: true })
    this.search(query)
  }

  /** Looks up what is typed now; called again with the same, it does nothing. */
  search(query: string): void {
    const state = this.#state
    const source = this.#source
    if (state === null || source === null || (state.query === query && !(state.searching && state.items.length === 0))) return
    this.#enterWaits = false
    this.#set({ ...state, query, searching: true })
    const answer = (items: CompletionItem[]): void => {
      // Answers to what is no longer typed are dropped.
      if (this.#source !== source || this.#state?.query !== query) return
      this.#set({ ...this.#state, items, active: 0, searching: false })
      if (this.#enterWaits) this.choose(0)
    }
    const found = source.find(query)
    if (Array.isArray(found)) answer(found)
    else found.then(answer, () => answer([]))
  }

  close(): void {
    this.#source = null
    this.#set(null)
  }

  choose(index: number): void {
    this.#state?.items[index]?.choose()
  }

  /** @returns whether the key was for the list */
  key({ key, isComposing }: KeyboardEvent): boolean {
    const state = this.#state
    if (state === null || isComposing) return false
    const { items, active, searching } = state
    // What is listed answers an earlier query: the key takes the first of what comes.
    const waits = searching && (items.length > 0 || this.#source?.always === true)
    if ((key === 'Enter' || key === 'Tab') && waits) return (this.#enterWaits = true)
    if (items.length === 0) return false
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      this.#set({ ...state, active: (active + (key === 'ArrowDown' ? 1 : items.length - 1)) % items.length })
      return true
    }
    if (key !== 'Enter' && key !== 'Tab') return false
    this.choose(active)
    return true
  }

  #set(state: CompletionState | null): void {
    this.#state = state
    const editor = this.#editor
    if (editor !== null) {
      // The caret stays in the text; assistive technology is told which option Enter would take.
      const shown = state !== null && state.items.length > 0
      if (shown) {
        editor.setAttribute('aria-controls', LIST_ID)
        editor.setAttribute('aria-activedescendant', optionId(state.active))
      } else for (const name of ['aria-controls', 'aria-activedescendant']) editor.removeAttribute(name)
    }
    for (const listener of this.#listeners) listener()
  }
}
