/** Where an actor is mentioned, over the whole library: places without their words, which are read apart. */
import { type Collection, Dexie } from 'dexie'
import type { Concordance, ConcordanceArticle, MentionLine } from '../core/actors/concordance.ts'
import type { Id, OccurrenceRow } from '../core/model.ts'
import { readActor, spansOf } from './actors.ts'
import type { DossierDatabase } from './database.ts'

/** Up to so many articles are read at once; of more, the newest are read first. */
const FEW = 30
/** Lines of a first screen. */
const SCREEN = 24

/** Newest article first, undated last. */
const newestFirst = (a: { order: string; id: Id }, b: { order: string; id: Id }): number => (a.order < b.order ? 1 : a.order > b.order ? -1 : a.id < b.id ? -1 : 1)

/** The first lines of a concordance, and how many there will be. */
export interface Beginning extends Concordance {
  mentions: number
}

/**
 * The newest mentions of an actor in many articles, without reading the others: of those only how many there are.
 * @returns null when there are so few articles that all are read as fast
 */
export async function beginningOf(db: DossierDatabase, actorId: Id): Promise<Beginning | null> {
  const [actor, occurrences] = await Promise.all([db.actors.get(actorId), occurrencesOf(db, actorId).toArray()])
  if (actor === undefined || occurrences.length <= FEW) return null
  occurrences.sort((a, b) => newestFirst({ order: a.order, id: a.articleId }, { order: b.order, id: b.articleId }))
  let lines = 0
  const newest = occurrences.filter(({ count }) => (lines += count) - count < SCREEN).map(({ articleId }) => articleId)
  return { ...(await linesIn(db, actor.forms, newest)), mentions: occurrences.reduce((sum, { count }) => sum + count, 0) }
}

const occurrencesOf = (db: DossierDatabase, actorId: Id): Collection<OccurrenceRow, [Id, Id]> =>
  db.occurrences.where('[actorId+articleId]').between([actorId, Dexie.minKey], [actorId, Dexie.maxKey])

/** Articles read in one go. */
const BATCH = 1000

/** Newest article first, undated last; of each, its mentions in order. An actor that is not there has none. */
export async function concordanceOf(db: DossierDatabase, actorId: Id): Promise<Concordance> {
  const actor = await readActor(db, actorId)
  if (actor === null) return { articles: [], lines: [], forms: new Map() }
  return linesIn(db, actor.forms, (await occurrencesOf(db, actor.id).primaryKeys()).map(([, articleId]) => articleId))
}

async function linesIn(db: DossierDatabase, actorForms: readonly number[], ids: Id[]): Promise<Concordance> {
  const own = new Set(actorForms)
  const forms = new Map((await db.forms.bulkGet([...own])).flatMap((form) => (form === undefined ? [] : [[form.id, form] as const])))
  const read: { article: ConcordanceArticle; lines: Omit<MentionLine, 'article'>[] }[] = []
  for (let from = 0; from < ids.length; from += BATCH) {
    const articles = (await db.articles.bulkGet(ids.slice(from, from + BATCH))).filter((row) => row !== undefined)
    const mentions = await db.mentions.bulkGet(articles.map(({ id, version }) => [id, version]))
    articles.forEach(({ id, version, title, lang, source, publishedAt, order }, at) => {
      const row = mentions[at]
      if (row !== undefined) read.push({ article: { id, version, title, lang, source, date: publishedAt, order }, lines: spansOf(row, (form) => own.has(form)) })
    })
  }
  read.sort((a, b) => newestFirst(a.article, b.article))
  return {
    articles: read.map(({ article }) => article),
    lines: read.flatMap(({ lines }, article) => lines.map((line) => ({ ...line, article }))),
    forms,
  }
}

/** The texts of articles in these versions, by article. */
export async function textsOf(db: DossierDatabase, articles: { id: Id; version: number }[]): Promise<Map<Id, string>> {
  const bodies = await db.bodies.bulkGet(articles.map(({ id, version }) => [id, version]))
  return new Map(bodies.flatMap((body) => (body === undefined ? [] : [[body.articleId, body.text] as const])))
}
