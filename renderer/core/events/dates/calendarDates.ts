/** Dates in words: of the calendar, and relative to the day of publication. */
import { UNITS } from './dateWords.ts'
import type { Reading } from './dateWords.ts'
import { NumericDates } from './numericDates.ts'
import type { Spec } from './resolve.ts'
import type { Token } from './tokens.ts'

export class CalendarDates extends NumericDates {
  /** Calendar dates in words: `Montag, 10. Januar 2022`, `January 10, 2022`, `gennaio 2022`, `lunedì`. */
  protected calendar(t: Token[], i: number): Reading | null {
    let j = i
    let wd = this.has(t, j, 'weekday')
    if (wd === null) {
      const short = this.has(t, j, 'shortWeekday')
      if (short !== null && ((t[short.next]?.n ?? -1) >= 0 || (t[short.next]?.s === ',' && (t[short.next + 1]?.n ?? -1) >= 0))) wd = short
      else if (short !== null && this.month(t, short.next) !== null) wd = short
    }
    if (wd !== null) {
      if (this.phrases.before(t, i, 'notAfter') && !/^(?:am|den|diesen|los|d|la|по)$/.test(t[i - 1]?.s ?? '')) return null
      j = wd.next
      const part = this.skip(t, j, 'dayParts')
      let k = t[part]?.s === ',' ? part + 1 : part
      k = this.skip(t, k, 'the')
      const date = this.numeric(t, k) ?? this.dayMonth(t, k) ?? this.monthFirst(t, k)
      if (date !== null && date.to === undefined && date.spec.day !== undefined) return { ...date, from: i }
      const direction = this.has(t, j, 'after')
      if (direction !== null && !/^(?:of|del|des|de|dell)$/.test(t[j]?.s ?? '')) return { from: i, next: this.skip(t, direction.next, 'dayParts'), spec: { weekday: wd.value, direction: direction.value } }
      const week = this.relativeUnit(t, this.skip(t, this.skip(t, part, 'of'), 'the'))
      if (week?.spec.shift?.unit === 'week' && week.next > part) return { from: i, next: week.next, spec: inWeek(wd.value, week.spec.shift.n) }
      return { from: i, next: part, spec: { weekday: wd.value } }
    }
    return this.dayMonth(t, j) ?? this.monthFirst(t, j)
  }

  /** `10. Januar 2022`, `5–10 January`, `6 di gennaio`. */
  protected dayMonth(t: Token[], i: number): Reading | null {
    const day = this.day(t, i)
    if (day === null) return null
    let j = day.next
    let last: { value: number; next: number } | null = null
    const connector = t[j]?.s === '-' ? j + 1 : (this.has(t, j, 'to')?.next ?? this.has(t, j, 'and')?.next ?? (t[j]?.s === '/' ? j + 1 : null))
    if (connector !== null) {
      const other = this.furtherDay(t, this.skip(t, connector, 'the'))
      const isAnd = this.has(t, j, 'and') !== null || t[j]?.s === '/'
      if (other !== null && other.value > day.value && (!isAnd || other.value === day.value + 1)) last = other
      if (last !== null) j = last.next
    }
    // 10-Jan-2022, 10/Jan/2022
    const mark = t[j]
    if (last === null && mark !== undefined && /^[/-]$/.test(mark.s) && !mark.gap) {
      const month = this.month(t, j + 1)
      const year = month !== null && t[month.next]?.s === mark.s ? this.year(t, month.next + 1) : null
      if (month !== null && year !== null) return { from: i, next: year.next, spec: { year: year.value, month: month.value, day: day.value } }
    }
    const of = this.skip(t, j, 'of')
    const month = this.month(t, of) ?? this.month(t, j)
    if (month === null) return null
    if (this.language.monthFirst && !day.ordinal && t[month.next]?.n !== undefined && t[month.next]!.n >= 1 && t[month.next]!.n <= 31 && t[month.next]!.end - t[month.next]!.start <= 2 && t[month.next + 1]?.s === ',') return null
    const tail = this.yearAfterMonth(t, month.next)
    const shared: Spec = { month: month.value, ...tail?.spec }
    const next = tail?.next ?? month.next
    if (last !== null) return { from: i, next, spec: { ...shared, day: day.value }, to: { ...shared, day: last.value } }
    return { from: i, next, spec: { ...shared, day: day.value } }
  }

