/** A word that changes with the notes and actors of a library: what asks them something looks at it to ask again. Followed once for all who ask. */
import { useSyncExternalStore } from 'react'
import type { DossierDatabase } from '../../data/database.ts'
import { followQuery } from '../../data/followQuery.ts'

/** ms after a change before the next is looked at: a note is saved several times a second while one types in it, and none of who ask is in such a hurry. */
const PAUSE = 600

class Followed {
  readonly #db: DossierDatabase
  readonly #listeners = new Set<() => void>()
  #parts: (string | undefined)[] = []
  #state: string | undefined
  #stops: (() => void)[] = []

  constructor(db: DossierDatabase) {
    this.#db = db
  }

  readonly state = (): string | undefined => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#begin()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#end()
    }
  }

  #begin(): void {
    const { notes, decisions, actors } = this.#db
    // Apart, so that a saved note does not count the actors again.
    this.#stops = [
      followQuery(async () => `${Number(await notes.orderBy('stamp').lastKey())}/${await notes.count()}`, { pause: PAUSE }, (value) => this.#tell(0, value)),
      followQuery(async () => `${await decisions.count()}/${await actors.where('articles').above(1).count()}`, { pause: PAUSE }, (value) => this.#tell(1, value)),
    ]
  }

  #tell(part: number, value: string): void {
    this.#parts[part] = value
    const [notes, others] = this.#parts
    const state = notes === undefined || others === undefined ? undefined : `${notes}/${others}`
    if (state === this.#state) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  #end(): void {
    for (const stop of this.#stops) stop()
    this.#stops = []
    this.#parts = []
    this.#state = undefined
  }
}

const followed = new WeakMap<DossierDatabase, Followed>()

/** Undefined before it is known. */
export function useLibraryState(db: DossierDatabase): string | undefined {
  let feed = followed.get(db)
  if (feed === undefined) {
    feed = new Followed(db)
    followed.set(db, feed)
  }
  return useSyncExternalStore(feed.subscribe, feed.state)
}
