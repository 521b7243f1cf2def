/** Lights a passage up for a moment, behind its words: “this is what you came for”. */
import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Span } from '../../core/model.ts'
import styles from './Article.module.css'
import { reveal, scrollerOf } from './scrolling.ts'
import { rangeOf } from './textPosition.ts'

/** Ms that it stays; as long as the animation, and without motion too. */
const STAY = 2_200

interface Box {
  top: number
  left: number
  width: number
  height: number
}

export interface PassageFlashProps {
  at: Span
  body: RefObject<HTMLDivElement | null>
}

/** Mounted anew for each passage. Stands in the positioned parent of the body, behind it. Scrolls there first. */
export function PassageFlash({ at, body }: PassageFlashProps) {
  const [boxes, setBoxes] = useState<Box[]>([])
  useLayoutEffect(() => {
    const element = body.current
    const range = element === null ? null : rangeOf(element, at)
    if (element === null || range === null) return undefined
    reveal(range, scrollerOf(element), 'third')
    let timer = 0
    // Measured in the next frame: what has just come into sight has its true height then.
    const frame = requestAnimationFrame(() => {
      const origin = element.parentElement!.getBoundingClientRect()
      const pane = scrollerOf(element).getBoundingClientRect()
      // A passage of many screens is lit as far as it can be seen soon.
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.top < pane.bottom + pane.height)
      setBoxes(rects.map(({ top, left, width, height }) => ({ top: top - origin.top, left: left - origin.left, width, height })))
      timer = window.setTimeout(() => setBoxes([]), STAY)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [at, body])
  return (
    <div aria-hidden data-flash={boxes.length > 0}>
      {boxes.map((box, key) => <div key={key} className={styles.flash} style={box} />)}
    </div>
  )
}
