/** Longer and vaguer times: seasons, quarters, decades, centuries, holidays, years, the beginning of this and the end of that. */
import { CalendarDates } from './calendarDates.ts'
import { UNITS } from './dateWords.ts'
import type { Reading } from './dateWords.ts'
import { isDay } from './resolve.ts'
import type { Token } from './tokens.ts'

const ROMAN = /^[ivx]{1,5}$/

function roman(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10 }
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const own = values[text[i] ?? ''] ?? 0
    sum += own < (values[text[i + 1] ?? ''] ?? 0) ? -own : own
  }
  return sum
}

const decadeOf = (n: number): string => `${n >= 1000 ? Math.floor(n / 10) : n >= 20 ? 190 + n / 10 : 200 + n / 10}X`
const centuryOf = (n: number): string => `${String(n - 1).padStart(2, '0')}XX`

export class Periods extends CalendarDates {
  /** Seasons, quarters, halves, decades, centuries. */
  protected period(t: Token[], i: number): Reading | null {
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

  protected holiday(t: Token[], i: number): Reading | null {
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
  protected bareYear(t: Token[], i: number): Reading | null {
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
    if (before !== undefined && (/^[$€£#№§°/]$/.test(before.s) || /^(?:nr|no|n|art|artikel|articolo|article|artículo|статья|iso|uhr|ore)$/.test(before.s))) return null
    if (after !== undefined && !after.cut && (/^[$€£%°₽]$/.test(after.s) || (/^[/-]$/.test(after.s) && !after.gap && (t[year.next + 1]?.n ?? -1) >= 0 && t[year.next + 1]?.gap === false && t[year.next + 1]!.end - t[year.next + 1]!.start !== 4))) {
      const short = t[year.next + 1]
      if (after.s === '/' && short !== undefined && short.end - short.start === 2 && short.n === (year.value + 1) % 100) {
        return { from: i, next: year.next + 2, spec: { year: year.value }, to: { year: year.value + 1 } }
      }
      return null
    }
    if (!marked && after !== undefined && !after.gap && (after.n >= 0 || after.s === ':' || /^\p{L}/u.test(after.s))) return null
    if (!marked && this.has(t, year.next, 'counted') !== null) return null
    const ranged = after?.s === '-' && t[year.next + 1]?.cut === false && this.year(t, year.next + 1) !== null
    const cued = ranged || this.phrases.before(t, i, 'yearCues') || before?.s === '('
    if (!marked && !cued && (year.value < 1900 || year.value > 2049 || year.value % 100 === 0)) return null
    // Four digits after "in" are a year also in 1848 and 1683, but not in 1200 of something.
    if (!marked && year.value < 1900 && !(cued && year.value >= 1400 && year.value % 100 !== 0)) return null
    return { from: i, next: year.next, spec: { year: year.value } }
  }

  /** `Anfang Januar 2022`, `late 2021`, `inizio anno`. */
  protected edge(t: Token[], i: number): Reading | null {
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

  protected about(t: Token[], i: number): Reading | null {
    const about = this.has(t, i, 'about')
    if (about === null) return null
    const date = this.dayMonth(t, about.next) ?? this.monthOnly(t, about.next) ?? this.bareYear(t, about.next)
    return date === null || date.to !== undefined ? null : { ...date, from: i, spec: { ...date.spec, approximate: true } }
  }

  /** `am 15.`, `le 15`, `15-го числа`: a day whose month is not said. */
  protected bareDay(t: Token[], i: number): Reading | null {
    const day = this.day(t, i)
    if (day === null || !day.ordinal || (t[i]?.n ?? -1) < 0 || !this.phrases.before(t, i, 'dayCues')) return null
    const after = t[day.next]
    if (this.language.ordinalSuffixes === '.') {
      // German "am 15." is a date when no noun follows: "am 15. Spieltag" is none.
      if (after !== undefined && !after.cut && (after.cap || after.n >= 0)) return null
    } else if (after !== undefined && after.gap && !after.cut && after.n < 0 && /^\p{L}/u.test(after.s) && !/^(?:числа|and|or|at|y|et|e|и|в|a)$/.test(after.s)) return null
    return { from: i, next: after?.s === 'числа' ? day.next + 1 : day.next, spec: { day: day.value } }
  }
}
