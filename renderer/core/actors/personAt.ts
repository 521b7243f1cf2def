/** Where a person may be named: given and family names, initials, roles before a name, verbs of saying beside it, endings. */
import type { Lang } from '../model.ts'
import type { Token } from '../text/tokens.ts'
import type { Gazetteer } from './gazetteer.ts'
import { givenBase, nominatives } from './inflection.ts'
import * as lexicon from './lexicon.ts'
import { ALL_CAPS, SPACE } from './lines.ts'
import type { Evidence } from './score.ts'

/** An initial: J., Ю. */
export const INITIAL = /^\p{Lu}(?:\p{Ll}?\.)?$/u
const PATRONYMIC = /(?:вич|вича|вичу|вичем|виче|вна|вны|вне|вну|вной|owitsch|ovich|evich|ewitsch|ovna|evna|owna|ewna)$/u
const NAME_SUFFIX = /(?:[oe]v|[oe]va|[oe]w|[oe]wa|enko|chuk|tschuk|sk[iy]j?|skaya|skaja|ska|idze|adze|shvili|schwili|yan|jan|ian|sson|ssen|nsen|opoulos|idis|akis|oglu|ич|ов|ев|ова|ева|енко|ский|ская|ского|идзе|швили|ян|чук)$/u

/** A word written as names are; agencies write some family names, and a few writers all, in capitals. */
const isName = (token: Token | undefined, loud: boolean, gazetteer: Gazetteer): boolean =>
  token !== undefined && (token.shape === 'cap' || token.shape === 'mixed' || (token.shape === 'upper' && (loud || (token.text.length > 3 && (gazetteer.isGiven(token.folded) || gazetteer.isFamily(token.folded)))))) && /^\p{L}[\p{L}\p{M}'’-]*$/u.test(token.text) && token.text.length > 1

/** The person whose name may begin at a token, with what speaks for it. */
export function personAt(list: Token[], at: number, lang: Lang | null, gazetteer: Gazetteer, flags: Uint8Array, small: Set<string>): { from: number; to: number; evidence: Evidence[] } | null {
  const token = list[at]
  if (!token) return null
  const second = list[at + 1]
  // Sergio MATTARELLA: after a given name capitals are a family name.
  const agency = second !== undefined && second.shape === 'upper' && second.text.length > 4 && SPACE.test(second.gap) && gazetteer.acronym(second.text) === null && gazetteer.isGiven(token.folded)
  const loud = agency || ((flags[at] ?? 0) & ALL_CAPS) !== 0
  const german = lang === 'de'
  const russian = lang === 'ru'
  const evidence: Evidence[] = []
  const before = list[at - 1]
  const adjacent = before !== undefined && SPACE.test(token.gap.replace(/^[.,] /, ' '))
  const role = roleBefore(list, at, lang, gazetteer) || (adjacent && before !== undefined && (lexicon.isRole(before.folded, lang) || (before.folded.includes('-') && lexicon.isRole(before.folded.slice(before.folded.lastIndexOf('-') + 1), lang))))
  const usable = (index: number): boolean => {
    const word = list[index]
    if (!isName(word, loud, gazetteer) || !word) return false
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
  // M. Lambert: monsieur.
  const startsWithInitial = isInitial(at) && !lexicon.isRole(token.folded.replace('.', ''), lang)
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
    if (skip > to && target && /^[ '’]*$/.test(target.gap) && isName(target, loud, gazetteer) && !lexicon.isFunctionWord(target.folded, lang) && (given || startsWithInitial)) {
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
  if (names === 0 || !isName(list[to - 1], loud, gazetteer)) {
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
