/**
 * Linking over the whole library, from what recognition stored: name forms become actors, passages become events. Both are
 * functions of what the articles say and what the user decided; here their results get lasting ids and are written as a difference.
 */
import { aliasesByForm, withAliases } from '../core/actors/aliases.ts'
import { preferredLanguages, shownName } from '../core/actors/shownName.ts'
import { formKey, linkForms, type FormEvidence, type LinkedActor } from '../core/actors/linkForms.ts'
import type { Likenesses } from '../core/actors/likenesses.ts'
import { activeDecisions } from '../core/decisions.ts'
import { linkEvents } from '../core/events/linkEvents.ts'
import type { EventPassage } from '../core/events/types.ts'
import type { ActorRow, DecisionRow, DerivationState, EventArticleRow, EventRow, FormRow, Id, Lang, OccurrenceRow, SuggestionRow } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'
import { keepIds, type Group } from './keepIds.ts'

/** What linking needs to know of an article, kept in the worker's memory: about 200 bytes an article and mention. */
export interface KnownArticle {
  key: string
  lang: Lang | null
  publishedAt: string | null
  version: number
  /** Distinct form ids, ascending, and how often each occurs. */
  forms: Uint32Array
  counts: Uint32Array
  /** Where each occurs first. */
  starts: Uint32Array
  ends: Uint32Array
  /** 1 where that is in the title. */
  inTitle: Uint8Array
  equals: [string, string][]
  passages: EventPassage[]
}

export interface Library {
  articles: Map<Id, KnownArticle>
  forms: FormRow[]
  /** What earlier linkings found out about the forms. */
  likenesses: Likenesses
  /** Articles that were recognised since the last linking. */
  fresh: Set<Id>
  /** In which names are preferred to be shown, most preferred first. */
  languages: readonly string[]
  /** Written with the results. */
  state: DerivationState
}

const newId = (): Id => crypto.randomUUID()

/** Links, and commits the difference to what is stored together with `library.state`, in one transaction. */
export async function linkLibrary(db: DossierDatabase, library: Library): Promise<void> {
  const log = await db.decisions.orderBy('seq').toArray()
  const decisions = activeDecisions(log)
  // Articles in which something is, or was until it was undone, set aside: their occurrences are always written again.
  const set = log.flatMap(({ decision }) => (decision.type === 'ignore' && decision.articleKey !== null ? [decision.articleKey] : []))
  const actors = await linkActors(db, library, decisions, new Set(set))
  const events = await linkEventsOfLibrary(db, library, decisions, actors.actorOf)
  const tables = [db.actors, db.occurrences, db.suggestions, db.events, db.eventArticles, db.changes, db.settings]
  await db.transaction('rw', tables, async () => {
    await actors.write()
    await events.write()
    await db.changes.where('seq').belowOrEqual(library.state.linkedThrough).delete()
    await db.settings.put({ key: 'derivation', value: library.state })
  })
}

