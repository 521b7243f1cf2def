/** What the page of an actor shows first, read in one transaction: one answer and one drawing instead of a dozen of each. */
import type { Concordance } from '../core/actors/concordance.ts'
import { FEW, SCREEN } from '../core/actors/outline.ts'
import type { ActorRow, EventRow, FormRow, Id } from '../core/model.ts'
import { type ActorNow, eventsOfActor, formsOf, readActorNow } from './actors.ts'
import { type Beginning, beginningOf, beginningOfAll, concordanceOf, textsOf } from './concordance.ts'
import type { DossierDatabase } from './database.ts'
import { type Backlink, backlinks } from './notes.ts'
import { getSetting } from './settings.ts'
import { likelySame } from './suggestions.ts'

export interface ActorPageRows extends ActorNow {
  /** The setting of this name: how its lines are shown. */
  wholeSentences: boolean
  forms: FormRow[]
  likely: { id: string; other: ActorRow; why: string }[]
  events: EventRow[]
  backlinks: Backlink[]
}

export interface ActorPage {
  rows: ActorPageRows
  /** Null when all mentions have to be read to know the first. */
  beginning: Beginning | null
  /** Those that the beginning's lines are in. */
  texts: Map<Id, string>
}

/** @returns null when there is no such actor */
export function readActorPage(db: DossierDatabase, id: Id): Promise<ActorPage | null> {
  const tables = [db.actors, db.settings, db.forms, db.suggestions, db.events, db.links, db.notes, db.outlines, db.occurrences, db.decisions, db.articles, db.mentions, db.bodies]
  return db.transaction('r', tables, async () => {
    const now = await readActorNow(db, id)
    if (now === null) return null
    const { actor } = now
    const [mentions, wholeSentences, forms, likely, events, links] = await Promise.all([
      firstMentions(db, actor), getSetting(db, 'wholeSentences'), formsOf(db, actor), likelySame(db, actor), eventsOfActor(db, actor.id), backlinks(db, 'actor', actor.id),
    ])
    return { rows: { ...now, wholeSentences, forms, likely, events, backlinks: links }, ...mentions }
  })
}

async function firstMentions(db: DossierDatabase, actor: ActorRow): Promise<Pick<ActorPage, 'beginning' | 'texts'>> {
  const beginning = actor.articles <= FEW ? beginningOfAll(await concordanceOf(db, actor.id), SCREEN) : await beginningOf(db, actor.id)
  return { beginning, texts: beginning === null ? new Map() : await textsOf(db, articlesOf(beginning)) }
}

const articlesOf = ({ articles, lines }: Concordance): Concordance['articles'] => [...new Set(lines.map(({ article }) => article))].map((at) => articles[at]!)
