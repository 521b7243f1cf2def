/**
 * Publication dates as pages print them, to EDTF: "10 Januar 2022, 14:50", "05/01/22 21h16", "Jan 5, 2022 9:16 PM GMT". For the
 * lines of a page's head only; dates told inside an article ("last Tuesday") are core/events' matter.
 */
import type { Edtf } from '../model.ts'

export interface FoundDate {
  value: Edtf
  start: number
  end: number
  /** The date names its weekday: usual in a page's clock, less so in a dateline. */
  weekday: boolean
}

const MONTHS: Record<string, number> = {}
for (const names of [
  'january januar jänner gennaio janvier enero января январь styczeń stycznia janeiro januari leden ledna січня',
  'february februar feber febbraio février fevrier febrero февраля февраль luty lutego fevereiro februari únor února лютого',
  'march märz maerz marzo mars марта март marzec marca março maart březen března березня',
  'april aprile avril abril апреля апрель kwiecień kwietnia duben dubna квітня',
  'may mai maggio mayo мая май maj maja maio mei květen května травня',
  'june juni giugno juin junio июня июнь czerwiec czerwca junho červen června червня',
  'july juli luglio juillet julio июля июль lipiec lipca julho červenec července липня',
  'august agosto août aout августа август sierpień sierpnia augustus srpen srpna серпня',
  'september settembre septembre septiembre setiembre сентября сентябрь wrzesień września setembro září вересня',
  'october oktober ottobre octobre octubre октября октябрь październik października outubro říjen října жовтня',
  'november novembre noviembre ноября ноябрь listopad listopada novembro listopadu листопада',
  'december dezember dicembre décembre decembre diciembre декабря декабрь grudzień grudnia dezembro prosinec prosince грудня',
].entries()) {
  for (const name of names[1].split(' ')) MONTHS[name] ??= names[0] + 1
}
for (const names of [
  'jan jän gen ene janv янв sty', 'feb febr fév févr фев февр лют lut', 'mar mär mrz мар', 'apr avr abr апр kwi', 'mag',
  'jun giu июн cze', 'jul lug juil июл lip', 'aug ago авг sie', 'sep sept set сен сент wrz', 'oct okt ott окт paź',
  'nov ноя нояб', 'dec dez dic déc дек gru',
].entries()) {
  for (const name of names[1].split(' ')) MONTHS[name] ??= names[0] + 1
}

/** Abbreviations that name one offset the whole year round. "ET" or "MSK/CEST by season" without more do not say which. */
const ZONES: Record<string, string> = {
  utc: 'Z', gmt: 'Z', z: 'Z', bst: '+01:00', cet: '+01:00', mez: '+01:00', cest: '+02:00', mesz: '+02:00', eet: '+02:00', eest: '+03:00',
  msk: '+03:00', мск: '+03:00', est: '-05:00', edt: '-04:00', pst: '-08:00', pdt: '-07:00',
}

const WEEKDAY =
  '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|' +
  'mo|di|mi|do|fr|sa|so|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|' +
  'lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс)'
const MONTH = `(?:${Object.keys(MONTHS).sort((a, b) => b.length - a.length).join('|')})`
const TIME = '(?<hour>[01]?\\d|2[0-3])\\s?(?:[:.h]|\\s?h\\s?)(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d))?(?!\\d)(?:\\.\\d{3})?(?:\\s?(?<half>[ap])\\.?m\\b\\.?)?'
const ZONE = `(?:\\s*\\(?\\s*(?<zone>(?:UTC|GMT)?[+-]\\d{2}:?\\d{2}|(?:${Object.keys(ZONES).join('|')}))(?![\\p{L}\\d]))?`
const GAP = '(?:\\s*(?:[,;|•·/–—-]|T(?=\\d)|um|at|à|a\\s+las|alle(?:\\s+ore)?|ore|h|в|às|o)\\s*|\\s+)(?:ore\\s+|um\\s+|le\\s+|à\\s+|в\\s+)?'
const BEFORE = '(?<![\\p{L}\\p{N}])'
const DAY = '(?<day>0?[1-9]|[12]\\d|3[01])'
const YEAR = '(?<year>(?:19|20)\\d{2})'

const TAIL = `(?:${GAP}${TIME}(?:\\s*(?:uhr|h|hrs|ч)\\b)?${ZONE})?`
const WEEK = `(?:(?<weekday>${WEEKDAY})\\.?\\s*,?\\s*(?:(?:den|il|le|el|the)\\s+)?)?`

const FORMS = [
  // 2022-01-10T14:50:00+01:00, 2022-01-10 14:50
  `${BEFORE}${YEAR}[-./](?<month>0?[1-9]|1[0-2])[-./]${DAY}(?!\\d)${TAIL}`,
  // 10. Januar 2022, 10 de enero de 2022, 1er janvier 2022, 10 января 2022 г.
  `${BEFORE}${WEEK}${DAY}(?:\\s*(?:\\.|er|º|°|st|nd|rd|th))?\\s*(?:de\\s+|of\\s+|[-/ ]\\s*)?(?<name>${MONTH})\\.?,?\\s*(?:de[l]?\\s+|[-/])?${YEAR}(?!\\d)(?:\\s*г(?:ода|\\.)?)?${TAIL}`,
  // January 10, 2022
  `${BEFORE}${WEEK}(?<name>${MONTH})\\.?\\s+${DAY}(?:st|nd|rd|th)?,?\\s+${YEAR}(?!\\d)${TAIL}`,
  // 10.01.2022, 10/01/22
  `${BEFORE}${WEEK}(?<first>\\d{1,2})(?<separator>[./-])(?<second_>\\d{1,2})\\k<separator>(?<year2>(?:19|20)\\d{2}|\\d{2})(?![\\p{L}\\d])(?![./-]\\d)${TAIL}`,
].map((form) => new RegExp(form, 'giu'))

