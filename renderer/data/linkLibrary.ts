/**
 * Linking, from what recognition stored: name forms become actors, passages become events. Both are functions of what the articles say and what the user
 * decided; here they are computed over the whole library (linkLibrary), or, when nothing but decisions has come in, over the names that these can
 * reach (linkDecisions), with the same result.
 */
import { withAliases } from '../core/actors/aliases.ts'
import type { Likenesses } from '../core/actors/likenesses.ts'
import { formKey, linkForms, type FormEvidence } from '../core/actors/linkForms.ts'
import { Neighbourhood } from '../core/actors/neighbourhood.ts'
import { preferredLanguages } from '../core/actors/shownName.ts'
import { activeDecisions } from '../core/decisions.ts'
import type { ActorRow, DecisionRow, DerivationState, FormRow, Id, Lang, NameForm } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'
import { gatherEvidence, type KnownArticle } from './knownArticle.ts'
import { linkActorRows } from './linkActorRows.ts'
import { linkEventRows, readEvents, type StoredEvents } from './linkEventRows.ts'
import { ToldEvents } from './toldEvents.ts'

export interface Library {
  articles: Map<Id, KnownArticle>
  forms: Iterable<FormRow>
  /** What earlier linkings found out about the forms. */
  likenesses: Likenesses
  /** Articles that were recognised since the last linking. */
  fresh: Set<Id>
  /** In which names are preferred to be shown, most preferred first. */
  languages: readonly string[]
  /** Actors of more articles than these get an outline. */
  few: number
}

/** What is known of a library that is linked. Holds as long as no article comes, goes or is read again. */
export interface LinkedLibrary {
  evidence: Map<number, FormEvidence>
  neighbours: Neighbourhood
  actorOf: Map<number, Id>
  /** Actors that are none at present. */
  former: Map<Id, ActorRow>
  languages: Lang[]
  told: ToldEvents
  events: StoredEvents
  /** Whether actors were linked and events are still to be. */
  eventsDue: boolean
}

/** What linking writes to. */
const actorTables = (db: DossierDatabase) => [db.actors, db.occurrences, db.outlines, db.suggestions, db.changes, db.settings]
const eventTables = (db: DossierDatabase) => [db.events, db.eventArticles, db.changes, db.settings]

/** Links, and commits the difference to what is stored together with `state`, in one transaction. */
export async function linkLibrary(db: DossierDatabase, { articles, forms, fresh, languages, likenesses, few }: Library, state: DerivationState): Promise<void> {
  const log = await db.decisions.orderBy('seq').toArray()
  const decisions = activeDecisions(log)
  const [old, said, outlined, stored] = await Promise.all([db.actors.toArray(), db.suggestions.toArray(), db.outlines.toArray(), readEvents(db)])
  const actors = linkActorRows(db, {
    articles, evidence: gatherEvidence(articles, forms), decisions, languages: preferredLanguages(languages, articles.values()), old, said, outlined, few, fresh, likenesses,
    // Articles in which something is, or was until it was undone, set aside.
    unsettled: new Set(log.flatMap(({ decision }) => (decision.type === 'ignore' && decision.articleKey !== null ? [decision.articleKey] : []))),
  })
  const events = linkEventRows(stored, articles, decisions, (form) => actors.actorOf.get(form) ?? null)
  await db.transaction('rw', [...new Set([...actorTables(db), ...eventTables(db)])], async () => {
    await actors.write()
    await events.write(db)
    await finish(db, state)
  })
}

async function finish(db: DossierDatabase, state: DerivationState): Promise<void> {
  await db.changes.where('seq').belowOrEqual(state.linkedThrough).delete()
  await db.settings.put({ key: 'derivation', value: state })
}

/**
 * What linkDecisions() goes by: read once, and kept by it in step.
 * @param state how far linking got
 * @param again whether forms have come, gone or changed their kind by decisions since the last linking of all
 */
export async function readLinked(db: DossierDatabase, { articles, forms, likenesses, languages }: Library, state: DerivationState, again = false): Promise<LinkedLibrary> {
  const evidence = gatherEvidence(articles, forms)
  const [log, actors, events] = await Promise.all([db.decisions.orderBy('seq').toArray(), db.actors.toArray(), readEvents(db)])
  // After a start; else they are those of the last linking.
  if (again || likenesses.empty) linkForms(evidence, withAliases(activeDecisions(log), evidence), likenesses)
  const neighbours = new Neighbourhood(evidence, log, likenesses)
  const linked: LinkedLibrary = {
    evidence: new Map(evidence.map((form) => [form.id, form])), neighbours, actorOf: new Map(), former: new Map(),
    languages: preferredLanguages(languages, articles.values()),
    told: new ToldEvents(articles), events, eventsDue: state.eventsDue === true,
  }
  for (const actor of actors) {
    neighbours.tie(actor.former ?? actor.forms)
    if (actor.former !== undefined) linked.former.set(actor.id, actor)
    else for (const form of actor.forms) linked.actorOf.set(form, actor.id)
  }
  return linked
}

