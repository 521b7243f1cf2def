/** From what an expression says to an EDTF value, given the day of publication. Nothing is guessed that neither of them says. */
import type { Edtf } from '../../model.ts'
import { dayNumber, dayOf, daysInMonth, weekday } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import type { Unit } from './language.ts'

/** What an expression says, before the day of publication is taken into account. */
export interface Spec {
  year?: number
  month?: number
  day?: number
  /** 1 = Monday. */
  weekday?: number
  /** −2 … +2: the one before last … the one after next. */
  direction?: number
  /** So many units from now. */
  shift?: { unit: Unit; n: number }
  /** The last (n < 0) or next n units. */
  stretch?: { unit: Unit; n: number }
  /** 1 = spring. */
  season?: number
  quarter?: number
  half?: number
  /** As in the tables: month × 100 + day, or 5000 + days from Easter. */
  holiday?: number
  /** The last or next weekend. */
  weekend?: true
  /** An EDTF date that needs no resolving, e.g. `199X`. */
  literal?: Edtf
  approximate?: boolean
  /** `14:50`, with seconds or zone if given. */
  time?: string
}

export interface Reference {
  day: Day | null
  /** The sentence speaks of the future. */
  future: boolean
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0')
const ymd = (day: Day): Edtf => `${pad(day.year, 4)}-${pad(day.month)}-${pad(day.day)}`
const days = (from: number, to: number): Edtf => `${ymd(dayOf(from))}/${ymd(dayOf(to))}`

function shiftMonths(day: Day, n: number): Day {
  const index = day.year * 12 + day.month - 1 + n
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return { year, month, day: Math.min(day.day, daysInMonth(year, month)) }
}

/** The unit that is `n` away from the one that contains `now`. */
function shifted(now: Day, unit: Unit, n: number): Edtf {
  const today = dayNumber(now)
  const monday = today - weekday(today) + 1
  switch (unit) {
    case 'day':
      return ymd(dayOf(today + n))
    case 'week':
      return days(monday + 7 * n, monday + 7 * n + 6)
    case 'weekend':
      return days(monday + 7 * n + 5, monday + 7 * n + 6)
    case 'month': {
      const { year, month } = shiftMonths(now, n)
      return `${pad(year, 4)}-${pad(month)}`
    }
    case 'quarter': {
      const index = now.year * 4 + Math.floor((now.month - 1) / 3) + n
      return quarterOf(Math.floor(index / 4), (index % 4) + 1)
    }
    case 'year':
      return pad(now.year + n, 4)
    case 'decade':
      return `${pad(Math.floor(now.year / 10) + n, 3)}X`
    default:
      return `${pad(Math.floor(now.year / 100) + n)}XX`
  }
}

const quarterOf = (year: number, quarter: number): Edtf => `${pad(year, 4)}-${pad(quarter * 3 - 2)}/${pad(year, 4)}-${pad(quarter * 3)}`
const halfOf = (year: number, half: number): Edtf => `${pad(year, 4)}-${pad(half * 6 - 5)}/${pad(year, 4)}-${pad(half * 6)}`

function stretch(now: Day, unit: Unit, n: number): Edtf {
  const today = dayNumber(now)
  const other =
    unit === 'day' ? today + n
    : unit === 'week' || unit === 'weekend' ? today + 7 * n
    : dayNumber(shiftMonths(now, n * ({ month: 1, quarter: 3, year: 12, decade: 120, century: 1200 } as Record<string, number>)[unit]!))
  return n < 0 ? days(other, today) : days(today, other)
}

/** The year in which month (and day) lie nearest to now, or in the named direction from it. */
function nearestYear(now: Day, month: number, day: number | undefined, direction: number | undefined, future: boolean): number {
  if (direction === 0) return now.year
  const order = (year: number): number => (day === undefined ? year * 12 + month : dayNumber({ year, month, day }))
  const here = day === undefined ? now.year * 12 + now.month : dayNumber(now)
  if (direction !== undefined && direction < 0) return order(now.year) < here || (day !== undefined && order(now.year) === here) ? now.year + direction + 1 : now.year + direction
  if (direction !== undefined && direction > 0) return order(now.year) > here ? now.year + direction - 1 : now.year + direction
  // A month or so ago is nearer to what is meant than eleven months ahead, whatever the tense around it.
  if (future) return order(now.year) >= here - (day === undefined ? 1 : 45) ? now.year : now.year + 1
  return [now.year, now.year - 1, now.year + 1].reduce((best, year) => (Math.abs(order(year) - here) < Math.abs(order(best) - here) ? year : best))
}

/** Easter Sunday of the Gregorian calendar (J. Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return dayNumber({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 })
}

function holidayOf(code: number, year: number | undefined, now: Day | null, direction: number | undefined, future: boolean): Edtf | null {
  if (code < 2000) return resolvePlain({ month: Math.floor(code / 100), day: code % 100, ...(year !== undefined && { year }), ...(direction !== undefined && { direction }) }, now, future)
  if (year !== undefined) return ymd(dayOf(easter(year) + code - 5000))
  if (now === null) return null
  const today = dayNumber(now)
  const dates = [now.year - 1, now.year, now.year + 1].map((candidate) => easter(candidate) + code - 5000)
  const usable = dates.filter((date) => (direction === undefined ? !future || date >= today - 45 : direction < 0 ? date < today : date >= today))
  const nearest = usable.toSorted((a, b) => Math.abs(a - today) - Math.abs(b - today))[0]
  return nearest === undefined ? null : ymd(dayOf(nearest))
}

/** The weekend just past (or the present one); in a sentence about the future the coming one. */
function weekendOf(now: Day, future: boolean): Edtf {
  const own = weekday(dayNumber(now))
  return shifted(now, 'weekend', own >= 6 || future ? 0 : -1)
}

function weekdayOf(now: Day, wanted: number, direction: number | undefined, future: boolean): Edtf {
  const today = dayNumber(now)
  const own = weekday(today)
  // A bare weekday in the news is the last one, today included, unless the sentence speaks of what is to come.
  const back = (own - wanted + 7) % 7
  const ahead = (wanted - own + 7) % 7
  if (direction === undefined) return ymd(dayOf(future ? today + ahead : today - back))
  if (direction === 0) return ymd(dayOf(today - own + wanted))
  return ymd(dayOf(direction < 0 ? today - (back === 0 ? 7 : back) + 7 * (direction + 1) : today + (ahead === 0 ? 7 : ahead) + 7 * (direction - 1)))
}

/** The value, or null when too little is known to say anything. */
export function resolve(spec: Spec, { day: now, future }: Reference): Edtf | null {
  const plain = resolvePlain(spec, now, future)
  if (plain === null) return null
  if (spec.time !== undefined && /^\d{4}-\d\d-\d\d$/.test(plain)) return `${plain}T${spec.time}`
  return spec.approximate === true && !plain.includes('/') ? `${plain}~` : spec.approximate === true ? plain.replace('/', '~/') + '~' : plain
}

function resolvePlain(spec: Spec, now: Day | null, future: boolean): Edtf | null {
  if (spec.literal !== undefined) return spec.literal
  if (spec.shift !== undefined) return now === null ? null : shifted(now, spec.shift.unit, spec.shift.n)
  if (spec.stretch !== undefined) return now === null ? null : stretch(now, spec.stretch.unit, spec.stretch.n)
  if (spec.weekend === true) return now === null ? null : weekendOf(now, future)
  let year = spec.year
  if (spec.holiday !== undefined) return holidayOf(spec.holiday, year, now, spec.direction, future)
  if (spec.season !== undefined) {
    if (year === undefined && now !== null) year = nearestYear(now, spec.season * 3 + (spec.season === 4 ? 0 : 1), undefined, spec.direction, future)
    return `${year === undefined ? 'XXXX' : pad(year, 4)}-${20 + spec.season}`
  }
  if (spec.quarter !== undefined || spec.half !== undefined) {
    if (year === undefined && now !== null) year = now.year + (spec.direction ?? 0)
    if (year === undefined) return null
    return spec.quarter === undefined ? halfOf(year, spec.half ?? 1) : quarterOf(year, spec.quarter)
  }
  if (spec.month !== undefined) {
    const { month, day } = spec
    if (year === undefined && now !== null) year = nearestYear(now, month, day === undefined || day > 28 ? (day === undefined ? undefined : Math.min(day, 28)) : day, spec.direction, future)
    if (day !== undefined && (day < 1 || day > daysInMonth(year ?? 2024, month))) return null
    return `${year === undefined ? 'XXXX' : pad(year, 4)}-${pad(month)}${day === undefined ? '' : `-${pad(day)}`}`
  }
  if (year !== undefined) return spec.day === undefined ? pad(year, 4) : `${pad(year, 4)}-XX-${pad(spec.day)}`
  if (spec.day !== undefined) {
    if (spec.day < 1 || spec.day > 31) return null
    return now !== null && spec.direction === 0 ? ymd({ ...now, day: spec.day }) : `XXXX-XX-${pad(spec.day)}`
  }
  if (spec.weekday !== undefined) return now === null ? null : weekdayOf(now, spec.weekday, spec.direction, future)
  return null
}

/** Whether a spec names a single day, so that a time may be added. */
export function isDay(spec: Spec): boolean {
  return spec.day !== undefined || spec.weekday !== undefined || spec.holiday !== undefined || (spec.shift?.unit === 'day')
}
