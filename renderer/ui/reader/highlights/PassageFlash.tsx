/** Lights a passage up for a moment, behind its words: “this is what you came for”. */
import { type RefObject, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Span } from '../../../core/model.ts'
import { scrollerOf } from '../../shared/scrollerOf.ts'
import styles from '../article/Article.module.css'
import { revealSettled } from '../scrolling.ts'
import { rangeOf } from '../textPosition.ts'

/** Ms that it stays; as long as the animation, and without motion too. */
const STAY = 2_200

interface Lit {
  /** The chunk that the passage begins in: what is lit moves with it when heights above it change. */
  chunk: Element
  boxes: { top: number; left: number; width: number; height: number }[]
}

export interface PassageFlashProps {
  at: Span
  body: RefObject<HTMLDivElement | null>
}

/** Mounted anew for each passage, after the body (it needs its ref). Scrolls there first. */
export function PassageFlash({ at, body }: PassageFlashProps) {
  const [lit, setLit] = useState<Lit | null>(null)
  useLayoutEffect(() => {
    const element = body.current
    const range = element === null ? null : rangeOf(element, at)
    const chunk = range?.startContainer.parentElement?.closest('[data-chunk]') ?? null
    if (element === null || range === null || chunk === null) return undefined
    const scroller = scrollerOf(element)
    let timer = 0
    const stop = revealSettled(range, scroller, 'third', () => {
      const origin = chunk.getBoundingClientRect()
      const pane = scroller.getBoundingClientRect()
      // A passage of many screens is lit as far as it can be seen soon.
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.top < pane.bottom + pane.height)
      setLit({ chunk, boxes: rects.map(({ top, left, width, height }) => ({ top: top - origin.top, left: left - origin.left, width, height })) })
      timer = window.setTimeout(() => setLit(null), STAY)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [at, body])
  if (lit === null) return null
  return createPortal(lit.boxes.map((box, key) => <div key={key} aria-hidden data-flash="" className={styles.flash} style={box} />), lit.chunk)
}
