import type { PlacedHighlight } from './usePlacedHighlights.ts'
import { offsetAt, rangeOf } from '../textPosition.ts'

/** The highlights whose words are under a point of the window, the shortest first. Blank space beside a line is under none. */
export function highlightAt(body: HTMLElement, placed: readonly PlacedHighlight[], x: number, y: number): PlacedHighlight[] {
  const caret = document.caretPositionFromPoint(x, y)
  if (caret === null || !body.contains(caret.offsetNode)) return []
  const offset = offsetAt(body, caret.offsetNode, caret.offset, 'start')
  if (offset === null) return []
  // A caret stands between two characters: the point is on one of them.
  const near = placed.filter(({ span }) => span.start <= offset && offset <= span.end)
  const under = near.filter(({ span }) => [...(rangeOf(body, span)?.getClientRects() ?? [])].some((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom))
  return under.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))
}
