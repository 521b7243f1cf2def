/** How often something is mentioned in each stretch of time: the bars of a timeline. */
import { dayNumber, dayOf, daysInMonth, weekday } from '../events/calendar.ts'
import type { Edtf } from '../model.ts'

export type TimeUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade'

export interface Bar {
  /** `2022-01-10`: the first day, and the first that is no longer in it. */
  from: string
  to: string
  articles: number
  mentions: number
}

export interface Timeline {
  unit: TimeUnit
  /** Without a gap from the first to the last; empty when nothing is dated. */
  bars: Bar[]
  /** Mentions in articles without a date, and in such as are dated less exactly than a bar is wide: they stand in none. */
  undated: number
  vague: number
}

export interface Dated {
  /** Of the article. */
  date: Edtf | null
  mentions: number
}

const UNITS: TimeUnit[] = ['day', 'week', 'month', 'quarter', 'year', 'decade']
/** The most days that a date may mean and still stand in a bar of this unit. */
const WIDEST: Record<TimeUnit, number> = { day: 1, week: 1, month: 31, quarter: 31, year: 366, decade: 366 }

/** First day and number of days that a date means; null for what has no certain year. An interval counts by its beginning. */
function daysOf(date: Edtf): { day: number; width: number } | null {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\dX-])/.exec(date)
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)]
  if (month > 12) return null
  if (month === 0) return { day: dayNumber({ year, month: 1, day: 1 }), width: 366 }
  return day === 0 ? { day: dayNumber({ year, month, day: 1 }), width: daysInMonth(year, month) } : { day: dayNumber({ year, month, day }), width: 1 }
}

/** The first day of the bar that a day is in. */
function startOf(day: number, unit: TimeUnit): number {
  if (unit === 'day') return day
  if (unit === 'week') return day - weekday(day) + 1
  const { year, month } = dayOf(day)
  if (unit === 'month') return dayNumber({ year, month, day: 1 })
  if (unit === 'quarter') return dayNumber({ year, month: month - ((month - 1) % 3), day: 1 })
  return dayNumber({ year: unit === 'year' ? year : Math.floor(year / 10) * 10, month: 1, day: 1 })
}

/** The first day of the bar after the one that begins on this day. */
function nextOf(start: number, unit: TimeUnit): number {
  if (unit === 'day') return start + 1
  if (unit === 'week') return start + 7
  const { year, month } = dayOf(start)
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : unit === 'year' ? 12 : 120
  const to = month - 1 + months
  return dayNumber({ year: year + Math.floor(to / 12), month: (to % 12) + 1, day: 1 })
}

function iso(day: number): string {
  const { year, month, day: of } = dayOf(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`
}

/** Bars of the finest unit that needs no more than `most` of them; of decades there may be more. */
export function timelineOf(articles: Iterable<Dated>, most: number): Timeline {
  const placed: { day: number; width: number; mentions: number }[] = []
  let undated = 0
  for (const { date, mentions } of articles) {
    const days = date === null ? null : daysOf(date)
    if (days === null) undated += mentions
    else placed.push({ ...days, mentions })
  }
  if (placed.length === 0) return { unit: 'day', bars: [], undated, vague: 0 }
  const first = placed.reduce((least, { day }) => Math.min(least, day), Infinity)
  const last = placed.reduce((greatest, { day }) => Math.max(greatest, day), -Infinity)
  const unit = UNITS.find((unit) => {
    let bars = 1
    for (let start = startOf(first, unit); nextOf(start, unit) <= last && bars <= most; start = nextOf(start, unit)) bars++
    return bars <= most
  }) ?? 'decade'
  const bars: Bar[] = []
  const at = new Map<number, Bar>()
  for (let start = startOf(first, unit); start <= last; start = nextOf(start, unit)) {
    const bar = { from: iso(start), to: iso(nextOf(start, unit)), articles: 0, mentions: 0 }
    bars.push(bar)
    at.set(start, bar)
  }
  let vague = 0
  for (const { day, width, mentions } of placed) {
    const bar = at.get(startOf(day, unit))
    if (width > WIDEST[unit] || bar === undefined) {
      vague += mentions
      continue
    }
    bar.articles++
    bar.mentions += mentions
  }
  // What is dated vaguely may have stretched it: empty ends go.
  const from = bars.findIndex((bar) => bar.mentions > 0)
  return { unit, bars: from < 0 ? [] : bars.slice(from, bars.findLastIndex((bar) => bar.mentions > 0) + 1), undated, vague }
}
