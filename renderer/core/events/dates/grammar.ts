/**
 * The syntax of date expressions, shared by all languages; a language is its table of words (language.ts). Each rule tries to read an
 * expression at a token and looks at a bounded number of tokens, so that a text is read in linear time.
 */
import type { Reading } from './dateWords.ts'
import { Periods } from './periods.ts'
import { isDay } from './resolve.ts'
import type { Spec } from './resolve.ts'
import type { Token } from './tokens.ts'

const ROMAN = /^[ivx]{1,5}(?:e|ème)?$/
/** Asked of every word of a text: most end here at their first letter. */
const isRoman = (word: string): boolean => 'ivx'.includes(word.charAt(0)) && ROMAN.test(word)
/** What else opens an expression: '22, Q3, H1, T2. */
const SIGNS = new Set(["'", 'q', 'h', 'т', 'i'])

export class Grammar extends Periods {
  /** The longest expression that begins at token `i`. */
  read(t: Token[], i: number): Reading | null {
    const token = t[i]
    if (token === undefined || (token.n < 0 && token.phrases.length === 0 && !SIGNS.has(token.s) && !isRoman(token.s))) return null
    this.steps++
    const date = this.one(t, i)
    const range = this.range(t, i, date)
    const single = date === null ? null : this.timed(t, date)
    const best = range !== null && (single === null || range.next > single.next) ? range : single
    if (best !== null) return best
    return this.timeFirst(t, i)
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

  /** One date, without a range or a time after it. */
  private one(t: Token[], i: number): Reading | null {
    const candidates = [
      this.numeric(t, i), this.calendar(t, i), this.deictic(t, i), this.relativeUnit(t, i), this.distance(t, i), this.period(t, i), this.holiday(t, i), this.edge(t, i), this.about(t, i), this.bareYear(t, i),
    ]
    let best: Reading | null = null
    for (const reading of candidates) if (reading !== null && (best === null || reading.next > best.next)) best = reading
    return best ?? this.bareDay(t, i)
  }

  /** A date with the time after it, if there is one. */
  private timed(t: Token[], date: Reading): Reading {
    if (date.to !== undefined || date.spec.time !== undefined || !isDay(date.spec)) return date
    let j = t[date.next]?.s === ',' || (t[date.next]?.s === '-' && t[date.next]?.gap === true) ? date.next + 1 : date.next
    if (t[j]?.s === '(') j = date.next
    if (t[j]?.cut === true) return date
    const time = this.time(t, j)
    return time === null ? date : { ...date, next: time.next, spec: { ...date.spec, time: time.time } }
  }

  /** `vom 5. bis 10. Januar`, `2019–2021`, `between May and July 2022`, `from Monday to Friday`; `date` is the one that begins at token `i`. */
  private range(t: Token[], i: number, date: Reading | null): Reading | null {
    const between = this.has(t, i, 'between')
    const from = this.has(t, i, 'from')
    for (const [start, connector, opened] of [
      [between?.next, 'and', true],
      [between?.next, 'to', true],
      [from?.next, 'to', true],
      [i, 'to', false],
    ] as const) {
      if (start === undefined) continue
      const day = this.skip(t, start, 'the')
      const first = (day === i ? date : this.one(t, day)) ?? (opened ? this.rangeDay(t, day) : null) ?? this.looseMonth(t, start)
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
