/**
 * By which words a thing is recognised in a note: the title and aliases of a note, the title of an article or event, every name of an actor, and
 * a person's family name alone. How a written word is compared with a name's word is textIndex.ts's.
 */
import { parsePerson } from '../actors/compareNames.ts'
import type { ActorKind, ActorRow, EventRow, Id, NoteRow, TargetKind } from '../model.ts'
import { fold } from '../text/fold.ts'

/** Words are runs of letters and digits: hyphens, apostrophes and full stops part them, in names as in texts. */
export const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** Scripts that write no spaces: there a name is looked for as it is. */
export const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

export interface SearchName {
  text: string
  words: string[]
  /**
   * `title`: any case. `name`: with a capital, inflected, and as another language spells it. `acronym`: in capitals only.
   */
  as: 'title' | 'name' | 'acronym'
  /** A family name alone: it may be another's. */
  family: boolean
}

export interface SearchTarget {
  kind: TargetKind
  id: Id
  /** What is shown. */
  name: string
  actor?: ActorKind
  names: SearchName[]
  /** Of persons: folded given names, and the family name; for telling namesakes apart. */
  person?: { given: string[]; family: string }
}

const wordsIn = (text: string): string[] => text.match(WORD) ?? []

/** One letter, a number, or nothing to read is no name to look for. */
const tells = (text: string): boolean => UNSPACED.test(text) || /\p{L}.*[\p{L}\p{N}]/u.test(text.trim()) && fold(text.trim()).length > 2

const isAcronym = (name: string): boolean => /^[\p{Lu}\d][\p{Lu}\d.-]{1,7}$/u.test(name) && /\p{Lu}.*\p{Lu}/u.test(name)

const titleName = (text: string): SearchName => ({ text: text.trim(), words: wordsIn(text), as: 'title', family: false })

/** Each spelling once; the longest first, so that a whole name wins over its part. */
function distinct(names: SearchName[]): SearchName[] {
  const known = new Set<string>()
  return names
    .filter(({ text, as }) => {
      const key = as === 'acronym' ? text : fold(text)
      return !known.has(key) && known.add(key)
    })
    .sort((a, b) => b.words.length - a.words.length)
}

export function targetOfNote({ id, title, aliases }: Pick<NoteRow, 'id' | 'title' | 'aliases'>): SearchTarget {
  return { kind: 'note', id, name: title, names: distinct([title, ...aliases].filter(tells).map(titleName)) }
}

export function targetOfTitle(kind: 'article' | 'event', { id, title }: Pick<EventRow, 'id' | 'title'>): SearchTarget {
  return { kind, id, name: title, names: tells(title) ? [titleName(title)] : [] }
}

/** `more`: further names that are known of it, such as the gazetteer's. */
export function targetOfActor(actor: Pick<ActorRow, 'id' | 'kind' | 'name' | 'names'>, more: string[] = []): SearchTarget {
  const names: SearchName[] = []
  const all = [actor.name, ...actor.names.map(({ name }) => name), ...more].filter((name) => tells(name) || isAcronym(name))
  for (const text of all) names.push({ text, words: wordsIn(text), as: isAcronym(text) ? 'acronym' : 'name', family: false })
  const target: SearchTarget = { kind: 'actor', id: actor.id, name: actor.name, actor: actor.kind, names }
  if (actor.kind === 'person') {
    const parsed = all.map(parsePerson).filter(({ given, family }) => given.length > 0 && family.length > 2 && !UNSPACED.test(family))
    for (const { family } of parsed) names.push({ text: family, words: wordsIn(family), as: 'name', family: true })
    const own = parsePerson(actor.name)
    target.person = { given: [...new Set([own, ...parsed].flatMap(({ given }) => given.map(fold)))], family: own.family }
  }
  target.names = distinct(names)
  return target
}
