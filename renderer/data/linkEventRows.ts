/** Events over the whole library: linked from what the articles tell, given lasting ids, and written as a difference. */
import type { ArticleEvent } from '../core/events/articleEvents.ts'
import { linkEvents } from '../core/events/linkEvents.ts'
import type { DecisionRow, EventArticleRow, EventRow, Id } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'
import { rankOfEvent } from './derivedRanks.ts'
import { keepIds } from './keepIds.ts'
import type { KnownArticle } from './knownArticle.ts'
import { formerOf, leadTo } from './linkedIds.ts'

/** All that is stored of events. */
export interface StoredEvents {
  events: EventRow[]
  memberships: EventArticleRow[]
}

export interface LinkedEventRows {
  /** What is stored once it is written. */
  after: StoredEvents
  /** Within a transaction. */
  write: (db: DossierDatabase) => Promise<void>
}

export async function readEvents(db: DossierDatabase): Promise<StoredEvents> {
  const [events, memberships] = await Promise.all([db.events.toArray(), db.eventArticles.toArray()])
  return { events, memberships }
}

/**
 * @param actorOf of every form that passages speak of
 * @param eventsOf what an article tells by itself, for who remembers it
 */
export function linkEventRows(stored: StoredEvents, articles: Map<Id, KnownArticle>, decisions: DecisionRow[], actorOf: (form: number) => Id | null, eventsOf?: (article: { id: Id }) => ArticleEvent[]): LinkedEventRows {
  const known = [...articles].map(([id, { key, lang, publishedAt, passages }]) => ({ id, key, lang, publishedAt, passages }))
  const linked = linkEvents(known, decisions, actorOf, eventsOf)

  const { events: old, memberships: oldRows } = stored
  const place = (articleId: Id, field: string, start: number): string => `${articleId}|${field}|${start}`
  const members = new Map<Id, string[]>(old.filter((event) => event.former === undefined).map((event) => [event.id, []]))
  for (const row of oldRows) for (const passage of row.passages) members.get(row.eventId)?.push(place(row.articleId, passage.field, passage.start))
  const { ids, retired } = keepIds(
    [...members].map(([id, places]) => ({ id, members: places })),
    formerOf(old),
    linked.map((event) => event.articles.flatMap(({ articleId, passages }) => passages.map((passage) => place(articleId, passage.field, passage.start)))),
    () => crypto.randomUUID(),
  )
  const oldById = new Map(old.map((event) => [event.id, event]))
  const rows: EventRow[] = linked.map((event, at) => ({ id: ids[at]!, title: event.title, start: event.start, end: event.end, articles: event.articles.length, ...rankOfEvent({ articles: event.articles.length, start: event.start }), actors: event.actors }))
  const none: EventRow[] = retired.map(({ id, members: places, redirect }) => leadTo(redirect, { ...oldById.get(id)!, articles: 0, recurs: 0, former: [...places] }))
  const events = [...rows, ...none]
  const memberships: EventArticleRow[] = linked.flatMap((event, at) => event.articles.map((article) => ({ eventId: ids[at]!, ...article })))
  const keyOf = (row: EventArticleRow): string => `${row.eventId}|${row.articleId}`
  const oldMemberships = new Map(oldRows.map((row) => [keyOf(row), JSON.stringify(row)]))
  const kept = new Set(memberships.map(keyOf))

  return {
    after: { events, memberships },
    async write(db): Promise<void> {
      await db.events.bulkPut(events.filter((row) => JSON.stringify(row) !== JSON.stringify(oldById.get(row.id))))
      await db.eventArticles.bulkDelete(oldRows.filter((row) => !kept.has(keyOf(row))).map((row) => [row.eventId, row.articleId]))
      await db.eventArticles.bulkPut(memberships.filter((row) => oldMemberships.get(keyOf(row)) !== JSON.stringify(row)))
    },
  }
}
