/** What is open, as the URL says it: the hash is the truth, so back and forward work as in a browser. */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
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
  /** Opens a place in the middle pane, a note too; what is beside it stays. */
  go: (place: Place, options?: { replace?: boolean }) => void
  /** The address of a place; that of a note shows it beside what is open. */
  href: (place: Place) => string
  /** Opens a note beside the place, or (null) closes it. */
  showNote: (note: Id | null) => void
}

export function useAddress(): AddressBar {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  const parsed = useMemo(() => parseAddress(hash === '' ? '#/' : hash), [hash])
  const address = useMemo((): Address => {
    if (parsed === null) return { place: HOME }
    // One note has one editor.
    return parsed.place.kind === 'note' && parsed.place.id === parsed.note ? { place: parsed.place } : parsed
  }, [parsed])

  const write = useCallback((next: Address, replace = false) => {
    const to = formatAddress(next)
    if (to === location.hash) dispatchEvent(new Event(AGAIN))
    else if (replace) {
      history.replaceState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    } else location.hash = to
  }, [])
  const { place: open, note } = address
  return {
    address,
    hash,
    unknown: parsed === null,
    go: useCallback(
      (place: Place, { replace = false } = {}) => {
        const moved = place.kind === 'note' && place.id === note
        write(note === undefined || moved ? { place } : { place, note }, replace)
      },
      [write, note],
    ),
    href: useCallback((place: Place) => formatAddress(place.kind === 'note' ? { place: open, note: place.id } : note === undefined ? { place } : { place, note }), [open, note]),
    showNote: useCallback((id: Id | null) => write(id === null ? { place: open } : { place: open, note: id }), [write, open]),
  }
}
