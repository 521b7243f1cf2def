/**
 * A byline as authors: "Ursula von der Leyen und Jean Dupont" is two people with family names, "dpa/AFP" is two bodies. Only what is plain is
 * taken apart; anything else stays the literal name that the article printed.
 */

export type Author =
  | { family: string; given: string; /** "von der", "van": stands before the family name. */ particle: string }
  | { literal: string }

/** Before a family name, small as printed. Those of Arabic names are part of the name. */
const PARTICLES = new Set(['von', 'vom', 'zu', 'zum', 'zur', 'van', 'der', 'den', 'ter', 'ten', 'de', 'del', 'della', 'dei', 'di', 'da', 'dos', 'das', 'du', 'des', 'la', 'le', 'las', 'los', "d'", 'd’'])

const SUFFIX = /^(?:jr\.?|sr\.?|ii|iii|iv)$/i

/** A desk or an agency is no person. */
const BODY = /(?:^|[^\p{L}])(?:redaktion|redazione|rédaction|redacción|редакци[яи]|newsroom|staff|editors?|desk|agentur(?:en)?|agenzi[ae]|agenc(?:y|ies|e|ias?)|news|press|online|team|ministry|institute?|university|council|service)(?![\p{L}])/iu

/** No spaces between words: which character begins the family name cannot be seen. */
const UNSPACED = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u

const LIST = /\s*[;/|•·]\s*|\s*,?\s+(?:and|und|et|e|y|и|та|&)\s+/iu

/** One name as printed. */
function author(name: string): Author {
  const comma = /^([^,]+),\s*([^,]+)$/.exec(name)
  if (comma?.[1] !== undefined && comma[2] !== undefined && !SUFFIX.test(comma[2])) return split(comma[1].split(' '), comma[2].split(' '))
  const words = name.replace(/,\s*(?=(?:jr|sr)\b)/i, ' ').split(' ')
  if (words.length < 2 || BODY.test(name) || UNSPACED.test(name) || /\d/.test(name) || !/\p{Ll}|[^\p{Lu}\p{Ll}]\p{Lo}|\p{Lo}/u.test(name)) return { literal: name }
  // The first particle begins the family name; without one it is the last word.
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && isParticle(word))
  if (particle > 0) return split(words.slice(particle), words.slice(0, particle))
  const last = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.length - 2 : words.length - 1
  return split(words.slice(last), words.slice(0, last))
}

const isParticle = (word: string): boolean => PARTICLES.has(word) || /^[dl]['’]\p{Lu}/u.test(word)

function split(family: readonly string[], given: readonly string[]): Author {
  let particles = 0
  while (particles < family.length - 1 && PARTICLES.has(family[particles] ?? '')) particles += 1
  const rest = family.slice(particles).join(' ')
  const elided = particles === 0 ? /^([dl]['’])(\p{Lu}.*)$/u.exec(rest) : null
  if (elided !== null) return { family: elided[2] ?? rest, given: given.join(' '), particle: elided[1] ?? '' }
  return { family: rest, given: given.join(' '), particle: family.slice(0, particles).join(' ') }
}

/** In the order printed; empty when there is no byline. */
export function authorsOf(byline: string | null): Author[] {
  const text = (byline ?? '').replace(/\s+/g, ' ').trim()
  if (text === '') return []
  return text.split(LIST).flatMap(commaList).map((name) => name.trim()).filter((name) => name !== '').map(author)
}

/** "Jane Doe, John Smith" are two, "Doe, Jane" is one. */
function commaList(text: string): string[] {
  const parts = text.split(/\s*,\s*/).filter((part) => part !== '')
  const whole = parts.every((part) => part.includes(' ') || SUFFIX.test(part))
  if (parts.length < 2 || !(whole || parts.length > 2)) return [text]
  return parts.reduce<string[]>((names, part) => (SUFFIX.test(part) && names.length > 0 ? [...names.slice(0, -1), `${names.at(-1)}, ${part}`] : [...names, part]), [])
}

/** What to sort and make keys by: the family name, or the whole. */
export const sortName = (name: Author): string => ('literal' in name ? name.literal : name.family)
