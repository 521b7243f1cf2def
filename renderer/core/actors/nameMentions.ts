/** From chosen candidates to mentions that carry a name: base case, fullest form of the article, gazetteer entry, and what the text says is the same. */
import type { Lang, RecognisedMention } from '../model.ts'
import { fold } from '../text/fold.ts'
import { soundDistance } from '../text/transliterate.ts'
import type { Token } from '../text/tokens.ts'
import { mayAbbreviate } from './acronyms.ts'
import type { Reading } from './candidates.ts'
import type { Gazetteer } from './gazetteer.ts'
import { wordsOf } from './gazetteer.ts'
import { familyBase, givenBase, nominatives, stemRussian } from './inflection.ts'
import { isInstitution, isParticle } from './lexicon.ts'
import type { Candidate } from './score.ts'

interface Draft {
  mention: RecognisedMention
  candidate: Candidate
  words: Token[]
}

const NOUN_GENITIVE = /(rat|komitee|ministerium|parlament|gericht|gerichtshof|sekretariat|verband|institut)e?s\b/i
const ADJECTIVE = /^(\p{L}{4,})e[nm](?= \p{Lu})/u
const RU_NOUN: [RegExp, string][] = [[/^(министерств)(?:а|у|ом|е)$/i, '$1о'], [/^(совет|комитет|суд|банк|секретариат|парламент)(?:а|у|ом|е)$/i, '$1'], [/^(комисси)(?:и|ю|ей)$/i, '$1я'], [/^(ассамбле)(?:и|ю|ей|е)$/i, '$1я']]

/** Shape of the key under which short and full names of one family meet. */
function familyKey(word: string, lang: Lang | null): string {
  const folded = fold(word)
  return /[а-я]/.test(folded) ? stemRussian(folded) : (lang === 'de' || lang === null) && folded.length > 4 ? folded.replace(/s$/, '') : folded
}

function entryName(gazetteer: Gazetteer, id: string, surface: string): string {
  const wanted = wordsOf(surface)
  const count = wanted.split(' ').length
  let best = surface.replace(/\s+/g, ' ')
  let bestGap = 4
  for (const name of gazetteer.names(id)) {
    const words = wordsOf(name)
    if (words === wanted) return surface === surface.toUpperCase() && surface.length > 3 && name !== name.toUpperCase() && gazetteer.acronym(surface) === null ? name : surface.replace(/\s+/g, ' ')
    if (words.split(' ').length !== count || words.slice(0, 2) !== wanted.slice(0, 2)) continue
    let shared = 0
    while (shared < words.length && words[shared] === wanted[shared]) shared++
    const gap = Math.max(words.length, wanted.length) - shared
    if (gap < bestGap * count) {
      bestGap = gap / count
      best = name
    }
  }
  return best
}

function bodyName(surface: string): string {
  const words = surface.replace(/\s+/g, ' ').replace(NOUN_GENITIVE, '$1').replace(ADJECTIVE, '$1er').split(' ')
  for (const [pattern, base] of RU_NOUN) if (words[0]) words[0] = words[0].replace(pattern, base)
  return words.join(' ')
}

/** A person's words in base case: given names and family name apart. */
function personName(words: Token[], lang: Lang | null, gazetteer: Gazetteer, seen: Set<string>): { name: string; family: string } {
  const texts = words.map((word) => word.text)
  const last = texts.length - 1
  let firstGiven: string | null = null
  const base = texts.map((text, index) => {
    if (index === last || isParticle(fold(text)) || text.length < 3) return text
    const nominative = givenBase(text, lang, gazetteer)
    if (index === 0) firstGiven = nominative
    return nominative ?? (index > 0 && /(?:ич|н)[ауеы]$|ичем$|вной$/i.test(text) ? text.replace(/(?<=вич)(?:а|у|ем|е)$/i, '').replace(/(?<=вн)(?:ы|е|у|ой)$/i, 'а') : text)
  })
  // Жомартом Бекаевым: no list knows the given name, but the family name shows the case.
  if (last > 0 && firstGiven === null && /(?:ов|ев|ёв|ин|ын|ск)(?:ым|им)$/i.test(texts[last] ?? '') && /[бвгджзклмнпрстфхцчшщ]ом$/i.test(texts[0] ?? '')) firstGiven = base[0] = (texts[0] ?? '').slice(0, -2)
  const given = last > 0 ? (texts[0] ?? null) : null
  let family = familyBase(texts[last] ?? '', given, firstGiven, lang, gazetteer)
  if (lang === 'de' && family.length > 3 && /[^s]s$/.test(family) && seen.has(fold(family).slice(0, -1))) family = family.slice(0, -1)
  base[last] = family
  let name = ''
  words.forEach((word, index) => {
    const gap = index === 0 ? '' : word.gap.replace(/\s+/g, ' ')
    name += gap + (base[index] ?? '')
  })
  return { name: decapitalise(name), family: decapitalise(family) }
}

