/**
 * The syntax of date expressions, shared by all languages; a language is its table of words (language.ts). Each rule tries to read an
 * expression at a token and looks at a bounded number of tokens, so that a text is read in linear time.
 */
import type { DateLanguage, Unit } from './language.ts'
import type { Spec } from './resolve.ts'
import { Phrases } from './tokens.ts'
import type { Token } from './tokens.ts'

/** An expression read from token `from` up to, not including, token `next`; a range has two specs. */
export interface Reading {
  from: number
  next: number
  spec: Spec
  to?: Spec
}

const UNITS: Unit[] = ['day', 'week', 'weekend', 'month', 'quarter', 'year', 'decade', 'century']
const ROMAN = /^[ivx]{1,5}$/
const ROMAN_START = /^[ivx]{1,5}(?:e|ème)?$/

function roman(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10 }
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const own = values[text[i] ?? ''] ?? 0
    sum += own < (values[text[i + 1] ?? ''] ?? 0) ? -own : own
  }
  return sum
}

export class Grammar {
  private readonly phrases = new Phrases()
  private readonly future: RegExp | null
  readonly language: DateLanguage
  /** How many rule attempts were made: tests hold it linear. */
  steps = 0

  constructor(language: DateLanguage) {
    this.language = language
    this.future = language.futureEnding === null ? null : new RegExp(language.futureEnding, 'u')
    const p = this.phrases
    language.months.forEach((words, i) => p.add('month', words, i + 1))
    language.shortMonths.forEach((words, i) => p.add('shortMonth', words, i + 1))
    language.weekdays.forEach((words, i) => p.add('weekday', words, i + 1))
    language.shortWeekdays.forEach((words, i) => p.add('shortWeekday', words, i + 1))
    for (const [words, n] of Object.entries(language.deictic)) p.add('deictic', words, n)
    for (const [words, n] of Object.entries(language.before)) p.add('before', words, n)
    for (const [words, n] of Object.entries(language.after)) p.add('after', words, n)
    for (const [words, [unit, n]] of Object.entries(language.relative)) p.add('relative', words, UNITS.indexOf(unit) * 10 + n)
    for (const unit of UNITS) p.add('unit', language.units[unit] ?? '', UNITS.indexOf(unit))
    language.numbers.forEach((words, i) => p.add('number', words, i + 1))
    language.ordinals.forEach((words, i) => p.add('ordinal', words, i + 1))
    language.seasons.forEach((words, i) => p.add('season', words, i + 1))
    for (const [words, n] of Object.entries(language.decadeWords)) p.add('decade', words, n)
    for (const [words, n] of Object.entries(language.holidays)) p.add('holiday', words, n)
    const { weekend, holidayCues } = language
    const { doubtfulMonths, monthCues, notAfter, dayParts, ordinalSuffixes, of, the, agoBefore, agoAfter, inBefore, inAfter, from, to, between, and } = language
    const { edges, about, seasonCues, quarter, half, decadeBefore, decadeAfter, centuryAfter, centuryBefore, yearBefore, yearAfter, yearCues, counted } = language
    const { dayCues, hourBefore, at, hourAfter, am, pm, future } = language
    const plain = {
      doubtfulMonths, monthCues, notAfter, dayParts, ordinalSuffixes, of, the, agoBefore, agoAfter, inBefore, inAfter, from, to, between, and,
      edges, about, seasonCues, quarter, half, decadeBefore, decadeAfter, centuryAfter, centuryBefore, yearBefore, yearAfter, yearCues, counted,
      dayCues, hourBefore, at, hourAfter, am, pm, future, weekend, holidayCues,
    }
    for (const [category, words] of Object.entries(plain)) p.add(category, words, 0)
  }

  /** The longest expression that begins at token `i`. */
  read(t: Token[], i: number): Reading | null {
    const token = t[i]
    if (token === undefined || (token.n < 0 && !this.phrases.knows(token.s) && !ROMAN_START.test(token.s) && token.s !== "'" && !/^[qhтi]$/.test(token.s))) return null
    this.steps++
    const range = this.range(t, i)
    const single = this.single(t, i)
    const best = range !== null && (single === null || range.next > single.next) ? range : single
    if (best !== null) return best
    return this.timeFirst(t, i)
  }

  /** Whether a word speaks of the future. */
  isFuture(t: Token[], i: number): boolean {
    const token = t[i]
    if (token === undefined || token.n >= 0) return false
    return this.phrases.at(t, i, 'future') !== null || (this.future !== null && token.s.length > 4 && this.future.test(token.s))
  }

