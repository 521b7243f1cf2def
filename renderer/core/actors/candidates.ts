/** Where a name may stand: every stretch of words that a list or a pattern takes for one, with the evidence. Nothing is decided here. */
import type { Field, Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { Entry, Gazetteer } from './gazetteer.ts'
import { bodyAt, bodyId } from './bodies.ts'
import { stemRussian } from './inflection.ts'
import * as lexicon from './lexicon.ts'
import { ALL_CAPS, isPartOfRun, lineFlags, SPACE, TITLE_CASE } from './lines.ts'
import { longestMatch } from './longestMatch.ts'
import { closing, organisationAt } from './organisationAt.ts'
import { INITIAL, personAt } from './personAt.ts'
import type { Candidate, Evidence } from './score.ts'

/** One field of the article while it is read. */
export interface Reading {
  field: Field
  text: string
  tokens: Token[]
}

/** Names that the article has once given in full, by the folded word that may stand for them alone. */
export type KnownNames = Map<string, { kind: Candidate['kind']; gazetteerId: string | null }>

const AND = /^(?:and|und|e|ed|et|y|и|oder|or|o|ou)$/
const PLACE_OF = /^(?:in|aus|nach|bei|von|zwischen|near|from|to|at|between|of|a|di|da|tra|fra|en|de|à|entre|в|во|из|под|между)$/
const ENGLISH_PLACE = /^(?:street|avenue|road|county|city|island|islands|river|lake|park|bridge|bay|valley|hill|hills|beach|square|mountains?|highway|boulevard|creek|ocean|sea|coast|forest|canyon|desert|peninsula|province|district|township|village)$/
const DOMAIN = /^[\p{L}\d-]{2,}(?:\.[\p{L}\d-]+)*\.(?:com|org|net|ru|ру|рф|de|it|fr|es|eu|uk|info|news|by|kz|ua|ch|at|tv|io)$/u
const PLACE_WORD = /(?:straße|strasse|gasse|platz|allee|brücke|damm|ufer|stadt|burg|dorf|heim|hausen|hofen|kirchen|furt|ingen|thal|tal|berg|see|wald|land|strada|grad|град|ск|abad|stan|стан)$/iu
const PLACE_HEAD = new Set('via viale piazza corso rue avenue boulevard place calle plaza avenida mount lake river lago monte fiume rio isola isole улица проспект площадь озеро остров река село поселок деревня город г'.split(' '))

/** Finds all candidates of one field but those that the rest of the article makes (findKnown). */
export function findCandidates(reading: Reading, lang: Lang | null, gazetteer: Gazetteer, small: Set<string>): Candidate[] {
  const { tokens: list, text } = reading
  const found: Candidate[] = []
  const flags = lineFlags(list)
  const german = lang === 'de'
  const push = (from: number, to: number, kind: Candidate['kind'], evidence: Evidence[], entry: Entry | null = null, start?: number, end?: number, body?: string): void => {
    const first = list[from]
    const last = list[to - 1]
    if (!first || !last) return
    const all = [...evidence]
    const flag = flags[from] ?? 0
    if ((flag & TITLE_CASE) !== 0) all.push('title-case')
    if ((flag & ALL_CAPS) !== 0) all.push('all-caps')
    found.push({ from, to, start: start ?? first.start, end: end ?? last.end, kind, evidence: all, gazetteerId: entry?.id ?? null, weight: entry?.weight ?? 0, ...(body === undefined ? {} : { body }) })
  }
  const matchAt = (index: number): { to: number; entry: Entry; acronym: boolean } | null => longestMatch(list, index, lang, gazetteer)
  const ownerAt = (index: number): { length: number; id: string } | null => {
    if (list[index]?.shape === 'lower') return null
    const match = matchAt(index)
    // Whose body it is must be certain: a village that is called Central has none.
    return match && match.entry.weight >= 0.85 ? { length: match.to - index, id: match.entry.id } : null
  }

  for (let at = 0; at < list.length; at++) {
    const token = list[at]
    if (!token) continue
    const before = list[at - 1]
    const body = bodyAt(list, at, lang, gazetteer, ownerAt)
    const listed = body && matchAt(body.from)
    // The European Central Bank is no central bank of somewhere.
    if (body && !(listed && listed.entry.kind === 'organisation' && listed.to >= body.to)) {
      const id = body.owner === null ? null : bodyId(gazetteer, body.owner, body.type, body.purposes)
      push(body.from, body.to, 'organisation', ['body'], id === null ? null : { id, kind: 'organisation', weight: 1 }, undefined, undefined, `${body.type}:${[...new Set(body.purposes)].sort().join('+')}`)
    }
    if (token.text.includes('.') && DOMAIN.test(token.text) && !/[@/]$/.test(token.gap)) push(at, at + 1, 'organisation', ['unknown-acronym'])
    if (token.shape === 'lower' || token.shape === 'digit') {
      if (token.shape === 'lower') {
        const agency = german && token.text.length === 3 ? gazetteer.acronym(token.text) : null
        if (agency) push(at, at + 1, agency.kind, ['acronym'], agency)
        continue
      }
      const match = matchAt(at)
      if (match && match.entry.kind === 'organisation' && match.to > at + 1) push(at, match.to, 'organisation', ['gazetteer'], match.entry)
      continue
    }
    const loud = ((flags[at] ?? 0) & ALL_CAPS) !== 0
    const functional = lexicon.isFunctionWord(token.folded, lang)
    const doubtful = token.initial && small.has(token.folded)

    // Lists.
    const match = matchAt(at)
    if (match) {
      const single = match.to === at + 1
      const next = list[match.to]
      const forename = single && match.entry.kind === 'place' && gazetteer.isGiven(token.folded) && next !== undefined && SPACE.test(next.gap) && next.shape === 'cap' && !lexicon.isFunctionWord(next.folded, lang)
      const evidence: Evidence[] = [match.acronym ? 'acronym' : match.entry.weight < 0.6 && single ? 'gazetteer-weak' : 'gazetteer']
      if (single && !match.acronym) {
        if (functional || doubtful || forename || (match.entry.weight < 0.9 && gazetteer.isCommonWhole(token.folded, lang))) evidence.push('common')
        if (match.entry.weight < 0.9) {
          if (before && SPACE.test(token.gap) && lexicon.isLocative(before.folded, lang)) evidence.push('locative')
          if (german && before && lexicon.isGermanDeterminer(before.folded)) evidence.push('determiner')
          const name = gazetteer.isGiven(token.folded) || gazetteer.isFamily(token.folded)
          if (match.entry.weight < 0.6) {
            if (name) evidence.push('single')
            else if (!evidence.includes('common') && lang !== null) evidence.push('rare')
            if (token.initial) evidence.push('initial')
          }
        }
      }
      if (match.acronym && loud && match.entry.kind === 'organisation' && token.text.length < 4) evidence.push('common')
      push(at, match.to, match.entry.kind, evidence, match.entry)
    }

    // OVKS-Region, EU-Staaten, Putin-Vertrauter: the part before the hyphen.
    const hyphen = token.text.search(/[-‐‑]/)
    if (hyphen > 1 && !match) {
      const part = token.text.slice(0, hyphen)
      const entry = gazetteer.acronym(part) ?? (part.length > 3 && german ? gazetteer.find(part) : null)
      const rest = token.text.slice(hyphen + 1)
      // Hannover-Langenhagen and Rhein-Pfalz-Kreis are other places; Berlin-Besuch and EU-Staaten are not.
      const whole = entry?.kind === 'place' && /^\p{Lu}\p{Ll}/u.test(rest) && gazetteer.acronym(part) === null && (rest.includes('-') || !gazetteer.isCommon(rest.toLowerCase(), lang))
      if (whole) {
        if (german) push(at, at + 1, 'place', ['place-word'])
      } else if (entry && !lexicon.isPlainAcronym(part)) push(at, at + 1, entry.kind, [gazetteer.acronym(part) ? 'acronym' : 'gazetteer', 'hyphen'], entry, token.start, token.start + hyphen)
      else if (/^[\p{Lu}\d]{2,6}$/u.test(part) && /\p{Lu}{2}/u.test(part) && !loud && !lexicon.isPlainAcronym(part) && german) push(at, at + 1, 'organisation', ['unknown-acronym', 'hyphen'], null, token.start, token.start + hyphen)
    }

    // Acronyms nobody lists.
    if (!match && !loud && /^\p{Lu}[\p{Lu}\d]{1,5}$/u.test(token.text) && /\p{Lu}{2}/u.test(token.text) && !lexicon.isPlainAcronym(token.text) && !lexicon.isOrganisationTail(token.folded) && !isPartOfRun(list, at, flags)) {
      const inBrackets = token.gap.endsWith('(') && text[token.end] === ')'
      push(at, at + 1, 'organisation', [inBrackets ? 'defined' : 'unknown-acronym', ...(functional ? (['common'] as const) : [])])
    }
    if (!match && !loud && token.shape === 'mixed' && hyphen < 0 && /^\p{Lu}\p{Ll}*\p{Lu}/u.test(token.text) && !/^(?:Mc|Mac|De|Di|La|Le|Van|O['’])\p{Lu}/u.test(token.text) && token.text.length > 3 && !lexicon.isOrganisationTail(token.folded) && !token.text.endsWith('Innen') && !gazetteer.isFamily(token.folded)) {
      push(at, at + 1, 'organisation', ['unknown-acronym'])
    }

    if (functional && token.folded !== 'de' && !INITIAL.test(token.text)) continue

    if (!match && token.shape === 'cap' && lexicon.isInstitution(token.folded, lang) && before && (!token.initial || /^(?:the|la|le|il|el|lo|al|del|della|alla|die|der|das|dem)$/.test(before.folded))) push(at, at + 1, 'organisation', ['institution'])
    const person = personAt(list, at, lang, gazetteer, flags, small)
    if (person) push(person.from, person.to, 'person', person.evidence)

    const organisation = organisationAt(list, at, lang)
    if (organisation) push(at, organisation.to, 'organisation', organisation.evidence)

    // «Газпром», компания "Рога и копыта".
    if (/[«„“"]$/.test(token.gap) && lang === 'ru') {
      const close = closing(list, at, text)
      const head = before?.folded ?? ''
      if (close > at && close - at <= 5 && /^(?:компани|групп|фирм|газет|журнал|агентств|банк|концерн|холдинг|корпораци|телеканал|канал|радио|издани|партии|партия|партию|движени|клуб|завод|фонд|оао|ооо|зао|пао|ао|нко|гк|фк|хк|тв|издательств|организаци|ассоциаци|портал|сайт|изданию|оператор|авиакомпани)/.test(head)) push(at, close, 'organisation', ['quoted', 'run'])
    }

    // Hay Street, Saffron County; German streets are one word.
    if (lang === 'en' && !functional && token.shape === 'cap') {
      let to = at + 1
      while (to < at + 4 && list[to]?.shape === 'cap' && SPACE.test(list[to]?.gap ?? '')) to++
      if (to > at + 1 && ENGLISH_PLACE.test(list[to - 1]?.folded ?? '')) push(at, to, 'place', ['place-word'])
    }

    // "gli aeroporti di Zhitygen e Almaty": an unknown word beside a known place, after a preposition.
    if (!match && !functional && before && before.shape === 'lower' && SPACE.test(token.gap) && token.shape === 'cap' && AND.test(list[at + 1]?.folded ?? '') && PLACE_OF.test(before.folded)) {
      const other = matchAt(at + 2)
      if (other && other.entry.kind === 'place' && other.entry.weight >= 0.7 && list[at + 2]?.shape === 'cap' && !gazetteer.isCommon(token.folded, lang) && !gazetteer.isGiven(token.folded)) push(at, at + 1, 'place', ['locative', 'beside'])
    }

    // Places by what stands before or how they end.
    if (!match && !functional && before && SPACE.test(token.gap) && (token.shape === 'cap') && token.folded.length > 2) {
      const ending = PLACE_WORD.test(token.text) && token.folded.length > 5
      if (german) {
        if (/(?:straße|strasse|allee|gasse)$/i.test(token.text) && token.folded.length > 9) push(at, at + 1, 'place', ['place-word'])
        else if (ending && /^(?:in|aus|nach|bei)$/.test(before.folded) && !lexicon.isRole(token.folded, lang) && !small.has(token.folded) && /(?:burg|dorf|heim|hausen|hofen|kirchen|furt|ingen|stan|grad)$/.test(token.folded)) push(at, at + 1, 'place', ['locative', 'suffix'])
      } else {
        let to = at + 1
        while (to < at + 4 && list[to]?.shape === 'cap' && SPACE.test(list[to]?.gap ?? '') && !lexicon.isFunctionWord(list[to]?.folded ?? '', lang)) to++
        if (PLACE_HEAD.has(before.folded) && before.shape === 'cap') push(at - 1, to, 'place', ['place-word'])
        else if (lexicon.isLocative(before.folded, lang) && !lexicon.isOrganisationHead(token.folded) && !lexicon.isRole(token.folded, lang)) {
          const weak = /^(?:a|ad|à|from|at|под)$/.test(before.folded)
          const evidence: Evidence[] = ['locative']
          if (ending) evidence.push('suffix')
          if (gazetteer.isGiven(token.folded) || gazetteer.isFamily(token.folded)) evidence.push('single')
          if (gazetteer.isCommon(token.folded, lang) || gazetteer.demonym(token.folded, lang) !== null) evidence.push('common')
          else if (!weak) evidence.push('rare')
          push(at, to, 'place', evidence)
        }
      }
    }
  }
  return found
}

/** The short forms of what the article names in full. */
export function findKnown(reading: Reading, lang: Lang | null, small: Set<string>, known: KnownNames): Candidate[] {
  const found: Candidate[] = []
  const german = lang === 'de'
  const { tokens: list } = reading
  for (let at = 0; at < list.length; at++) {
    const token = list[at]
    if (!token || token.shape === 'lower' || token.shape === 'digit') continue
    const hyphen = token.text.search(/[-‐‑]/)
    const part = hyphen > 1 && german ? token.folded.slice(0, hyphen) : token.folded
    const name = known.get(part) ?? (german && part.endsWith('s') ? known.get(part.slice(0, -1)) : undefined) ?? (/[а-я]/.test(part) && part.length > 3 ? known.get(stemRussian(part)) : undefined)
    if (!name || lexicon.isFunctionWord(part, lang)) continue
    if (name.kind === 'organisation' && token.shape === 'cap' && token.initial && small.has(token.folded)) continue
    if (name.kind === 'person' && german && /^(?:ein|eine|einen|einem|einer|eines|kein|keine)$/.test(list[at - 1]?.folded ?? '')) continue
    const compound = part !== token.folded
    found.push({ from: at, to: at + 1, start: token.start, end: compound ? token.start + hyphen : token.end, kind: name.kind, evidence: compound ? ['known-in-text', 'hyphen'] : ['known-in-text'], gazetteerId: name.gazetteerId, weight: 1 })
  }
  return found
}
