/** What is open in the middle and in the notes pane, and going from one to the other: the address, and the tabs that follow it. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { formatAddress, parseAddress, type Address, type Place } from '../../core/address.ts'
import type { Id } from '../../core/model.ts'
import { close, follow, isTabPlace, move, sideOf, tabKey, withSide, type Tab, type TabPlace } from '../../core/tabs.ts'
import type { DossierDatabase } from '../../data/database.ts'
import { setSetting, type Settings } from '../../data/settings.ts'
import type { NoteTabsModel } from '../desk/notes/noteTabs.ts'
import { useAddress } from './useAddress.ts'

const fresh = (): string => crypto.randomUUID().slice(0, 8)

/** How many closed tabs can be opened again. */
const MOST_CLOSED = 20

/** Tabs as they were stored; what is no address any more is left out. */
function readTabs(stored: Settings['tabs']): Tab[] {
  return stored.flatMap(({ slot, address }) => {
    const place = parseAddress(`#/${address}`)?.place
    return place !== undefined && isTabPlace(place) ? [{ slot, place }] : []
  })
}

export interface OpenPlaces {
  address: Address
  hash: string
  unknown: boolean
  tabs: NoteTabsModel
  /** Opens a place in the middle, a note too; what is beside it stays, unless it is the same note. */
  go: (place: Place, options?: { replace?: boolean }) => void
  href: (place: Place) => string
  /** Opens a place in the notes pane: in its tab if it has one, else in the present tab, or (`apart`) in one of its own. */
  showAside: (place: TabPlace, options?: { apart?: boolean }) => void
  /** Closes a note wherever it is open. */
  closeNote: (id: Id) => void
}

export function useTabs(db: DossierDatabase, stored: Settings['tabs']): OpenPlaces {
  const { address, hash, slot, unknown, write } = useAddress()
  const side = useMemo(() => sideOf(address), [address])
  const [state, setState] = useState(() => ({ ...follow(readTabs(stored), null, side, slot, fresh), seen: address, closed: [] as TabPlace[] }))
  // However the address changed, the tabs follow.
  if (state.seen !== address) {
    const opened = fresh()
    setState((before) => ({ ...before, ...follow(before.tabs, before.active, side, slot, () => opened), seen: address }))
  }
  const { tabs, active, closed } = state

  const latest = useRef({ tabs, active, closed, address, side })
  useEffect(() => {
    latest.current = { tabs, active, closed, address, side }
  })
  const written = useRef<readonly Tab[] | null>(null)
  useEffect(() => {
    if (written.current === tabs) return
    const first = written.current === null
    written.current = tabs
    if (!first || tabs.length > 0) void setSetting(db, 'tabs', tabs.map(({ slot, place }) => ({ slot, address: formatAddress({ place }).slice(2) })))
  }, [db, tabs])

  /** Takes tabs away; the one that is open gives way to its neighbour. */
  const without = useCallback(
    (slot: string, place: Place, replace: boolean) => {
      const { tabs, active, address } = latest.current
      const { tabs: left, next } = close(tabs, slot)
      const shown = active === slot ? next : (tabs.find((tab) => tab.slot === active) ?? null)
      setState((before) => ({ ...before, tabs: left }))
      if (active !== slot && place === address.place) return
      write(withSide(place, shown?.place ?? (active === slot ? null : sideOf(address))), shown?.slot ?? null, { replace })
    },
    [write],
  )
  const go = useCallback(
    (place: Place, options: { replace?: boolean } = {}) => {
      const { tabs, active, side } = latest.current
      const moved = place.kind === 'note' ? tabs.find((tab) => tabKey(tab.place) === tabKey(place)) : undefined
      if (moved !== undefined) without(moved.slot, place, options.replace ?? false)
      else write(withSide(place, side), active, options)
    },
    [write, without],
  )
  const showAside = useCallback(
    (place: TabPlace, { apart = false }: { apart?: boolean } = {}) => {
      const { tabs, active, address } = latest.current
      const same = tabs.find((tab) => tabKey(tab.place) === tabKey(place))
      write(withSide(address.place, place), same?.slot ?? (apart ? null : active) ?? fresh())
    },
    [write],
  )
  const closeTab = useCallback(
    (slot: string) => {
      const { tabs, address } = latest.current
      const tab = tabs.find((tab) => tab.slot === slot)
      if (tab === undefined) return
      setState((before) => ({ ...before, closed: [...before.closed.slice(1 - MOST_CLOSED), tab.place] }))
      without(slot, address.place, true)
    },
    [without],
  )
  const model = useMemo(
    (): NoteTabsModel => ({
      tabs,
      active,
      show: (slot) => {
        const tab = latest.current.tabs.find((tab) => tab.slot === slot)
        if (tab !== undefined) write(withSide(latest.current.address.place, tab.place), slot)
      },
      close: closeTab,
      move: (slot, to) => setState((before) => ({ ...before, tabs: move(before.tabs, slot, to) })),
      reopen: () => {
        const last = latest.current.closed.at(-1)
        if (last === undefined) return
        setState((before) => ({ ...before, closed: before.closed.slice(0, -1) }))
        showAside(last, { apart: true })
      },
      step: (by) => {
        const { tabs, active } = latest.current
        const at = tabs.findIndex((tab) => tab.slot === active)
        const next = tabs[at < 0 ? 0 : (at + by + tabs.length) % tabs.length]
        if (next !== undefined) write(withSide(latest.current.address.place, next.place), next.slot)
      },
    }),
    [tabs, active, write, closeTab, showAside],
  )
  return {
    address, hash, unknown, go, showAside, tabs: model,
    href: useCallback((place: Place) => formatAddress(place.kind === 'note' ? withSide(address.place, place) : withSide(place, side)), [address, side]),
    closeNote: useCallback(
      (id: Id) => {
        const { tabs, address } = latest.current
        const tab = tabs.find(({ place }) => place.kind === 'note' && place.id === id)
        if (tab !== undefined) without(tab.slot, address.place, true)
        if (address.place.kind === 'note' && address.place.id === id) go({ kind: 'home' }, { replace: true })
      },
      [without, go],
    ),
  }
}
