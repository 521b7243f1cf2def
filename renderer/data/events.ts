/** Events as the interface reads them, and what the user decides about them. Derived rows are read; only decisions are written. */
import { Dexie } from 'dexie'
import { sortKey } from '../core/events/edtf.ts'
import type { ArticleRow, Decision, Edtf, EventArticleRow, EventRow, Id, PassageAnchor } from '../core/model.ts'
import { passageAt, type Passage } from './actors.ts'
import type { DossierDatabase } from './database.ts'
import { decide } from './decisions.ts'

/** The earlier one first, undated before all. */
function byTime(a: EventRow, b: EventRow): number {
  const [x, y] = [sortKey(a.start), sortKey(b.start)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** Events, newest first, undated last: those told of in two articles or more, or all. */
export async function listEvents(db: DossierDatabase, { all = false } = {}): Promise<EventRow[]> {
  const events = await db.events.where('articles').aboveOrEqual(all ? 1 : 2).toArray()
  return events.sort((a, b) => byTime(b, a) || a.title.localeCompare(b.title))
}

/** The newest of them, and how many there are. */
export async function newestEvents(db: DossierDatabase, most: number): Promise<{ count: number; rows: EventRow[] }> {
  const listed = db.events.where('[recurs+order]').between([1, Dexie.minKey], [1, Dexie.maxKey])
  const [count, rows] = await Promise.all([listed.count(), listed.clone().reverse().limit(most).toArray()])
  // The index leaves those of one time in the order of their ids, which is chance.
  return { count, rows: rows.sort((a, b) => byTime(b, a) || a.title.localeCompare(b.title)) }
}

/** The event of an address: follows redirects; null when there is none. */
export async function readEvent(db: DossierDatabase, id: Id): Promise<EventRow | null> {
  let event = await db.events.get(id)
  for (let hops = 0; event?.redirect !== undefined && hops < 32; hops++) event = await db.events.get(event.redirect)
  return event?.former !== undefined || event?.redirect !== undefined ? null : (event ?? null)
}

export interface EventArticle {
  article: ArticleRow
  membership: EventArticleRow
  passages: Passage[]
}

/** The event's articles in the order of their dates, with their texts. */
async function membersOf(db: DossierDatabase, eventId: Id): Promise<{ article: ArticleRow; membership: EventArticleRow; text: string }[]> {
  const memberships = await db.eventArticles.where('[eventId+articleId]').between([eventId, Dexie.minKey], [eventId, Dexie.maxKey]).toArray()
  const articles = await db.articles.bulkGet(memberships.map((membership) => membership.articleId))
  const bodies = await db.bodies.bulkGet(articles.flatMap((article) => (article === undefined ? [] : [[article.id, article.version] as [Id, number]])))
  const textOf = new Map(bodies.flatMap((body) => (body === undefined ? [] : [[body.articleId, body.text] as const])))
  return memberships
    .flatMap((membership, at) => {
      const article = articles[at]
      return article === undefined ? [] : [{ article, membership, text: textOf.get(article.id) ?? '' }]
    })
    .sort((a, b) => (a.article.order < b.article.order ? -1 : a.article.order > b.article.order ? 1 : 0))
}

/** The event's articles in the order of their dates, each with the sentences that tell of it. */
export async function articlesOfEvent(db: DossierDatabase, eventId: Id): Promise<EventArticle[]> {
  return (await membersOf(db, eventId)).map(({ article, membership, text }) => {
    const passages = membership.passages.map(({ field, start, end }) => passageAt(article, text, field, { start, end }))
    return { article, membership, passages }
  })
}

/** The events an article tells of, in the order of their dates, undated last. */
export async function eventsOfArticle(db: DossierDatabase, articleId: Id): Promise<{ event: EventRow; membership: EventArticleRow }[]> {
  const memberships = await db.eventArticles.where('articleId').equals(articleId).toArray()
  const events = await db.events.bulkGet(memberships.map((membership) => membership.eventId))
  return memberships
    .flatMap((membership, at) => {
      const event = events[at]
      return event === undefined ? [] : [{ event, membership }]
    })
    .sort((a, b) => Number(a.event.start === null) - Number(b.event.start === null) || byTime(a.event, b.event))
}

/** The anchors of an event, one an article: its first passage there. */
async function anchorsOf(db: DossierDatabase, event: EventRow): Promise<{ articleId: Id; anchor: PassageAnchor }[]> {
  return (await membersOf(db, event.id)).flatMap(({ article, membership: { passages: [passage] }, text }) => {
    if (passage === undefined) return []
    const exact = (passage.field === 'title' ? article.title : text).slice(passage.start, passage.end)
    return [{ articleId: article.id, anchor: { articleKey: article.key, field: passage.field, exact, start: passage.start, ...(passage.type !== undefined && { type: passage.type }) } }]
  })
}

/** The first of them. */
async function anchorOf(db: DossierDatabase, event: EventRow): Promise<PassageAnchor> {
  const [first] = await anchorsOf(db, event)
  if (first === undefined) throw new RangeError(`event ${event.id} has no passage in any article`)
  return first.anchor
}

/** Each function below appends decisions and gives their ids, for undo(). */
export async function mergeEvents(db: DossierDatabase, a: EventRow, b: EventRow): Promise<Id[]> {
  return decide(db, [{ type: 'event-same', a: await anchorOf(db, a), b: await anchorOf(db, b) }])
}

/** The article tells of something else: it leaves the event. */
export async function leaveEvent(db: DossierDatabase, event: EventRow, articleId: Id): Promise<Id[]> {
  const anchors = await anchorsOf(db, event)
  const off = anchors.find((one) => one.articleId === articleId)?.anchor
  if (off === undefined) throw new RangeError(`event ${event.id} has no passage in article ${articleId}`)
  const decisions: Decision[] = anchors.flatMap((one) => (one.articleId === articleId ? [] : [{ type: 'event-different', a: off, b: one.anchor }]))
  if (decisions.length === 0) decisions.push({ type: 'event-ignore', at: off })
  return decide(db, decisions)
}

export async function renameEvent(db: DossierDatabase, event: EventRow, title: string): Promise<Id[]> {
  return decide(db, [{ type: 'event-rename', at: await anchorOf(db, event), title }])
}

export async function dateEvent(db: DossierDatabase, event: EventRow, start: Edtf | null, end: Edtf | null): Promise<Id[]> {
  return decide(db, [{ type: 'event-date', at: await anchorOf(db, event), start, end }])
}

export async function ignoreEvent(db: DossierDatabase, event: EventRow): Promise<Id[]> {
  return decide(db, (await anchorsOf(db, event)).map(({ anchor }) => ({ type: 'event-ignore', at: anchor })))
}
