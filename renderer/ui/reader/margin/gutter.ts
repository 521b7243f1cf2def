/**
 * Places beside the text. A mark stands at the height of the line in which its offset is, and inside the chunk of that line, so that it goes with the
 * text wherever heights above it change. Nothing of the text is touched.
 */
import { type RefObject, useEffect, useState } from 'react'
import { scrollerOf } from '../../shared/scrollerOf.ts'
import { extentOf, lastWhere, rangeOf } from '../textPosition.ts'

export interface GutterLine {
  chunk: HTMLElement
  /** Middle of the line, in px below the chunk's top. */
  top: number
  /** Indices of the offsets that are in it, in order. */
  items: number[]
}

export interface Gutter {
  lines: GutterLine[]
  /** The chunks that they were placed in, in order: all of a short article, of a long one those near sight; empty while that is not known. */
  chunks: readonly HTMLElement[]
}

/** Px around what is in sight in which marks are placed: what is farther away costs nothing. */
const NEAR = 1_200

/** So few chunks are all near. */
const FEW = 4

/** The chunks of a text that are drawn, where they are few; else null: which are near has to be found out. */
export function fewChunks(body: HTMLElement): readonly HTMLElement[] | null {
  const chunks = body.querySelectorAll<HTMLElement>('[data-chunk]')
  return chunks.length > FEW ? null : [...chunks]
}

const NOTHING: Gutter = { lines: [], chunks: [] }

/** Offsets, ascending, by the lines they stand in, in these chunks. */
function linesOf(chunks: readonly HTMLElement[], offsets: readonly number[]): GutterLine[] {
  const lines: GutterLine[] = []
  for (const chunk of chunks) {
    const leaves = chunk.querySelectorAll('[data-at]')
    const extent = extentOf(leaves)
    if (extent === null) continue
    const top = chunk.getBoundingClientRect().top
    for (let item = lastWhere(offsets, (offset) => offset < extent.start) + 1; (offsets[item] ?? Infinity) < extent.end; item += 1) {
      const start = offsets[item]!
      const rect = rangeOf(chunk, { start, end: start + 1 }, leaves)?.getClientRects()[0]
      if (rect === undefined) continue
      const middle = rect.top + rect.height / 2 - top
      const line = lines.at(-1)
      if (line !== undefined && line.chunk === chunk && Math.abs(line.top - middle) < rect.height / 2) line.items.push(item)
      else lines.push({ chunk, top: middle, items: [item] })
    }
  }
  return lines
}

/**
 * The lines of the offsets, kept right while the text is drawn, resized and scrolled.
 * @param offsets ascending; the same array while nothing changes
 * @param shown the chunks that are drawn: it changes when one comes
 */
export function useGutter(body: RefObject<HTMLElement | null>, offsets: readonly number[], shown: ReadonlySet<number>): Gutter {
  const [gutter, setGutter] = useState(NOTHING)
  useEffect(() => {
    const element = body.current
    if (element === null || offsets.length === 0) {
      // oxlint-disable-next-line react/set-state-in-effect -- what stood there is gone
      setGutter(NOTHING)
      return undefined
    }
    const chunks = [...element.querySelectorAll<HTMLElement>('[data-chunk]')]
    const few = fewChunks(element)
    const near = new Set<Element>()
    let frame = 0
    const place = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const within = few ?? chunks.filter((chunk) => near.has(chunk))
        setGutter({ lines: linesOf(within, offsets), chunks: within })
      })
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
    if (few === null) for (const chunk of chunks) sight.observe(chunk)
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
  return gutter
}
