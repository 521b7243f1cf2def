/** An actor as it is now, with what tells whether that which was read of it still holds. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { Id } from '../../core/model.ts'
import { type ActorNow, readActorNow } from '../../data/actors.ts'
import { useDesk } from '../desk/desk.ts'

/**
 * Undefined until it is read, null when there is none; the same object while nothing of it changes.
 * @param read what is known of it already
 */
export function useActor(id: Id, read?: ActorNow): ActorNow | null | undefined {
  const { db } = useDesk()
  const found = useLiveQuery(() => readActorNow(db, id), [db, id], read && { actor: read.actor, state: read.state, linked: read.linked })
  const told = JSON.stringify(found)
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is told is what was found
  return useMemo(() => found, [told])
}
