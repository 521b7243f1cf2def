/** Actors as the interface reads them, and what the user decides about them. Derived rows are read; only decisions are written. */
import { Dexie } from 'dexie'
import type { ActorKind, ActorRow, ArticleRow, Decision, Field, FormRow, Id, MentionsRow, NameForm, OccurrenceRow, Span, SuggestionRow } from '../core/model.ts'
import { sentenceAt } from '../core/text/sentences.ts'
import type { DossierDatabase } from './database.ts'
import { decide } from './decisions.ts'

/** Ids of actors, most widespread first: those that recur (in two articles or more), or all. */
export async function actorIds(db: DossierDatabase, { kind, all = false }: { kind?: ActorKind; all?: boolean } = {}): Promise<Id[]> {
  const least = all ? 1 : 2
  const range =
    kind === undefined ? db.actors.where('articles').aboveOrEqual(least) : db.actors.where('[kind+articles]').between([kind, least], [kind, Dexie.maxKey])
  return range.reverse().primaryKeys()
}

export async function actorsById(db: DossierDatabase, ids: Id[]): Promise<ActorRow[]> {
  return (await db.actors.bulkGet(ids)).filter((row) => row !== undefined)
}

/** The actor of an address: follows redirects of merged ones; null when there is none. */
export async function readActor(db: DossierDatabase, id: Id): Promise<ActorRow | null> {
  let actor = await db.actors.get(id)
  for (let hops = 0; actor?.redirect !== undefined && hops < 32; hops++) actor = await db.actors.get(actor.redirect)
  return actor?.former !== undefined || actor?.redirect !== undefined ? null : (actor ?? null)
}

export interface LinkedMention extends Span {
  field: Field
  actor: ActorRow
}

/** The mentions of an article's current version with their actors, in order; those that the user ignores are left out. */
export async function mentionsIn(db: DossierDatabase, article: { id: Id; version: number }): Promise<LinkedMention[]> {
  return db.transaction('r', db.mentions, db.occurrences, db.actors, async () => {
    const row = await db.mentions.get([article.id, article.version])
    if (row === undefined) return []
    // Occurrences know what is ignored here; forms of other actors stay unlinked.
    const ids = (await db.occurrences.where('articleId').equals(article.id).primaryKeys()).map(([actorId]) => actorId)
    const actors = new Map((await actorsById(db, ids)).flatMap((actor) => actor.forms.map((form) => [form, actor] as const)))
    return spansOf(row, (form) => actors.has(form)).map((span) => ({ start: span.start, end: span.end, field: span.field, actor: actors.get(span.form)! }))
  })
}

function spansOf(row: MentionsRow, wanted: (form: number) => boolean): (Span & { field: Field; form: number })[] {
  const spans: (Span & { field: Field; form: number })[] = []
  row.forms.forEach((form, at) => {
    if (wanted(form)) spans.push({ field: at < row.inTitle ? 'title' : 'body', start: row.starts[at]!, end: row.ends[at]!, form })
  })
  return spans
}

/** The actor's articles, newest first, undated last. */
export async function occurrencesOf(db: DossierDatabase, actorId: Id): Promise<{ article: ArticleRow; occurrence: OccurrenceRow }[]> {
  const occurrences = await db.occurrences.where('[actorId+articleId]').between([actorId, Dexie.minKey], [actorId, Dexie.maxKey]).toArray()
  const articles = await db.articles.bulkGet(occurrences.map((occurrence) => occurrence.articleId))
  return occurrences
    .flatMap((occurrence, at) => {
      const article = articles[at]
      return article === undefined ? [] : [{ article, occurrence }]
    })
    .sort((a, b) => (a.article.order < b.article.order ? 1 : a.article.order > b.article.order ? -1 : 0))
}

/** A sentence in which something occurs. */
export interface Passage {
  field: Field
  /** The mention, in the article's text (or title). */
  at: Span
  /** The sentence around it, and where in it the mention stands. */
  sentence: string
  inSentence: Span
}

/** The sentences of one article that mention the actor; several mentions in one sentence are one passage each. */
export async function passagesOf(db: DossierDatabase, actor: ActorRow, articleId: Id): Promise<Passage[]> {
  const article = await db.articles.get(articleId)
  if (article === undefined) return []
  const [row, body] = await Promise.all([db.mentions.get([articleId, article.version]), db.bodies.get([articleId, article.version])])
  if (row === undefined || body === undefined) return []
  const forms = new Set(actor.forms)
  return spansOf(row, (form) => forms.has(form)).map(({ field, start, end }) => passageAt(article, body.text, field, { start, end }))
}