function decapitalise(name: string): string {
  if (name.length < 4 || name !== name.toUpperCase() || /\d/.test(name)) return name
  return name.replace(/\p{L}+/gu, (word) => (word.length === 1 ? word : word.charAt(0) + word.slice(1).toLowerCase()))
}

/** Whether two full names with one family name may be one person: every given name of the shorter agrees with one of the longer. */
function compatible(a: string, b: string): boolean {
  const givens = (name: string): string[] => name.split(/[ .]+/).slice(0, -1).filter((word) => !isParticle(fold(word)))
  const left = givens(a)
  const right = givens(b)
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  return short.every((word) => long.some((other) => (word.length === 1 || other.length === 1 ? fold(word)[0] === fold(other)[0] : soundDistance(word, other) < 0.08)))
}

/** "The security council", "the commission" alone are the one that the article has named with its owner. */
function ownBodies(drafts: Draft[], lang: Lang | null): void {
  const owned = new Map<string, { id: string; name: string } | null>()
  const own = (key: string, id: string, name: string): void => {
    const known = owned.get(key)
    owned.set(key, known === undefined || known?.id === id ? (known ?? { id, name }) : null)
  }
  for (const { mention, candidate, words } of drafts) {
    if (mention.gazetteerId === null || mention.kind !== 'organisation') continue
    if (candidate.body !== undefined) own(candidate.body, mention.gazetteerId, mention.name)
    if (words.length > 1) for (const word of new Set(words.map(({ folded }) => folded))) own(word, mention.gazetteerId, mention.name)
  }
  for (const { mention, candidate, words } of drafts) {
    if (mention.gazetteerId !== null) continue
    const key = candidate.body ?? (words.length === 1 && isInstitution(words[0]?.folded ?? '', lang) ? words[0]?.folded : undefined)
    const owner = key === undefined ? undefined : owned.get(key)
    if (owner) Object.assign(mention, { gazetteerId: owner.id, name: owner.name })
  }
}

/** Gives each mention its name; also which names the text equates. Linear but for the few full names that share a family name. */
export function nameMentions(readings: Reading[], chosen: Candidate[][], lang: Lang | null, gazetteer: Gazetteer): { mentions: RecognisedMention[]; equals: [string, string][] } {
  const seen = new Set<string>()
  for (const reading of readings) for (const token of reading.tokens) seen.add(token.folded)
  const drafts: Draft[] = []
  readings.forEach((reading, index) => {
    for (const candidate of chosen[index] ?? []) {
      const surface = reading.text.slice(candidate.start, candidate.end)
      drafts.push({
        candidate,
        words: reading.tokens.slice(candidate.from, candidate.to),
        mention: { field: reading.field, start: candidate.start, end: candidate.end, surface, kind: candidate.kind, name: surface, gazetteerId: candidate.gazetteerId },
      })
    }
  })

  /** Family key → the full names that the article gives it, with how often. */
  const full = new Map<string, Map<string, number>>()
  const families = new Map<Draft, string>()
  for (const draft of drafts) {
    const { mention, candidate, words } = draft
    if (mention.kind === 'person') {
      const hyphen = candidate.evidence.includes('hyphen')
      const { name, family } = hyphen ? { name: mention.surface, family: mention.surface } : personName(words, lang, gazetteer, seen)
      mention.name = name
      const key = familyKey(family, lang)
      families.set(draft, key)
      if (words.length > 1) {
        const names = full.get(key) ?? new Map<string, number>()
        names.set(name, (names.get(name) ?? 0) + 1)
        full.set(key, names)
      }
    } else if (candidate.evidence.includes('body')) mention.name = bodyName(mention.surface)
    else if (mention.gazetteerId !== null) mention.name = entryName(gazetteer, mention.gazetteerId, mention.surface)
    else {
      const bare = nominatives(mention.surface, lang).slice(1).find((base) => seen.has(fold(base)))
      mention.name = (lang === 'de' && bare !== undefined ? bare : mention.surface).replace(/\s+/g, ' ')
    }
  }
  ownBodies(drafts, lang)
  // One fullest name for each person of a family; two persons of one family leave the bare family name to nobody.
  const fullest = new Map<string, { of: Map<string, string>; alone: string | null }>()
  for (const [key, names] of full) {
    const order = [...names].sort((a, b) => b[0].split(/[ .-]+/).length - a[0].split(/[ .-]+/).length || b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 50)
    const groups: string[] = []
    const of = new Map<string, string>()
    for (const [name] of order) {
      const fits = groups.filter((group) => compatible(group, name))
      if (fits.length === 1 && fits[0] !== undefined) of.set(name, fits[0])
      else {
        groups.push(name)
        of.set(name, name)
      }
    }
    fullest.set(key, { of, alone: groups.length === 1 ? (groups[0] ?? null) : null })
  }
  for (const draft of drafts) {
    const { mention } = draft
    const key = families.get(draft)
    const known = key === undefined ? undefined : fullest.get(key)
    if (known) mention.name = draft.words.length > 1 && !draft.candidate.evidence.includes('hyphen') ? (known.of.get(mention.name) ?? mention.name) : (known.alone ?? mention.name)
  }
  return { mentions: drafts.map(({ mention }) => mention), equals: definitions(readings, drafts) }
}