async function linkActors(db: DossierDatabase, { articles, forms, fresh, languages, likenesses }: Library, decisions: DecisionRow[], unsettled: Set<string>) {
  const ignored = ignoredHere(decisions, forms)
  const evidence = gatherEvidence(articles, forms)
  const linked = linkForms(evidence, withAliases(decisions, evidence), likenesses)
  const named = naming(evidence, decisions, preferredLanguages(languages, articles.values()))

  const old = await db.actors.toArray()
  const living = old.filter((actor) => actor.former === undefined)
  const { ids, retired } = keepIds(living.map((actor) => ({ id: actor.id, members: actor.forms })), formerOf(old), linked.actors.map((actor) => actor.forms), newId)

  const before = new Map(living.flatMap((actor) => actor.forms.map((form) => [form, actor.id] as const)))
  const after = new Map(linked.actors.flatMap((actor, at) => actor.forms.map((form) => [form, ids[at]!] as const)))
  const moved = new Set([...before.keys(), ...after.keys()].filter((form) => before.get(form) !== after.get(form)))

  // Counts by actor, the articles whose occurrences have to be written again, and single occurrences of others that came or went.
  const counts = new Map<Id, { articles: number; mentions: number }>()
  const touched: Id[] = []
  const gone: [Id, Id][] = []
  const occurrences: OccurrenceRow[] = []
  for (const [articleId, article] of articles) {
    const here = ignored.get(article.key)
    const seen = new Set<Id>()
    const changed = new Set<Id>()
    article.forms.forEach((form, at) => {
      const actor = after.get(form)
      if (moved.has(form)) for (const id of [before.get(form), actor]) if (id !== undefined) changed.add(id)
      if (actor === undefined || here?.has(form) === true) return
      const count = counts.get(actor) ?? { articles: 0, mentions: 0 }
      count.mentions += article.counts[at]!
      if (!seen.has(actor)) count.articles++
      seen.add(actor)
      counts.set(actor, count)
    })
    const whole = fresh.has(articleId) || unsettled.has(article.key)
    if (!whole && changed.size === 0) continue
    const now = occurrencesOf(articleId, article, after, here)
    if (whole) {
      touched.push(articleId)
      occurrences.push(...now.values())
    } else {
      for (const id of changed) {
        const occurrence = now.get(id)
        if (occurrence === undefined) gone.push([id, articleId])
        else occurrences.push(occurrence)
      }
    }
  }

  const oldById = new Map(old.map((actor) => [actor.id, actor]))
  const rows: ActorRow[] = linked.actors.map((actor, at) => {
    const id = ids[at]!
    return { ...actor, ...named(actor), id, articles: counts.get(id)?.articles ?? 0, mentions: counts.get(id)?.mentions ?? 0 }
  })
  const none: ActorRow[] = retired.map(({ id, members, redirect }) => leadTo(redirect, { ...oldById.get(id)!, forms: [], articles: 0, mentions: 0, former: [...members] }))
  const changed = [...rows, ...none].filter((row) => JSON.stringify(row) !== JSON.stringify(oldById.get(row.id)))
  const suggestions: SuggestionRow[] = linked.suggestions.flatMap(({ a, b, score, why }) => {
    const [one, two] = [after.get(a), after.get(b)]
    return one === undefined || two === undefined || one === two ? [] : [{ id: `${one}|${two}`, a: one, b: two, score, why }]
  })

  const said = new Map((await db.suggestions.toArray()).map((row) => [row.id, JSON.stringify(row)]))
  const kept = new Set(suggestions.map(({ id }) => id))

  return {
    actorOf: (form: number): Id | null => after.get(form) ?? null,
    async write(): Promise<void> {
      await db.actors.bulkPut(changed)
      await db.occurrences.where('articleId').anyOf(touched).delete()
      await db.occurrences.bulkDelete(gone)
      await db.occurrences.bulkPut(occurrences)
      await db.suggestions.bulkDelete([...said.keys()].filter((id) => !kept.has(id)))
      await db.suggestions.bulkPut(suggestions.filter((row) => said.get(row.id) !== JSON.stringify(row)))
    },
  }
}

/** What actors are called: the user's word, else by preferred language; with the names that the user added. */
function naming(evidence: FormEvidence[], decisions: DecisionRow[], languages: Lang[]): (actor: LinkedActor) => Pick<ActorRow, 'name' | 'names' | 'aliases'> {
  const byId = new Map(evidence.map((form) => [form.id, form]))
  const renamed = new Set(decisions.flatMap(({ decision }) => (decision.type === 'rename' ? [formKey(decision.form)] : [])))
  const given = aliasesByForm(decisions)
  return ({ forms: ids, kind, name, names }) => {
    const forms = ids.flatMap((id) => byId.get(id) ?? [])
    const keys = forms.map(formKey)
    const aliases = [...new Set(keys.flatMap((key) => given.get(key) ?? []))]
    const added = aliases.filter((alias) => !names.some((known) => known.name === alias)).map((alias) => ({ lang: 'und', name: alias }))
    return {
      name: keys.some((key) => renamed.has(key)) ? name : shownName(forms.map((form) => ({ ...form, kind })), languages),
      names: [...names, ...added],
      ...(aliases.length === 0 ? {} : { aliases }),
    }
  }
}

/** The groups whose ids no group has at present. */
function formerOf<M>(rows: { id: Id; former?: M[] }[]): Group<M>[] {
  return rows.flatMap(({ id, former }) => (former === undefined ? [] : [{ id, members: former }]))
}

function leadTo<Row extends { redirect?: Id }>(redirect: Id | null, row: Row): Row {
  if (redirect === null) delete row.redirect
  else row.redirect = redirect
  return row
}

/** Forms that the user set aside in single articles: form ids by article key. */
function ignoredHere(decisions: DecisionRow[], forms: FormRow[]): Map<string, Set<number>> {
  const idOf = new Map(forms.map((form) => [form.key, form.id]))
  const ignored = new Map<string, Set<number>>()
  for (const { decision } of decisions) {
    if (decision.type !== 'ignore' || decision.articleKey === null) continue
    const form = idOf.get(formKey(decision.form))
    if (form === undefined) continue
    const here = ignored.get(decision.articleKey) ?? new Set()
    ignored.set(decision.articleKey, here.add(form))
  }
  return ignored
}

