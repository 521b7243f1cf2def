/** An actor as it is now, with what tells whether that which was read of it still holds. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { Id } from '../../core/model.ts'
import { type ActorNow, readActorNow } from '../../data/actors.ts'
import { expectedActor, useExpected } from '../desk/acts/expectedActors.ts'
import { useDesk } from '../desk/desk.ts'

export interface ActorShown extends ActorNow {
  /** Something decided of it is shown already and is still to be linked. */
  pending: boolean
  /** It was decided that it is no actor. */
  gone: boolean
}

/**
 * As it will be by what was decided of it. Undefined until it is read, null when there is none; the same object while nothing of it changes.
 * @param read what is known of it already
 */
export function useActor(id: Id, read?: ActorNow): ActorShown | null | undefined {
  const { db } = useDesk()
  const found = useLiveQuery(() => readActorNow(db, id), [db, id], read && { actor: read.actor, state: read.state, linked: read.linked })
  const told = JSON.stringify(found)
  const { changes: expected, awaited } = useExpected(db, found?.actor.id ?? id)
  return useMemo(() => {
    if (found === undefined || found === null) return found
    const changes = expected(found.linked)
    return { ...found, ...expectedActor(found.actor, changes), pending: awaited && changes.length > 0 }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is told is what was found
  }, [told, expected, awaited])
}
