/**
 * How well dates are found: Microsoft Recognizers' DateTimeModel specs (MIT; de it es fr en), their Timex values converted to EDTF. They are
 * commands to an assistant rather than news, and their conventions differ from ours in places (see the notes), so the figures
 * guide more than they judge. Durations, repetitions and times without a day are not ours: what we find there is not counted.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { edtfBounds } from '../../renderer/core/events/edtf.ts'
import { dayNumber, dayOf, weekday } from '../../renderer/core/events/calendar.ts'
import { findDates } from '../../renderer/core/events/findDates.ts'
import type { EvalReport } from './report.ts'

interface Spec {
  Input: string
  Context?: { ReferenceDateTime?: string }
  Results?: { Text: string; Start?: number; End?: number; TypeName?: string; Resolution?: { values?: { timex?: string; value?: string; start?: string; end?: string }[] } | null }[]
}

const LANGUAGES = { de: 'German', it: 'Italian', es: 'Spanish', fr: 'French', en: 'English' }
const OURS = /\.(?:date|daterange|datetime|datetimerange)$/
const SEASONS: Record<string, string> = { SP: '21', SU: '22', FA: '23', WI: '24' }

/** A Timex value as EDTF; null when EDTF cannot say it. */
function edtfOf(timex: string): string | null {
  const iso = (number: number): string => {
    const { year, month, day } = dayOf(number)
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  }
  const plain = timex.replace(/T(?:MO|AF|EV|NI|DT|MI)$/, '')
  const week = /^(\d{4})-W(\d\d)(-WE)?$/.exec(plain)
  if (week !== null) {
    const fourth = dayNumber({ year: Number(week[1]), month: 1, day: 4 })
    const monday = fourth - weekday(fourth) + 1 + 7 * (Number(week[2]) - 1)
    return week[3] === undefined ? `${iso(monday)}/${iso(monday + 6)}` : `${iso(monday + 5)}/${iso(monday + 6)}`
  }
  const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(plain)
  if (season !== null) return `${season[1]}-${SEASONS[season[2] ?? ''] ?? ''}`
  const time = /^(.*)T(\d\d)(?::(\d\d))?(:\d\d)?$/.exec(plain)
  if (time !== null) return `${time[1]}T${time[2]}:${time[3] ?? '00'}${time[4] ?? ''}`
  return /^[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?$/.test(plain) ? plain : null
}

/** Whether a value is the one that a spec wants, in any of its readings. */
function agrees(value: string, wanted: { timex?: string; value?: string; start?: string; end?: string }[]): boolean {
  const bare = value.replaceAll(/[~?]/g, '')
  return wanted.some(({ timex, value: resolved, start, end }) => {
    const own = timex === undefined ? null : edtfOf(timex)
    if (own === bare) return true
    // A date that the spec leaves open between last and next: either will do.
    if (resolved !== undefined && (resolved === bare || resolved.replace(' ', 'T').slice(0, 16) === bare.slice(0, 16))) return bare.length >= 10
    const bounds = edtfBounds(bare)
    if (start === undefined || end === undefined || bounds === null) return false
    const day = (text: string): number => dayNumber({ year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) })
    // A range of months or years ends, there, on the first day of the last.
    const last = value.includes('/') ? edtfBounds(bare.slice(bare.indexOf('/') + 1)) : null
    if (last !== null && bounds[0] === day(start) && last[0] === day(end)) return true
    // Its ends are exclusive for some periods and inclusive for others.
    return bounds[0] === day(start) && (bounds[1] === day(end) || bounds[1] === day(end) - 1)
  })
}

/** @param dataDir the folder that has `dates/recognizers` */
export async function evalDates(dataDir: string): Promise<EvalReport> {
  const measures: EvalReport['measures'] = []
  const notes = ['Microsoft Recognizers DateTimeModel specs; values: Timex converted to EDTF, either year where the spec gives two']
  for (const [lang, folder] of Object.entries(LANGUAGES)) {
    const file = join(dataDir, 'dates/recognizers/Specs/DateTime', folder, 'DateTimeModel.json')
    if (!existsSync(file)) {
      notes.push(`no ${file}: ${lang} is not measured`)
      continue
    }
    const specs = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Spec[]
    let [gold, found, overlap, exact, right] = [0, 0, 0, 0, 0]
    for (const { Input: text, Context, Results = [] } of specs) {
      // Some specs count from a day that they do not name.
      if (Context?.ReferenceDateTime === undefined) continue
      const publishedAt = Context.ReferenceDateTime.slice(0, 10)
      const dates = findDates({ text, lang, publishedAt })
      const spans = Results.map((result) => {
        const start = result.Start ?? text.toLowerCase().indexOf(result.Text.toLowerCase())
        return { start, end: result.End === undefined ? start + result.Text.length : result.End + 1, values: result.Resolution?.values ?? [], ours: OURS.test(result.TypeName ?? '') && !/REF/.test(result.Resolution?.values?.[0]?.timex ?? '') }
      })
      const wanted = spans.filter((span) => span.ours)
      const others = spans.filter((span) => !span.ours)
      const counted = dates.filter((date) => wanted.some((span) => span.start < date.end && date.start < span.end) || !others.some((span) => span.start < date.end && date.start < span.end))
      gold += wanted.length
      found += counted.length
      const used = new Set<object>()
      for (const date of counted) {
        const span = wanted.find((candidate) => !used.has(candidate) && candidate.start < date.end && date.start < candidate.end)
        if (span === undefined) {
          if (process.env['EVAL_SHOW'] === lang) notes.push(`+ ${text} | ${date.surface} ${date.value}`)
          continue
        }
        used.add(span)
        overlap++
        const hit = agrees(date.value, span.values)
        if (span.start === date.start && span.end === date.end) exact++
        if (hit) right++
        else if (process.env['EVAL_SHOW'] === lang) notes.push(`≠ ${text} [${publishedAt}] | ${date.surface} ${date.value} | ${text.slice(span.start, span.end)} ${span.values.map((value) => value.timex).join(' ')}`)
      }
      if (process.env['EVAL_SHOW'] === lang) for (const span of wanted) if (!used.has(span)) notes.push(`- ${text} | ${text.slice(span.start, span.end)} ${span.values[0]?.timex ?? ''}`)
    }
    const f1 = (hits: number): number => (gold + found === 0 ? 0 : (2 * hits) / (gold + found))
    measures.push({ measure: `${lang} span overlap F1`, value: f1(overlap), n: gold }, { measure: `${lang} exact span F1`, value: f1(exact), n: gold }, { measure: `${lang} span and value F1`, value: f1(right), n: gold })
    measures.push({ measure: `${lang} value accuracy`, value: overlap === 0 ? 0 : right / overlap, n: overlap })
  }
  return { name: 'dates', measures, notes }
}
