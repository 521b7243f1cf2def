/** Scrolling the pane that the article stands in. */
import { offsetAt } from './textPosition.ts'

/** Brings a range into sight: in the upper third of the pane, or (`top`) to its very top. Does nothing when it is comfortably in sight already. */
export function reveal(range: Range, scroller: Element, where: 'third' | 'top'): void {
  const element = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement
  const pane = scroller.getBoundingClientRect()
  let rect = range.getBoundingClientRect()
  if (where === 'third' && rect.height > 0 && rect.top >= pane.top + 48 && rect.bottom <= pane.bottom - 48) return
  // What content-visibility has left out gets its true place when it is near: go there first, then measure.
  element?.scrollIntoView({ block: 'start' })
  rect = range.getBoundingClientRect()
  scroller.scrollTop += rect.top - pane.top - (where === 'top' ? 16 : pane.height / 3)
}

/** Frames after which what has come into sight has surely taken its true height. */
const FRAMES = 8

/** Reveals a range, and again in the next frames while it is still moving: around it, estimated heights become true ones. Gives the function that stops it. */
export function revealSettled(range: Range, scroller: Element, where: 'third' | 'top', then: () => void = () => undefined): () => void {
  let frame = 0
  let left = FRAMES
  let last = Number.NaN
  const step = (): void => {
    reveal(range, scroller, where)
    const { top } = range.getBoundingClientRect()
    const settled = Math.abs(top - last) < 1
    last = top
    if (settled || left-- === 0) then()
    else frame = requestAnimationFrame(step)
  }
  step()
  return () => cancelAnimationFrame(frame)
}

/** The offset of the first character in sight; 0 while the body's beginning is. */
export function firstVisible(body: Element, scroller: Element): number {
  const pane = scroller.getBoundingClientRect()
  const rect = body.getBoundingClientRect()
  if (rect.top >= pane.top) return 0
  // A probe may fall into the gap between two blocks; the next one will not.
  for (let y = pane.top + 6; y < Math.min(pane.bottom, pane.top + 120); y += 12) {
    const caret = document.caretPositionFromPoint(rect.left + 4, y)
    if (caret !== null && body.contains(caret.offsetNode)) return offsetAt(body, caret.offsetNode, caret.offset, 'start') ?? 0
  }
  return 0
}
