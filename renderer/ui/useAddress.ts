/** What is open, as the URL says it: the hash is the truth, so back and forward work as in a browser. */
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { formatAddress, parseAddress, type Address, type Place } from '../core/address.ts'
import type { Id } from '../core/model.ts'
import { AGAIN } from './desk/again.ts'

const HOME: Place = { kind: 'home' }

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  addEventListener('popstate', listener)
  return () => {
    removeEventListener('hashchange', listener)
    removeEventListener('popstate', listener)
  }
}

export interface AddressBar {
  address: Address
  /** The address as written; of one that leads nowhere, too. */
  hash: string
  /** The hash is none of ours. */
  unknown: boolean
  go: (place: Place, options?: { replace?: boolean }) => void
  href: (place: Place) => string
  /** Opens a note beside the place, or (null) closes it. */
  showNote: (note: Id | null) => void
}

export function useAddress(): AddressBar {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  const parsed = useMemo(() => parseAddress(hash === '' ? '#/' : hash), [hash])
  // A note's own address shows it beside what was open before it.
  const [beside, setBeside] = useState<Place>(HOME)
  const address = useMemo((): Address => {
    if (parsed === null) return { place: HOME }
    if (parsed.place.kind !== 'note') return parsed
    return { place: beside, note: parsed.place.id }
  }, [parsed, beside])
  if (beside !== address.place) setBeside(address.place)

  const write = useCallback((next: Address, replace = false) => {
    const to = formatAddress(next)
    if (to === location.hash) dispatchEvent(new Event(AGAIN))
    else if (replace) {
      history.replaceState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    } else location.hash = to
  }, [])
  const { note } = address
  const withNote = useCallback((place: Place): Address => {
    if (place.kind === 'note') return { place: beside, note: place.id }
    return note === undefined ? { place } : { place, note }
  }, [note, beside])
  return {
    address,
    hash,
    unknown: parsed === null,
    go: useCallback((place: Place, { replace = false } = {}) => write(withNote(place), replace), [write, withNote]),
    href: useCallback((place: Place) => formatAddress(withNote(place)), [withNote]),
    showNote: useCallback((id: Id | null) => write(id === null ? { place: beside } : { place: beside, note: id }), [write, beside]),
  }
}