  /** A day that goes on what was begun: not one behind a blank line. */
  private furtherDay(t: Token[], i: number): ReturnType<CalendarDates['day']> {
    return t[i]?.cut === true ? null : this.day(t, i)
  }

  /** `January 10, 2022`, `January 5–10`, `January 2022`, `January`. */
  protected monthFirst(t: Token[], i: number): Reading | null {
    const month = this.month(t, i)
    if (month === null) return null
    const day = this.furtherDay(t, this.skip(t, month.next, 'the'))
    if (day !== null && this.month(t, day.next) === null) {
      const dash = t[day.next]?.s === '-' ? day.next + 1 : (this.has(t, day.next, 'to')?.next ?? null)
      const last = dash === null ? null : this.furtherDay(t, this.skip(t, dash, 'the'))
      const j = last !== null && last.value > day.value ? last.next : day.next
      const tail = this.yearAfterMonth(t, j)
      if (this.language.monthFirst || (tail?.spec.year !== undefined && t[j]?.s === ',')) {
        const shared: Spec = { month: month.value, ...tail?.spec }
        const next = tail?.next ?? j
        if (last !== null && last.value > day.value && this.month(t, last.next) === null) return { from: i, next, spec: { ...shared, day: day.value }, to: { ...shared, day: last.value } }
        return { from: i, next: last !== null && j === last.next ? next : (this.yearAfterMonth(t, day.next)?.next ?? day.next), spec: { ...shared, day: day.value } }
      }
    }
    const tail = this.yearAfterMonth(t, month.next)
    if (month.doubtful && tail === null) {
      if (this.has(t, i, 'month') === null || !this.phrases.before(t, i, 'monthCues') || (this.language.monthFirst && t[i]?.cap === false)) return null
    }
    return { from: i, next: tail?.next ?? month.next, spec: { month: month.value, ...tail?.spec } }
  }

  /** `letzte Woche`, `l'anno scorso`, `next month`, `diesen Freitag`, `last summer`, `den letzten drei Monaten`. */
  protected relativeUnit(t: Token[], i: number): Reading | null {
    const fixed = this.has(t, i, 'relative')
    if (fixed !== null) {
      const unit = UNITS[Math.round(fixed.value / 10)] ?? 'day'
      return { from: i, next: fixed.next, spec: { shift: { unit, n: fixed.value - UNITS.indexOf(unit) * 10 } } }
    }
    const direction = this.has(t, i, 'before')
    if (direction !== null) {
      const j = direction.next
      const n = this.count(t, j)
      const counted = n === null ? null : this.has(t, n.next, 'unit')
      if (n !== null && counted !== null && direction.value !== 0 && Math.abs(direction.value) === 1 && n.value > 1) {
        return { from: i, next: counted.next, spec: { stretch: { unit: UNITS[counted.value] ?? 'day', n: direction.value * n.value } } }
      }
      const unit = this.has(t, j, 'unit')
      if (unit !== null) {
        const name = UNITS[unit.value] ?? 'day'
        // lo scorso mese di dicembre
        const named = name === 'month' ? this.has(t, this.skip(t, unit.next, 'of'), 'month') : null
        if (named !== null) return { from: i, next: named.next, spec: { month: named.value, direction: direction.value } }
        if (this.isPlural(t, j, unit.next) || (name === 'day' && direction.value !== 0)) return null
        return { from: i, next: unit.next, spec: { shift: { unit: name, n: direction.value } } }
      }
      const wd = this.has(t, j, 'weekday')
      if (wd !== null) {
        const date = this.calendar(t, j)
        if (date !== null && date.spec.day !== undefined && date.to === undefined) return { ...date, from: i }
        return { from: i, next: this.skip(t, wd.next, 'dayParts'), spec: { weekday: wd.value, direction: direction.value } }
      }
      const date = this.dayMonth(t, j) ?? this.monthOnly(t, j)
      if (date !== null && date.spec.year === undefined) {
        return { ...date, from: i, spec: { ...date.spec, direction: direction.value }, ...(date.to && { to: { ...date.to, direction: direction.value } }) }
      }
      if (date !== null) return { ...date, from: i }
      const season = this.has(t, j, 'season')
      if (season !== null) return { from: i, next: season.next, spec: { season: season.value, direction: direction.value } }
      return null
    }
    const n = this.count(t, i)
    const at = n === null ? i : n.next
    const unit = this.has(t, at, 'unit')
    const turned = n === null || n.value < 2 ? null : this.has(t, n.next, 'before')
    const many = turned === null || turned.value === 0 ? null : this.has(t, turned.next, 'unit')
    // les dix derniers mois
    if (many !== null) return { from: i, next: many.next, spec: { stretch: { unit: UNITS[many.value] ?? 'day', n: turned!.value * n!.value } } }
    if (unit !== null) {
      const name = UNITS[unit.value] ?? 'day'
      const after = this.has(t, unit.next, 'after')
      if (after !== null && (n === null || n.value === 1) && name !== 'day' && !this.isPlural(t, at, unit.next)) return { from: at, next: after.next, spec: { shift: { unit: name, n: after.value } } }
      if (after !== null && n !== null && n.value > 1 && after.value !== 0) return { from: i, next: after.next, spec: { stretch: { unit: name, n: after.value * n.value } } }
    }
    const season = this.has(t, i, 'season')
    if (season !== null) {
      const after = this.has(t, season.next, 'after')
      if (after !== null) return { from: i, next: after.next, spec: { season: season.value, direction: after.value } }
    }
    return null
  }