  private has(t: Token[], i: number, category: string): { value: number; next: number } | null {
    return t[i]?.cut === true ? null : this.phrases.at(t, i, category)
  }

  private skip(t: Token[], i: number, category: string): number {
    return this.has(t, i, category)?.next ?? i
  }

  /** `10`, `10.`, `10th`, `1er`, `1°`, `ersten`, `15-го`. */
  private day(t: Token[], i: number): { value: number; next: number; ordinal: boolean } | null {
    const token = t[i]
    if (token === undefined) return null
    if (token.n >= 0) {
      if (token.n < 1 || token.n > 31 || token.end - token.start > 2) return null
      if (t[i - 1]?.s === '.' && !token.gap && t[i - 2] !== undefined && (t[i - 2]?.n ?? -1) >= 0) return null
      const suffix = t[i + 1]?.gap === false ? this.has(t, i + 1, 'ordinalSuffixes') : null
      if (suffix !== null) return { value: token.n, next: suffix.next, ordinal: true }
      // 5.3, 14:50, 10%: no day.
      if (t[i + 1]?.gap === false && /^[.,:]$/.test(t[i + 1]?.s ?? '') && t[i + 2]?.gap === false && (t[i + 2]?.n ?? -1) >= 0) return null
      return { value: token.n, next: i + 1, ordinal: false }
    }
    const ordinal = this.has(t, i, 'ordinal')
    return ordinal === null || ordinal.value > 31 ? null : { ...ordinal, ordinal: true }
  }

  private month(t: Token[], i: number): { value: number; next: number; doubtful: boolean } | null {
    const full = this.has(t, i, 'month')
    if (full !== null) {
      const doubtful = this.phrases.at(t, i, 'doubtfulMonths') !== null || (this.language.monthFirst && t[i]?.cap === false)
      return { ...full, doubtful }
    }
    const short = this.has(t, i, 'shortMonth')
    return short === null ? null : { ...short, doubtful: true }
  }

  /** A year of four digits, or `'22`. */
  private year(t: Token[], i: number): { value: number; next: number } | null {
    const token = t[i]
    if (token === undefined || token.cut) return null
    if (token.s === "'" && t[i + 1]?.gap === false && (t[i + 1]?.n ?? -1) >= 0 && t[i + 1]!.end - t[i + 1]!.start === 2) {
      return { value: century(t[i + 1]!.n), next: i + 2 }
    }
    if (token.n < 1000 || token.n > 2199 || token.end - token.start !== 4) return null
    if (t[i + 1]?.gap === false && /^[.,:]$/.test(t[i + 1]?.s ?? '') && t[i + 2]?.gap === false && (t[i + 2]?.n ?? -1) >= 0) return null
    if (t[i + 1]?.gap === false && this.has(t, i + 1, 'decadeAfter') !== null) return null
    const mark = this.has(t, i + 1, 'yearAfter')
    return { value: token.n, next: mark?.next ?? i + 1 }
  }

  /** What may follow a month: a year, `letzten Jahres`, `scorso`. */
  private yearAfterMonth(t: Token[], i: number): { spec: Spec; next: number } | null {
    let j = i
    if (t[j]?.s === ',') j++
    const of = this.skip(t, j, 'of')
    const year = this.year(t, of) ?? (of === j ? null : this.year(t, j))
    if (year !== null) return { spec: { year: year.value }, next: year.next }
    const direction = this.has(t, i, 'after')
    if (direction === null) return null
    // "this year" after a month names the year itself; "scorso" is the last such month.
    const words = t.slice(i, direction.next).map((token) => token.s)
    const ofYear = words.some((_, k) => this.phrases.at(t, i + k, 'unit')?.value === UNITS.indexOf('year'))
    return { spec: ofYear ? { shift: { unit: 'year', n: direction.value } } : { direction: direction.value }, next: direction.next }
  }

