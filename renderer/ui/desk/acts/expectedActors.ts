/** What was decided of actors and is not linked yet: pages show it at once, and as it was when it could not be written. */
import { useCallback, useSyncExternalStore } from 'react'
import type { ActorRow, DerivationState, Id } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'

/** What a decision changes of an actor; nothing when it is not seen on its page. */
export interface ActorChange {
  name?: string
  kind?: ActorRow['kind']
  /** Added to the names it has by the user's word. */
  alias?: string
  /** Taken from them. */
  notAlias?: string
  /** Whether it is no actor any more. */
  gone?: boolean
}

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

  add(expected: Expected): void {
    this.#all = [...this.#all, expected]
    this.#tell()
  }

  /** In its place: of two that are written at a time the later one counts, whichever is written first. @param linked what waited for changes up to this one is so, and done with */
  settle(former: Expected, next: Expected | null, linked = 0): void {
    this.#all = this.#all.flatMap((one) => (one === former ? (next ?? []) : one.through !== null && one.through <= linked ? [] : one))
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
  expected.add(written)
  const ids = await action().catch((error: unknown) => {
    expected.settle(written, null)
    throw error
  })
  if (ids.length === 0) expected.settle(written, null)
  else {
    const { last, linked } = await progressOf(db)
    expected.settle(written, last === null ? null : { ...written, through: last }, linked)
  }
  return ids
}

/** The last change that waits to be linked, null when none does; the decision is written, so that what cannot be read here is no failure of it. */
async function progressOf(db: DossierDatabase): Promise<{ last: number | null; linked: number }> {
  try {
    const [last, derivation] = await Promise.all([db.changes.toCollection().lastKey(), db.settings.get('derivation')])
    return { last: last === undefined ? null : Number(last), linked: (derivation?.value as DerivationState | undefined)?.linkedThrough ?? 0 }
  } catch {
    return { last: null, linked: 0 }
  }
}

/** The change that takes another one back: of what else was decided meanwhile it says nothing. */
export function inverseOf({ actor, change }: Expectation): Expectation {
  const { name, kind, alias, notAlias, gone } = change
  return {
    actor,
    change: {
      ...(name === undefined ? {} : { name: actor.name }), ...(kind === undefined ? {} : { kind: actor.kind }),
      ...(alias === undefined ? {} : { notAlias: alias }), ...(notAlias === undefined ? {} : { alias: notAlias }),
      ...(gone === undefined ? {} : { gone: !gone }),
    },
  }
}

/** The actor after changes, the latest last, and whether it is no actor any more. */
export function expectedActor(actor: ActorRow, changes: readonly ActorChange[]): { actor: ActorRow; gone: boolean } {
  let gone = false
  const expected = { ...actor }
  for (const { name, kind, alias, notAlias, gone: goes } of changes) {
    if (name !== undefined) expected.name = name
    if (kind !== undefined) expected.kind = kind
    if (alias !== undefined || notAlias !== undefined) {
      const others = (expected.aliases ?? []).filter((one) => one !== alias && one !== notAlias)
      expected.aliases = alias === undefined ? others : [...others, alias]
    }
    if (goes !== undefined) gone = goes
  }
  return { actor: expected, gone }
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
