/**
 * Who published a dump, from what the page says about itself: the tail of its picture credits, its dateline, its desk, its imprint and its
 * copyright. An agency that the article cites ("wie BelTA berichtet") says nothing about the page and is never looked at.
 */
import type { Line } from './lines.ts'

export interface FoundSource {
  name: string
  /** The lines' words that gave it away. */
  evidence: string
}

const NAME = "((?:[ld]['’]|il |la |le |les |el |los |der |die |das |the )?[\\p{Lu}\\d][\\p{L}\\p{N}.&'’+-]*(?:\\s(?:(?:di|de|del|della|du|des|der|und|and|of|the|la|le|для|и)\\s)?[\\p{Lu}\\d][\\p{L}\\p{N}.&'’+-]*){0,3})"

const PATTERNS: { pattern: RegExp; weight: number; where: 'any' | 'outside' }[] = [
  // Picture template of one large agency's sites: caption - SITE, width, date
  { pattern: /[-–]\s*(\p{Lu}[\p{L}\p{N} .'’-]{1,40}),\s*\d{3,4},\s*\d{1,2}[./]\d{1,2}[./]\d{4}\s*$/u, weight: 4, where: 'any' },
  { pattern: new RegExp(`(?:^|\\s)(?:la\\s+)?redazione\\s+(?:di\\s+|de\\s+|del\\s+|della\\s+|dell['’])?${NAME}`, 'iu'), weight: 2, where: 'any' },
  { pattern: new RegExp(`(?:^|\\s)(?:redaktion|rédaction|la rédaction|redacción|la redacción|редакция)\\s+(?:der\\s+|des\\s+|von\\s+|du\\s+|de\\s+|del\\s+)?${NAME}\\s*$`, 'u'), weight: 1.5, where: 'outside' },
  { pattern: new RegExp(`^${NAME}\\s+è una testata`, 'iu'), weight: 3, where: 'outside' },
  { pattern: new RegExp(`^${NAME}\\s*[-–,]\\s*testata giornalistica`, 'iu'), weight: 3, where: 'outside' },
  { pattern: new RegExp(`(?:сетевое издание|информационное агентство|сми)\\s+[«"]([^»"]{2,40})[»"]`, 'iu'), weight: 3, where: 'outside' },
  { pattern: new RegExp(`^(?:copyright|©|\\(c\\))\\s*(?:©|\\(c\\)|by)?\\s*(?:(?:19|20)\\d{2}\\s*(?:[-–]\\s*(?:(?:19|20)\\d{2}|\\p{Ll}+))?)?[\\s,]*(?:by\\s+)?${NAME}`, 'iu'), weight: 2, where: 'outside' },
  { pattern: new RegExp(`(?:riservata|reservados|réservés|vorbehalten|reserved|защищены)\\s*(?:©|copyright|\\s)+${NAME}\\s*$`, 'iu'), weight: 2, where: 'outside' },
  { pattern: new RegExp(`^(?:19|20)\\d{2}\\s*(?:©|\\(c\\)|copyright)\\s*${NAME}`, 'iu'), weight: 2, where: 'outside' },
]

/** MINSK, 10. Januar (BelTA) – · ROMA, 10 GEN (ANSA) - · PARIS (AFP) — · MOSCOW, January 10. /TASS/. · МОСКВА, 10 янв - РИА Новости. */
const DATELINES = [
  /^[\p{Lu}][\p{L}.' /-]{1,40}(?:,\s*[^()/]{1,30})?\s*\(([\p{L}\p{N}][\p{L}\p{N} .&/-]{1,30})\)\s*(?:[-–—:.]|$)/u,
  /^[\p{Lu}][\p{L}.' -]{1,40}(?:,\s*[^()/]{1,30})?\.?\s*\/([\p{L}][\p{L}\p{N} .&-]{1,30})\//u,
  /^\(([\p{Lu}][\p{L}\p{N} .&-]{1,20})\)\s*[-–—]\s*\p{Lu}{2}/u,
  /^[\p{Lu}]{3}[\p{Lu} -]{0,30},\s*\d{1,2}\.?\s+\p{L}{3,9}\.?,?(?:\s*\d{4},?)?\s*[-–—/]\s*([\p{Lu}][\p{L}\p{N} ]{1,25}?)\.\s/u,
]

const CREDIT = /photo|foto|bild|image|getty|picture|\/|reuters|afp|dpa|epa|sputnik/iu
const NO_NAME = /^(?:all|alle|tutti|tous|todos|rights|copyright|riproduzione|reproduction|reserved|by|the|contact|photo|bild)\b/i

/**
 * @param inBody which lines belong to the body: a copyright inside it is a picture's, outside it is the page's
 * @param titleTail what followed the headline in the page's title ("Headline - Site")
 */
export function findSource(lines: Line[], inBody: (index: number) => boolean, titleTail: string | null): FoundSource | null {
  const votes = new Map<string, { weight: number; spellings: Map<string, number>; evidence: string }>()
  const vote = (name: string, weight: number, evidence: string): void => {
    const clean = tidy(name)
    if (clean === null) return
    const key = bare(clean)
    const entry = votes.get(key) ?? { weight: 0, spellings: new Map<string, number>(), evidence }
    entry.weight += weight
    entry.spellings.set(clean, (entry.spellings.get(clean) ?? 0) + weight)
    votes.set(key, entry)
  }
  if (titleTail) vote(titleTail, 4, titleTail)
  let bodySeen = 0
  for (const [index, line] of lines.entries()) {
    const body = inBody(index)
    if (body && bodySeen < 2) {
      bodySeen += 1
      const agency = dateline(line.text)
      if (agency) vote(agency, 1.5, line.text.slice(0, 60))
    }
    if (body || line.words > 60) continue
    for (const { pattern, weight, where } of PATTERNS) {
      const match = pattern.exec(line.text)
      if (!match?.[1] || (where === 'outside' && (line.furniture?.kind === 'credit' || (weight === 2 && CREDIT.test(line.text))))) continue
      vote(match[1], weight, line.text.slice(0, 80))
    }
  }
  // "Redazione ANSA MOSCA": the bureau's city after the name that others give alone.
  for (const [key, entry] of votes) {
    const place = [...entry.spellings.keys()].map((spelling) => /^(.+?)\s+\p{Lu}{3,}$/u.exec(spelling)?.[1]).find((name) => name !== undefined && votes.has(bare(name)))
    const shorter = place === undefined ? undefined : votes.get(bare(place))
    if (!shorter) continue
    shorter.weight += entry.weight
    votes.delete(key)
  }
  const best = [...votes.entries()].sort((a, b) => b[1].weight - a[1].weight)[0]
  const name = best && [...best[1].spellings].sort((a, b) => b[1] - a[1])[0]?.[0]
  return best && name ? { name: asInMasthead(lines, best[0]) ?? name, evidence: best[1].evidence } : null
}

function bare(name: string): string {
  return name.toLowerCase().replace(/^(?:[ld]['’]|il |la |le |les |el |los |der |die |das |the )/, '').replace(/[^\p{L}\p{N}]/gu, '')
}

/** The spelling of a line that is nothing but the name: "The Harbour Gazette" above the menu, "© Harbour Gazette Media Ltd" below. */
function asInMasthead(lines: Line[], key: string): string | null {
  const line = lines.slice(0, 40).find((one) => one.words <= 5 && bare(one.text) === key)
  return line && /^\p{Lu}/u.test(line.text) && line.text !== line.text.toUpperCase() ? line.text : null
}

/** The agency named in a dateline at the start of a paragraph; null when there is none. */
export function dateline(text: string): string | null {
  const head = text.slice(0, 120)
  for (const pattern of DATELINES) {
    const agency = pattern.exec(head)?.[1]
    if (agency && /\p{Lu}/u.test(agency) && agency.split(' ').length <= 3) return agency.trim()
  }
  return null
}

/** A name as a reader writes it: its article capitalised, no year, no legal phrase; null when nothing is left. */
function tidy(name: string): string | null {
  const clean = name
    .replace(/\s+(?:19|20)\d{2}.*$/, '')
    .replace(/\s+(?:all rights.*|alle rechte.*|tutti i diritti.*|tous droits.*|todos los.*|srl|s\.r\.l\.?|spa|s\.p\.a\.?|gmbh.*|ltd\.?|limited|inc\.?|llc|ag)$/i, '')
    .replace(/[\s.,;:|-]+$/, '')
    .replace(/(?<=\p{L}\S*)\s+(?:(?:media|medien|verlag|verlags\p{L}*|news ?media|group|gruppe|editore|edizioni|éditions|ediciones|editorial|publishing)(?:\s+(?:group|gruppe|limited|company))?)$/iu, '')
    .replace(/[\s.,;:|-]+$/, '')
    .trim()
  if (clean.length < 2 || clean.length > 50 || NO_NAME.test(clean) || !/\p{L}/u.test(clean)) return null
  return /^[ld]['’]\p{Lu}/u.test(clean) ? clean.charAt(0).toUpperCase() + clean.slice(1) : clean
}
