/**
 * What is open, as the URL says it: the hash is the truth, so back and forward work as in a browser. Beside it the history's state names the tab
 * of the notes pane (core/tabs.ts) in which the entry was made.
 */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { formatAddress, parseAddress, type Address, type Place } from '../../core/address.ts'
import { AGAIN } from '../desk/again.ts'

const HOME: Place = { kind: 'home' }

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  addEventListener('popstate', listener)
  return () => {
    removeEventListener('hashchange', listener)
    removeEventListener('popstate', listener)
  }
}

/** Of the history's entry; what somebody else put there is none. */
function slotNow(): string {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && 'slot' in state && typeof state.slot === 'string' ? state.slot : ''
}

export interface AddressBar {
  address: Address
  /** The address as written; of one that leads nowhere, too. */
  hash: string
  /** The tab of the history's entry. */
  slot: string | null
  /** The hash is none of ours. */
  unknown: boolean
  /** Goes to an address, as a new entry of the history unless `replace`. */
  write: (address: Address, slot: string | null, options?: { replace?: boolean }) => void
}

export function useAddress(): AddressBar {
  const snapshot = useSyncExternalStore(subscribe, () => `${slotNow()} ${location.hash}`)
  const [slot, hash] = useMemo(() => {
    const at = snapshot.indexOf(' ')
    return [snapshot.slice(0, at), snapshot.slice(at + 1)] as const
  }, [snapshot])
  const parsed = useMemo(() => parseAddress(hash === '' ? '#/' : hash), [hash])
  const address = useMemo((): Address => {
    if (parsed === null) return { place: HOME }
    // One note has one editor.
    return parsed.place.kind === 'note' && parsed.place.id === parsed.note ? { place: parsed.place } : parsed
  }, [parsed])

  const write = useCallback((next: Address, slot: string | null, { replace = false }: { replace?: boolean } = {}) => {
    const to = formatAddress(next)
    if (to === location.hash && (slot ?? '') === slotNow()) dispatchEvent(new Event(AGAIN))
    else {
      // What else the entry remembers (where one had scrolled) stays with it.
      if (replace || to === location.hash) history.replaceState({ ...(history.state as object | null), slot }, '', to)
      else history.pushState({ slot }, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }
  }, [])
  return { address, hash, slot: slot === '' ? null : slot, unknown: parsed === null, write }
}
