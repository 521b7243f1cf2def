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
  #stopped = false
  readonly #listeners = new Set<() => void>()

  readonly all = (): readonly Expected[] => this.#all

  readonly stopped = (): boolean => this.#stopped

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  replace(former: Expected | null, next: Expected | null): void {
    this.#all = [...this.#all.filter((one) => one !== former), ...(next === null ? [] : [next])]
    this.#tell()
  }

  stop(): void {
    this.#stopped = true
    this.#tell()
  }

  #tell(): void {
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

/** Nothing is linked any more in this window, and the library says why: what was decided stays as it is shown, and nobody waits for it. */
export function linkingStopped(db: DossierDatabase): void {
  expectedIn(db).stop()
}

export interface ExpectedOfActor {
  /** What is expected of it, the latest last, and is not linked yet at `linked`. */
  changes: (linked: number) => ActorChange[]
  /** Whether it will be linked while this window is open. */
  awaited: boolean
}

export function useExpected(db: DossierDatabase, id: Id): ExpectedOfActor {
  const expected = expectedIn(db)
  const all = useSyncExternalStore(expected.subscribe, expected.all)
  const stopped = useSyncExternalStore(expected.subscribe, expected.stopped)
  const changes = useCallback((linked: number) => all.filter(({ actor, through }) => actor === id && (through === null || through > linked)).map(({ change }) => change), [all, id])
  return { changes, awaited: !stopped }
}
