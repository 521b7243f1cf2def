/**
 * Unlinked mentions: where notes say a thing's name without a link to it, and which names one note says. A family name that several persons
 * bear is told from those whose given name stands before it; what stays open says who else it may be.
 */
import { fold } from '../text/fold.ts'
import { soundDistance, soundKeys } from '../text/transliterate.ts'
import { contextOf } from './links.ts'
import { linkableBlocks, OBJECT } from './linkable.ts'
import type { Id, NoteNode, Span } from '../model.ts'
import type { SearchTarget } from './searchNames.ts'
import { type Mention, TextIndex } from './textIndex.ts'

/** Whom a mention may mean besides. */
export type Other = Pick<SearchTarget, 'kind' | 'id' | 'name'>

export interface Unlinked extends Mention {
  others: Other[]
}

/** Given and family names may be spelt as other languages do. */
const SAME = 0.05

/** Persons by the sounds of their family names. */
export class Persons {
  readonly #byKey = new Map<string, SearchTarget[]>()

  constructor(targets: Iterable<SearchTarget>) {
    for (const target of targets) {
      if (target.person === undefined || target.person.given.length === 0) continue
      for (const key of soundKeys(target.person.family)) {
        const list = this.#byKey.get(key)
        if (list === undefined) this.#byKey.set(key, [target])
        else list.push(target)
      }
    }
  }

  /** Others who bear the person's family name. */
  namesakes({ id, person }: SearchTarget): SearchTarget[] {
    if (person === undefined) return []
    const found = new Set(soundKeys(person.family).flatMap((key) => this.#byKey.get(key) ?? []))
    return [...found].filter((other) => other.id !== id && (fold(other.person!.family) === fold(person.family) || soundDistance(other.person!.family, person.family) <= SAME))
  }
}

const isGiven = (word: string | null, given: string[]): boolean =>
  word !== null && given.some((name) => name === word || (word.length === 1 && name.startsWith(word)) || (word.length > 3 && soundDistance(name, word) <= SAME))

/** A family name after somebody else's given name is not this person's; without any it may be either's. */
function attribute(mentions: Mention[], target: SearchTarget, namesakes: SearchTarget[]): Unlinked[] {
  return mentions.flatMap((mention): Unlinked[] => {
    if (!mention.family || namesakes.length === 0) return [{ ...mention, others: [] }]
    if (isGiven(mention.before, target.person?.given ?? [])) return [{ ...mention, others: [] }]
    if (namesakes.some(({ person }) => isGiven(mention.before, person!.given))) return []
    return [{ ...mention, others: namesakes.map(({ kind, id, name }) => ({ kind, id, name })) }]
  })
}

/** Where notes say the target's name, by note; not in the target itself. */
export function mentionsOf(index: TextIndex, target: SearchTarget, persons: Persons): Map<Id, Unlinked[]> {
  const namesakes = persons.namesakes(target)
  const found = new Map<Id, Unlinked[]>()
  for (const [id, mentions] of index.find(target.names)) {
    const own = target.kind === 'note' && id === target.id ? [] : attribute(mentions, target, namesakes)
    if (own.length > 0) found.set(id, own)
  }
  return found
}

/** A thing that a note names, and where. */
export interface NamedThing {
  target: Pick<SearchTarget, 'kind' | 'id' | 'name' | 'actor'>
  mentions: Unlinked[]
}

const ORDER = ['exact', 'inflected', 'transliterated']
const KINDS = ['note', 'actor', 'event', 'article']

/**
 * Which of the targets a note names, in the order of their first mention. Of names that overlap the longer one counts, then the one that is
 * written as it is; a place that is two things' own name goes to the first (a note before an actor before an event), with the other in `others`.
 */
export function namesIn(noteId: Id, doc: NoteNode, targets: Iterable<SearchTarget>, persons: Persons): NamedThing[] {
  const index = new TextIndex()
  index.put(noteId, linkableBlocks(doc))
  const all: { target: SearchTarget; mention: Unlinked }[] = []
  for (const target of targets) {
    if (target.kind === 'note' && target.id === noteId) continue
    const mentions = index.find(target.names, noteId).get(noteId)
    if (mentions === undefined) continue
    for (const mention of attribute(mentions, target, persons.namesakes(target))) all.push({ target, mention })
  }
  const order = new Map<string, number>()
  linkableBlocks(doc).forEach(({ path }, at) => order.set(path.join(), at))
  const place = ({ path }: Mention): number => order.get(path.join()) ?? 0
  const weight = ({ target, mention }: (typeof all)[number]): number => ORDER.indexOf(mention.likeness) * 10 + Number(mention.family) * 5 + KINDS.indexOf(target.kind)
  all.sort((a, b) => place(a.mention) - place(b.mention) || a.mention.start - b.mention.start || b.mention.end - a.mention.end || weight(a) - weight(b) || (a.target.id < b.target.id ? -1 : 1))
  const found = new Map<string, NamedThing>()
  let last: (typeof all)[number] | null = null
  for (const one of all) {
    const { target, mention } = one
    if (last !== null && place(last.mention) === place(mention) && mention.start < last.mention.end) {
      const same = mention.start === last.mention.start && mention.end === last.mention.end && !last.mention.others.some(({ id }) => id === target.id)
      if (same) last.mention.others.push({ kind: target.kind, id: target.id, name: target.name })
      continue
    }
    last = one
    const key = `${target.kind}/${target.id}`
    const thing = found.get(key)
    if (thing === undefined) found.set(key, { target: { kind: target.kind, id: target.id, name: target.name, ...(target.actor === undefined ? {} : { actor: target.actor }) }, mentions: [mention] })
    else thing.mentions.push(mention)
  }
  return [...found.values()]
}

/** The sentences around a mention, for people. */
export function mentionContext({ text, start, end }: Mention): { context: string; at: Span } {
  // What has no words in the text (a picture, a footnote's mark) shows as nothing.
  const plain = (part: string): string => part.replaceAll(OBJECT, '')
  const before = plain(text.slice(0, start))
  const label = plain(text.slice(start, end))
  return contextOf(before + label + plain(text.slice(end)), { start: before.length, end: before.length + label.length })
}