/**
 * Links the names that these decisions can reach. Where events follow, they are linked once the actors are committed: the user sees these.
 * @param log every decision, oldest first
 * @param before, state how far linking got, and how far it is then
 */
export async function linkDecisions(db: DossierDatabase, { articles, few }: Pick<Library, 'articles' | 'few'>, linked: LinkedLibrary, log: DecisionRow[], ids: Id[], before: DerivationState, state: DerivationState): Promise<void> {
  const decisions = activeDecisions(log)
  const subjects = subjectsOf(log, ids)
  for (const row of subjects) linked.neighbours.decide(row)
  const around = linked.neighbours.around(linked.neighbours.idsOf(...subjects.flatMap(({ decision }) => formsIn(decision))))
  const living = [...new Set([...around].flatMap((form) => linked.actorOf.get(form) ?? []))]
  const former = [...linked.former.values()].filter((row) => row.former!.some((form) => around.has(form)))
  const own = [...living, ...former.map(({ id }) => id)]
  const [rows, asOne, asOther, outlined] = await Promise.all([
    db.actors.bulkGet(living), db.suggestions.where('a').anyOf(own).toArray(), db.suggestions.where('b').anyOf(own).toArray(), db.outlines.bulkGet(own),
  ])
  const old = [...rows.filter((row) => row !== undefined), ...former]
  const actors = linkActorRows(db, {
    articles, decisions, old, few, languages: linked.languages, fresh: new Set(),
    evidence: [...around].flatMap((form) => linked.evidence.get(form) ?? []),
    outlined: outlined.filter((row) => row !== undefined),
    said: [...new Map([...asOne, ...asOther].map((row) => [row.id, row])).values()],
    unsettled: new Set(subjects.flatMap(({ decision }) => (decision.type === 'ignore' && decision.articleKey !== null ? [decision.articleKey] : []))),
  })
  const spoken = linked.told.move(actors.moved)
  const eventsDue = linked.eventsDue || spoken || subjects.some(({ decision }) => decision.type.startsWith('event-'))
  await db.transaction('rw', actorTables(db), async () => {
    await actors.write()
    // Ended here, the next start links these decisions again, and no article: none has been read since.
    if (eventsDue) await db.settings.put({ key: 'derivation', value: { ...before, recognisedThrough: before.linkedThrough, eventsDue } })
    else await finish(db, state)
  })
  // Memory follows only what was committed.
  linked.eventsDue = eventsDue
  for (const form of around) {
    const id = actors.actorOf.get(form)
    if (id === undefined) linked.actorOf.delete(form)
    else linked.actorOf.set(form, id)
  }
  for (const row of actors.changed) {
    if (row.former === undefined) linked.former.delete(row.id)
    else linked.former.set(row.id, row)
  }
  if (!eventsDue) return
  const actorOf = (form: number): Id | null => linked.actorOf.get(form) ?? null
  const events = linkEventRows(linked.events, articles, decisions, actorOf, ({ id }) => linked.told.of(id, actorOf))
  await db.transaction('rw', eventTables(db), async () => {
    await events.write(db)
    await finish(db, state)
  })
  linked.events = events.after
  linked.eventsDue = false
}

/** Keys of the forms that decisions of these ids set aside or bring back, or give another kind. */
export function placedBy(log: DecisionRow[], ids: Id[]): string[] {
  return subjectsOf(log, ids).flatMap(({ decision }) => (decision.type === 'kind' || (decision.type === 'ignore' && decision.articleKey === null) ? [formKey(decision.form)] : []))
}

/** Whether one of them sets something aside in a single article, or brings it back there. */
export function setsAsideHere(log: DecisionRow[], ids: Id[]): boolean {
  return subjectsOf(log, ids).some(({ decision }) => decision.type === 'ignore' && decision.articleKey !== null)
}

/** What decisions of these ids are about: themselves, or what they take back. */
function subjectsOf(log: DecisionRow[], ids: Id[]): DecisionRow[] {
  const byId = new Map(log.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    let row = byId.get(id)
    while (row?.decision.type === 'undo') row = byId.get(row.decision.of)
    return row ?? []
  })
}

function formsIn(decision: DecisionRow['decision']): NameForm[] {
  switch (decision.type) {
    case 'same':
    case 'different':
      return [decision.a, decision.b]
    case 'rename':
    case 'alias':
    case 'kind':
    case 'ignore':
      return [decision.form]
    default:
      return []
  }
}
