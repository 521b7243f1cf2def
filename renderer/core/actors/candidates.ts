/** Where a name may stand: every stretch of words that a list or a pattern takes for one, with the evidence. Nothing is decided here. */
import type { Field, Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { Entry, Gazetteer } from './gazetteer.ts'
import { bodyAt, bodyId } from './bodies.ts'
import { givenBase, nominatives, stemRussian } from './inflection.ts'
import * as lexicon from './lexicon.ts'
import type { Candidate, Evidence } from './score.ts'

/** One field of the article while it is read. */
export interface Reading {
  field: Field
  text: string
  tokens: Token[]
}

/** Names that the article has once given in full, by the folded word that may stand for them alone. */
export type KnownNames = Map<string, { kind: Candidate['kind']; gazetteerId: string | null }>

const SPACE = /^[ \u00A0\u202F]$/
const INSTITUTION = /^(?:parliament|senate|congress|commission|commissione|comision|senato|senado|sejm|knesset|parlamento|parlement|senat|interpol)$/
const ENGLISH_PLACE = /^(?:street|avenue|road|county|city|island|islands|river|lake|park|bridge|bay|valley|hill|hills|beach|square|mountains?|highway|boulevard|creek|ocean|sea|coast|forest|canyon|desert|peninsula|province|district|township|village)$/
const DOMAIN = /^[\p{L}\d-]{2,}(?:\.[\p{L}\d-]+)*\.(?:com|org|net|ru|ру|рф|de|it|fr|es|eu|uk|info|news|by|kz|ua|ch|at|tv|io)$/u
const INITIAL = /^\p{Lu}(?:\p{Ll}?\.)?$/u
const PATRONYMIC = /(?:вич|вича|вичу|вичем|виче|вна|вны|вне|вну|вной|owitsch|ovich|evich|ewitsch|ovna|evna|owna|ewna)$/u
const NAME_SUFFIX = /(?:[oe]v|[oe]va|[oe]w|[oe]wa|enko|chuk|tschuk|sk[iy]j?|skaya|skaja|ska|idze|adze|shvili|schwili|yan|jan|ian|sson|ssen|nsen|opoulos|idis|akis|oglu|ич|ов|ев|ова|ева|енко|ский|ская|ского|идзе|швили|ян|чук)$/u
const PLACE_WORD = /(?:straße|strasse|gasse|platz|allee|brücke|damm|ufer|stadt|burg|dorf|heim|hausen|hofen|kirchen|furt|ingen|thal|tal|berg|see|wald|land|strada|grad|град|ск|abad|stan|стан)$/iu
const PLACE_HEAD = new Set('via viale piazza corso rue avenue boulevard place calle plaza avenida mount lake river lago monte fiume rio isola isole улица проспект площадь озеро остров река село поселок деревня город г'.split(' '))

/** Finds all candidates of one field but those that the rest of the article makes (findKnown). */
export function findCandidates(reading: Reading, lang: Lang | null, gazetteer: Gazetteer, small: Set<string>): Candidate[] {
  const { tokens: list, text } = reading
  const found: Candidate[] = []
  const flags = lineFlags(list)
  const german = lang === 'de'
  const push = (from: number, to: number, kind: Candidate['kind'], evidence: Evidence[], entry: Entry | null = null, start?: number, end?: number): void => {
    const first = list[from]
    const last = list[to - 1]
    if (!first || !last) return
    const all = [...evidence]
    const flag = flags[from] ?? 0
    if ((flag & TITLE_CASE) !== 0) all.push('title-case')
    if ((flag & ALL_CAPS) !== 0) all.push('all-caps')
    found.push({ from, to, start: start ?? first.start, end: end ?? last.end, kind, evidence: all, gazetteerId: entry?.id ?? null, weight: entry?.weight ?? 0 })
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
      push(body.from, body.to, 'organisation', ['body'], id === null ? null : { id, kind: 'organisation', weight: 1 })
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

    if (!german && !match && token.shape === 'cap' && INSTITUTION.test(token.folded) && before && (!token.initial || /^(?:the|la|le|il|el|lo|al|del|della|alla)$/.test(before.folded))) push(at, at + 1, 'organisation', ['institution'])
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

const ALL_CAPS = 1
const TITLE_CASE = 2

/** Per token: is its line shouted, or written with a capital on every word? */
function lineFlags(list: Token[]): Uint8Array {
  const flags = new Uint8Array(list.length)
  for (let from = 0; from < list.length; ) {
    let to = from + 1
    while (to < list.length && !(list[to]?.gap ?? '').includes('\n') && to - from < 400) to++
    let long = 0
    let upper = 0
    let capital = 0
    for (let at = from; at < to; at++) {
      const token = list[at]
      if (!token || token.shape === 'digit' || token.text.length < 4) continue
      long++
      if (token.shape === 'upper') upper++
      if (token.shape !== 'lower') capital++
    }
    const flag = long >= 2 && upper / long > 0.7 ? ALL_CAPS : long >= 4 && to - from < 25 && capital === long ? TITLE_CASE : 0
    if (flag !== 0) flags.fill(flag, from, to)
    from = to
  }
  return flags
}

function isPartOfRun(list: Token[], at: number, flags: Uint8Array): boolean {
  const upper = (index: number): boolean => list[index]?.shape === 'upper' && (list[index]?.text.length ?? 0) > 2 && ((flags[index] ?? 0) & ALL_CAPS) === 0
  return (SPACE.test(list[at]?.gap ?? '') && upper(at - 1)) || (SPACE.test(list[at + 1]?.gap ?? '') && upper(at + 1))
}

const JOIN = /^(?:[ \u00A0\u202F]|[-'’]|\. |, )$/

function longestMatch(list: Token[], at: number, lang: Lang | null, gazetteer: Gazetteer): { to: number; entry: Entry; acronym: boolean } | null {
  const token = list[at]
  if (!token) return null
  let best: { to: number; entry: Entry; acronym: boolean } | null = null
  const wordsAt = (index: number): string => (list[index]?.folded ?? '').replace(/[-'.]+/g, ' ').trim()
  let key = wordsAt(at)
  const space = key.indexOf(' ')
  const reach = gazetteer.longest(space < 0 ? key : key.slice(0, space), lang)
  let count = key.split(' ').length
  for (let to = at + 1; count <= reach; to++) {
    const last = list[to - 1]
    if (last && (last.shape !== 'lower' || to > at + 2)) {
      const entry = gazetteer.lookup(key, lang)
      // One word in capitals only is a name only in a shouted line; the acronym table answers for the others.
      if (entry && !(to === at + 1 && token.shape === 'upper' && token.text.length < 4)) best = { to, entry, acronym: false }
    }
    const next = list[to]
    if (!next || !JOIN.test(next.gap)) break
    const more = wordsAt(to)
    key += ` ${more}`
    count += more.split(' ').length
  }
  if (best && best.to > at + 1) return best
  const acronym = gazetteer.acronym(token.text)
  return acronym ? { to: at + 1, entry: acronym, acronym: true } : best
}

const isName = (token: Token | undefined, loud: boolean): boolean =>
  token !== undefined && (token.shape === 'cap' || token.shape === 'mixed' || (loud && token.shape === 'upper')) && /^\p{L}[\p{L}\p{M}'’-]*$/u.test(token.text) && token.text.length > 1

function personAt(list: Token[], at: number, lang: Lang | null, gazetteer: Gazetteer, flags: Uint8Array, small: Set<string>): { from: number; to: number; evidence: Evidence[] } | null {
  const token = list[at]
  if (!token) return null
  const loud = ((flags[at] ?? 0) & ALL_CAPS) !== 0
  const german = lang === 'de'
  const russian = lang === 'ru'
  const evidence: Evidence[] = []
  const before = list[at - 1]
  const adjacent = before !== undefined && SPACE.test(token.gap.replace(/^[.,] /, ' '))
  const role = roleBefore(list, at, lang, gazetteer) || (adjacent && before !== undefined && (lexicon.isRole(before.folded, lang) || (before.folded.includes('-') && lexicon.isRole(before.folded.slice(before.folded.lastIndexOf('-') + 1), lang))))
  const usable = (index: number): boolean => {
    const word = list[index]
    if (!isName(word, loud) || !word) return false
    if (lexicon.isFunctionWord(word.folded, lang) && !(index > at && gazetteer.isFamily(word.folded))) return false
    if (lexicon.isOrganisationTail(word.folded) && !gazetteer.isFamily(word.folded)) return false
    if (word.initial && small.has(word.folded)) return false
    if (gazetteer.isCommon(word.folded, lang) && !gazetteer.isFamily(word.folded) && !gazetteer.isGiven(word.folded)) return false
    if (gazetteer.demonym(word.folded, lang) !== null && !gazetteer.isFamily(word.folded)) return false
    const place = gazetteer.lookup(word.folded, lang)
    if (place && !((gazetteer.isGiven(word.folded) || (role && !place.id.startsWith('country:'))) && index === at) && (place.kind === 'organisation' || (place.weight >= 0.95 && index !== at + 1) || (place.weight >= 0.7 && !gazetteer.isFamily(word.folded)))) return false
    return true
  }
  const isInitial = (index: number): boolean => INITIAL.test(list[index]?.text ?? '') && ((list[index]?.text ?? '').endsWith('.') || (list[index + 1]?.gap ?? '').startsWith('.'))
  const startsWithInitial = isInitial(at)
  if (!startsWithInitial && !usable(at)) return null
  if (!startsWithInitial && lexicon.isRole(token.folded, lang) && !gazetteer.isGiven(token.folded)) return null
  const given = !startsWithInitial && (gazetteer.isGiven(token.folded) || token.folded.split('-').every((part) => gazetteer.isGiven(part)) || (russian && givenBase(token.text, lang, gazetteer) !== null))
  let initial = token.initial && !role
  // Extend to the right.
  let to = at + 1
  let names = startsWithInitial ? 0 : 1
  while (to < list.length && to - at < 7) {
    const next = list[to]
    if (!next) break
    const gap = next.gap
    const afterInitial = isInitial(to - 1)
    if (!(SPACE.test(gap) || (afterInitial && /^\.? ?$/.test(gap)))) break
    if (isInitial(to)) {
      to++
      continue
    }
    if (usable(to) && !(lexicon.isRole(next.folded, lang) && german)) {
      names++
      to++
      if (names >= 4) break
      continue
    }
    // von der Leyen, de' Medici, bin Salman: particles, then a name.
    let skip = to
    while (skip < to + 3 && lexicon.isParticle(list[skip]?.folded ?? '') && (skip === to || /^[ '’]?$/.test(list[skip]?.gap ?? ''))) skip++
    const target = list[skip]
    const loose = /^(?:di|da|dal|of|do|des|del|della|dei|de|des|la|le|lo|el|al|der|den|y|du|zu|zum|zur)$/
    if (skip > to && target && /^[ '’]*$/.test(target.gap) && isName(target, loud) && !lexicon.isFunctionWord(target.folded, lang) && (given || startsWithInitial)) {
      const certain = gazetteer.isFamily(target.folded) || !loose.test(next.folded)
      const known = gazetteer.lookup(target.folded, lang)
      if (certain && !(loose.test(next.folded) && known && known.weight > 0.6) && !(names > 1 && loose.test(next.folded) && gazetteer.isFamily(list[to - 1]?.folded ?? ''))) {
        to = skip + 1
        names++
        continue
      }
    }
    break
  }
  while (to > at + 1 && isInitial(to - 1)) to--
  if (names === 0 || !isName(list[to - 1], loud)) {
    // Путин В. В.: initials after the name.
    return null
  }
  const last = list[to - 1]
  if (!last) return null
  if (!given && names > 1 && !startsWithInitial && !role) {
    // Two or more unknown capitals: a person only if the last is a family name or the words end like one.
    const family = isFamily(last, lang, gazetteer)
    const ends = NAME_SUFFIX.test(last.folded)
    const double = /^\p{Lu}\p{L}+-\p{Lu}\p{Ll}+$/u.test(token.text)
    if (!family && !ends && !double && (german || lang === null)) return null
    if (gazetteer.isCommon(last.folded, lang) || gazetteer.isCommon(token.folded, lang)) return null
    evidence.push('run')
    if (double) evidence.push('double')
    if (list.slice(at, to).every((word) => !gazetteer.isCommon(word.folded, lang)) && !german) evidence.push('rare')
    if (!family && !ends && saying(list, at, to)) evidence.push('saying')
    if (german && before && lexicon.isGermanDeterminer(before.folded)) evidence.push('determiner')
  }
  if (given) evidence.push('given')
  if (startsWithInitial) evidence.push('initials')
  if (role && (names > 1 || !token.gap.startsWith(','))) evidence.push('role')
  if (names > 1 || startsWithInitial) {
    if (isFamily(last, lang, gazetteer)) evidence.push('family')
    if (NAME_SUFFIX.test(last.folded)) evidence.push('suffix')
    for (let index = at; index < to; index++) if (PATRONYMIC.test(list[index]?.folded ?? '')) evidence.push('patronymic')
    if (given && !evidence.includes('family')) evidence.push(german ? 'german' : 'run')
  } else {
    // One word: a role before it, or a family name that says something.
    const family = isFamily(last, lang, gazetteer) && !given
    if (NAME_SUFFIX.test(last.folded) && last.folded.length > 5) evidence.push('suffix')
    if (family) evidence.push('family')
    if (saying(list, at, to)) evidence.push('saying')
    const rare = !gazetteer.isCommon(last.folded, lang) && gazetteer.lookup(last.folded, lang) === null
    if (rare && lang !== null && (family || (german && evidence.includes('saying')))) evidence.push('rare')
    if (rare && german && (family || evidence.includes('saying'))) initial = false
    if (!rare && !role) evidence.push('common')
    if (german && before && lexicon.isGermanDeterminer(before.folded) && !role) evidence.push('determiner')
    if (!role) evidence.push('single')
    if (given && !role) evidence.push('single')
    else if (role) evidence.push('run')
  }
  if (!german && !role && before && /^(?:the|il|el|le|les|los|las|gli)$/.test(before.folded)) evidence.push('determiner')
  if (initial) evidence.push('initial')
  return evidence.length > 0 ? { from: at, to, evidence } : null
}

const OF = /^(?:of|the|von|der|des|del|della|dello|dell'|dei|de|du|d'|la|l')$/

/** "presidente del Kazakistan, Kassym-Jomart Tokayev": the role stands before what it is the role of. */
function roleBefore(list: Token[], at: number, lang: Lang | null, gazetteer: Gazetteer): boolean {
  if (!/^,? $/.test(list[at]?.gap ?? '')) return false
  const place = list[at - 1]
  if (!place || place.shape === 'lower' || (gazetteer.acronym(place.text) === null && gazetteer.lookup(place.folded, lang) === null)) return false
  let back = at - 2
  while (back > at - 5 && OF.test(list[back]?.folded ?? '')) back--
  const head = list[back]
  return head !== undefined && (back < at - 2 || lang === 'ru') && lexicon.isRole(head.folded, lang)
}

function isFamily(token: Token, lang: Lang | null, gazetteer: Gazetteer): boolean {
  return nominatives(token.folded, lang).some((base) => gazetteer.isFamily(base)) || token.folded.split('-').every((part) => gazetteer.isFamily(part))
}

function saying(list: Token[], from: number, to: number): boolean {
  const near = [list[to], list[to + 1], list[from - 1], list[from - 2]]
  return near.some((token, index) => token !== undefined && lexicon.isSaying(token.folded) && (index < 2 ? /^[ ,»”"“]*$/.test(list[to]?.gap ?? '') : /^[ ,]*$/.test(list[from]?.gap ?? '')))
}

const AND = /^(?:and|&|und|e|et|y|и)$/
const ORG_JOINTS = new Set("of the for and & der des für fur und von della dello dell' dei degli delle del di de du des la las los les l' d' y e et per en pour".split(' '))

const CLUB = /^(?:fc|sv|vfl|vfb|tsv|tsg|msv|fsv|sc|sk|ac|as|ssc|ssv|afc|cd|cf|rc|sd|ud|borussia|eintracht|hertha|werder|arminia|fortuna|alemannia|dynamo|dinamo|lokomotiv|spartak|zenit|shakhtar|olympique|sporting|athletic|atletico|deportivo|inter|hapoel|maccabi|динамо|спартак|зенит|локомотив|цска|шахтер)$/

/** University of X, Banca d'Italia, Ministerium für Y; Müller GmbH, Nippon Steel Corporation. */
function organisationAt(list: Token[], at: number, lang: Lang | null): { to: number; evidence: Evidence[] } | null {
  const token = list[at]
  if (!token || token.shape === 'digit') return null
  const isCapital = (index: number): boolean => {
    const word = list[index]
    return word !== undefined && word.shape !== 'lower' && (word.shape !== 'digit' || index > at)
  }
  const spaced = (index: number): boolean => /^(?:[ \u00A0]|['’]|-| & )?$/.test(list[index]?.gap ?? 'x')
  if (lexicon.isOrganisationHead(token.folded) && token.shape !== 'lower') {
    let to = at + 1
    let reach = to
    let joints = 0
    while (reach < list.length && reach - at < 9 && spaced(reach)) {
      const word = list[reach]
      if (!word) break
      if (isCapital(reach) && word.shape !== 'digit' && (joints > 0 || lang !== 'de' || reach === at + 1) && !(lang !== 'de' && lexicon.isFunctionWord(word.folded, lang))) {
        to = ++reach
        if (lang === 'de') break
      } else if (ORG_JOINTS.has(word.folded) && !(joints === 0 && reach === at + 1 && AND.test(word.folded))) {
        joints++
        reach++
        if (joints > 3) break
      } else break
    }
    if (to > at + 1) {
      return { to, evidence: ['head'] }
    }
  }
  if (CLUB.test(token.folded) && isCapital(at + 1) && SPACE.test(list[at + 1]?.gap ?? '') && (list[at + 1]?.shape === 'cap' || list[at + 1]?.shape === 'mixed')) {
    const third = list[at + 2]
    const longer = third !== undefined && SPACE.test(third.gap) && (/^0?\d{2}$/.test(third.text) || /^(?:madrid|london|city|united|munchen|monchengladbach)$/.test(third.folded))
    return { to: at + (longer ? 3 : 2), evidence: ['tail'] }
  }
  // Up to four capitals, the last a legal form.
  let to = at + 1
  while (to < list.length && to - at < 6 && isCapital(to) && /^(?:[ \u00A0]| & )$/.test(list[to]?.gap ?? 'x')) to++
  for (let end = to; end > at + 1; end--) {
    const last = list[end - 1]
    if (last && lexicon.isOrganisationTail(last.folded) && !(lang === 'de' && lexicon.isGermanDeterminer(list[at]?.folded ?? ''))) {
      const legal = /^(?:gmbh|ag|kg|inc|corp|ltd|llc|plc|spa|srl|nv|bv|oyj|se|ev)$/.test(last.folded)
      if (lang === 'de' && !legal && end - at > 2) continue
      return { to: end, evidence: legal ? ['tail', 'run'] : lang === 'de' ? ['tail', 'german', 'single'] : ['tail'] }
    }
  }
  return null
}

function closing(list: Token[], at: number, text: string): number {
  for (let index = at; index < Math.min(list.length, at + 6); index++) {
    if (/^[»“”"]/.test(text.slice(list[index]?.end ?? 0, (list[index]?.end ?? 0) + 1))) return index + 1
    if (/[«»“”"\n]/.test(list[index + 1]?.gap ?? '')) return -1
  }
  return -1
}
