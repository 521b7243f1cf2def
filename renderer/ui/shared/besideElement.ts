interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** px between the element and what stands beside it, and from there to the window's edge. */
const GAP = 6
const EDGE = 5

/** Where something of a size goes beside an element: centred above it, below it where there is no room, and within the window. CSS px of the window. */
export function besideElement(element: Box, { width, height }: { width: number; height: number }, window: { width: number; height: number }): { left: number; top: number } {
  const centred = element.left + (element.width - width) / 2
  const above = element.top - GAP - height
  return {
    left: Math.max(EDGE, Math.min(centred, window.width - EDGE - width)),
    top: above >= EDGE ? above : Math.min(element.top + element.height + GAP, window.height - EDGE - height),
  }
}
