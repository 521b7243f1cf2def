/** Changes whenever what articles say of an actor may have changed: what was read of it for one state holds as long as the state does. */
import { useLiveQuery } from 'dexie-react-hooks'
import type { ActorRow, DerivationState } from '../../core/model.ts'
import { useDesk } from '../desk/desk.ts'

/** Undefined until it is known. */
export function useReadState(actor: ActorRow): string | undefined {
  const { db } = useDesk()
  const through = useLiveQuery(async () => ((await db.settings.get('derivation'))?.value as DerivationState | undefined)?.linkedThrough ?? 0, [db])
  return through === undefined ? undefined : `${through}/${actor.forms.join()}`
}