  protected monthOnly(t: Token[], i: number): Reading | null {
    const month = this.month(t, i)
    // English months have a capital: "this may" is no month.
    if (month === null || this.has(t, i, 'month') === null || (this.language.monthFirst && t[i]?.cap === false)) return null
    const date = this.monthFirst(t, i)
    return date ?? { from: i, next: month.next, spec: { month: month.value } }
  }

  /** `nei prossimi giorni`, `last years`: a plural without a number names no particular time. */
  protected isPlural(t: Token[], from: number, next: number): boolean {
    const words = t.slice(from, next).map((token) => token.s).join(' ')
    return /^(?:tage|tagen|wochen|monate|monaten|jahre|jahren|jahrzehnten?|jahrzehnte|giorni|settimane|mesi|anni|decenni|days|weeks|months|years|decades|jours|semaines|années|ans|décennies|días|semanas|meses|años|décadas|дней|дни|недель|месяцев|лет|годы|годов|десятилетия|десятилетий)$/.test(words)
  }

  /** `vor drei Tagen`, `two weeks ago`, `через неделю`, `in drei Monaten`. */
  protected distance(t: Token[], i: number): Reading | null {
    for (const [category, sign] of [['agoBefore', -1], ['inBefore', 1]] as const) {
      const word = this.has(t, i, category)
      if (word === null) continue
      const n = this.count(t, word.next)
      const unit = this.has(t, n?.next ?? word.next, 'unit')
      if (unit === null || (n === null && this.language.the !== '')) continue
      // en, es: "in two weeks" is a time to come only when the unit ends the phrase.
      return { from: i, next: unit.next, spec: { shift: { unit: UNITS[unit.value] ?? 'day', n: sign * (n?.value ?? 1) } } }
    }
    const n = this.count(t, i)
    const unit = this.has(t, n?.next ?? i, 'unit')
    if (unit === null || (n === null && this.language.the !== '')) return null
    const ago = this.has(t, unit.next, 'agoAfter')
    if (ago !== null) return { from: i, next: ago.next, spec: { shift: { unit: UNITS[unit.value] ?? 'day', n: -(n?.value ?? 1) } } }
    const later = n === null ? null : this.phrases.at(t, unit.next, 'inAfter')
    // "two days later" counts from what the text told before, not from publication; only "from now" does.
    if (later !== null && t[unit.next]?.s === 'from') return { from: i, next: later.next, spec: { shift: { unit: UNITS[unit.value] ?? 'day', n: n!.value } } }
    return null
  }

  protected deictic(t: Token[], i: number): Reading | null {
    const word = this.has(t, i, 'deictic')
    if (word === null || this.phrases.before(t, i, 'notAfter')) return null
    // German "Morgen" is the morning; only "morgen" is tomorrow, unless a sentence begins with it.
    if (t[i]?.s === 'morgen' &&  t[i]?.cap && !(i === 0 || /^[.!?:"„“]$/.test(t[i - 1]?.s ?? ''))) return null
    const next = this.skip(t, word.next, 'dayParts')
    return { from: i, next, spec: { shift: { unit: 'day', n: word.value } } }
  }
}

/** A weekday of the week that is `n` weeks away. */
function inWeek(weekday: number, n: number): Spec {
  return { weekday, direction: 0, shift: { unit: 'week', n } }
}
