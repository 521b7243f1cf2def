/** Where an actor is mentioned, over the whole library: places without their words, which are read apart. */
import { Dexie } from 'dexie'
import { formKey } from '../core/actors/linkForms.ts'
import { activeDecisions } from '../core/decisions.ts'
import { type Concordance, type ConcordanceArticle, type MentionLine, newestFirst } from '../core/actors/concordance.ts'
import { BARS } from '../core/actors/outline.ts'
import { timelineOf, type Timeline } from '../core/actors/timeline.ts'
import type { Edtf, Id } from '../core/model.ts'
import { readActor, spansOf } from './actors.ts'
import type { DossierDatabase } from './database.ts'

/** The first lines of a concordance, and what is known of the others before they are read. */
export interface Beginning extends Concordance {
  mentions: number
  timeline: Timeline
}

/**
 * The newest mentions of an actor in many articles, without reading the others.
 * @returns null when there are so few articles that all are read as fast, or when some of the newest are gone and what is known of the others is not linked yet
 */
export async function beginningOf(db: DossierDatabase, actorId: Id): Promise<Beginning | null> {
  const [actor, outline] = await Promise.all([db.actors.get(actorId), db.outlines.get(actorId)])
  if (actor === undefined || outline === undefined) return null
  const lines = await linesIn(db, actor.forms, outline.newest)
  return lines.articles.length < outline.newest.length ? null : { ...lines, mentions: actor.mentions, timeline: outline.timeline }
}

/** The same of all mentions, once they are read. @param most lines */
export function beginningOfAll(all: Concordance, most: number): Beginning {
  return { ...all, lines: all.lines.slice(0, most), mentions: all.lines.length, timeline: timelineOf(mentionsByArticle(all), BARS) }
}

/** Of each article its date, and how many of the lines are in it. */
export function mentionsByArticle({ articles, lines }: Concordance): { date: Edtf | null; mentions: number }[] {
  const counts = articles.map(({ date }) => ({ date, mentions: 0 }))
  for (const { article } of lines) counts[article]!.mentions++
  return counts
}

/** Articles read in one go. */
const BATCH = 1000

/** Newest article first, undated last; of each, its mentions in order. An actor that is not there has none. */
export async function concordanceOf(db: DossierDatabase, actorId: Id): Promise<Concordance> {
  const actor = await readActor(db, actorId)
  if (actor === null) return { articles: [], lines: [], forms: new Map() }
  const occurrences = await db.occurrences.where('[actorId+articleId]').between([actor.id, Dexie.minKey], [actor.id, Dexie.maxKey]).primaryKeys()
  return linesIn(db, actor.forms, occurrences.map(([, articleId]) => articleId))
}

/** Names that the user set aside in single articles, as keys of forms by the key of the article. */
async function setAside(db: DossierDatabase): Promise<Map<string, Set<string>>> {
  const aside = new Map<string, Set<string>>()
  for (const { decision } of activeDecisions(await db.decisions.orderBy('seq').toArray())) {
    if (decision.type !== 'ignore' || decision.articleKey === null) continue
    aside.set(decision.articleKey, (aside.get(decision.articleKey) ?? new Set()).add(formKey(decision.form)))
  }
  return aside
}

async function linesIn(db: DossierDatabase, actorForms: readonly number[], ids: Id[]): Promise<Concordance> {
  const own = new Set(actorForms)
  const [formRows, aside] = await Promise.all([db.forms.bulkGet([...own]), setAside(db)])
  const forms = new Map(formRows.flatMap((form) => (form === undefined ? [] : [[form.id, form] as const])))
  const read: { article: ConcordanceArticle; lines: Omit<MentionLine, 'article'>[] }[] = []
  for (let from = 0; from < ids.length; from += BATCH) {
    const articles = (await db.articles.bulkGet(ids.slice(from, from + BATCH))).filter((row) => row !== undefined)
    const mentions = await db.mentions.bulkGet(articles.map(({ id, version }) => [id, version]))
    articles.forEach(({ id, key, version, title, lang, source, publishedAt, order }, at) => {
      const row = mentions[at]
      const here = aside.get(key)
      const isOurs = here === undefined ? (form: number): boolean => own.has(form) : (form: number): boolean => own.has(form) && !here.has(forms.get(form)?.key ?? '')
      if (row !== undefined) read.push({ article: { id, version, title, lang, source, date: publishedAt, order }, lines: spansOf(row, isOurs) })
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
