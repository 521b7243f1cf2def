/**
 * Follows the rows of all notes without reading them again at each save: by `stamp`, which every write of a row sets anew (database.ts), only
 * what changed is read. Ten thousand rows are read once, in parts, so that nothing waits for them.
 */
import { liveQuery } from 'dexie'
import type { Id, NoteRow } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'

export interface NoteChanges {
  changed: NoteRow[]
  removed: Id[]
  /** False until all notes have been read once. */
  complete: boolean
}

/** Rows read at once, at most: some 10 ms. */
const PART = 1000
/** Another window's clock, or the stamps of a burst of writes that ran ahead of it, ms. */
const SLACK = 10_000

/** Tells what there is, then what changes, until the returned function is called. */
export function followNotes(db: DossierDatabase, onChanges: (changes: NoteChanges) => void, onError: (error: unknown) => void): () => void {
  const stamps = new Map<Id, number>()
  let last = -1
  let stopped = false
  let subscription: { unsubscribe: () => void } | null = null

  /** Of these rows, those not told yet. */
  const fresh = (rows: NoteRow[]): NoteRow[] => {
    const news = rows.filter(({ id, stamp }) => stamps.get(id) !== stamp)
    for (const { id, stamp } of rows) {
      stamps.set(id, stamp)
      last = Math.max(last, stamp)
    }
    return news
  }

  const readAll = async (): Promise<void> => {
    for (let from = ''; ; ) {
      const rows = await db.notes.where('id').above(from).limit(PART).toArray()
      const complete = rows.length < PART
      if (stopped) return
      onChanges({ changed: fresh(rows), removed: [], complete })
      if (complete) return
      from = rows.at(-1)!.id
    }
  }

  const follow = (): void => {
    subscription = liveQuery(async () => {
      const rows = await db.notes.where('stamp').above(Math.max(-1, last - SLACK)).toArray()
      // Rows that are no more have no stamp to be found by.
      const count = await db.notes.count()
      return { rows, ids: count < new Set([...stamps.keys(), ...rows.map(({ id }) => id)]).size ? await db.notes.toCollection().primaryKeys() : null }
    }).subscribe({
      next: ({ rows, ids }) => {
        const changed = fresh(rows)
        const removed: Id[] = []
        if (ids !== null) {
          const there = new Set(ids)
          for (const id of stamps.keys()) if (!there.has(id)) removed.push(id)
          for (const id of removed) stamps.delete(id)
        }
        if (changed.length > 0 || removed.length > 0) onChanges({ changed, removed, complete: true })
      },
      error: onError,
    })
  }

  readAll().then(() => {
    if (!stopped) follow()
  }, onError)
  return () => {
    stopped = true
    subscription?.unsubscribe()
  }
}
