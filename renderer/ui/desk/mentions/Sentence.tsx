/** A sentence with the words it is shown for marked, cut so that they are always in sight. */
import { Fragment, type ReactNode } from 'react'
import type { Span } from '../../../core/model.ts'
import styles from './Sentence.module.css'

/** Characters kept on either side of what is marked; a line of the middle pane holds about 90. */
const BEFORE = 140
const AFTER = 180

/** Cuts at a word near `from`, going by `step` (-1 leftwards, 1 rightwards), at most 24 characters away. */
function wordEdge(text: string, from: number, step: 1 | -1): number {
  for (let at = from; Math.abs(at - from) < 24 && at > 0 && at < text.length; at += step) if (/\s/.test(text[at]!)) return step < 0 ? at + 1 : at
  return from
}

export interface SentenceProps {
  text: string
  /** What to mark, in order; empty spans and those outside the text are left out. */
  marks: Span[]
  lang?: string | null
}

export function Sentence({ text, marks, lang }: SentenceProps) {
  const spans = marks.filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
  const first = spans[0]?.start ?? 0
  const last = spans.at(-1)?.end ?? 0
  const from = first > BEFORE + 40 ? wordEdge(text, first - BEFORE, -1) : 0
  // Marks far from the first are left to the article itself.
  const until = Math.min(Math.max(first + AFTER, last), first + 2 * AFTER) + 40
  const to = text.length > until + 40 ? wordEdge(text, until, 1) : text.length
  const parts: ReactNode[] = []
  let at = from
  for (const { start, end } of spans) {
    if (start < at || end > to) continue
    parts.push(<Fragment key={start}>{text.slice(at, start)}<mark>{text.slice(start, end)}</mark></Fragment>)
    at = end
  }
  return (
    <span className={styles.sentence} lang={lang ?? undefined} dir="auto">
      {from > 0 && '… '}
      {parts}
      {text.slice(at, to)}
      {to < text.length && ' …'}
    </span>
  )
}
