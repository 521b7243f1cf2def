/** The lines of a text dump with what can be said of each by itself; everything that needs its neighbours is decided later. */
import type { FoundDate } from '../parseDate.ts'
import { findDates } from '../parseDate.ts'
import type { Furniture } from '../furniture.ts'
import { recogniseFurniture } from '../furniture.ts'
import { keyOf } from '../keyOf.ts'

export type Shape =
  /** Ends like a sentence. */
  | 'sentence'
  /** A teaser that was cut: ends in an ellipsis. */
  | 'cut'
  /** Words without a full stop: headline, subheading, menu entry, name. */
  | 'headline'
  /** Hardly more than a date. */
  | 'date'
  /** No letters: counters, rules. */
  | 'number'

export interface Line {
  /** White space collapsed. */
  text: string
  words: number
  shape: Shape
  dates: FoundDate[]
  furniture: Furniture | null
  /** Blank lines before it. */
  gap: number
  /** Level of a Markdown heading (`## …`), as converters write them; 0 for any other line. */
  heading: number
  /** Same text, compared without case, punctuation and digits' company. */
  key: string
}

/** What a date line may say besides its date. */
const DATE_COMPANY =
  /(?<!\p{L})(?:veröffentlicht|publiziert|erschienen|erstellt|published|posted|pubblicato|publié|publiée|publicado|publicada|опубликовано|создано|aktualisiert|updated|aggiornato|mis|mise|jour|actualizado|обновлено|am|um|uhr|on|at|il|le|el|à|a|las|alle|ore|dal|den|vom|stand|zuletzt|last|ultimo|h|hrs|flag|date|datum|data|fecha|дата|в|г|von|by|di|par|por|et|cet|mez|gmt|utc|msk|мск|\p{L}+day|\p{L}+tag|lun|mar|mer|gio|ven|sab|dom|\p{L}+dì|\p{L}+di|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)(?!\p{L})/giu
