/**
 * When a dump was published. Pages print several dates: their own clock, the article's, its last update, those of other articles,
 * the year of the copyright. The article's stands beside the headline, or is confirmed by the dateline; without such a line
 * the article is undated.
 */
import type { Edtf } from '../../model.ts'
import { findDates } from '../parseDate.ts'
import type { Line } from './lines.ts'

export interface FoundPublished {
  value: Edtf
  line: number
  why: string
}

const PUBLISHED = /(?:veröffentlicht|publiziert|erschienen|published|posted|pubblicat|publié|publiée|publicad|опубликован|erstellt am|first published)/iu
const UPDATED = /(?:aktualisiert|geändert|überarbeitet|updated|modified|aggiorna|mise? à jour|modifié|actualiza|обновл|изменен|rev\.)/iu
/** What stands beside the day of an event: "Ort: Stadtpark", "Eintritt frei". */
const EVENT = /^(?:(?:ort|veranstaltungsort|treffpunkt|einlass|uhrzeit|eintritt|venue|lieu|entrée|luogo|orario|ingresso|lugar|entrada|вход)(?:\s*:|$)|(?:beginn|place|location|time|doors|admission|heure|horaires?|tarifs?|hora|место|время)\s*:|(?:eintritt|admission|entrée|ingresso|entrada|вход)\s+(?:ist\s+)?(?:frei|free|libre|gratuite?|gratuit[oa]|libero|свободный))/iu
/** Lines about something else that has a date: events, deadlines, registrations. */
const OTHER = /(?:registrat[ao]|registrier|tribunale|copyright|©|anno|issn|reg\.|от \d|№|\d+\/\d{4} del)/iu

/**
 * @param title index of the headline nearest to the body, or null
 * @param bodyStart first line of the body
 * @param bodyEnd first line after it
 */
export function findPublished(lines: Line[], title: number | null, bodyStart: number, bodyEnd: number, lang: string | null): FoundPublished | null {
  const dayOfDateline = datelineDay(lines[bodyStart]?.text ?? '', lang)
  let best: (FoundPublished & { score: number }) | null = null
  // A standfirst and a row of buttons may stand between headline and date.
  const last = Math.min(lines.length, Math.max(bodyStart + 1, title === null ? bodyStart + 5 : title + 18))
  for (let index = Math.max(0, bodyStart - 80); index < last; index += 1) {
    const line = lines[index]
    if (!line || line.dates.length === 0 || index === title) continue
    const inBody = index >= bodyStart && line.shape === 'sentence'
    if (index > bodyStart && (inBody ? index > bodyStart + 3 : line.words > 14)) continue
    for (const date of line.dates) {
      // The text up to the date, after any earlier date: "published … updated …" on one line.
      const before = line.text.slice(Math.max(0, date.start - 40), date.start)
      const label = lastLabel(before) ?? lastLabel(index > 0 && line.shape === 'date' ? (lines[index - 1]?.text ?? '').slice(0, 60) : '')
      if (label !== 'published' && isOfEvent(lines, index)) continue
      let score = 0
      const why: string[] = []
      if (label === 'published') {
        score += 4
        why.push('it is labelled as published')
      }
      if (label === 'updated') score -= 3
      if (inBody) {
        // In the body only a dateline counts: "BERLIN, 10. Januar 2022 (dpa) –".
        if (date.start > 40 || line.text.slice(0, date.start).split(' ').length > 4 || !/[-–—:(/.]/.test(line.text.slice(date.end, date.end + 24))) continue
        score += 1
        why.push('it is the dateline')
      }
      if (line.furniture?.kind === 'credit') {
        if (!/,\s*\d{3,4},\s*$/.test(before)) continue
        score += 1.5
        why.push('the picture beside the headline bears it')
      } else if (OTHER.test(line.text)) score -= 4
      else if (line.words > 25 && !inBody) score -= 3
      if (title !== null) {
        const distance = distanceBetween(lines, title, index)
        const beside = index > title ? index - title <= 6 : distance <= 3
        score += beside ? 3 - distance * 0.2 : index < title ? -1 - Math.min(2, distance * 0.2) : 0.5
        if (beside) why.push('it stands beside the headline')
      }
      if (bodyStart - index <= 3 && !inBody) score += 1
      if (date.value.includes('T')) score += 1
      else if (date.weekday) score -= 1
      if (dayOfDateline !== null && date.value.slice(5, 10) === dayOfDateline) {
        score += 3
        why.push('the dateline names the same day')
      } else if (dayOfDateline !== null) score -= 2
      if (score > (best?.score ?? 1.9)) best = { value: date.value, line: index, why: why.join('; ') || 'it stands at the head of the text', score }
    }
  }
  return best ? { value: best.value, line: best.line, why: best.why } : labelledBelow(lines, bodyEnd)
}

/** "Erschienen am 1.11.2023" under the text. Only with its label: other dates there are those of other articles and of comments. */
function labelledBelow(lines: Line[], bodyEnd: number): FoundPublished | null {
  for (let index = bodyEnd; index < Math.min(lines.length, bodyEnd + 15); index += 1) {
    const line = lines[index]
    const date = line?.dates[0]
    if (!line || !date || line.words > 20 || OTHER.test(line.text)) continue
    if (lastLabel(line.text.slice(0, date.start)) === 'published') return { value: date.value, line: index, why: 'it is labelled as published, under the text' }
  }
  return null
}

/** A line near it names place, hour or price. */
function isOfEvent(lines: Line[], index: number): boolean {
  return lines.slice(Math.max(0, index - 2), index + 3).some((line) => line.words <= 12 && EVENT.test(line.text))
}

/** Lines from one to the other, buttons and numbers aside. */
function distanceBetween(lines: Line[], title: number, index: number): number {
  let distance = 0
  for (let at = Math.min(title, index) + 1; at <= Math.max(title, index); at += 1) {
    const line = lines[at]
    if (at === index || (line && line.furniture === null && line.shape !== 'number' && line.shape !== 'date')) distance += 1
  }
  return distance
}

function lastLabel(text: string): 'published' | 'updated' | null {
  const published = text.search(PUBLISHED)
  const updated = text.search(UPDATED)
  if (published < 0 && updated < 0) return null
  return updated > published ? 'updated' : 'published'
}

/** `01-10` for "MINSK, 10. Januar (…) –": the day of a dateline without year; null without one. */
function datelineDay(text: string, lang: string | null): string | null {
  const head = /^\p{Lu}[\p{L} .'-]{1,40},\s*([^()/–—]{3,24}?)\s*(?:[(/–—]|-\s)/u.exec(text.slice(0, 100))?.[1]
  if (!head) return null
  // The year is only there to make a date of it; a leap year, so that 29 February stays one.
  const clean = head.replace(/[.,]+$/, '')
  return (findDates(`${clean} 2024`, lang)[0] ?? findDates(`${clean}, 2024`, lang)[0])?.value.slice(5, 10) ?? null
}
