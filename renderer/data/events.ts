/** Events as the interface reads them, and what the user decides about them. Derived rows are read; only decisions are written. */
import Dexie from 'dexie'
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
  return events.filter((event) => event.redirect === undefined).sort((a, b) => byTime(b, a) || a.title.localeCompare(b.title))
}

/** The event of an address: follows redirects; null when there is none. */
export async function readEvent(db: DossierDatabase, id: Id): Promise<EventRow | null> {
  let event = await db.events.get(id)
  for (let hops = 0; event?.redirect !== undefined && hops < 32; hops++) event = await db.events.get(event.redirect)
  return event === undefined || event.redirect !== undefined ? null : event
}

export interface EventArticle {
  article: ArticleRow
  membership: EventArticleRow
  passages: Passage[]
}

/** The event's articles in the order of their dates, each with the sentences that tell of it. */
export async function articlesOfEvent(db: DossierDatabase, eventId: Id): Promise<EventArticle[]> {
  const memberships = await db.eventArticles.where('[eventId+articleId]').between([eventId, Dexie.minKey], [eventId, Dexie.maxKey]).toArray()
  const articles = await db.articles.bulkGet(memberships.map((membership) => membership.articleId))
  const bodies = await db.bodies.bulkGet(articles.flatMap((article) => (article === undefined ? [] : [[article.id, article.version] as [Id, number]])))
  const textOf = new Map(bodies.flatMap((body) => (body === undefined ? [] : [[body.articleId, body.text] as const])))
  return memberships
    .flatMap((membership, at) => {
      const article = articles[at]
      if (article === undefined) return []
      const text = textOf.get(article.id) ?? ''
      const passages = membership.passages.map(({ field, start, end }) => passageAt(article, text, field, { start, end }))
      return [{ article, membership, passages }]
    })
    .sort((a, b) => (a.article.order < b.article.order ? -1 : a.article.order > b.article.order ? 1 : 0))
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

/** The anchor of an event: its first passage in the given article, or in its first. */
async function anchorOf(db: DossierDatabase, event: EventRow, articleId?: Id): Promise<PassageAnchor> {
  const articles = await articlesOfEvent(db, event.id)
  const chosen = articleId === undefined ? articles[0] : articles.find(({ article }) => article.id === articleId)
  const passage = chosen?.membership.passages[0]
  if (chosen === undefined || passage === undefined) throw new RangeError(`event ${event.id} has no passage in ${articleId ?? 'any article'}`)
  const body = await db.bodies.get([chosen.article.id, chosen.article.version])
  const source = passage.field === 'title' ? chosen.article.title : (body?.text ?? '')
  return { articleKey: chosen.article.key, field: passage.field, exact: source.slice(passage.start, passage.end), start: passage.start }
}

/** Each function below appends decisions and gives their ids, for undo(). */
export async function mergeEvents(db: DossierDatabase, a: EventRow, b: EventRow): Promise<Id[]> {
  return decide(db, [{ type: 'event-same', a: await anchorOf(db, a), b: await anchorOf(db, b) }])
}

/** The article tells of something else: it leaves the event. */
export async function leaveEvent(db: DossierDatabase, event: EventRow, articleId: Id): Promise<Id[]> {
  const off = await anchorOf(db, event, articleId)
  const others = (await articlesOfEvent(db, event.id)).filter(({ article }) => article.id !== articleId)
  const decisions: Decision[] = []
  for (const { article } of others) decisions.push({ type: 'event-different', a: off, b: await anchorOf(db, event, article.id) })
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
  const articles = await articlesOfEvent(db, event.id)
  const anchors: PassageAnchor[] = []
  for (const { article } of articles) anchors.push(await anchorOf(db, event, article.id))
  return decide(db, anchors.map((at) => ({ type: 'event-ignore', at })))
}
