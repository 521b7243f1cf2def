/** Dates for people. */
import type { Edtf } from '../model.ts'
import { parseEdtf } from './edtf.ts'
import type { EdtfDate } from './edtf.ts'

const SEASONS = ['spring', 'summer', 'autumn', 'winter']

/** `2022-01-10` as a moment that Intl can format; 2024 stands for an unknown year (only month and day are shown then). */
function moment(date: EdtfDate): Date {
  const moment = new Date(0)
  /** What is not known whole is not shown: any value will do, a leap year for the year. */
  const known = (digits: string | null, otherwise: number): number => (digits === null || digits.includes('X') ? otherwise : Number(digits))
  moment.setUTCFullYear(known(date.year, 2024), known(date.month, 1) - 1, known(date.day, 1))
  return moment
}

/** Making a formatter costs a hundred times what formatting does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, parts: 'day month year' | 'day month' | 'month year' | 'month'): Intl.DateTimeFormat {
  const key = `${locale} ${parts}`
  const ready = formatters.get(key)
  if (ready !== undefined) return ready
  const made = new Intl.DateTimeFormat(locale, {
    month: 'long', timeZone: 'UTC', ...(parts.includes('day') && { day: 'numeric' as const }), ...(parts.includes('year') && { year: 'numeric' as const }),
  })
  formatters.set(key, made)
  return made
}

function formatDate(date: EdtfDate, locale: string): string {
  const { month, day, time, qualifier } = date
  const decade = /^\d{3}X$/.test(date.year)
  const century = /^\d\dXX$/.test(date.year)
  const year = decade ? `${date.year.slice(0, 3)}0s` : century ? `${date.year.slice(0, 2)}00s` : date.year.includes('X') ? null : String(Number(date.year))
  const intl = (parts: Parameters<typeof formatter>[1]): string => formatter(locale, parts).format(moment(date))
  const whole = year !== null && !decade && !century
  let text: string
  if (month === null || month.includes('X')) text = day !== null && !day.includes('X') ? `day ${Number(day)}${year === null ? '' : `, ${year}`}` : (year ?? '')
  else if (Number(month) > 12) text = `${SEASONS[Number(month) - 21] ?? ''} ${year ?? ''}`.trim()
  else if (day === null || day.includes('X')) text = whole ? intl('month year') : intl('month') + (year === null ? '' : ` ${year}`)
  else text = whole ? intl('day month year') : intl('day month') + (year === null ? '' : ` ${year}`)
  if (text === '') return 'date unknown'
  if (year === null) text += ', year unknown'
  if (time !== null) text += `, ${time.slice(0, 5)}${date.zone === null ? '' : date.zone === 'Z' ? ' UTC' : ` UTC${date.zone}`}`
  if (qualifier === '~' || qualifier === '%') text = `about ${text}`
  return qualifier === '?' || qualifier === '%' ? `${text} (uncertain)` : text
}

/**
 * A date in words: `10 January 2022`, `January 2022`, `6 January, year unknown`, `about January 2022`, `5 January 2022 – 10 January 2022`,
 * `1990s`, `summer 2021`. Total: what is no EDTF comes back as it is. `locale` is a BCP 47 tag for month names and order (`en-GB`).
 */
export function formatEdtf(value: Edtf, locale: string): string {
  const parsed = parseEdtf(value)
  if (parsed === null) return value
  if ('date' in parsed) return formatDate(parsed.date, locale)
  const { from, to } = parsed
  const end = (date: EdtfDate | null | '..'): string => (date === null || date === '..' ? '' : formatDate(date, locale))
  if (from === null || from === '..') return `until ${end(to)}`
  if (to === null || to === '..') return `since ${end(from)}`
  return from.year === to.year && from.month === to.month && from.day === to.day ? end(from) : `${end(from)} – ${end(to)}`
}
