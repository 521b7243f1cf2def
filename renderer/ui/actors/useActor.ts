/** An actor as it is now, with what tells whether that which was read of it still holds. */
import { useLiveQuery } from 'dexie-react-hooks'
import type { ActorRow, DerivationState, Id } from '../../core/model.ts'
import { readActor } from '../../data/actors.ts'
import { useDesk } from '../desk/desk.ts'

export interface ActorNow {
  actor: ActorRow
  /** Changes whenever what articles say of the actor may have changed. */
  state: string
  /** Changes whenever something of any actor may have changed. */
  linked: number
}

/** Undefined until it is read, null when there is none. Both in one reading, so that the page waits once. */
export function useActor(id: Id): ActorNow | null | undefined {
  const { db } = useDesk()
  return useLiveQuery(
    () => db.transaction('r', db.actors, db.settings, async () => {
      const [actor, derivation] = await Promise.all([readActor(db, id), db.settings.get('derivation')])
      const { linkedThrough = 0, placedThrough = linkedThrough } = (derivation?.value as DerivationState | undefined) ?? {}
      return actor === null ? null : { actor, state: `${placedThrough}/${actor.forms.join()}`, linked: linkedThrough }
    }),
    [db, id],
  )
}
