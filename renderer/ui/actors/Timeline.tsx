/** How often the actor is mentioned over time. A bar narrows the mentions below it to its time; the same bar again shows all. */
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Bar, Timeline as Data, TimeUnit } from '../../core/actors/timeline.ts'
import { dateInWords } from '../desk/peek/describeArticle.ts'
import { concordanceStrings as strings } from '../shared/strings/concordance.ts'
import styles from './Timeline.module.css'

/** The time of a bar in words: `January 2022`. */
function timeOf({ from, to }: Bar, unit: TimeUnit): string {
  if (unit === 'day') return dateInWords(from)
  if (unit === 'month') return dateInWords(from.slice(0, 7))
  if (unit === 'year') return dateInWords(from.slice(0, 4))
  const last = new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  const length = unit === 'week' ? 10 : unit === 'quarter' ? 7 : 4
  return dateInWords(`${from.slice(0, length)}/${last.slice(0, length)}`)
}

export interface TimelineProps {
  timeline: Data
  selected: { from: string; to: string } | null
  onSelect: (span: { from: string; to: string } | null) => void
}

/** Keeps the place of one that is still counted. */
export function TimelineToCome() {
  return (
    <div className={styles.timeline} aria-hidden>
      <div className={styles.bars} />
      <div className={styles.caption}>{'\u00A0'}</div>
    </div>
  )
}

/** Nothing when all of it is one time, or none. */
export function Timeline({ timeline: { unit, bars, undated, vague }, selected, onSelect }: TimelineProps) {
  const group = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(0)
  const most = Math.max(1, ...bars.map(({ mentions }) => mentions))
  const aside = [...(undated === 0 ? [] : [strings.undated(undated)]), ...(vague === 0 ? [] : [strings.vague(vague)])].join(', ')
  if (bars.length < 2) return aside === '' ? null : <p className={styles.aside}>{aside}</p>
  const at = Math.min(stop, bars.length - 1)
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: bars.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(to, bars.length - 1))
    setStop(next)
    ;(group.current?.children[next] as HTMLElement | undefined)?.focus()
  }
  return (
    <figure className={styles.timeline}>
      {/* Keys bubble to it from its one bar in the Tab order. */}
      <div ref={group} role="toolbar" tabIndex={-1} aria-label={strings.timeline(strings.units[unit])} className={styles.bars} onKeyDown={onKeyDown}>
        {bars.map((bar, index) => {
          const label = strings.bar(timeOf(bar, unit), bar.mentions, bar.articles)
          const pressed = selected?.from === bar.from && selected.to === bar.to
          return (
            <button
              key={bar.from} type="button" className={styles.bar} aria-label={label} title={label} aria-pressed={pressed} tabIndex={index === at ? 0 : -1}
              onFocus={() => setStop(index)} onClick={() => onSelect(pressed ? null : { from: bar.from, to: bar.to })}
            >
              <span className={styles.fill} style={{ height: bar.mentions === 0 ? 0 : `max(2px, ${(bar.mentions / most) * 100}%)` }} />
            </button>
          )
        })}
      </div>
      <figcaption className={styles.caption}>
        <span>{timeOf(bars[0]!, unit)}</span>
        <span className={styles.aside}>{[strings.per(strings.units[unit], most), aside].filter(Boolean).join(' · ')}</span>
        <span>{timeOf(bars.at(-1)!, unit)}</span>
      </figcaption>
    </figure>
  )
}
