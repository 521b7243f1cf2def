/**
 * Notes as templates: a document with `{{variables}}`, as Obsidian has them. `{{date}}`, `{{time}}` and `{{title}}`, `{{article}}`, a format behind
 * a colon for the first two, and `{{cursor}}` for where the caret goes. What is none of these stays as it is written.
 */
import type { NoteNode } from '../model.ts'
import { NODE } from './document.ts'
import { mapChildren } from './mapChildren.ts'

export interface TemplateValues {
  /** Of the note that is made, or written into. */
  title: string
  now: Date
  /** Title of the open article; null when none is open. */
  article: string | null
}

/** Stands where the caret goes, until the document is put to use: of the private use area, which nobody types. */
export const CURSOR = '\uE0C5'

const two = (number: number): string => String(number).padStart(2, '0')
const named = (options: Intl.DateTimeFormatOptions) => (date: Date): string => new Intl.DateTimeFormat('en-GB', options).format(date)
const ordinal = (number: number): string => `${number}${/1\d$/.test(String(number)) ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`

/** ISO 8601 week and the year it belongs to. */
function isoWeek(date: Date): { week: number; year: number } {
  const thursday = new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()))
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7))
  const year = thursday.getUTCFullYear()
  return { week: Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7), year }
}

/** Moment's tokens, those that dates of notes are made of. */
const TOKENS: Record<string, (date: Date) => string> = {
  YYYY: (date) => String(date.getFullYear()).padStart(4, '0'),
  YY: (date) => two(date.getFullYear() % 100),
  GGGG: (date) => String(isoWeek(date).year),
  Q: (date) => String(Math.floor(date.getMonth() / 3) + 1),
  MMMM: named({ month: 'long' }),
  MMM: named({ month: 'short' }),
  MM: (date) => two(date.getMonth() + 1),
  M: (date) => String(date.getMonth() + 1),
  DD: (date) => two(date.getDate()),
  Do: (date) => ordinal(date.getDate()),
  D: (date) => String(date.getDate()),
  dddd: named({ weekday: 'long' }),
  ddd: named({ weekday: 'short' }),
  WW: (date) => two(isoWeek(date).week),
  W: (date) => String(isoWeek(date).week),
  HH: (date) => two(date.getHours()),
  H: (date) => String(date.getHours()),
  hh: (date) => two(date.getHours() % 12 || 12),
  h: (date) => String(date.getHours() % 12 || 12),
  mm: (date) => two(date.getMinutes()),
  m: (date) => String(date.getMinutes()),
  ss: (date) => two(date.getSeconds()),
  s: (date) => String(date.getSeconds()),
  A: (date) => (date.getHours() < 12 ? 'AM' : 'PM'),
  a: (date) => (date.getHours() < 12 ? 'am' : 'pm'),
}
// Longer tokens first; what is in brackets is no token.
const FORMAT = new RegExp(`\\[([^\\]]*)\\]|${Object.keys(TOKENS).sort((a, b) => b.length - a.length).join('|')}`, 'g')

/** Local time, by a format such as `dddd, D MMMM YYYY [at] HH:mm`. */
export const formatDate = (date: Date, format: string): string => format.replace(FORMAT, (token, literal: string | undefined) => literal ?? TOKENS[token]!(date))

/** `2022-01-10`, local. */
export const isoDay = (date: Date): string => formatDate(date, 'YYYY-MM-DD')

const VARIABLE = /\{\{\s*([a-z]+)(?:\s*:\s*([^{}]+?))?\s*\}\}/giu

/** A text with its variables replaced; `{{cursor}}` becomes CURSOR. */
export function expandText(text: string, { title, now, article }: TemplateValues): string {
  return text.replace(VARIABLE, (whole, name: string, format: string | undefined) => {
    switch (name.toLowerCase()) {
      case 'date':
        return formatDate(now, format ?? 'YYYY-MM-DD')
      case 'time':
        return formatDate(now, format ?? 'HH:mm')
      case 'title':
        return format === undefined ? title : whole
      case 'article':
        return format === undefined ? (article ?? '') : whole
      case 'cursor':
        return format === undefined ? CURSOR : whole
      default:
        return whole
    }
  })
}

/** A template's document with its variables replaced. Pure; untouched parts are shared. A text that is nothing but an empty variable goes. */
export function expandTemplate(doc: NoteNode, values: TemplateValues): NoteNode {
  return mapChildren(doc, (child) => {
    if (child.type !== NODE.text) return expandTemplate(child, values)
    const text = expandText(child.text ?? '', values)
    return text === child.text ? child : text === '' ? [] : { ...child, text }
  })
}