  /** Calendar dates in words: `Montag, 10. Januar 2022`, `January 10, 2022`, `gennaio 2022`, `lunedì`. */
  private calendar(t: Token[], i: number): Reading | null {
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
  private dayMonth(t: Token[], i: number): Reading | null {
    const day = this.day(t, i)
    if (day === null) return null
    let j = day.next
    let last: { value: number; next: number } | null = null
    const connector = t[j]?.s === '-' ? j + 1 : (this.has(t, j, 'to')?.next ?? this.has(t, j, 'and')?.next ?? (t[j]?.s === '/' ? j + 1 : null))
    if (connector !== null) {
      const other = this.day(t, this.skip(t, connector, 'the'))
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

  /** `January 10, 2022`, `January 5–10`, `January 2022`, `January`. */
  private monthFirst(t: Token[], i: number): Reading | null {
    const month = this.month(t, i)
    if (month === null) return null
    const day = this.day(t, this.skip(t, month.next, 'the'))
    if (day !== null && this.month(t, day.next) === null) {
      const dash = t[day.next]?.s === '-' ? day.next + 1 : (this.has(t, day.next, 'to')?.next ?? null)
      const last = dash === null ? null : this.day(t, this.skip(t, dash, 'the'))
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

  /** Dates in digits. Slashes and dots follow the language's order; what cannot be a month decides. */
  private numeric(t: Token[], i: number): Reading | null {
    const first = t[i]
    const mark = t[i + 1]
    const second = t[i + 2]
    if (first === undefined || first.n < 0 || mark === undefined || mark.gap || second === undefined || second.n < 0) return null
    if (!/^[./-]$/.test(mark.s)) return null
    const before = t[i - 1]
    if (before !== undefined && !first.gap && (before.n >= 0 || (/^[./,:-]$/.test(before.s) && (t[i - 2]?.n ?? -1) >= 0 && !before.gap))) return null
    const width = (token: Token | undefined): number => (token === undefined ? 0 : token.end - token.start)
    const spaced = second.gap
    const mark2 = t[i + 3]
    const third = t[i + 4]
    const glued = (token: Token | undefined): boolean => token !== undefined && !token.gap
    const three = mark2 !== undefined && mark2.s === mark.s && glued(mark2) && third !== undefined && third.n >= 0 && third.gap === spaced && (!spaced || mark.s === '.')
    if (width(first) === 4 && !spaced && three && width(second) <= 2 && width(third) <= 2) {
      if (second.n < 1 || second.n > 12 || third.n < 1 || third.n > 31) return null
      const spec: Spec = { year: first.n, month: second.n, day: third.n }
      const iso = this.isoTime(t, i + 5)
      return iso === null ? { from: i, next: i + 5, spec } : { from: i, next: iso.next, spec: { ...spec, time: iso.time } }
    }
    if (width(first) > 2 || width(second) > 2) {
      if (width(first) === 4 && mark.s === '-' && width(second) === 2 && !spaced && second.n >= 1 && second.n <= 12 && first.n >= 1800 && t[i + 3]?.s !== '-') {
        return { from: i, next: i + 3, spec: { year: first.n, month: second.n } }
      }
      if (width(first) === 2 && width(second) === 4 && !spaced && first.n >= 1 && first.n <= 12 && second.n >= 1800 && second.n < 2200 && t[i + 3]?.s !== mark.s) {
        return { from: i, next: i + 3, spec: { month: first.n, year: second.n } }
      }
      return null
    }
    if (three && (width(third) === 4 || width(third) === 2)) {
      // 192.168.10.11 and 1.2.34.5 are no dates.
      if (t[i + 5]?.gap === false && /^[./-]$/.test(t[i + 5]?.s ?? '') && t[i + 6]?.gap === false && (t[i + 6]?.n ?? -1) >= 0) return null
      const year = width(third) === 4 ? third.n : century(third.n)
      if (year < 1000 || year > 2199) return null
      const order = this.order(first.n, second.n, mark.s)
      return order === null ? null : { from: i, next: this.skip(t, i + 5, 'yearAfter'), spec: { year, ...order } }
    }
    const trailing = mark.s === '.' && t[i + 3]?.s === '.' && t[i + 3]?.gap === false && (t[i + 4]?.n ?? -1) < 0
    if (mark.s === '-' || (third !== undefined && mark2?.s === mark.s && third.n >= 0 && !mark2.gap && !third.gap)) return null
    const dayAndMonth = (mark.s === '.' && (trailing || (width(second) === 2 && width(first) === 2))) || mark.s === '/'
    if (!dayAndMonth || (spaced && !trailing) || !(this.phrases.before(t, i, 'dayCues') || this.phrases.before(t, i, 'from') || this.afterWeekday(t, i))) return null
    if (mark.s === '/' && second.n > first.n + 60) return null
    const order = this.order(first.n, second.n, mark.s)
    if (order === null || this.has(t, i + 3, 'hourAfter') !== null) return null
    return { from: i, next: trailing && this.language.ordinalSuffixes === '.' ? i + 4 : i + 3, spec: order }
  }

  private afterWeekday(t: Token[], i: number): boolean {
    const j = t[i - 1]?.s === ',' ? i - 1 : i
    return this.phrases.before(t, j, 'weekday') || this.phrases.before(t, j, 'shortWeekday')
  }

  private order(a: number, b: number, mark: string): Spec | null {
    const american = this.language.monthFirst && mark !== '.'
    const [month, day] = american ? (a <= 12 ? [a, b] : [b, a]) : b <= 12 ? [b, a] : [a, b]
    return month < 1 || month > 12 || day < 1 || day > 31 ? null : { month, day }
  }

  private isoTime(t: Token[], i: number): { time: string; next: number } | null {
    if (t[i]?.s !== 't' ||  t[i]?.gap) return null
    const clock = this.clock(t, i + 1)
    if (clock === null) return null
    let { next } = clock
    let zone = ''
    if (t[next]?.s === 'z' && t[next]?.gap === false) {
      zone = 'Z'
      next++
    } else if (/^[+-]$/.test(t[next]?.s ?? '') && t[next]?.gap === false && t[next + 1]?.gap === false && t[next + 2]?.s === ':' && (t[next + 3]?.n ?? -1) >= 0) {
      zone = `${t[next]!.s}${String(t[next + 1]!.n).padStart(2, '0')}:${String(t[next + 3]!.n).padStart(2, '0')}`
      next += 4
    }
    return { time: clock.time + zone, next }
  }

  /** `14:50`, `14:50:00`. */
  private clock(t: Token[], i: number): { time: string; next: number } | null {
    const [hour, mark, minute] = [t[i], t[i + 1], t[i + 2]]
    if (hour === undefined || hour.n < 0 || hour.n > 24 || mark?.s !== ':' || mark.gap || minute === undefined || minute.gap || minute.n < 0 || minute.n > 59 || minute.end - minute.start !== 2) return null
    const second = t[i + 3]?.s === ':' && !t[i + 3]!.gap && t[i + 4] !== undefined && !t[i + 4]!.gap && t[i + 4]!.n >= 0 && t[i + 4]!.n < 60 ? t[i + 4]! : null
    return { time: clockText(hour.n, minute.n, second?.n), next: second === null ? i + 3 : i + 5 }
  }

  /** A time of day that says that it is one. */
  private time(t: Token[], i: number): { time: string; next: number } | null {
    let j = this.skip(t, i, 'at')
    const prefixed = this.has(t, i, 'hourBefore') !== null || this.has(t, j, 'hourBefore') !== null
    j = this.skip(t, j, 'hourBefore')
    const hour = t[j]
    if (hour === undefined || hour.cut || hour.n < 0 || hour.n > 24 || hour.end - hour.start > 2) return null
    let minute = 0
    let second: number | undefined
    let marked = prefixed
    let next = j + 1
    const clock = this.clock(t, j)
    if (clock !== null) {
      const [, m = 0, s] = clock.time.split(':').map(Number)
      minute = m
      second = s
      marked = true
      next = clock.next
    } else if (/^[.,h]$/.test(t[j + 1]?.s ?? '') && t[j + 2]?.gap === false && t[j + 2]!.n >= 0 && t[j + 2]!.n < 60 && t[j + 2]!.end - t[j + 2]!.start === 2) {
      const h = t[j + 1]!.s === 'h'
      if (h || prefixed || this.has(t, j + 3, 'hourAfter') !== null || this.has(t, j + 3, 'am') !== null || this.has(t, j + 3, 'pm') !== null) {
        minute = t[j + 2]!.n
        marked = marked || h
        next = j + 3
      }
    }
    const am = this.has(t, next, 'am')
    const pm = this.has(t, next, 'pm')
    const after = this.has(t, next, 'hourAfter')
    let value = hour.n
    if (pm !== null) value = value < 12 ? value + 12 : value
    else if (am !== null) value = value === 12 ? 0 : value
    if (!marked && am === null && pm === null && after === null) return null
    next = pm?.next ?? am?.next ?? after?.next ?? next
    return value > 24 || minute > 59 ? null : { time: clockText(value === 24 ? 0 : value, minute, second), next }
  }

  /** `um 14:50 Uhr am Montag`: a time belongs to the date after it. */
  private timeFirst(t: Token[], i: number): Reading | null {
    const hour = (t[i]?.n ?? -1) >= 0
    if (!hour) return null
    const time = this.time(t, i)
    if (time === null) return null
    let j = t[time.next]?.s === ',' ? time.next + 1 : time.next
    for (const category of ['dayCues', 'of', 'the']) j = this.skip(t, j, category)
    const date = j === time.next && (t[j]?.n ?? -1) >= 0 && this.numeric(t, j) === null && this.dayMonth(t, j) === null ? null : this.one(t, j)
    return date === null || date.to !== undefined || date.spec.time !== undefined || !isDay(date.spec) ? null : { from: i, next: date.next, spec: { ...date.spec, time: time.time } }
  }

  /** `letzte Woche`, `l'anno scorso`, `next month`, `diesen Freitag`, `last summer`, `den letzten drei Monaten`. */
  private relativeUnit(t: Token[], i: number): Reading | null {
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

  private monthOnly(t: Token[], i: number): Reading | null {
    const month = this.month(t, i)
    // English months have a capital: "this may" is no month.
    if (month === null || this.has(t, i, 'month') === null || (this.language.monthFirst && t[i]?.cap === false)) return null
    const date = this.monthFirst(t, i)
    return date ?? { from: i, next: month.next, spec: { month: month.value } }
  }

  /** `nei prossimi giorni`, `last years`: a plural without a number names no particular time. */
  private isPlural(t: Token[], from: number, next: number): boolean {
    const words = t.slice(from, next).map((token) => token.s).join(' ')
    return /^(?:tage|tagen|wochen|monate|monaten|jahre|jahren|jahrzehnten?|jahrzehnte|giorni|settimane|mesi|anni|decenni|days|weeks|months|years|decades|jours|semaines|années|ans|décennies|días|semanas|meses|años|décadas|дней|дни|недель|месяцев|лет|годы|годов|десятилетия|десятилетий)$/.test(words)
  }

  /** A small number, in digits or words. */
  private count(t: Token[], i: number): { value: number; next: number } | null {
    const token = t[i]
    if (token === undefined || token.cut) return null
    if (token.n >= 0) return token.n > 0 && token.n < 1000 ? { value: token.n, next: i + 1 } : null
    return this.has(t, i, 'number')
  }

  /** `vor drei Tagen`, `two weeks ago`, `через неделю`, `in drei Monaten`. */
  private distance(t: Token[], i: number): Reading | null {
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

  private deictic(t: Token[], i: number): Reading | null {
    const word = this.has(t, i, 'deictic')
    if (word === null || this.phrases.before(t, i, 'notAfter')) return null
    // German "Morgen" is the morning; only "morgen" is tomorrow, unless a sentence begins with it.
    if (t[i]?.s === 'morgen' &&  t[i]?.cap && !(i === 0 || /^[.!?:"„“]$/.test(t[i - 1]?.s ?? ''))) return null
    const next = this.skip(t, word.next, 'dayParts')
    return { from: i, next, spec: { shift: { unit: 'day', n: word.value } } }
  }

  /** Seasons, quarters, halves, decades, centuries. */
  private period(t: Token[], i: number): Reading | null {
    const weekend = this.has(t, i, 'weekend')
    if (weekend !== null) return { from: i, next: weekend.next, spec: { weekend: true } }
    const season = this.has(t, i, 'season')
    if (season !== null) {
      const tail = this.year(t, this.skip(t, season.next, 'of')) ?? this.year(t, season.next)
      if (tail !== null) {
        const span = t[tail.next]?.s === '/' && t[tail.next]?.gap === false && (t[tail.next + 1]?.n ?? -1) >= 0 ? tail.next + 2 : tail.next
        return { from: i, next: span, spec: { season: season.value, year: tail.value } }
      }
      const after = this.yearAfterMonth(t, season.next)
      if (after !== null) return { from: i, next: after.next, spec: { season: season.value, ...after.spec } }
      if (this.phrases.before(t, i, 'seasonCues') && !/^(?:s'|a)$/.test(t[i - 1]?.s ?? '')) return { from: i, next: season.next, spec: { season: season.value } }
    }
    const decade = this.has(t, i, 'decade')
    if (decade !== null) return { from: i, next: decade.next, spec: { literal: decadeOf(decade.value) } }
    const before = this.has(t, i, 'decadeBefore')
    let j = before?.next ?? i
    if (t[j]?.s === "'" || t[j]?.s === '‘') j++
    const digits = t[j]
    if (digits !== undefined && digits.n >= 0 && digits.n % 10 === 0) {
      const width = digits.end - digits.start
      const after = t[j + 1]?.gap === false || this.language.decadeAfter.includes('er') ? this.has(t, j + 1, 'decadeAfter') : null
      if ((width === 2 || (width === 4 && digits.n >= 1000 && digits.n < 2100)) && (before !== null || after !== null) && (width === 4 || digits.n >= 20 || before !== null)) {
        if (!(width === 2 && before === null && after !== null && this.language.monthFirst && t[j - 1]?.s !== "'" && t[i - 1]?.s !== 'the')) {
          if (!(before !== null && after === null && t[i]?.s === 'los' && width === 4)) return { from: i, next: after?.next ?? j + 1, spec: { literal: decadeOf(digits.n) } }
        }
      }
    }
    const centuryWord = this.has(t, i, 'centuryBefore')
    if (centuryWord !== null) {
      const r = t[centuryWord.next]
      if (r !== undefined && ROMAN.test(r.s)) return { from: i, next: centuryWord.next + 1, spec: { literal: centuryOf(roman(r.s)) } }
    }
    const nth = t[i] !== undefined && ROMAN.test(t[i].s) &&  t[i]?.cap ? { value: roman(t[i].s), next: t[i + 1]?.gap === false ? this.skip(t, i + 1, 'ordinalSuffixes') : i + 1 } : this.day(t, i)
    // French writes XXe in one word.
    const frenchCentury = /^([ivx]+)(?:e|ème)$/.exec(t[i]?.s ?? '')
    const ordinal = frenchCentury?.[1] === undefined ? nth : { value: roman(frenchCentury[1]), next: i + 1 }
    if (ordinal !== null && ordinal.value >= 1) {
      let k = ordinal.next
      if (t[k]?.s === '-') k++
      const name = this.has(t, k, 'centuryAfter')
      if (name !== null && ordinal.value >= 2 && ordinal.value <= 21 && !(name.next === k + 1 && t[k]?.s === 'в')) return { from: i, next: name.next, spec: { literal: centuryOf(ordinal.value) } }
      for (const [category, most] of [['quarter', 4], ['half', 2]] as const) {
        const part = this.has(t, ordinal.next, category)
        if (part === null || ordinal.value > most) continue
        const key = category
        const year = this.yearAfterMonth(t, part.next)
        if (year !== null) return { from: i, next: year.next, spec: { [key]: ordinal.value, ...year.spec } }
        const rel = this.relativeUnit(t, this.skip(t, part.next, 'of'))
        if (rel?.spec.shift?.unit === 'year') return { from: i, next: rel.next, spec: { [key]: ordinal.value, direction: rel.spec.shift.n } }
        if (category === 'quarter' || !/hälfte|half|metà|moitié|mitad|полов/.test(t[part.next - 1]?.s ?? '')) return { from: i, next: part.next, spec: { [key]: ordinal.value } }
      }
    }
    const q = /^[qт]$/.exec(t[i]?.s ?? '') && t[i]?.cap === true && t[i + 1]?.gap === false && t[i + 1]!.n >= 1 && t[i + 1]!.n <= 4 ? t[i + 1]!.n : null
    if (q !== null) {
      const year = this.yearAfterMonth(t, i + 2)
      if (year !== null) return { from: i, next: year.next, spec: { quarter: q, ...year.spec } }
    }
    return null
  }

  private holiday(t: Token[], i: number): Reading | null {
    const direction = this.has(t, i, 'before')
    const j = direction?.next ?? i
    const holiday = this.has(t, j, 'holiday')
    if (holiday === null || t[j]?.cap === false) return null
    const tail = this.yearAfterMonth(t, holiday.next)
    if (tail !== null) return { from: i, next: tail.next, spec: { holiday: holiday.value, ...tail.spec } }
    if (direction !== null) return { from: i, next: holiday.next, spec: { holiday: holiday.value, direction: direction.value } }
    // Easter Island, Christmas Market: no day.
    const after = t[holiday.next]
    if (after !== undefined && after.cap && after.gap && !after.cut) return null
    return this.phrases.before(t, i, 'holidayCues') ? { from: i, next: holiday.next, spec: { holiday: holiday.value } } : null
  }

  /** A year by itself. */
  private bareYear(t: Token[], i: number): Reading | null {
    const noun = this.has(t, i, 'yearBefore')
    const j = noun?.next ?? i
    const year = this.year(t, j)
    if (year === null) return null
    if (noun !== null) return { from: i, next: year.next, spec: { year: year.value } }
    const marked = year.next > j + 1
    const before = t[i - 1]
    const after = t[year.next]
    if (t[j]?.s === "'") return marked ? { from: i, next: year.next, spec: { year: year.value } } : null
    if (before !== undefined && !t[i]!.gap && !/^[("'«„“[-]$/.test(before.s)) return null
    if (before?.s === '-' && !t[i]!.gap && t[i - 2] !== undefined && !before.gap && !/^\d{4}$/.test(t[i - 2]!.s)) return null
    if (before !== undefined && (/^[$€£#№§°]$/.test(before.s) || /^(?:nr|no|n|art|artikel|articolo|article|artículo|статья|iso|uhr|ore)$/.test(before.s))) return null
    if (after !== undefined && !after.cut && (/^[$€£%°₽]$/.test(after.s) || (/^[/-]$/.test(after.s) && !after.gap && (t[year.next + 1]?.n ?? -1) >= 0 && t[year.next + 1]?.gap === false && t[year.next + 1]!.end - t[year.next + 1]!.start !== 4))) {
      const short = t[year.next + 1]
      if (after.s === '/' && short !== undefined && short.end - short.start === 2 && short.n === (year.value + 1) % 100) {
        return { from: i, next: year.next + 2, spec: { year: year.value }, to: { year: year.value + 1 } }
      }
      return null
    }
    if (!marked && after !== undefined && !after.gap && (after.n >= 0 || after.s === ':' || /^\p{L}/u.test(after.s))) return null
    if (!marked && this.has(t, year.next, 'counted') !== null) return null
    const cued = this.phrases.before(t, i, 'yearCues') || before?.s === '('
    if (!marked && !cued && (year.value < 1900 || year.value > 2049 || year.value % 100 === 0)) return null
    // Four digits after "in" are a year also in 1848 and 1683, but not in 1200 of something.
    if (!marked && year.value < 1900 && !(cued && year.value >= 1400 && year.value % 100 !== 0)) return null
    return { from: i, next: year.next, spec: { year: year.value } }
  }

  /** `Anfang Januar 2022`, `late 2021`, `inizio anno`. */
  private edge(t: Token[], i: number): Reading | null {
    const edge = this.has(t, i, 'edges')
    if (edge === null) return null
    for (const j of [edge.next, this.skip(t, edge.next, 'of')]) {
      const target = this.period(t, j) ?? this.relativeUnit(t, j) ?? this.monthOnly(t, j) ?? this.bareYear(t, j)
      if (target !== null && target.to === undefined && !isDay(target.spec)) return { from: i, next: target.next, spec: { ...target.spec, approximate: true } }
      const unit = this.has(t, j, 'unit')
      if (unit !== null && (UNITS[unit.value] === 'month' || UNITS[unit.value] === 'year')) {
        const year = this.year(t, unit.next)
        if (year !== null) return { from: i, next: year.next, spec: { year: year.value, approximate: true } }
        if (!this.isPlural(t, j, unit.next)) return { from: i, next: unit.next, spec: { shift: { unit: UNITS[unit.value]!, n: 0 }, approximate: true } }
      }
    }
    return null
  }

  private about(t: Token[], i: number): Reading | null {
    const about = this.has(t, i, 'about')
    if (about === null) return null
    const date = this.dayMonth(t, about.next) ?? this.monthOnly(t, about.next) ?? this.bareYear(t, about.next)
    return date === null || date.to !== undefined ? null : { ...date, from: i, spec: { ...date.spec, approximate: true } }
  }

  /** `am 15.`, `le 15`, `15-го числа`: a day whose month is not said. */
  private bareDay(t: Token[], i: number): Reading | null {
    const day = this.day(t, i)
    if (day === null || !day.ordinal || (t[i]?.n ?? -1) < 0 || !this.phrases.before(t, i, 'dayCues')) return null
    const after = t[day.next]
    if (this.language.ordinalSuffixes === '.') {
      // German "am 15." is a date when no noun follows: "am 15. Spieltag" is none.
      if (after !== undefined && !after.cut && (after.cap || after.n >= 0)) return null
    } else if (after !== undefined && after.gap && !after.cut && after.n < 0 && /^\p{L}/u.test(after.s) && !/^(?:числа|and|or|at|y|et|e|и|в|a)$/.test(after.s)) return null
    return { from: i, next: after?.s === 'числа' ? day.next + 1 : day.next, spec: { day: day.value } }
  }

  /** One date, without a range or a time after it. */
  private one(t: Token[], i: number): Reading | null {
    const candidates = [
      this.numeric(t, i), this.calendar(t, i), this.deictic(t, i), this.relativeUnit(t, i), this.distance(t, i), this.period(t, i), this.holiday(t, i), this.edge(t, i), this.about(t, i), this.bareYear(t, i),
    ]
    let best: Reading | null = null
    for (const reading of candidates) if (reading !== null && (best === null || reading.next > best.next)) best = reading
    return best ?? this.bareDay(t, i)
  }

  private single(t: Token[], i: number): Reading | null {
    const date = this.one(t, i)
    if (date === null || date.to !== undefined || date.spec.time !== undefined || !isDay(date.spec)) return date
    let j = t[date.next]?.s === ',' || (t[date.next]?.s === '-' && t[date.next]?.gap === true) ? date.next + 1 : date.next
    if (t[j]?.s === '(') j = date.next
    if (t[j]?.cut === true) return date
    const time = this.time(t, j)
    return time === null ? date : { ...date, next: time.next, spec: { ...date.spec, time: time.time } }
  }

  /** `vom 5. bis 10. Januar`, `2019–2021`, `between May and July 2022`, `from Monday to Friday`. */
  private range(t: Token[], i: number): Reading | null {
    const between = this.has(t, i, 'between')
    const from = this.has(t, i, 'from')
    for (const [start, connector, opened] of [
      [between?.next, 'and', true],
      [between?.next, 'to', true],
      [from?.next, 'to', true],
      [i, 'to', false],
    ] as const) {
      if (start === undefined) continue
      const first = this.one(t, this.skip(t, start, 'the')) ?? (opened ? this.rangeDay(t, this.skip(t, start, 'the')) : null) ?? this.looseMonth(t, start)
      if (first === null || (first.to !== undefined && !opened)) continue
      if (first.to !== undefined) return { ...first, from: i }
      const joint = this.has(t, first.next, connector)?.next ?? (t[first.next]?.s === '-' && (connector === 'to') ? first.next + 1 : null)
      if (joint === null || t[joint]?.cut === true) continue
      const second = this.one(t, this.skip(t, joint, 'the'))
      if (second === null || second.to !== undefined) continue
      const [a, b] = [first.spec, second.spec]
      if (a.literal !== undefined || b.literal !== undefined || a.stretch || b.stretch) continue
      const kind = (spec: Spec): string => (spec.weekday !== undefined ? 'w' : spec.day !== undefined ? 'd' : spec.month !== undefined ? 'm' : spec.year !== undefined ? 'y' : spec.shift !== undefined ? spec.shift.unit : spec.season !== undefined ? 's' : '?')
      if (kind(a) !== kind(b) && !opened) continue
      if (!opened && kind(a) === 'w' && t[first.next]?.gap === true && t[first.next]?.s === '-') continue
      if (!opened && kind(a) === 'day') continue
      if (kind(a) === 'd' && a.month === undefined && b.month === undefined) continue
      return { from: i, next: second.next, spec: a, to: b }
    }
    return null
  }

  /** `Jan` in `Jan–Feb 2022`: a month for what follows only. */
  private looseMonth(t: Token[], i: number): Reading | null {
    const month = this.month(t, i)
    return month === null ? null : { from: i, next: month.next, spec: { month: month.value } }
  }

  /** The first day of a range whose month follows the second: `vom 5. bis zum 10. Januar`. */
  private rangeDay(t: Token[], i: number): Reading | null {
    const both = this.dayMonth(t, i)
    if (both !== null) return both
    const day = this.day(t, i)
    return day === null ? null : { from: i, next: day.next, spec: { day: day.value } }
  }
}

function clockText(hour: number, minute: number, second: number | undefined): string {
  return [hour, minute, ...(second === undefined ? [] : [second])].map((n) => String(n).padStart(2, '0')).join(':')
}

/** Years of two digits: 00–49 are of this century. */
const century = (n: number): number => (n < 50 ? 2000 + n : 1900 + n)
const decadeOf = (n: number): string => `${n >= 1000 ? Math.floor(n / 10) : n >= 20 ? 190 + n / 10 : 200 + n / 10}X`
const centuryOf = (n: number): string => `${String(n - 1).padStart(2, '0')}XX`

/** A weekday of the week that is `n` weeks away. */
function inWeek(weekday: number, n: number): Spec {
  return { weekday, direction: 0, shift: { unit: 'week', n } }
}

/** Whether a spec names a single day, so that a time may be added. */
function isDay(spec: Spec): boolean {
  return spec.day !== undefined || spec.weekday !== undefined || spec.holiday !== undefined || (spec.shift?.unit === 'day')
}
