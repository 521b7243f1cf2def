/** The lines of a text dump with what can be said of each by itself; everything that needs its neighbours is decided later. */
import type { FoundDate } from '../parseDate.ts'
import { findDates } from '../parseDate.ts'
import type { Furniture } from '../furniture.ts'
import { recogniseFurniture } from '../furniture.ts'

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
  /** Same text, compared without case, punctuation and digits' company. */
  key: string
}

/** What a date line may say besides its date. */
const DATE_COMPANY =
  /(?<!\p{L})(?:veröffentlicht|publiziert|erschienen|erstellt|published|posted|pubblicato|publié|publiée|publicado|publicada|опубликовано|создано|aktualisiert|updated|aggiornato|mis|mise|jour|actualizado|обновлено|am|um|uhr|on|at|il|le|el|à|a|las|alle|ore|dal|den|vom|stand|zuletzt|last|ultimo|h|hrs|flag|date|datum|data|fecha|дата|в|г|von|by|di|par|por|et|cet|mez|gmt|utc|msk|мск|\p{L}+day|\p{L}+tag|lun|mar|mer|gio|ven|sab|dom|\p{L}+dì|\p{L}+di|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)(?!\p{L})/giu
const SENTENCE_END = /(?:[.!?]|[.!?]\s?["”“»’')\]]{1,2}|["”“»’][.!?])(?:\s?[¹²³⁴-⁹*†\]\d]{0,3})?$/u
const CUT = /(?:…|\.{3})\]?["”»]?(?:\s*(?:mehr|more|weiter|weiterlesen|read more|leggi(?: tutto)?|lire la suite|leer más|далее|подробнее))?[\s»>→]*$/iu

/**
 * Splits a dump. Line ends are LF (normalizeText.ts). Paragraphs that were wrapped at a fixed width are joined first, or each of
 * their lines would look like a headline.
 */
export function readLines(text: string, lang: string | null): Line[] {
  const lines: Line[] = []
  let gap = 0
  for (const raw of unwrap(text.split('\n'))) {
    const line = raw.replace(/\s+/g, ' ').trim()
    if (line === '') {
      gap += 1
      continue
    }
    lines.push(describeLine(line, gap, lang))
    gap = 0
  }
  return lines
}

/** @param text one line, white space collapsed */
export function describeLine(text: string, gap: number, lang: string | null): Line {
  const words = countWords(text)
  const dates = words <= 60 ? findDates(text, lang) : []
  return { text, words, shape: shapeOf(text, words, dates), dates, furniture: recogniseFurniture(text, words), gap, key: keyOf(text) }
}

export function keyOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
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

/**
 * Joins lines that were broken at a fixed width (mail, RFC-like dumps). Only when the dump as a whole looks so: blank lines between
 * paragraphs, most long lines of nearly one length, and most of those not ending a sentence.
 */
function unwrap(lines: string[]): string[] {
  const lengths = lines.map((line) => line.trimEnd().length).filter((length) => length > 0)
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0)
  if (longest > 120 || longest < 45 || lengths.length < 8) return lines
  const full = lines.filter((line) => line.trimEnd().length >= longest * 0.8)
  const open = full.filter((line) => !/[.!?:"”»]$/.test(line.trimEnd()))
  if (full.length < lengths.length * 0.45 || open.length < full.length * 0.6) return lines
  const joined: string[] = []
  let length = 0
  for (const line of lines) {
    const previous = joined.at(-1)
    const continues = previous !== undefined && previous.trim() !== '' && line.trim() !== '' && length >= longest * 0.7 && !/^\s*(?:[-•*]|\d+[.)])\s/.test(line)
    if (continues) joined[joined.length - 1] = `${previous} ${line.trim()}`
    else joined.push(line)
    length = line.trimEnd().length
  }
  return joined
}
