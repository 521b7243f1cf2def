/** The catalogue of notes (core/notes/noteCatalogue.ts) of the open library: one a window, read when something first asks for it. */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { NoteCatalogue } from '../../../core/notes/noteCatalogue.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { followNotes } from '../../../data/noteFeed.ts'
import { useDesk } from '../desk.ts'

/** What is known at one moment; another object after each change. */
export interface CatalogueState {
  catalogue: NoteCatalogue
  /** False while notes are still being read for the first time. */
  complete: boolean
}

class Followed {
  readonly #db: DossierDatabase
  readonly #listeners = new Set<() => void>()
  #state: CatalogueState = { catalogue: new NoteCatalogue(), complete: false }
  #stop: (() => void) | null = null

  constructor(db: DossierDatabase) {
    this.#db = db
  }

  readonly state = (): CatalogueState => this.#state

  /** Follows the notes while anybody listens, and a moment longer: from one list to the next they are not read again. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    this.#stop ??= followNotes(
      this.#db,
      ({ changed, removed, complete }) => {
        const first = this.#state.catalogue.size === 0
        this.#state.catalogue.apply(changed, removed)
        // Of many thousand the first are shown at once and then all: ten lists in between would only be sorted for nothing, while one scrolls.
        if (first || complete) this.#tell(complete)
      },
      // A library that is being closed; the window says so itself.
      () => undefined,
    )
    return () => {
      this.#listeners.delete(listener)
      setTimeout(() => {
        if (this.#listeners.size > 0 || this.#stop === null) return
        this.#stop()
        this.#stop = null
        this.#state = { catalogue: new NoteCatalogue(), complete: false }
      }, 1000)
    }
  }

  #tell(complete: boolean): void {
    this.#state = { catalogue: this.#state.catalogue, complete }
    for (const listener of this.#listeners) listener()
  }
}

const followed = new WeakMap<DossierDatabase, Followed>()

function followedOf(db: DossierDatabase): Followed {
  let feed = followed.get(db)
  if (feed === undefined) {
    feed = new Followed(db)
    followed.set(db, feed)
  }
  return feed
}

/** All notes' rows, kept up to date: drawn again at every save. */
export function useNoteCatalogue(): CatalogueState {
  const feed = followedOf(useDesk().db)
  return useSyncExternalStore(useCallback((listener: () => void) => feed.subscribe(listener), [feed]), feed.state)
}

/** Picks anew when there is another state; gives the value it gave before when that is the same. */
function steady<T>(stateOf: () => CatalogueState, pick: (state: CatalogueState) => T, isSame: (a: T, b: T) => boolean): () => T {
  let last: { state: CatalogueState; value: T } | null = null
  return () => {
    const state = stateOf()
    if (last?.state !== state) {
      const value = pick(state)
      last = { state, value: last !== null && isSame(last.value, value) ? last.value : value }
    }
    return last.value
  }
}

/**
 * Some of it, drawn again only when that is another.
 * @param pick the same function each time
 */
export function useFromCatalogue<T>(pick: (state: CatalogueState) => T, isSame: (a: T, b: T) => boolean = Object.is): T {
  const feed = followedOf(useDesk().db)
  const snapshot = useMemo(() => steady(feed.state, pick, isSame), [feed, pick, isSame])
  return useSyncExternalStore(useCallback((listener: () => void) => feed.subscribe(listener), [feed]), snapshot)
}