/** The sentence around a span of an article's text or title. */
export function passageAt(article: ArticleRow, text: string, field: Field, at: Span): Passage {
  if (field === 'title') return { field, at, sentence: article.title, inSentence: at }
  const around = sentenceAt(text, at.start, article.lang)
  // A span of several sentences is shown whole.
  const end = Math.max(around.end, at.end)
  return { field, at, sentence: text.slice(around.start, end), inSentence: { start: at.start - around.start, end: at.end - around.start } }
}

/** Who an actor occurs with most often: over its 2,000 newest articles, by the number of articles shared. */
export async function cooccurring(db: DossierDatabase, actorId: Id, most = 20): Promise<{ actor: ActorRow; articles: number }[]> {
  const articles = (await occurrencesOf(db, actorId)).slice(0, 2000).map(({ article }) => article.id)
  const counts = new Map<Id, number>()
  await db.occurrences.where('articleId').anyOf(articles).eachPrimaryKey(([other]) => {
    if (other !== actorId) counts.set(other, (counts.get(other) ?? 0) + 1)
  })
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most)
  const actors = await actorsById(db, ranked.map(([id]) => id))
  return actors.map((actor) => ({ actor, articles: counts.get(actor.id)! }))
}

/** The name forms of an actor, as decisions go by them. */
export async function formsOf(db: DossierDatabase, actor: ActorRow): Promise<FormRow[]> {
  return (await db.forms.bulkGet(actor.forms)).filter((form) => form !== undefined)
}

export async function suggestionsFor(db: DossierDatabase, actorId: Id): Promise<SuggestionRow[]> {
  const [a, b] = await Promise.all([db.suggestions.where('a').equals(actorId).toArray(), db.suggestions.where('b').equals(actorId).toArray()])
  return [...a, ...b].sort((x, y) => y.score - x.score)
}

const nameForm = ({ kind, lang, name }: FormRow): NameForm => ({ kind, lang, name })

/** Each function below appends decisions and gives their ids, for undo(). */
export async function mergeActors(db: DossierDatabase, a: ActorRow, b: ActorRow): Promise<Id[]> {
  const [one, two] = await Promise.all([formsOf(db, a), formsOf(db, b)])
  return decide(db, [{ type: 'same', a: nameForm(one[0]!), b: nameForm(two[0]!) }])
}

/** The two are not one: refuses a suggestion. */
export async function keepApart(db: DossierDatabase, a: ActorRow, b: ActorRow): Promise<Id[]> {
  const [one, two] = await Promise.all([formsOf(db, a), formsOf(db, b)])
  return decide(db, one.flatMap((left) => two.map((right): Decision => ({ type: 'different', a: nameForm(left), b: nameForm(right) }))))
}

/** Splits a name form off: it becomes an actor of its own. */
export async function splitOff(db: DossierDatabase, actor: ActorRow, formId: number): Promise<Id[]> {
  const forms = await formsOf(db, actor)
  const off = forms.find((form) => form.id === formId)
  if (off === undefined) throw new RangeError(`actor ${actor.id} has no form ${formId}`)
  return decide(db, forms.filter((form) => form !== off).map((rest) => ({ type: 'different', a: nameForm(off), b: nameForm(rest) })))
}

export async function renameActor(db: DossierDatabase, actor: ActorRow, name: string): Promise<Id[]> {
  const forms = await formsOf(db, actor)
  return decide(db, [{ type: 'rename', form: nameForm(forms[0]!), name }])
}

export async function setActorKind(db: DossierDatabase, actor: ActorRow, kind: ActorKind): Promise<Id[]> {
  const forms = await formsOf(db, actor)
  return decide(db, forms.map((form) => ({ type: 'kind', form: nameForm(form), kind })))
}

/** Sets the actor aside, in one article or (null) everywhere. */
export async function ignoreActor(db: DossierDatabase, actor: ActorRow, article: ArticleRow | null): Promise<Id[]> {
  const forms = await formsOf(db, actor)
  return decide(db, forms.map((form) => ({ type: 'ignore', form: nameForm(form), articleKey: article?.key ?? null })))
}
