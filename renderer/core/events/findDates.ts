/**
 * Date expressions in German, Italian, English, French, Spanish and Russian news, with their EDTF values. Rules over word tables
 * (dates/*.ts), not Intl or Date: the result is the same on every host.
 *
 * What is relative counts from the day of publication; without one, what is partly known has unspecified digits (`XXXX-01-06`), and the
 * rest is left out. A date without a year is the one nearest to publication, a bare weekday the last one, unless the sentence speaks of the
 * future. Not for: durations ("for three days"), repetitions ("every Monday"), times without a day, "the day before" (of what?).
 *
 * 03/04/2022 is 3 April, in English 4 March; a number over 12 decides against the habit. In a text of unknown language it is `2022-XX-XX`.
 */
import type { Edtf, Lang } from '../model.ts'
import { dayNumber } from './calendar.ts'
import type { Day } from './calendar.ts'
import { de } from './dates/de.ts'
import { en } from './dates/en.ts'
import { es } from './dates/es.ts'
import { fr } from './dates/fr.ts'
import { Grammar } from './dates/grammar.ts'
import type { Reading } from './dates/dateWords.ts'
import { it } from './dates/it.ts'
import { resolve } from './dates/resolve.ts'
import type { Reference, Spec } from './dates/resolve.ts'
import { ru } from './dates/ru.ts'
import { tokenize } from './dates/tokens.ts'
import type { Token } from './dates/tokens.ts'
import { edtfBounds, edtfDay, isEdtf } from './edtf.ts'
import type { DateMention } from './types.ts'

const GRAMMARS = new Map<Lang, Grammar>(Object.entries({ de, it, en, fr, es, ru }).map(([lang, table]) => [lang, new Grammar(table)]))

export interface DateText {
  text: string
  lang: Lang | null
  publishedAt: Edtf | null
}

/** The date expressions of a text, in order, none overlapping. Never throws; linear in the length of the text. */
export function findDates(article: DateText): DateMention[] {
  return findDatesCounting(article).dates
}

/** The same, with the number of grammar steps it took: what the linearity test counts. */
export function findDatesCounting({ text, lang, publishedAt }: DateText): { dates: DateMention[]; steps: number } {
  const tokens = tokenize(text)
  const day = edtfDay(publishedAt)
  const known = lang === null ? undefined : GRAMMARS.get(lang)
  if (known !== undefined) return run(known, text, tokens, day)
  // Language unknown: the grammar that understands most, and no habit for 03/04/2022.
  let best: { dates: DateMention[]; steps: number } = { dates: [], steps: 0 }
  let steps = 0
  let covered = -1
  for (const grammar of GRAMMARS.values()) {
    const found = run(grammar, text, tokens, day)
    const sum = found.dates.reduce((total, date) => total + date.end - date.start, 0)
    steps += found.steps
    if (sum > covered) [best, covered] = [found, sum]
  }
  return { dates: best.dates.map((date) => ({ ...date, value: withoutHabit(date) })), steps }
}

function withoutHabit({ surface, value }: DateMention): Edtf {
  const numbers = /^(\d{1,2})[/-](\d{1,2})[/-]/.exec(surface)
  if (numbers === null || Number(numbers[1]) > 12 || Number(numbers[2]) > 12 || numbers[1] === numbers[2]) return value
  return `${value.slice(0, 4)}-XX-XX`
}

function run(grammar: Grammar, text: string, tokens: Token[], day: Day | null): { dates: DateMention[]; steps: number } {
  const before = grammar.steps
  grammar.prepare(tokens)
  const dates: DateMention[] = []
  const futures = futureSentences(grammar, tokens)
  for (let i = 0; i < tokens.length; ) {
    const reading = grammar.read(tokens, i)
    if (reading === null || reading.next <= i) {
      i++
      continue
    }
    const value = valueOf(reading, { day, future: futures[i] ?? false })
    if (value === null || !isEdtf(value)) {
      i++
      continue
    }
    const first = tokens[reading.from]
    const last = tokens[reading.next - 1]
    if (first === undefined || last === undefined) break
    dates.push({ start: first.start, end: last.end, surface: text.slice(first.start, last.end), value })
    i = reading.next
  }
  return { dates, steps: grammar.steps - before }
}

const ENDS = new Set('.!?;')

/** For each token, whether its sentence (roughly: up to the next full stop followed by a capital) speaks of the future. */
function futureSentences(grammar: Grammar, tokens: Token[]): boolean[] {
  const futures: boolean[] = Array.from({ length: tokens.length }, () => false)
  let start = 0
  let future = false
  for (let i = 0; i <= tokens.length; i++) {
    const token = tokens[i]
    const ends = token === undefined || token.cut || (token.gap && (token.cap || token.n >= 0) && ENDS.has(tokens[i - 1]?.s ?? '') && tokens[i - 2]?.n === -1)
    if (ends) {
      if (future) futures.fill(true, start, i)
      start = i
      future = false
    }
    if (!future && token !== undefined && grammar.isFuture(tokens, i)) future = true
  }
  return futures
}

function valueOf({ spec, to }: Reading, reference: Reference): Edtf | null {
  if (to === undefined) return resolve(settle(spec, reference), reference)
  const end = settle(to, reference)
  const start = settle(spec, reference)
  const last = resolve(end, reference)
  if (last === null) return null
  const inherited: Spec = { ...start }
  if (inherited.month === undefined && inherited.day !== undefined && end.month !== undefined) inherited.month = end.month
  if (inherited.year === undefined && inherited.shift === undefined && inherited.weekday === undefined) {
    const year = Number(last.slice(0, 4))
    if (Number.isInteger(year)) {
      const wraps = inherited.month !== undefined && end.month !== undefined && inherited.month > end.month
      inherited.year = wraps ? year - 1 : year
    }
  }
  let first = resolve(inherited, reference)
  if (first === null) return null
  // From Friday to Monday, read backwards: the first is the one before the second.
  const [a, b] = [edtfBounds(first), edtfBounds(last)]
  if (a !== null && b !== null && a[0] > b[0] && spec.weekday !== undefined && !first.includes('/')) {
    first = resolve({ shift: { unit: 'day', n: -7 } }, { ...reference, day: edtfDay(first) }) ?? first
  }
  const left = first.split('/')[0] ?? first
  const right = last.split('/').at(-1) ?? last
  return `${left}/${right}`
}

/** Turns what hangs on the day of publication inside a calendar date (`10. Januar dieses Jahres`, `Friday next week`) into plain numbers. */
function settle(spec: Spec, { day }: Reference): Spec {
  if (spec.shift === undefined) return spec
  const { shift, ...rest } = spec
  if (rest.weekday !== undefined) {
    if (day === null) return { shift }
    const today = dayNumber(day)
    const own = ((((today + 3) % 7) + 7) % 7) + 1
    return { shift: { unit: 'day', n: rest.weekday - own + 7 * shift.n }, ...(rest.time !== undefined && { time: rest.time }) }
  }
  if (rest.month === undefined && rest.holiday === undefined && rest.season === undefined && rest.quarter === undefined && rest.half === undefined) return spec
  return day === null ? rest : { ...rest, year: day.year + shift.n }
}
