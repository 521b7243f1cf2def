/**
 * Bodies of a country or an organisation in any of the six languages: council, ministry, parliament … made of a noun, what it is for, and
 * whose it is. "Consiglio di sicurezza collettiva della CSTO", "OVKS-Rat für kollektive Sicherheit" and "OVKS-Sicherheitsrat" compose to
 * one id, because a qualifier that only repeats the owner's own name (Organisation … kollektive Sicherheit) adds nothing to it; "UN
 * Security Council" keeps its qualifier. Not a list of bodies: that is the gazetteer's.
 */
import type { Lang } from '../model.ts'
import { memo } from '../text/memo.ts'
import type { Token } from '../text/tokens.ts'
import { noted } from '../text/word.ts'
import type { Gazetteer } from './gazetteer.ts'
import { wordsOf } from './gazetteer.ts'

const NOUNS: [type: string, words: RegExp, compound: RegExp | null][] = [
  ['council', /^(?:rat|rate?s|consiglio|conseil|consejo|council|совет[а-я]{0,2})$/, /^(.{4,})rat(?:e?s)?$/],
  ['parliament', /^(?:parlament[aeos]?s?|parlamento|parliament|parlement|парламент[а-я]{0,2})$/, null],
  ['ministry', /^(?:ministeriums?|ministero|ministere|ministerio|ministry|министерств[а-я]{0,2}|минист?ерств[а-я]{0,2})$/, /^(.{4,})ministeriums?$/],
  ['commission', /^(?:kommission|commissione|commission|comision|комисси[а-я]{0,2})$/, /^(.{4,})kommission$/],
  ['committee', /^(?:komitees?|ausschuss(?:es)?|comitato|comite|committee|комитет[а-я]{0,2})$/, /^(.{4,})(?:komitees?|ausschuss(?:es)?)$/],
  ['secretariat', /^(?:sekretariats?|segretariato|secretariat|secretaria|секретариат[а-я]{0,2})$/, /^(.{4,})sekretariats?$/],
  ['court', /^(?:gericht(?:e?s)?|gerichtshof(?:e?s)?|corte|tribunale?|cour|court|суд[а-я]{0,2})$/, /^(.{4,})gericht(?:shof)?(?:e?s)?$/],
  ['assembly', /^(?:versammlung|assemblea|assemblee|asamblea|assembly|ассамбле[а-я]{0,2})$/, /^(.{4,})versammlung$/],
  ['bank', /^(?:banca|banque|banco|bank|банк[а-я]{0,2})$/, /^(.{4,})bank$/],
]

const CONCEPTS: [concept: string, stems: RegExp][] = [
  ['security', /^(?:sicherheit|sicurezza|securite|seguridad|security|безопасност)/],
  ['collective', /^(?:kollektiv|collettiv|collecti|colectiv|коллективн)/],
  ['defence', /^(?:verteidigung|difesa|defen[sc]|оборон)/],
  ['foreign', /^(?:aussen|auswartige|esteri|etrangere|exterior|foreign|иностранн)/],
  ['interior', /^(?:innen|inneren|intern[oi]$|interieur|interior|внутренн)/],
  ['finance', /^(?:finan|hacienda|финанс|treasury)/],
  ['justice', /^(?:justi[zc]|giustizia|юстици)/],
  ['health', /^(?:gesundheit|salute|sanita|sante$|sanidad|salud|health|здравоохранени)/],
  ['economy', /^(?:wirtschaft|econom|экономик|экономическ)/],
  ['education', /^(?:bildung|istruzione|educa[ct]i|образовани|просвещени)/],
  ['culture', /^(?:kultur|cultur|культур)/],
  ['transport', /^(?:verkehr|tra[n]?sport|транспорт)/],
  ['energy', /^(?:energi|energy|энергетик)/],
  ['environment', /^(?:umwelt|ambiente|environ|эколог)/],
  ['labour', /^(?:arbeits|lavoro|travail|trabajo|labou?r|труда)/],
  ['agriculture', /^(?:landwirtschaft|agricol|agricult|сельск)/],
  ['human-rights', /^(?:menschenrecht|umani$|humanos$|human$|rights$|человека$)/],
  ['national', /^(?:national|nazional|nacional|национальн)/],
  ['supreme', /^(?:oberst|suprem|верховн)/],
  ['constitutional', /^(?:verfassung|costituzional|constitu[ct]|конституционн)/],
  ['central', /^(?:zentral|central|центральн)/],
  ['general', /^(?:general|генеральн)/],
]

/** Words that join a body's noun to what it is for and whose it is. */
const JOINTS = new Set(
  'für fur über uber und von der des dem di del della dello dei delle dell\' d\' per la il lo gli sulla de du des les l\' pour y el las los para of for the and on и по'.split(' '),
)
const FILLERS = /^(?:affari|affaires|asuntos|affairs|дел|делам|relazioni|relations|relaciones|diritti|droits|derechos|прав[а-я]*|angelegenheiten|rechte)$/

const conceptOf = memo((folded: string): string | null => {
  for (const [concept, stems] of CONCEPTS) if (stems.test(folded)) return concept
  return null
})

const ownConcepts = new WeakMap<Gazetteer, Map<string, Set<string>>>()

function conceptsOfOwner(gazetteer: Gazetteer, id: string): Set<string> {
  const known = ownConcepts.get(gazetteer) ?? new Map<string, Set<string>>()
  ownConcepts.set(gazetteer, known)
  const found = known.get(id) ?? new Set(gazetteer.names(id).flatMap((name) => wordsOf(name).split(' ').flatMap((word) => conceptOf(word, null) ?? [])))
  known.set(id, found)
  return found
}

