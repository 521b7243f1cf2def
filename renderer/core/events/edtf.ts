/**
 * Extended Date/Time Format, ISO 8601-2:2019: level 0 and 1 (seasons, `?` `~` `%` at the end, unspecified digits, open and unknown
 * interval ends) and the unspecified digits of level 2 (`XXXX-01-06`). Not for other level 2 features (sets, significant digits,
 * qualification of single parts): `isEdtf` refuses them.
 */
import type { Edtf } from '../model.ts'
import { dayNumber, dayOf, daysInMonth } from './calendar.ts'
import type { Day } from './calendar.ts'

/** One end of an interval, or a whole date. Digits not known are `X`. */
export interface EdtfDate {
  /** Four characters of 0–9 and X, with a leading `-` before year 0. */
  year: string
  /** `01`–`12`, a season `21`–`24`, or with X; null when not given. */
  month: string | null
  day: string | null
  /** `14:50` or `14:50:00`. */
  time: string | null
  /** `Z`, `+01:00`, or null when the text gave no zone. */
  zone: string | null
  qualifier: '' | '?' | '~' | '%'
}

/** An interval end is `null` when unknown (empty) and `'..'` when open. */
export type EdtfValue = { date: EdtfDate } | { from: EdtfDate | null | '..'; to: EdtfDate | null | '..' }

const DATE = /^(-?[0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2})(?:T(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?)?)?)?([?~%]?)$/

function parseDate(text: string): EdtfDate | null {
  const match = DATE.exec(text)
  if (match === null) return null
  const [, year = '', month = null, day = null, time = null, zone = null, qualifier = ''] = match
  const date: EdtfDate = { year, month, day, time, zone, qualifier: qualifier as EdtfDate['qualifier'] }
  if (month !== null && !month.includes('X')) {
    const m = Number(month)
    const season = m >= 21 && m <= 24
    if (!season && (m < 1 || m > 12)) return null
    if (season && day !== null) return null
    // 2024 stands for a year that is not wholly known: it is a leap year, so 02-29 passes.
    if (day !== null && !day.includes('X') && Number(day) > daysInMonth(year.includes('X') ? 2024 : Number(year), m)) return null
  } else if (month !== null && !/^(?:[01]X|X\d|XX)$/.test(month)) return null
  if (day !== null && (day.includes('X') ? !/^(?:[0-3]X|X\d|XX)$/.test(day) : Number(day) < 1 || Number(day) > 31)) return null
  if (time !== null) {
    const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number)
    if (hour > 23 || minute > 59 || second > 60 || /X/.test(text.slice(0, text.indexOf('T')))) return null
  }
  return date
}

/** Parses a value; null when it is not EDTF of the levels named above. An interval that ends before it starts is not. */
export function parseEdtf(value: string): EdtfValue | null {
  const slash = value.indexOf('/')
  if (slash < 0) {
    const date = parseDate(value)
    return date === null ? null : { date }
  }
  const ends = [value.slice(0, slash), value.slice(slash + 1)].map((end) => (end === '' ? null : end === '..' ? ('..' as const) : (parseDate(end) ?? undefined)))
  const [from, to] = ends
  if (from === undefined || to === undefined) return null
  const known = (end: EdtfDate | null | '..'): end is EdtfDate => end !== null && end !== '..'
  if (!known(from) && !known(to)) return null
  if (known(from) && known(to) && !from.year.includes('X') && !to.year.includes('X') && bounds(from)[0] > bounds(to)[1]) return null
  return { from, to }
}

/** Whether a person's correction may be stored as a date. */
export function isEdtf(value: string): boolean {
  return parseEdtf(value) !== null
}

const digits = (text: string, filler: string): number => Number(text.replaceAll('X', filler))

