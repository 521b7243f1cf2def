/** Where an actor is mentioned, over the whole library: places without their words, which are read apart. */
import { Dexie } from 'dexie'
import type { Concordance, ConcordanceArticle, MentionLine } from '../core/actors/concordance.ts'
import type { Id } from '../core/model.ts'
import { readActor, spansOf } from './actors.ts'
import type { DossierDatabase } from './database.ts'

/** Articles read in one go. */
const BATCH = 1000

/** Newest article first, undated last; of each, its mentions in order. An actor that is not there has none. */
export async function concordanceOf(db: DossierDatabase, actorId: Id): Promise<Concordance> {
  const actor = await readActor(db, actorId)
  const own = new Set(actor?.forms)
  const ids = actor === null ? [] : (await db.occurrences.where('[actorId+articleId]').between([actor.id, Dexie.minKey], [actor.id, Dexie.maxKey]).primaryKeys()).map(([, articleId]) => articleId)
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
  read.sort((a, b) => (a.article.order < b.article.order ? 1 : a.article.order > b.article.order ? -1 : a.article.id < b.article.id ? -1 : 1))
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
