/**
 * The byline near a headline, line by line: pages print it whole ("Von Erika Muster"), in two lines ("Von" / "Erika Muster"), at the end of the
 * standfirst, or as a bare name beside the date. A bare name alone says nothing: sections, places and photographers look the same.
 */
import { bylineIn, readByline, readNames, withoutDates } from './findByline.ts'
import type { Line } from './text/lines.ts'

export interface FoundByline {
  name: string
  /** Lines that are nothing but the byline. */
  lines: number[]
}

/** "By" and nothing else; the name is in the next line. */
const PREFIX_ONLY = /^(?:von|text(?: von)?|autor(?:in|en)?|by|written by|author|di|a cura di|autore|par|auteur|por|autor(?:es|a)?|texto|автор(?:ы)?|текст|artikel von|ein (?:beitrag|gastbeitrag|kommentar) von)\s*[:：]?$/iu
/** The standfirst's end: "… . Von Erika Muster" */
const AT_END = /[.!?…]["”“»]?\s+((?:von|by|par|por|di|автор)\s+\p{Lu}[^.!?]{3,60})\.?$/iu
/** What may stand beside a bare name and its date. */
const COMPANY = /(?<!\p{L})(?:am|um|uhr|at|on|le|il|el|alle|ore|a las|hs?|hrs|utc|gmt|cet|cest|est|edt|pst|pdt|et|updated|aktualisiert|mis à jour|aggiornato|actualizado|обновлено|veröffentlicht|published|publié|pubblicato|publicado|redaktion|kommentare?|comments?|edit|min|lesezeit|read)(?!\p{L})|[\d:.,|•·–—/()-]+|@\S+/giu

/** Lines after the headline in which a byline is looked for. */
const NEAR = 14

/**
 * @param from the line after the headline
 * @param prose first line of the text, or beyond
 */
export function findBylines(lines: readonly Line[], from: number, prose: number): FoundByline | null {
  const end = Math.min(lines.length, prose + 2, from + NEAR)
  const start = Math.max(0, from - 4)
  for (let index = start; index < end; index += 1) {
    const line = lines[index]
    if (!line || line.words > 16) continue
    const name = bylineIn(line)
    if (name !== null) return { name, lines: [index] }
    const next = lines[index + 1]
    if (PREFIX_ONLY.test(line.text) && next && next.words <= 12) {
      const named = readNames(nameOf(next)) ?? readByline(`von ${nameOf(next)}`)
      if (named !== null) return { name: named, lines: [index, index + 1] }
    }
  }
  for (let index = from; index < end; index += 1) {
    const line = lines[index]
    const last = line && line.words <= 90 ? AT_END.exec(line.text)?.[1] : undefined
    const name = last === undefined ? null : readByline(last)
    if (name !== null) return { name, lines: [] }
  }
  for (let index = from; index < end; index += 1) {
    const name = bareName(lines, index, from)
    if (name !== null) return { name, lines: [index] }
  }
  return null
}

/** A line that is a name, with or without a date, and has a date in or beside it. */
function bareName(lines: readonly Line[], index: number, from: number): string | null {
  const line = lines[index]
  if (!line || line.words > 12 || line.furniture !== null || line.shape === 'date' || line.shape === 'number') return null
  const before = lines[index - 1]
  // "Foto:" / "Max Muster"
  if (index > from && before && (before.furniture?.kind === 'credit' || /[:©]$/.test(before.text))) return null
  const dated = [index - 2, index - 1, index, index + 1, index + 2].some((at) => {
    const near = lines[at]
    return near !== undefined && near.dates.length > 0 && near.words < 14 && near.furniture?.kind !== 'legal'
  })
  if (!dated) return null
  const rest = nameOf(line)
  const name = readNames(rest)
  return name !== null && name === rest && rest.split(' ').length <= 8 ? name : null
}

function nameOf(line: Line): string {
  return withoutDates(line).replace(COMPANY, ' ').replace(/\s+/g, ' ').trim()
}