/** How often and where each form occurs, and what articles state it to be equal to. Forms that no article has now are left out. */
function gatherEvidence(articles: Map<Id, KnownArticle>, forms: FormRow[]) {
  const evidence = new Map(forms.map((form) => [form.id, { ...form, equals: new Set<string>(), articles: 0, mentions: 0 }]))
  for (const article of articles.values()) {
    const partners = new Map<string, string[]>()
    for (const [a, b] of article.equals) {
      partners.set(a, [...(partners.get(a) ?? []), b])
      partners.set(b, [...(partners.get(b) ?? []), a])
    }
    article.forms.forEach((id, at) => {
      const form = evidence.get(id)!
      form.articles++
      form.mentions += article.counts[at]!
      for (const partner of partners.get(form.name) ?? []) form.equals.add(partner)
    })
  }
  return [...evidence.values()].filter((form) => form.articles > 0).map((form) => ({ ...form, equals: [...form.equals].sort() }))
}

/** What one article says of each actor in it. */
function occurrencesOf(articleId: Id, article: KnownArticle, actorOf: Map<number, Id>, ignored: Set<number> | undefined): Map<Id, OccurrenceRow> {
  const found = new Map<Id, OccurrenceRow>()
  article.forms.forEach((form, at) => {
    const actorId = actorOf.get(form)
    if (actorId === undefined || ignored?.has(form) === true) return
    const first = { field: article.inTitle[at] === 1 ? ('title' as const) : ('body' as const), start: article.starts[at]!, end: article.ends[at]! }
    const known = found.get(actorId)
    if (known === undefined) found.set(actorId, { actorId, articleId, count: article.counts[at]!, first })
    else {
      known.count += article.counts[at]!
      if (first.field === known.first.field ? first.start < known.first.start : first.field === 'title') known.first = first
    }
  })
  return found
}

async function linkEventsOfLibrary(db: DossierDatabase, { articles }: Library, decisions: DecisionRow[], actorOf: (form: number) => Id | null) {
  const known = [...articles].map(([id, { key, lang, publishedAt, passages }]) => ({ id, key, lang, publishedAt, passages }))
  const linked = linkEvents(known, decisions, actorOf)

  const old = await db.events.toArray()
  const place = (articleId: Id, field: string, start: number): string => `${articleId}|${field}|${start}`
  const oldRows = await db.eventArticles.toArray()
  const members = new Map<Id, string[]>(old.filter((event) => event.former === undefined).map((event) => [event.id, []]))
  for (const row of oldRows) for (const passage of row.passages) members.get(row.eventId)?.push(place(row.articleId, passage.field, passage.start))
  const { ids, retired } = keepIds(
    [...members].map(([id, places]) => ({ id, members: places })),
    formerOf(old),
    linked.map((event) => event.articles.flatMap(({ articleId, passages }) => passages.map((passage) => place(articleId, passage.field, passage.start)))),
    newId,
  )
  const oldById = new Map(old.map((event) => [event.id, event]))
  const rows: EventRow[] = linked.map((event, at) => ({ id: ids[at]!, title: event.title, start: event.start, end: event.end, articles: event.articles.length, actors: event.actors }))
  const none: EventRow[] = retired.map(({ id, members: places, redirect }) => leadTo(redirect, { ...oldById.get(id)!, articles: 0, former: [...places] }))
  const memberships: EventArticleRow[] = linked.flatMap((event, at) => event.articles.map((article) => ({ eventId: ids[at]!, ...article })))
  const keyOf = (row: EventArticleRow): string => `${row.eventId}|${row.articleId}`
  const oldMemberships = new Map(oldRows.map((row) => [keyOf(row), JSON.stringify(row)]))
  const kept = new Set(memberships.map(keyOf))

  return {
    async write(): Promise<void> {
      await db.events.bulkPut([...rows, ...none].filter((row) => JSON.stringify(row) !== JSON.stringify(oldById.get(row.id))))
      await db.eventArticles.bulkDelete(oldRows.filter((row) => !kept.has(keyOf(row))).map((row) => [row.eventId, row.articleId]))
      await db.eventArticles.bulkPut(memberships.filter((row) => oldMemberships.get(keyOf(row)) !== JSON.stringify(row)))
    },
  }
}
