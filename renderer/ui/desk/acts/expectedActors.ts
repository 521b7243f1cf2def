/** What was decided of actors and is not linked yet: pages show it at once, and as it was when it could not be written. */
import { useCallback, useSyncExternalStore } from 'react'
import type { ActorRow, Id } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'

/** `null`: it is no actor any more. */
export type ActorChange = Partial<Pick<ActorRow, 'name' | 'kind' | 'aliases'>> | null

export interface Expectation {
  /** As it is before. */
  actor: ActorRow
  change: ActorChange
}

interface Expected {
  actor: Id
  change: ActorChange
  /** The last of `changes` that has to be linked for it to be so; null while it is written. */
  through: number | null
}

class ExpectedActors {
  #all: readonly Expected[] = []
  readonly #listeners = new Set<() => void>()

  readonly all = (): readonly Expected[] => this.#all

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  replace(former: Expected | null, next: Expected | null): void {
    this.#all = [...this.#all.filter((one) => one !== former), ...(next === null ? [] : [next])]
    for (const listener of this.#listeners) listener()
  }
}

const ofLibraries = new WeakMap<DossierDatabase, ExpectedActors>()

function expectedIn(db: DossierDatabase): ExpectedActors {
  const known = ofLibraries.get(db) ?? new ExpectedActors()
  ofLibraries.set(db, known)
  return known
}

/**
 * Shows the change while the action writes it and until it is linked.
 * @param action appends decisions and gives their ids; when it fails, or appends none, the change is taken back
 */
export async function expecting(db: DossierDatabase, { actor, change }: Expectation, action: () => Promise<Id[]>): Promise<Id[]> {
  const expected = expectedIn(db)
  const written: Expected = { actor: actor.id, change, through: null }
  expected.replace(null, written)
  try {
    const ids = await action()
    const through = ids.length === 0 ? undefined : await db.changes.toCollection().lastKey()
    expected.replace(written, through === undefined ? null : { ...written, through: Number(through) })
    return ids
  } catch (error) {
    expected.replace(written, null)
    throw error
  }
}

/** The change that takes another one back. Of one that is no actor any more nothing is known before it is linked. */
export function inverseOf({ actor, change }: Expectation): Expectation {
  return change === null ? { actor, change: {} } : { actor, change: { name: actor.name, kind: actor.kind, aliases: actor.aliases ?? [] } }
}

/** @returns what is expected of an actor, the latest last, and is not linked yet at `linked` */
export function useExpected(db: DossierDatabase, id: Id): (linked: number) => ActorChange[] {
  const expected = expectedIn(db)
  const all = useSyncExternalStore(expected.subscribe, expected.all)
  return useCallback((linked) => all.filter(({ actor, through }) => actor === id && (through === null || through > linked)).map(({ change }) => change), [all, id])
}
