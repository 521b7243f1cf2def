/**
 * The tabs of the notes pane as plain data. A tab is a slot that shows one place at a time, as a browser's does: what is opened in it takes the
 * place of what was there, and the history's entries name the slot, so that back and forward lead to the tab in which one was.
 */
import { formatAddress, type Address, type BesidePlace, type Place } from './address.ts'

export type TabPlace = BesidePlace | Extract<Place, { kind: 'note' }>

export interface Tab {
  /** Random; in the history's state and in the settings. */
  slot: string
  place: TabPlace
}

/** What two addresses of one thing have in common: version and passage do not count. */
export const tabKey = ({ kind, id }: TabPlace): string => `${kind}/${id}`

export const isTabPlace = (place: Place): place is TabPlace => place.kind === 'note' || place.kind === 'article' || place.kind === 'actor' || place.kind === 'event'

/** What an address shows in the notes pane. */
export function sideOf({ note, beside }: Address): TabPlace | null {
  return note === undefined ? (beside ?? null) : { kind: 'note', id: note }
}

/** The address with another place in the notes pane. */
export function withSide(place: Place, side: TabPlace | null): Address {
  if (side === null) return { place }
  return side.kind === 'note' ? { place, note: side.id } : { place, beside: side }
}

/**
 * The tabs after an address came up, however it did. Its slot shows the place now; a tab that shows the same place already is it; a slot that was
 * closed opens again, behind the tab that was active.
 */
export function follow(tabs: readonly Tab[], active: string | null, side: TabPlace | null, slot: string | null, fresh: () => string): { tabs: readonly Tab[]; active: string | null } {
  if (side === null) return { tabs, active: null }
  const key = tabKey(side)
  const same = tabs.find((tab) => tabKey(tab.place) === key)
  const here = same ?? tabs.find((tab) => tab.slot === slot)
  if (here !== undefined) {
    const unchanged = formatAddress({ place: here.place }) === formatAddress({ place: side })
    return { tabs: unchanged ? tabs : tabs.map((tab) => (tab === here ? { slot: tab.slot, place: side } : tab)), active: here.slot }
  }
  const at = tabs.findIndex((tab) => tab.slot === active)
  const opened: Tab = { slot: slot ?? fresh(), place: side }
  return { tabs: tabs.toSpliced(at < 0 ? tabs.length : at + 1, 0, opened), active: opened.slot }
}

/** The tabs without one, and the one that is shown then: the next, else the one before. */
export function close(tabs: readonly Tab[], slot: string): { tabs: readonly Tab[]; next: Tab | null } {
  const at = tabs.findIndex((tab) => tab.slot === slot)
  return at < 0 ? { tabs, next: null } : { tabs: tabs.toSpliced(at, 1), next: tabs[at + 1] ?? tabs[at - 1] ?? null }
}

/** The tabs with one moved to an index. */
export function move(tabs: readonly Tab[], slot: string, to: number): readonly Tab[] {
  const at = tabs.findIndex((tab) => tab.slot === slot)
  return at < 0 ? tabs : tabs.toSpliced(at, 1).toSpliced(Math.max(0, Math.min(to, tabs.length - 1)), 0, tabs[at]!)
}
