/**
 * Where one had scrolled to, by entry of the window's history: going back (or forward) finds a place as it was left, as in a browser, and a
 * new visit begins at the top. An article keeps its own place, by its text (reader/).
 */
import { type RefObject, useEffect } from 'react'

interface Position {
  pane: number
  /** Of a long list in it, which scrolls by itself. */
  grid: number
}

const positions = new Map<string, Position>()

interface EntryState {
  scrollKey?: string
}

/** The name of the current entry; a new one is given its name. */
function entryKey(): string {
  const state = history.state as EntryState | null
  if (state?.scrollKey !== undefined) return state.scrollKey
  const scrollKey = crypto.randomUUID()
  history.replaceState({ ...state, scrollKey }, '')
  return scrollKey
}

const gridOf = (pane: HTMLElement): HTMLElement | null => pane.querySelector<HTMLElement>('[role="grid"]')

/** Ms that what is shown has to become as long as it was. */
const PATIENCE = 3000

/**
 * @param place another place begins at its top, or where it was left
 * @param itself it goes on where one was by itself
 */
export function useScrollMemory(pane: RefObject<HTMLElement | null>, place: string, itself: boolean): void {
  useEffect(() => {
    let key = entryKey()
    const moved = (): void => {
      key = entryKey()
    }
    const scrolled = ({ target }: Event): void => {
      const element = pane.current
      if (element === null || !(target instanceof globalThis.Node) || !element.contains(target)) return
      positions.set(key, { pane: element.scrollTop, grid: gridOf(element)?.scrollTop ?? 0 })
    }
    addEventListener('popstate', moved)
    addEventListener('hashchange', moved)
    document.addEventListener('scroll', scrolled, { capture: true, passive: true })
    return () => {
      removeEventListener('popstate', moved)
      removeEventListener('hashchange', moved)
      document.removeEventListener('scroll', scrolled, { capture: true })
    }
  }, [pane])

  useEffect(() => {
    const element = pane.current
    if (element === null) return undefined
    const wanted = positions.get(entryKey())
    if (itself || wanted === undefined || (wanted.pane === 0 && wanted.grid === 0)) {
      element.scrollTo(0, 0)
      return undefined
    }
    // What is shown arrives bit by bit: tried until it is long enough, or the user scrolls.
    const until = performance.now() + PATIENCE
    let frame = 0
    const restore = (): void => {
      const grid = gridOf(element)
      element.scrollTop = wanted.pane
      if (grid !== null) grid.scrollTop = wanted.grid
      const there = Math.abs(element.scrollTop - wanted.pane) < 2 && (wanted.grid === 0 || (grid !== null && Math.abs(grid.scrollTop - wanted.grid) < 2))
      if (!there && performance.now() < until) frame = requestAnimationFrame(restore)
    }
    restore()
    const stop = (): void => cancelAnimationFrame(frame)
    for (const type of ['wheel', 'keydown', 'pointerdown']) addEventListener(type, stop, { passive: true })
    return () => {
      stop()
      for (const type of ['wheel', 'keydown', 'pointerdown']) removeEventListener(type, stop)
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- when, not what
  }, [pane, place, itself])
}
