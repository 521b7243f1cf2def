/** Actors as the interface reads them, and what the user decides about them. Derived rows are read; only decisions are written. */
import type { ActorKind, ActorRow, ArticleRow, Decision, DerivationState, EventRow, Field, FormRow, Id, Lang, MentionsRow, NameForm, Span } from '../core/model.ts'
import { formKey } from '../core/actors/linkForms.ts'
import { activeDecisions } from '../core/decisions.ts'
import { sentenceAt } from '../core/text/sentences.ts'
import type { DossierDatabase } from './database.ts'
import { decide, undo } from './decisions.ts'
import { occurrenceKeys } from './occurrenceKeys.ts'

/** As a reader of the interface looks names up. */
const names = new Intl.Collator('en')

/** The most widespread actors, and how many there are: those that recur (in two articles or more), or all. */
export async function foremostActors(db: DossierDatabase, { all = false, most }: { all?: boolean; most: number }): Promise<{ count: number; rows: ActorRow[] }> {
  const listed = db.actors.where('articles').aboveOrEqual(all ? 1 : 2)
  const [count, rows] = await Promise.all([listed.count(), listed.clone().reverse().limit(most).toArray()])
  // The index leaves those of as many articles in the order of their ids, which is chance.
  return { count, rows: rows.sort((a, b) => b.articles - a.articles || b.mentions - a.mentions || a.name.localeCompare(b.name)) }
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

/** An actor as it is now, with what tells whether that which was read of it still holds. */
export interface ActorNow {
  actor: ActorRow
  /** Changes whenever what articles say of the actor may have changed. */
  state: string
  /** Changes whenever something of any actor may have changed. */
  linked: number
}

/** As readActor(). */
export function readActorNow(db: DossierDatabase, id: Id): Promise<ActorNow | null> {
  return db.transaction('r', db.actors, db.settings, async () => {
    const [actor, derivation] = await Promise.all([readActor(db, id), db.settings.get('derivation')])
    const { linkedThrough = 0, placedThrough = linkedThrough } = (derivation?.value as DerivationState | undefined) ?? {}
    return actor === null ? null : { actor, state: `${placedThrough}/${actor.forms.join()}`, linked: linkedThrough }
  })
}

/** What the actor takes part in, the latest first. */
export async function eventsOfActor(db: DossierDatabase, id: Id): Promise<EventRow[]> {
  const rows = await db.events.where('actors').equals(id).filter(({ redirect, articles }) => redirect === undefined && articles > 0).toArray()
  return rows.sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? 1 : -1))
}

