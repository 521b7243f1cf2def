/** What the completion list shows, kept outside React so that the editor's plugin can drive it: a store, and its keyboard. */
import type { TargetKind } from '../../core/model.ts'
import type { Named } from '../../core/search/nameIndex.ts'

export type CompletionItem = { type: 'target'; named: Named } | { type: 'create'; title: string }

export interface CompletionState {
  /** Where to render: an element that the editor keeps beside the caret. */
  element: HTMLElement
  query: string
  items: CompletionItem[]
  active: number
  /** The items are still those of an earlier query. */
  searching: boolean
}

export interface CompletionSource {
  find: (query: string) => Promise<Named[]>
  /** Offers to create a note of that name. */
  creates: boolean
  choose: (item: CompletionItem) => void
}

/** So many of one kind: the list is for choosing, not for browsing. */
const OF_A_KIND = 5

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

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  open(editor: HTMLElement, element: HTMLElement, source: CompletionSource, query: string): void {
    this.#editor = editor
    this.#source = source
    this.#enterWaits = false
    this.#set({ element, query: '', items: [], active: 0, searching: true })
    this.search(query)
  }

  /** Looks up what is typed now; called again with the same, it does nothing. */
  search(query: string): void {
    const state = this.#state
    const source = this.#source
    if (state === null || source === null || (state.query === query && !(state.searching && state.items.length === 0))) return
    this.#enterWaits = false
    this.#set({ ...state, query, searching: true })
    const answer = (found: Named[]): void => {
      // Answers to what is no longer typed are dropped.
      if (this.#source !== source || this.#state?.query !== query) return
      this.#set({ ...this.#state, items: arrange(found, query, source.creates), active: 0, searching: false })
      if (this.#enterWaits) this.choose(0)
    }
    source.find(query).then(answer, () => answer([]))
  }

  close(): void {
    this.#source = null
    this.#set(null)
  }

  choose(index: number): void {
    const item = this.#state?.items[index]
    if (item !== undefined) this.#source?.choose(item)
  }

  /** @returns whether the key was for the list */
  key({ key, isComposing }: KeyboardEvent): boolean {
    const state = this.#state
    if (state === null || isComposing) return false
    const { items, active, searching } = state
    // What is listed answers an earlier query: the key takes the first of what comes.
    const waits = searching && (items.length > 0 || this.#source?.creates === true)
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

/** Grouped by kind, the kind of the best find first; at the end the offer to create a note, unless one has that very name. */
function arrange(found: Named[], query: string, creates: boolean): CompletionItem[] {
  const groups = new Map<TargetKind, Named[]>()
  for (const named of found) {
    const group = groups.get(named.kind) ?? []
    if (group.length < OF_A_KIND) groups.set(named.kind, [...group, named])
  }
  const items: CompletionItem[] = [...groups.values()].flat().map((named) => ({ type: 'target', named }))
  const title = query.trim()
  const exists = found.some((named) => named.kind === 'note' && (named.alias ?? named.name).toLowerCase() === title.toLowerCase())
  if (creates && title !== '' && !exists) items.push({ type: 'create', title })
  return items
}