const SENTENCE_END = /(?:[.!?]|[.!?]\s?["”“»’')\]]{1,2}|["”“»’][.!?])(?:\s?[¹²³⁴-⁹*†]{1,3}|\s?\[\d{1,3}\]|\d{1,2})?$/u
const CUT = /(?:…|\.{3})\]?["”»]?(?:\s*(?:mehr|more|weiter|weiterlesen|read more|leggi(?: tutto)?|lire la suite|leer más|далее|подробнее))?[\s»>→]*$/iu

/** Converters to Markdown mark headings and quotes; the marks are no text. */
const HEADING_MARK = /^\s*(#{1,6})\s+(?=\S)/
const QUOTE_MARK = /^\s*>+\s+(?=\S)/

/**
 * Splits a dump. Line ends are LF (normalizeText.ts). Paragraphs that were wrapped at a fixed width are joined first, or each of
 * their lines would look like a headline.
 */
export function readLines(text: string, lang: string | null): Line[] {
  const lines: Line[] = []
  let gap = 0
  for (const raw of unwrap(text.split('\n'))) {
    const heading = HEADING_MARK.exec(raw)?.[1]?.length ?? 0
    const line = raw.replace(heading > 0 ? HEADING_MARK : QUOTE_MARK, '').replace(/\s+/g, ' ').trim()
    if (line === '') {
      gap += 1
      continue
    }
    const described = describeLine(line, gap, lang)
    lines.push(heading > 0 ? { ...described, heading, shape: described.shape === 'sentence' && described.words < 30 ? 'headline' : described.shape } : described)
    gap = 0
  }
  return lines
}

/** @param text one line, white space collapsed */
export function describeLine(text: string, gap: number, lang: string | null): Line {
  const words = countWords(text)
  const dates = words <= 60 ? findDates(text, lang) : []
  const furniture = recogniseFurniture(text, words) ?? (dates.length === 0 && isMenu(text) ? { kind: 'navigation', phrase: '|', label: false } : null)
  return { text, words, shape: shapeOf(text, words, dates), dates, furniture, gap, heading: 0, key: keyOf(text) }
}

/** "Home | Politics | Sport": entries that a dump has put on one line. */
function isMenu(text: string): boolean {
  const parts = text.split(/\s\|\s?/)
  return parts.length >= 3 && text.length < parts.length * 32 && !/[.!?]["”»]?$/.test(text)
}

function countWords(text: string): number {
  let words = 1
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) words += 1
  return words
}

function shapeOf(text: string, words: number, dates: FoundDate[]): Shape {
  if (!/\p{L}/u.test(text)) return dates.length > 0 ? 'date' : 'number'
  if (dates.length > 0) {
    let rest = text
    for (const date of [...dates].reverse()) rest = rest.slice(0, date.start) + rest.slice(date.end)
    rest = rest.replace(DATE_COMPANY, '').replace(/[^\p{L}]+/gu, '')
    if (rest.length <= 3) return 'date'
  }
  if (CUT.test(text)) return 'cut'
  if (SENTENCE_END.test(text) && words >= 3) return 'sentence'
  // A long line is prose even when its full stop was lost or a colon introduces what follows.
  return words > 30 || (/[:;,]$/.test(text) && words >= 8) ? 'sentence' : 'headline'
}

const LIST_MARK = /^\s*(?:[-•*#>]|\d{1,3}[.)])\s/
/** No one wraps wider, and no narrower than a newspaper column. */
const [NARROWEST, WIDEST] = [45, 120]

/**
 * Joins lines that were broken at a fixed width (mail, html2text, terminal browsers). A break belongs to the wrapping when the next line's first
 * word would not have fitted; the dump is wrapped when nearly all breaks inside its paragraphs are such, and hardly a line is wider.
 */
function unwrap(lines: string[]): string[] {
  const width = widthOf(lines)
  if (width === null) return lines
  const joined: string[] = []
  let length = 0
  for (const line of lines) {
    const previous = joined.at(-1)
    if (previous !== undefined && (isForced(length, line, width) || isOpen(previous, length, line, width))) joined[joined.length - 1] = `${previous} ${line.trim()}`
    else joined.push(line)
    length = line.trimEnd().length
  }
  return joined
}

/** @param length of the line before the break, without blanks at its end */
function isForced(length: number, next: string, width: number): boolean {
  if (length < width * 0.5 || length > width || next.trim() === '' || LIST_MARK.test(next)) return false
  return length + 1 + (/^\s*(\S+)/.exec(next)?.[1]?.length ?? 0) > width
}

/** Hands do not wrap as strictly as programs: a long line that ends in the middle of a sentence goes on in the next. */
function isOpen(previous: string, length: number, next: string, width: number): boolean {
  return length >= width * 0.6 && length <= width && next.trim() !== '' && !LIST_MARK.test(next) && !/[.!?:…"”»]\s*$/.test(previous)
}

/** The width at which a dump was wrapped; null when it was not. */
function widthOf(lines: string[]): number | null {
  const lengths = lines.map((line) => line.trimEnd().length)
  const written = lengths.filter((length) => length > 0)
  if (written.length < 8 || written.filter((length) => length > WIDEST).length > written.length * 0.02) return null
  const counts = new Map<number, number>()
  for (const length of written) counts.set(length, (counts.get(length) ?? 0) + 1)
  const long = written.filter((length) => length > 40).length
  for (let width = WIDEST; width >= NARROWEST; width -= 1) {
    let near = 0
    for (let length = width - 9; length <= width; length += 1) near += counts.get(length) ?? 0
    if (!counts.has(width) || near < Math.max(4, long * 0.15)) continue
    let [breaks, forced] = [0, 0]
    for (const [index, line] of lines.entries()) {
      const before = lengths[index - 1] ?? 0
      if (index === 0 || before < width * 0.5 || line.trim() === '' || LIST_MARK.test(line)) continue
      breaks += 1
      if (isForced(before, line, width)) forced += 1
    }
    return forced >= 4 && forced >= breaks * 0.7 ? width : null
  }
  return null
}
