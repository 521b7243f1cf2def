/** The catalogue of notes (core/notes/noteCatalogue.ts) of the open library: one a window, read when something first asks for it. */
import { useCallback, useSyncExternalStore } from 'react'
import { NoteCatalogue } from '../../core/notes/noteCatalogue.ts'
import type { DossierDatabase } from '../../data/database.ts'
import { followNotes } from '../../data/noteFeed.ts'
import { useDesk } from './desk.ts'

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
        this.#state.catalogue.apply(changed, removed)
        this.#tell(complete)
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

/** All notes' rows, kept up to date. */
export function useNoteCatalogue(): CatalogueState {
  const { db } = useDesk()
  let feed = followed.get(db)
  if (feed === undefined) {
    feed = new Followed(db)
    followed.set(db, feed)
  }
  const current = feed
  return useSyncExternalStore(useCallback((listener: () => void) => current.subscribe(listener), [current]), current.state)
}
