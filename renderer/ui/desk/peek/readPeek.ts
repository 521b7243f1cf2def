/** What a card says of the place that a link leads to. */
import type { Place } from '../../../core/address.ts'
import type { ActorKind, ActorRow, Lang, TargetKind } from '../../../core/model.ts'
import { fold } from '../../../core/text/fold.ts'
import { beginning, noteBeginning } from '../../../core/notes/beginning.ts'
import { actorsById, readActor } from '../../../data/actors.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { readEvent } from '../../../data/events.ts'
import { readNote } from '../../../data/noteTexts.ts'
import { deskStrings } from '../../shared/strings/desk.ts'
import { peekStrings as strings } from '../../shared/strings/peek.ts'
import { sourceAndDate, spanInWords, titleOf } from './describeArticle.ts'

export interface Peek {
  kind: TargetKind
  actor?: ActorKind
  title: string
  /** Quiet lines under the title. */
  facts: string[]
  /** The beginning, or the passage that is meant. */
  text: string
  /** An actor's other names, each once a language. */
  names?: { lang: Lang; name: string }[]
  lang?: string | null
}

/** Characters of a text that a card shows. */
const LENGTH = 420
const OTHERS = 6

/** A name that only differs in its capitals or accents tells nobody more. */
function otherNames(actor: ActorRow): { lang: Lang; name: string }[] {
  const told = new Set<string>()
  return actor.names
    .filter(({ lang, name }) => {
      const key = `${lang}/${fold(name)}`
      const known = told.has(key) || fold(name) === fold(actor.name)
      told.add(key)
      return !known
    })
    .slice(0, OTHERS)
}

/**
 * @param heading of a note: shows what stands under it
 * @returns null when there is nothing (any more) to show
 */
export async function readPeek(db: DossierDatabase, place: Place, heading: string | null): Promise<Peek | null> {
  if (place.kind === 'note') {
    const note = await readNote(db, place.id)
    if (note === null) return null
    const { row, doc } = note
    return { kind: 'note', title: row.title || strings.untitled, facts: [...(heading === null ? [] : [heading]), ...(row.trashedAt > 0 ? [strings.inTrash] : [])], text: noteBeginning(doc, heading, LENGTH) || strings.empty, lang: row.lang }
  }
  if (place.kind === 'article') {
    const article = await db.articles.get(place.id)
    if (article === undefined) return null
    const body = await db.bodies.get([article.id, place.version ?? article.version])
    const { at } = place
    const text = at === undefined || body === undefined ? (body?.text.slice(0, 2 * LENGTH) ?? article.excerpt) : `… ${body.text.slice(at.start, at.start + 2 * LENGTH).slice(0, at.end - at.start)} …`
    return { kind: 'article', title: titleOf(article), facts: [sourceAndDate(article)], text: beginning(text, LENGTH), lang: article.lang }
  }
  if (place.kind === 'actor') {
    const actor = await readActor(db, place.id)
    if (actor === null) return null
    return { kind: 'actor', actor: actor.kind, title: actor.name, facts: [strings.counts(actor.articles, actor.mentions)], text: '', names: otherNames(actor) }
  }
  if (place.kind !== 'event') return null
  const event = await readEvent(db, place.id)
  if (event === null) return null
  const actors = await actorsById(db, event.actors.slice(0, OTHERS))
  return { kind: 'event', title: event.title, facts: [spanInWords(event.start, event.end) || deskStrings.undated, strings.articles(event.articles)], text: actors.map(({ name }) => name).join(', ') }
}