/** Compositions that the gazetteer knows by a name of their own. */
const OWN_NAMES: Record<string, string> = {
  'org:UN/council:security': 'org:UNSC', 'org:UN/assembly:general': 'org:UNGA', 'org:EU/commission': 'org:EC', 'org:EU/parliament': 'org:EP', 'org:EU/council': 'org:CEU',
  'place:europe/council': 'org:COE',
}

/** The id of the owner's body of this type and purpose, e.g. `org:CSTO/council`, `country:RU/ministry:defence`. */
export function bodyId(gazetteer: Gazetteer, owner: string, type: string, purposes: string[]): string {
  const own = conceptsOfOwner(gazetteer, owner)
  const kept = [...new Set(purposes)].filter((purpose) => !own.has(purpose)).sort()
  const id = `${owner}/${type}${kept.length > 0 ? `:${kept.join('+')}` : ''}`
  return OWN_NAMES[id] ?? id
}

export interface Body {
  /** Token indexes, half open. */
  from: number
  to: number
  type: string
  purposes: string[]
  /** Gazetteer id of whose body it is; null when the text does not say here. */
  owner: string | null
}

/** Finds an owner's name at a token: how many tokens it takes and its id. */
export type OwnerAt = (index: number) => { length: number; id: string } | null

interface Noun {
  type: string
  purpose: string | null
}

const nounOf = memo((folded: string, lang: Lang | null): Noun | null => {
  for (const [type, words, compound] of NOUNS) {
    if (words.test(folded)) return { type, purpose: null }
    const prefix = (lang === 'de' || lang === null) && compound ? compound.exec(folded)?.[1] : undefined
    const purpose = prefix === undefined ? null : conceptOf(prefix, null)
    if (purpose !== null) return { type, purpose }
  }
  return null
})

/** Asked of every word of a text. */
const nounOfWord = noted(({ folded, lang }): Noun | null => nounOf(folded, lang))

const GAP = /^[ \u00A0\n'’-]?$/

/** The body whose noun is the token at `index`, or null. */
export function bodyAt(tokens: Token[], index: number, lang: Lang | null, gazetteer: Gazetteer, ownerAt: OwnerAt): Body | null {
  const token = tokens[index]
  if (!token) return null
  const capital = token.shape !== 'lower'
  if ((lang === 'de' || lang === 'en') && !capital) return null
  // OVKS-Sicherheitsrat, UN-Menschenrechtsrat, EU-Kommission: the owner before the hyphen.
  const hyphen = token.text.indexOf('-')
  let owner: string | null = null
  let folded = token.folded
  if (hyphen > 0) {
    const before = token.text.slice(0, hyphen)
    owner = gazetteer.acronym(before)?.id ?? (before.length > 3 ? (gazetteer.find(before)?.id ?? null) : null)
    if (owner === null) return null
    folded = token.folded.slice(token.folded.indexOf('-') + 1)
  }
  const noun = hyphen > 0 ? nounOf(folded, lang) : nounOfWord(token.word)
  if (!noun) return null
  const purposes = noun.purpose === null ? [] : [noun.purpose]
  let from = index
  // kollektiver Sicherheitsrat, Supreme Court, Верховный суд.
  for (let at = index - 1; at >= Math.max(0, index - 3); at--) {
    const before = tokens[at]
    if (!before || !/^[ \u00A0]$/.test(tokens[at + 1]?.gap ?? '')) break
    if (before.shape === 'lower' && lang !== 'de' && lang !== 'ru') break
    const concept = conceptOf(before.folded, null)
    if (concept !== null) purposes.push(concept)
    else if (hyphen < 0 && owner === null && before.shape !== 'lower') {
      const place = gazetteer.acronym(before.text)
      if (!place || (lang !== 'en' && lang !== 'ru')) break
      owner = place.id
    } else break
    from = at
    if (owner !== null && hyphen < 0) break
  }
  let to = index + 1
  // für kollektive Sicherheit; della Difesa; of Foreign Affairs; then whose: der OVKS, von Belarus, della CSTO, России.
  let reach = to
  while (reach < tokens.length && reach < index + 12) {
    const next = tokens[reach]
    if (!next || !GAP.test(next.gap)) break
    const whose = owner === null ? ownerAt(reach) : null
    if (whose) {
      owner = whose.id
      to = reach + whose.length
      break
    }
    const concept = conceptOf(next.folded, null)
    if (concept !== null || FILLERS.test(next.folded)) {
      if (concept !== null) purposes.push(concept)
      to = ++reach
    } else if (JOINTS.has(next.folded)) reach++
    else break
  }
  // il ministero della Difesa russo, das russische Verteidigungsministerium: the adjective says whose, the name goes without it.
  if (owner === null) {
    const country = gazetteer.demonym(tokens[from - 1]?.folded ?? '', lang) ?? (/^[ \u00A0]$/.test(tokens[to]?.gap ?? '') ? gazetteer.demonym(tokens[to]?.folded ?? '', lang) : null)
    if (country !== null) owner = `country:${country}`
  }
  if (owner === null && purposes.length === 0) return null
  // "la banca", "il comitato di sicurezza": a common noun in lower case needs an owner, but for ministries.
  if (!capital && owner === null && noun.type !== 'ministry') return null
  // A bare council, court or bank with a country (das deutsche Gericht) is any council.
  if (purposes.length === 0 && owner !== null && (owner.startsWith('country:') || owner.startsWith('place:') || owner.startsWith('city:')) && !['parliament'].includes(noun.type)) return null
  if (purposes.length === 0 && hyphen > 0 && noun.type !== 'commission' && noun.type !== 'parliament' && noun.type !== 'secretariat') return null
  return { from, to, type: noun.type, purposes, owner }
}
