/**
 * The author in a printed byline: "Von Erika Musterfrau und Max Muster", "di Maria Rossi per l'Esempio", "By Jane Doe, Berlin". Pages are
 * full of lines that look alike ("Von Sieg zu Sieg", "By Monday"), so a byline must be names and nothing else. A desk
 * ("La Redazione de l'Esempio", "Redaktion", "dpa") is no author: it names the source, and the byline stays null.
 */
import type { FoundDate } from './parseDate.ts'

/** Not "published by", "servizio di", "editoriale di": publishers and services stand behind these as often as authors. */
const PREFIX = /^(?:von|text(?: von)?|autor(?:in)?|by|written by|author|di|a cura di|autore|par|auteur|por|autor(?:a)?|texto|автор(?:ы)?|текст|ein (?:beitrag|gastbeitrag|kommentar) von|(?:eine )?(?:analyse|reportage) von|un articolo di|un article de|un artículo de|(?:geschrieben|verfasst|gepostet) von|posted by|scritto da|(?:di|dal) nostr[oa] (?:inviat[oa]|corrispondente)|(?:articolo|intervista) di|(?:écrit|rédigé|propos recueillis) par|escrito por|(?:napisał|opracował)[ai]?)\s*[:：]?\s+/iu
/** Markup that lost its space: "ByJane Doe". */
const GLUED = /^(?:By|Von|Par|Por)(?=\p{Lu})/u
const NAME_WORD = "(?:\\p{Lu}\\.(?:-?\\p{Lu}\\.)?|(?:Mc|Mac|[DdOoLl]['’])?\\p{Lu}[\\p{Ll}\\p{M}]+(?:['’-]\\p{Lu}?[\\p{Ll}\\p{M}]+)*)"
const PARTICLE = '(?:von|van|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|zu|zur|y|dell)'
const NAME = `${NAME_WORD}(?:\\s+(?:${PARTICLE}\\s+){0,2}${NAME_WORD}){1,3}`
const NAMES = new RegExp(`^(${NAME}(?:(?:\\s*,\\s*|\\s+(?:und|and|e|et|y|и|&)\\s+)${NAME}){0,4})(?=$|[\\s,;|•·(–—/-])(.*)$`, 'u')
const DESK = /(?:^|[^\p{L}])(?:redaktion|redazione|rédaction|redacción|редакци[яи]|newsroom|staff|editors?|news ?desk|desk|agenturen?|agenzie|agencies|agencias?|correspondents?|online|team|dpa|afp|reuters|ansa|efe|apa|tass|тасс|риа|news)(?![\p{L}])/iu
/** "Jane Doe (with Max Muster and Erika Muster)" */
const WITH = new RegExp(`^\\s*\\(?(?:avec|mit|with|con)\\s+(${NAME}(?:(?:\\s*,\\s*|\\s+(?:und|and|e|et|y|и|&)\\s+)${NAME}){0,4})\\)?\\s*$`, 'u')
/** What may follow the names: a role, a place, an outlet, a date. */
const AFTER = /^\s*(?:$|[,;|•·(–—/-]|(?:per|für|for|pour|para|für die|aus|in|à|en|à|a|at|am|vom|on)\s|(?:twitter|facebook|instagram|linkedin|e-?mail|@|(?:fotos?|photos?|bilder|bild|text)\s?[:©]))/iu
/** The article of a date or of an hour that follows, or was taken out ("Par Jeanne Martin le 14.09.2020"): small, for in capitals it begins a surname, and before other words a sentence. */
const BEFORE_DATE = /^\s*(?:am|vom|den|at|on|le|il|el|del)(?=\s*$|\s+\d|\s+(?:à|alle|a las|um)(?:\s|$))/u
const WEEKDAY_OR_MONTH = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i

/** The name or names of a whole printed byline; null when the line is none or names a desk. */
export function readByline(line: string): string | null {
  if (line.length > 200) return null
  const prefix = PREFIX.exec(line) ?? GLUED.exec(line)
  if (!prefix) return null
  const rest = line.slice(prefix[0].length)
  return readNames(/\p{Ll}{2}/u.test(rest) ? rest : inTitleCase(rest))
}

/** "JANE DOE JAN. 13" → "Jane Doe Jan. 13": some papers print bylines in capitals. */
function inTitleCase(text: string): string {
  return text.replace(/(\p{Lu})(\p{Lu}+)/gu, (_, first: string, rest: string) => first + rest.toLowerCase())
}

/** Names at the start of a line that is already known to speak of the author (metadata, `rel=author`, "By"). */
export function readNames(text: string): string | null {
  const match = NAMES.exec(text.trim().replace(/\s+/g, ' '))
  if (!match?.[1] || !(AFTER.test(match[2] ?? '') || BEFORE_DATE.test(match[2] ?? ''))) return null
  const others = WITH.exec(match[2] ?? '')?.[1]
  const names = others === undefined ? match[1].trim() : `${match[1].trim()}, ${others.trim()}`
  if (DESK.test(names) || WEEKDAY_OR_MONTH.test(names.split(/\s/)[0] ?? '')) return null
  // A headline in title case ("By Land And By Sea") goes on in prose; a byline's rest is short.
  return (match[2] ?? '').length > 90 ? null : names
}

/** True for a line that names an editorial desk instead of a person. */
export function isDesk(line: string): boolean {
  return line.length < 80 && DESK.test(line)
}

interface DatedLine {
  text: string
  dates: FoundDate[]
}

/** "By Jane Doe 8 January 2020, 3:51 pm 11 Edit", "10.01.2022 | Von Erika Muster": what stands before the dates, after them, or around them. */
export function bylineIn(line: DatedLine): string | null {
  const [first, last] = [line.dates[0], line.dates.at(-1)]
  const sides = first && last ? [line.text.slice(0, first.start), line.text.slice(last.end)] : []
  const parts = line.text.includes('|') ? line.text.split('|') : []
  for (const side of [withoutDates(line), ...sides, ...parts]) {
    const name = readByline(side.replace(/^[\s|,;•·–—-]+|[\s|,;•·–—-]+$/g, ''))
    if (name !== null) return name
  }
  return null
}

/** The line's text without its dates and the separators around them. */
export function withoutDates(line: DatedLine): string {
  let rest = line.text
  for (const date of [...line.dates].reverse()) rest = `${rest.slice(0, date.start)} ${rest.slice(date.end)}`
  return rest.replace(/^[\s|,;•·–—-]+|[\s|,;•·–—-]+$/g, '').replace(/\s+/g, ' ')
}
