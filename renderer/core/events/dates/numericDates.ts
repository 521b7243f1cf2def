/** Dates and times in digits. */
import { DateWords, century } from './dateWords.ts'
import type { Reading } from './dateWords.ts'
import type { Spec } from './resolve.ts'
import type { Token } from './tokens.ts'

export class NumericDates extends DateWords {
  /** Dates in digits. Slashes and dots follow the language's order; what cannot be a month decides. */
  protected numeric(t: Token[], i: number): Reading | null {
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

  protected afterWeekday(t: Token[], i: number): boolean {
    const j = t[i - 1]?.s === ',' ? i - 1 : i
    return this.phrases.before(t, j, 'weekday') || this.phrases.before(t, j, 'shortWeekday')
  }

  protected order(a: number, b: number, mark: string): Spec | null {
    const american = this.language.monthFirst && mark !== '.'
    const [month, day] = american ? (a <= 12 ? [a, b] : [b, a]) : b <= 12 ? [b, a] : [a, b]
    return month < 1 || month > 12 || day < 1 || day > 31 ? null : { month, day }
  }

  protected isoTime(t: Token[], i: number): { time: string; next: number } | null {
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
  protected clock(t: Token[], i: number): { time: string; next: number } | null {
    const [hour, mark, minute] = [t[i], t[i + 1], t[i + 2]]
    if (hour === undefined || hour.n < 0 || hour.n > 24 || mark?.s !== ':' || mark.gap || minute === undefined || minute.gap || minute.n < 0 || minute.n > 59 || minute.end - minute.start !== 2) return null
    const second = t[i + 3]?.s === ':' && !t[i + 3]!.gap && t[i + 4] !== undefined && !t[i + 4]!.gap && t[i + 4]!.n >= 0 && t[i + 4]!.n < 60 ? t[i + 4]! : null
    return { time: clockText(hour.n, minute.n, second?.n), next: second === null ? i + 3 : i + 5 }
  }

  /** A time of day that says that it is one. */
  protected time(t: Token[], i: number): { time: string; next: number } | null {
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
}

function clockText(hour: number, minute: number, second: number | undefined): string {
  return [hour, minute, ...(second === undefined ? [] : [second])].map((n) => String(n).padStart(2, '0')).join(':')
}