/** First and last day (as day numbers) that a date with a known year can mean; qualifiers do not widen it. */
function bounds(date: EdtfDate): [number, number] {
  const first = digits(date.year, '0')
  const last = digits(date.year, '9')
  if (date.month === null || (date.month.includes('X') && date.day === null)) {
    return [dayNumber({ year: first, month: 1, day: 1 }), dayNumber({ year: last, month: 12, day: 31 })]
  }
  if (date.month.includes('X')) return [dayNumber({ year: first, month: 1, day: 1 }), dayNumber({ year: last, month: 12, day: 31 })]
  const month = Number(date.month)
  if (month > 12) {
    // Meteorological seasons of the northern hemisphere; winter is the one that begins in December of the year.
    const start = (month - 20) * 3
    return [
      dayNumber({ year: first, month: start, day: 1 }),
      month === 24 ? dayNumber({ year: last + 1, month: 3, day: 1 }) - 1 : dayNumber({ year: last, month: start + 3, day: 1 }) - 1,
    ]
  }
  if (date.day === null || date.day.includes('X')) {
    return [dayNumber({ year: first, month, day: 1 }), dayNumber({ year: last, month, day: daysInMonth(last, month) })]
  }
  const day = Number(date.day)
  return [dayNumber({ year: first, month, day }), dayNumber({ year: last, month, day: Math.min(day, daysInMonth(last, month)) })]
}

/** First and last day number that a value can mean, both inclusive (±Infinity when open or unknown); null when it is no EDTF. */
export function edtfBounds(value: Edtf): [number, number] | null {
  const parsed = parseEdtf(value)
  if (parsed === null) return null
  if ('date' in parsed) return bounds(parsed.date)
  const from = parsed.from === null || parsed.from === '..' ? -Infinity : bounds(parsed.from)[0]
  const to = parsed.to === null || parsed.to === '..' ? Infinity : bounds(parsed.to)[1]
  return [from, to]
}

/**
 * A key under which plain string comparison puts dates in their order, undated first: for indices, which know no other. Unknown digits count as 0,
 * so that `XXXX-01-06` stands with what has no year, not after all that has one.
 */
export function sortKey(value: Edtf | null): string {
  if (value === null) return ''
  const first = value.startsWith('/') || value.startsWith('../') ? value.slice(value.indexOf('/') + 1) : value
  // A year before 0 would have to be counted down; all of them come before the others.
  return first.replaceAll('X', '0').replace(/^-/, '!')
}

const lacksYear = (date: EdtfDate): boolean => date.year === 'XXXX'

/** The days of one year that a date without a year can mean. */
function inYear(date: EdtfDate, year: number): [number, number] {
  return bounds({ ...date, year: String(year).padStart(4, '0') })
}

/**
 * Whether two values can mean the same time: their days overlap. A date without a year is compared with each year that the other covers
 * (at most one hundred years of it); two dates without a year, as if in the same year.
 */
export function edtfOverlap(a: Edtf, b: Edtf): boolean {
  const x = parseEdtf(a)
  const y = parseEdtf(b)
  if (x === null || y === null) return false
  if ('date' in x && 'date' in y && lacksYear(x.date) && lacksYear(y.date)) {
    const [p, q] = [inYear(x.date, 2024), inYear(y.date, 2024)]
    return p[0] <= q[1] && q[0] <= p[1]
  }
  const yearless = 'date' in x && lacksYear(x.date) ? x.date : 'date' in y && lacksYear(y.date) ? y.date : null
  const other = edtfBounds(yearless !== null && 'date' in x && yearless === x.date ? b : a)
  if (other === null) return false
  if (yearless !== null) {
    if (!Number.isFinite(other[0]) || !Number.isFinite(other[1])) return true
    const [first, last] = [dayOf(other[0]).year, dayOf(other[1]).year]
    for (let year = first; year <= Math.min(last, first + 100); year++) {
      const own = inYear(yearless, year)
      if (own[0] <= other[1] && other[0] <= own[1]) return true
    }
    return false
  }
  const one = edtfBounds(yearless === null ? b : a)
  return one !== null && one[0] <= other[1] && other[0] <= one[1]
}

/** The calendar day of a value that names exactly one, else null. */
export function edtfDay(value: Edtf | null): Day | null {
  const parsed = value === null ? null : parseEdtf(value)
  if (parsed === null || !('date' in parsed)) return null
  const { year, month, day } = parsed.date
  if (month === null || day === null || /X/.test(year + month + day)) return null
  return { year: Number(year), month: Number(month), day: Number(day) }
}
