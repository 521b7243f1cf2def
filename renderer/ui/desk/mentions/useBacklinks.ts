/** What links to a place, read once for all who show it: an article's margin and the section below it would else each copy thousands of rows out of the database. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Id, TargetKind } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { followQuery } from '../../../data/followQuery.ts'
import { backlinks, type Backlink } from '../../../data/notes.ts'
import { useDesk } from '../desk.ts'

interface Answer {
  found?: Backlink[]
  error?: Error
}

/** One live query for as long as somebody looks at its answer. */
class SharedBacklinks {
  readonly #ask: () => Promise<Backlink[]>
  readonly #forget: () => void
  readonly #listeners = new Set<() => void>()
  #answer: Answer = {}
  #stop: (() => void) | null = null

  /** @param forget nobody looks any more */
  constructor(ask: () => Promise<Backlink[]>, forget: () => void) {
    this.#ask = ask
    this.#forget = forget
  }

  readonly answer = (): Answer => this.#answer

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    this.#stop ??= followQuery(this.#ask, { pause: 0, onError: (error) => this.#tell({ error }) }, (found) => this.#tell({ found }))
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#stop?.()
      this.#stop = null
      // Who comes next must not be shown what was true then.
      this.#answer = {}
      this.#forget()
    }
  }

  #tell(answer: Answer): void {
    this.#answer = answer
    for (const listener of this.#listeners) listener()
  }
}

const shared = new WeakMap<DossierDatabase, Map<string, SharedBacklinks>>()

function sharedBacklinks(db: DossierDatabase, kind: TargetKind, id: Id): SharedBacklinks {
  const ofLibrary = shared.get(db) ?? new Map<string, SharedBacklinks>()
  shared.set(db, ofLibrary)
  const key = `${kind}/${id}`
  const known = ofLibrary.get(key)
  if (known !== undefined) return known
  const made = new SharedBacklinks(
    () => backlinks(db, kind, id),
    () => ofLibrary.get(key) === made && ofLibrary.delete(key),
  )
  ofLibrary.set(key, made)
  return made
}

/**
 * @returns newest note first; undefined before the first answer; the same array while nothing changes
 * @throws {Error} while rendering, when they cannot be read
 */
export function useBacklinks(kind: TargetKind, id: Id): Backlink[] | undefined {
  const { db } = useDesk()
  const query = useMemo(() => sharedBacklinks(db, kind, id), [db, kind, id])
  const { found, error } = useSyncExternalStore(query.subscribe, query.answer)
  if (error !== undefined) throw error
  return found
}
