/**
 * Places beside the text. A mark stands at the height of the line in which its offset is, and inside the chunk of that line, so that it goes with the
 * text wherever heights above it change. Nothing of the text is touched.
 */
import { type RefObject, useEffect, useState } from 'react'
import { scrollerOf } from '../shared/scrollerOf.ts'
import { rangeOf } from './textPosition.ts'

export interface GutterLine {
  chunk: HTMLElement
  /** Middle of the line, in px below the chunk's top. */
  top: number
  /** Indices of the offsets that are in it, in order. */
  items: number[]
}

/** Px around what is in sight in which marks are placed: what is farther away costs nothing. */
const NEAR = 1_200

/** Offsets, ascending, by the lines they stand in. Those in chunks of a long article that are far from sight, or not drawn yet, are left out. */
function linesOf(body: HTMLElement, offsets: readonly number[], near: ReadonlySet<Element> | null): GutterLine[] {
  const leaves = body.querySelectorAll('[data-at]')
  const tops = new Map<Element, number>()
  const lines: GutterLine[] = []
  offsets.forEach((offset, item) => {
    const range = rangeOf(body, { start: offset, end: offset + 1 }, leaves)
    const chunk = range?.startContainer.parentElement?.closest<HTMLElement>('[data-chunk]') ?? null
    if (range === null || chunk === null || (near !== null && !near.has(chunk))) return
    const rect = range.getClientRects()[0]
    if (rect === undefined) return
    if (!tops.has(chunk)) tops.set(chunk, chunk.getBoundingClientRect().top)
    const top = rect.top + rect.height / 2 - tops.get(chunk)!
    const line = lines.at(-1)
    if (line !== undefined && line.chunk === chunk && Math.abs(line.top - top) < rect.height / 2) line.items.push(item)
    else lines.push({ chunk, top, items: [item] })
  })
  return lines
}

/**
 * The lines of the offsets, kept right while the text is drawn, resized and scrolled.
 * @param offsets ascending; the same array while nothing changes
 * @param shown the chunks that are drawn: it changes when one comes
 */
export function useGutter(body: RefObject<HTMLElement | null>, offsets: readonly number[], shown: ReadonlySet<number>): GutterLine[] {
  const [lines, setLines] = useState<GutterLine[]>([])
  useEffect(() => {
    const element = body.current
    if (element === null || offsets.length === 0) {
      // oxlint-disable-next-line react/set-state-in-effect -- what stood there is gone
      setLines((before) => (before.length === 0 ? before : []))
      return undefined
    }
    const chunks = element.querySelectorAll('[data-chunk]')
    const long = chunks.length > 4
    const near = new Set<Element>()
    let frame = 0
    const place = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setLines(linesOf(element, offsets, long ? near : null)))
    }
    const resize = new ResizeObserver(place)
    resize.observe(element)
    const sight = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) if (isIntersecting) near.add(target)
          else near.delete(target)
        place()
      },
      { root: scrollerOf(element), rootMargin: `${NEAR}px 0px` },
    )
    if (long) for (const chunk of chunks) sight.observe(chunk)
    // Fonts come late, and a chunk whose text is laid out anew keeps its box.
    document.fonts.addEventListener('loadingdone', place)
    return () => {
      cancelAnimationFrame(frame)
      resize.disconnect()
      sight.disconnect()
      document.fonts.removeEventListener('loadingdone', place)
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- chunks come with `shown`
  }, [body, offsets, shown])
  return lines
}
