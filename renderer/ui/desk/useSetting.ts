import { useLiveQuery } from 'dexie-react-hooks'
import { DEFAULTS, getSetting, type Settings } from '../../data/settings.ts'
import { useDesk } from './desk.ts'

/** A setting as it is now; its default until it is read. */
export function useSetting<K extends keyof Settings>(key: K): Settings[K] {
  const { db } = useDesk()
  return useLiveQuery(() => getSetting(db, key), [db, key]) ?? DEFAULTS[key]
}