/** The actor that a gazetteer gives this id; of several the one in most articles. */
export async function actorOfGazetteer(db: DossierDatabase, gazetteerId: string): Promise<ActorRow | null> {
  const found = (await db.actors.where('gazetteerId').equals(gazetteerId).toArray()).filter(({ former }) => former === undefined)
  return found.sort((a, b) => b.articles - a.articles)[0] ?? null
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

/** The mentions of one article that are wanted by their form, in order. */
export function spansOf(row: MentionsRow, wanted: (form: number) => boolean): (Span & { field: Field; form: number })[] {
  const spans: (Span & { field: Field; form: number })[] = []
  row.forms.forEach((form, at) => {
    if (wanted(form)) spans.push({ field: at < row.inTitle ? 'title' : 'body', start: row.starts[at]!, end: row.ends[at]!, form })
  })
  return spans
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
  return passageIn(article, field === 'title' ? article.title : text, field, at)
}

/** The same in `text`, which is the title or the text. */
export function passageIn({ lang }: { lang: Lang | null }, text: string, field: Field, at: Span): Passage {
  if (field === 'title') return { field, at, sentence: text, inSentence: at }
  const around = sentenceAt(text, at.start, lang)
  // A span of several sentences is shown whole.
  const end = Math.max(around.end, at.end)
  return { field, at, sentence: text.slice(around.start, end), inSentence: { start: at.start - around.start, end: at.end - around.start } }
}

export interface Company {
  actor: ActorRow
  /** That name both. */
  articles: number
}

/** An article that names thousands has thousands who occur with each other in it alone. */
const TIED = 200

/**
 * Who an actor occurs with most often in these articles; of as many articles, in the order of their names.
 * @param tied how many of those that share the last place are compared by their names, the first by id
 */
export async function cooccurring(db: DossierDatabase, actorId: Id, articles: Id[], most: number, tied = TIED): Promise<Company[]> {
  const counts = new Map<Id, number>()
  for (const other of await namedIn(db, articles)) if (other !== actorId) counts.set(other, (counts.get(other) ?? 0) + 1)
  const least = [...counts.values()].sort((a, b) => b - a)[most - 1] ?? 0
  const more = [...counts.keys()].filter((id) => counts.get(id)! > least)
  const last = [...counts.keys()].filter((id) => counts.get(id) === least).sort().slice(0, tied)
  const foremost = await actorsById(db, [...more, ...last])
  return foremost.map((actor) => ({ actor, articles: counts.get(actor.id)! })).sort((a, b) => b.articles - a.articles || names.compare(a.actor.name, b.actor.name)).slice(0, most)
}

/** The actors of these articles, each as often as it is in one of them. */
export async function namedIn(db: DossierDatabase, articles: readonly Id[]): Promise<Id[]> {
  return db.transaction('r', db.occurrences, async () => (await occurrenceKeys(db, articles)).map(([actorId]) => actorId))
}

/** The name forms of an actor, as decisions go by them. */
export async function formsOf(db: DossierDatabase, actor: ActorRow): Promise<FormRow[]> {
  return (await db.forms.bulkGet(actor.forms)).filter((form) => form !== undefined)
}

/** The languages that names are in, found by jumping through an index: there may be a hundred thousand names. */
export async function languagesOfNames(db: DossierDatabase): Promise<Lang[]> {
  const found = new Set<Lang>()
  for (const kind of ['person', 'organisation', 'place'] satisfies ActorKind[]) {
    let after = `${kind}|`
    for (;;) {
      const form = await db.forms.where('key').between(after, `${kind}|\uFFFF`).first()
      if (form === undefined) break
      found.add(form.lang)
      after = `${kind}|${form.lang}|\uFFFF`
    }
  }
  return [...found]
}

const nameForm = ({ kind, lang, name }: FormRow): NameForm => ({ kind, lang, name })

/** Each function below appends decisions and gives their ids, for undo(). */
export async function mergeActors(db: DossierDatabase, a: ActorRow, b: ActorRow): Promise<Id[]> {
  // Of every name, not of one each: likeness tied the others to the two that were apart, and what tells these apart would keep them out.
  const [first, ...others] = (await Promise.all([formsOf(db, a), formsOf(db, b)])).flat().map(nameForm)
  return first === undefined ? [] : decide(db, others.map((other) => ({ type: 'same', a: first, b: other })))
}

/** The two are not one: refuses a suggestion. */
export async function keepApart(db: DossierDatabase, a: ActorRow, b: ActorRow): Promise<Id[]> {
  const [one, two] = await Promise.all([formsOf(db, a), formsOf(db, b)])
  return decide(db, one.flatMap((left) => two.map((right): Decision => ({ type: 'different', a: nameForm(left), b: nameForm(right) }))))
}

/**
 * Splits name forms off: they become an actor of their own.
 * @throws {RangeError} when one of them is not the actor's, or none or all are to go
 */
export async function splitOff(db: DossierDatabase, actor: ActorRow, formIds: readonly number[]): Promise<Id[]> {
  const forms = await formsOf(db, actor)
  const off = forms.filter(({ id }) => formIds.includes(id))
  const rest = forms.filter((form) => !off.includes(form))
  if (off.length !== formIds.length || off.length === 0 || rest.length === 0) throw new RangeError(`forms ${formIds.join(', ')} cannot be split off actor ${actor.id}`)
  const apart = off.flatMap((left) => rest.map((right): Decision => ({ type: 'different', a: nameForm(left), b: nameForm(right) })))
  // What holds names together only by way of one that goes would let them fall apart: each side stays one.
  const side = (form: NameForm): FormRow[] | null => [off, rest].find((names) => names.some((name) => formKey(name) === formKey(form))) ?? null
  const active = activeDecisions(await db.decisions.orderBy('seq').toArray())
  const crossing = active.some(({ decision }) => decision.type === 'same' && side(decision.a) !== null && side(decision.b) !== null && side(decision.a) !== side(decision.b))
  const together = crossing ? [off, rest].flatMap(([hub, ...others]) => others.map((other): Decision => ({ type: 'same', a: nameForm(hub!), b: nameForm(other) }))) : []
  return decide(db, [...together, ...apart])
}

export async function renameActor(db: DossierDatabase, actor: ActorRow, name: string): Promise<Id[]> {
  const forms = await formsOf(db, actor)
  return decide(db, [{ type: 'rename', form: nameForm(forms[0]!), name }])
}

/** Gives the actor a further name. */
export async function addAlias(db: DossierDatabase, actor: ActorRow, name: string): Promise<Id[]> {
  const forms = await formsOf(db, actor)
  return decide(db, [{ type: 'alias', form: nameForm(forms[0]!), name }])
}

/** Takes a name back that was added. */
export async function removeAlias(db: DossierDatabase, actor: ActorRow, name: string): Promise<Id[]> {
  const own = new Set((await formsOf(db, actor)).map(formKey))
  const active = activeDecisions(await db.decisions.orderBy('seq').toArray())
  return undo(db, active.filter(({ decision }) => decision.type === 'alias' && decision.name === name && own.has(formKey(decision.form))).map(({ id }) => id))
}

export async function setActorKind(db: DossierDatabase, actor: ActorRow, kind: ActorKind): Promise<Id[]> {
  const forms = await formsOf(db, actor)
  return decide(db, forms.map((form) => ({ type: 'kind', form: nameForm(form), kind })))
}

/** Sets the actor aside, in one article or (null) everywhere. */
export async function ignoreActor(db: DossierDatabase, actor: ActorRow, article: Pick<ArticleRow, 'key'> | null): Promise<Id[]> {
  const forms = await formsOf(db, actor)
  return decide(db, forms.map((form) => ({ type: 'ignore', form: nameForm(form), articleKey: article?.key ?? null })))
}
