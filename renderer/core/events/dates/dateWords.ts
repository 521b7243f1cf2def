/** The pieces that dates are made of, as a language writes them: day, month and year numbers, counts, units, small words. The base of the grammar. */
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

export const UNITS: Unit[] = ['day', 'week', 'weekend', 'month', 'quarter', 'year', 'decade', 'century']

/** Years of two digits: 00–49 are of this century. */
export const century = (n: number): number => (n < 50 ? 2000 + n : 1900 + n)

export class DateWords {
  protected readonly phrases = new Phrases()
  protected readonly future: RegExp | null
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

  /** To be done with the tokens of a text before they are read. */
  prepare(t: Token[]): void {
    this.phrases.prepare(t)
  }

  /** Whether a word speaks of the future. */
  isFuture(t: Token[], i: number): boolean {
    const token = t[i]
    if (token === undefined || token.n >= 0) return false
    return this.phrases.at(t, i, 'future') !== null || (this.future !== null && token.s.length > 4 && this.future.test(token.s))
  }

  protected has(t: Token[], i: number, category: string): { value: number; next: number } | null {
    return t[i]?.cut === true ? null : this.phrases.at(t, i, category)
  }

  protected skip(t: Token[], i: number, category: string): number {
    return this.has(t, i, category)?.next ?? i
  }

  /** `10`, `10.`, `10th`, `1er`, `1°`, `ersten`, `15-го`. */
  protected day(t: Token[], i: number): { value: number; next: number; ordinal: boolean } | null {
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

  protected month(t: Token[], i: number): { value: number; next: number; doubtful: boolean } | null {
    const full = this.has(t, i, 'month')
    if (full !== null) {
      const doubtful = this.phrases.at(t, i, 'doubtfulMonths') !== null || (this.language.monthFirst && t[i]?.cap === false)
      return { ...full, doubtful }
    }
    const short = this.has(t, i, 'shortMonth')
    return short === null ? null : { ...short, doubtful: true }
  }

  /** A year of four digits, or `'22`. */
  protected year(t: Token[], i: number): { value: number; next: number } | null {
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
  protected yearAfterMonth(t: Token[], i: number): { spec: Spec; next: number } | null {
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

  /** A small number, in digits or words. */
  protected count(t: Token[], i: number): { value: number; next: number } | null {
    const token = t[i]
    if (token === undefined || token.cut) return null
    if (token.n >= 0) return token.n > 0 && token.n < 1000 ? { value: token.n, next: i + 1 } : null
    return this.has(t, i, 'number')
  }
}
