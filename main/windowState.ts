/** Where the window was, kept in a small JSON file; a damaged or outdated one is as good as none. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'

export interface WindowState {
  /** In device-independent pixels; those of the restored window while it is maximised. */
  bounds: Rectangle
  maximised: boolean
}

export const SMALLEST = { width: 720, height: 480 }
const USUAL = { width: 1440, height: 900 }

const between = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most))

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

/** The state a text holds, or null: JSON with four safe integers and a flag, nothing assumed. */
export function parseWindowState(text: string): WindowState | null {
  try {
    const { bounds, maximised } = JSON.parse(text) as Partial<WindowState>
    const numbers = [bounds?.x, bounds?.y, bounds?.width, bounds?.height]
    if (bounds === undefined || typeof maximised !== 'boolean' || !numbers.every((value) => Number.isSafeInteger(value))) return null
    const { x, y, width, height } = bounds
    return width > 0 && height > 0 ? { bounds: { x, y, width, height }, maximised } : null
  } catch {
    return null
  }
}

/**
 * Bounds that lie wholly within one display: the one that shows most of the saved bounds, else (the screen was unplugged) the first,
 * centred, as at the first start.
 * @param workAreas of the displays, the primary one first; at least one
 */
export function placeWindow(saved: Rectangle | null, workAreas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  const best = saved === null ? workAreas[0] : workAreas.reduce((a, b) => (overlap(saved, b) > overlap(saved, a) ? b : a))
  const seen = saved !== null && overlap(saved, best) > 0 ? saved : null
  const size = saved ?? USUAL
  const width = Math.min(Math.max(size.width, SMALLEST.width), best.width)
  const height = Math.min(Math.max(size.height, SMALLEST.height), best.height)
  return {
    x: between(seen?.x ?? Math.round(best.x + (best.width - width) / 2), best.x, best.x + best.width - width),
    y: between(seen?.y ?? Math.round(best.y + (best.height - height) / 2), best.y, best.y + best.height - height),
    width,
    height,
  }
}

export function loadWindowState(path: string): WindowState | null {
  try {
    return parseWindowState(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** Synchronous, because it runs while the app quits; atomic by renaming. A failure costs a window's position, so it is no reason to complain. */
export function saveWindowState(path: string, state: WindowState): void {
  try {
    writeFileSync(`${path}.tmp`, `${JSON.stringify(state)}\n`)
    renameSync(`${path}.tmp`, path)
  } catch {
    // see above
  }
}
