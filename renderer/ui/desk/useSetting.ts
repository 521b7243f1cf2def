import { useLiveQuery } from 'dexie-react-hooks'
import { DEFAULTS, getSetting, type Settings } from '../../data/settings.ts'
import { useDesk } from './desk.ts'

/** A setting as it is now; until it is read what is known of it, or its default. */
export function useSetting<K extends keyof Settings>(key: K, known?: Settings[K]): Settings[K] {
  const { db } = useDesk()
  return useLiveQuery(() => getSetting(db, key), [db, key]) ?? known ?? DEFAULTS[key]
}