const ACRONYM = /^[\p{Lu}\d][\p{L}\d-]{1,9}$/u

/** Long form (ACRONYM), ACRONYM (long form), long form, kurz: ACRONYM. */
function definitions(readings: Reading[], drafts: Draft[]): [string, string][] {
  const pairs = new Map<string, [string, string]>()
  for (let at = 1; at < drafts.length; at++) {
    const a = drafts[at - 1]?.mention
    const b = drafts[at]?.mention
    if (!a || !b || a.field !== b.field || a.kind !== b.kind || a.kind === 'person') continue
    const text = readings.find((reading) => reading.field === a.field)?.text ?? ''
    const between = text.slice(a.end, b.start)
    const bracketed = /^\s?[([]["„“«]?$/.test(between) && /^["”“»]?[)\]]/.test(text.slice(b.end, b.end + 2))
    const short = /^\s?[,(–-]\s?(?:kurz|abgekürzt|short|abbreviated|in short|en abrégé|abrégé|in breve|abbreviato|en breve|abreviado|сокращ[её]нно|далее)[ :–-]{1,4}$/iu.test(between)
    if (!bracketed && !short) continue
    const [acronym, long] = ACRONYM.test(b.surface) ? [b, a] : ACRONYM.test(a.surface) ? [a, b] : [null, null]
    if (!acronym || !long || !long.name.includes(' ')) continue
    if (long.gazetteerId !== null && acronym.gazetteerId !== null && long.gazetteerId !== acronym.gazetteerId) continue
    pairs.set(`${long.name}|${acronym.name}`, [long.name, acronym.name])
  }
  for (const pair of abbreviated(drafts)) if (![...pairs.values()].some((known) => known[1] === pair[1])) pairs.set(pair.join('|'), pair)
  return [...pairs.values()]
}

/** An acronym that no list knows and the one organisation of the same article whose initials it has. */
function abbreviated(drafts: Draft[]): [string, string][] {
  const unlisted = drafts.map(({ mention }) => mention).filter(({ kind, gazetteerId }) => kind === 'organisation' && gazetteerId === null)
  const long = new Set(unlisted.map(({ name }) => name).filter((name) => name.includes(' ')))
  const short = new Set(unlisted.map(({ name }) => name).filter((name) => ACRONYM.test(name)))
  // Two lists of one article: a dump of thousands of names is no article.
  if (long.size * short.size > 10_000) return []
  return [...short].flatMap((acronym): [string, string][] => {
    const names = [...long].filter((name) => mayAbbreviate(acronym, name))
    return names.length === 1 && names[0] !== undefined ? [[names[0], acronym]] : []
  })
}