/** What each of them cannot do without: asked first, since paragraphs with a number in them are many, and those with a date few. */
const YEAR_AT_ALL = /(?:19|20)\d{2}/
const NUMBERS_AT_ALL = /\d[./-]\d{1,2}[./-]\d/
const NEEDED = [/(?:19|20)\d{2}[-./]\d/, YEAR_AT_ALL, YEAR_AT_ALL, NUMBERS_AT_ALL]

/** 14:50 10.01.2022 (Russian agencies), 14:50 - 10 gen 2022 */
const LEADING_TIME = new RegExp(`${BEFORE}${TIME}${ZONE}(?:\\s*(?:uhr|h)\\b)?(?:\\s*[,;|•·–—-]\\s*|\\s+)(?:(?:on|am|le|il|del|el)\\s+)?$`, 'iu')

/**
 * All complete dates (day, month, year) of a line, in order. A numeric date is read day first; in English, where both orders are in
 * use, it counts only when one number can be no month.
 */
export function findDates(line: string, lang: string | null): FoundDate[] {
  if (!/\d/.test(line) || line.length > 2000) return []
  const found: FoundDate[] = []
  for (const [at, form] of FORMS.entries()) {
    if (!NEEDED[at]!.test(line)) continue
    form.lastIndex = 0
    for (const match of line.matchAll(form)) {
      const start = match.index
      const end = start + match[0].length
      if (found.some((other) => start < other.end && other.start < end)) continue
      const date = read(match.groups ?? {}, line, start, lang)
      if (date) found.push({ value: date.value, start: date.start, end, weekday: match.groups?.['weekday'] !== undefined })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function read(groups: Record<string, string | undefined>, line: string, start: number, lang: string | null): { value: Edtf; start: number } | null {
  const year = groups['year'] ? Number(groups['year']) : groups['year2'] ? fullYear(groups['year2']) : Number.NaN
  let month = groups['name'] ? MONTHS[groups['name'].toLowerCase()] : Number(groups['month'])
  let day = Number(groups['day'])
  if (groups['first'] !== undefined && groups['second_'] !== undefined) {
    const [first, second] = [Number(groups['first']), Number(groups['second_'])]
    const dotted = groups['separator'] === '.'
    const dayFirst = dotted || second > 12 ? dotted || first > 12 : first > 12 || lang !== 'en' || first === second
    if (!dayFirst && second <= 12) return null
    ;[day, month] = dayFirst ? [first, second] : [second, first]
  }
  if (!month || !isRealDay(year, month, day)) return null
  const value = `${year}-${two(month)}-${two(day)}`
  const after = timeOf(groups)
  if (after) return { value: value + after, start }
  const leading = LEADING_TIME.exec(line.slice(Math.max(0, start - 24), start))
  const before = leading ? timeOf(leading.groups ?? {}) : ''
  return { value: value + before, start: leading ? start - leading[0].length : start }
}

function timeOf(groups: Record<string, string | undefined>): string {
  if (groups['hour'] === undefined || groups['minute'] === undefined) return ''
  let hour = Number(groups['hour'])
  const half = groups['half']?.toLowerCase()
  if (half && (hour > 12 || hour === 0)) return ''
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  return `T${two(hour)}:${groups['minute']}${groups['second'] ? `:${groups['second']}` : ''}${zoneOf(groups['zone'])}`
}

function zoneOf(zone: string | undefined): string {
  if (!zone) return ''
  const offset = /([+-])(\d{2}):?(\d{2})$/.exec(zone)
  return offset ? `${offset[1]}${offset[2]}:${offset[3]}` : (ZONES[zone.toLowerCase()] ?? '')
}

/**
 * A machine-readable date (JSON-LD, `<time datetime>`, meta) as EDTF: fractions of a second go, a zone stays as given and is
 * never added. Anything else that is one complete date is read as printed; null when it is none.
 */
export function machineDate(value: string, lang: string | null): Edtf | null {
  const text = value.trim()
  const iso = /^((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,:]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?)?)?$/i.exec(text)
  if (!iso) return findDates(text, lang)[0]?.value ?? null
  const [, year = '', month, day, hour, minute, second, zone] = iso
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return null
  if (day === undefined) return `${year}-${month}`
  if (!isRealDay(Number(year), Number(month), Number(day))) return null
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return `${year}-${month}-${day}`
  const offset = zone === undefined ? '' : /^z$/i.test(zone) ? 'Z' : zone.length === 3 ? `${zone}:00` : zoneOf(zone)
  return `${year}-${month}-${day}T${hour}:${minute}${second === undefined ? '' : `:${second}`}${offset}`
}

function isRealDay(year: number, month: number, day: number): boolean {
  return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
