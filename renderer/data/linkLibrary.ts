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
import { linkEventRows } from './linkEventRows.ts'

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
  /** Forms that passages of events speak of. */
  told: Set<number>
}

/** Everything that linking writes to. */
const tablesOf = (db: DossierDatabase) => [db.actors, db.occurrences, db.outlines, db.suggestions, db.events, db.eventArticles, db.changes, db.settings]

/** Links, and commits the difference to what is stored together with `state`, in one transaction. */
export async function linkLibrary(db: DossierDatabase, { articles, forms, fresh, languages, likenesses, few }: Library, state: DerivationState): Promise<void> {
  const log = await db.decisions.orderBy('seq').toArray()
  const decisions = activeDecisions(log)
  const [old, said, outlined] = await Promise.all([db.actors.toArray(), db.suggestions.toArray(), db.outlines.toArray()])
  const actors = linkActorRows(db, {
    articles, evidence: gatherEvidence(articles, forms), decisions, languages: preferredLanguages(languages, articles.values()), old, said, outlined, few, fresh, likenesses,
    // Articles in which something is, or was until it was undone, set aside.
    unsettled: new Set(log.flatMap(({ decision }) => (decision.type === 'ignore' && decision.articleKey !== null ? [decision.articleKey] : []))),
  })
  const events = await linkEventRows(db, articles, decisions, (form) => actors.actorOf.get(form) ?? null)
  await db.transaction('rw', tablesOf(db), async () => {
    await actors.write()
    await events.write()
    await finish(db, state)
  })
}

async function finish(db: DossierDatabase, state: DerivationState): Promise<void> {
  await db.changes.where('seq').belowOrEqual(state.linkedThrough).delete()
  await db.settings.put({ key: 'derivation', value: state })
}

/**
 * What linkDecisions() goes by: read once, and kept by it in step.
 * @param again whether forms have come, gone or changed their kind by decisions since the last linking of all
 */
export async function readLinked(db: DossierDatabase, { articles, forms, likenesses, languages }: Library, again = false): Promise<LinkedLibrary> {
  const evidence = gatherEvidence(articles, forms)
  const log = await db.decisions.orderBy('seq').toArray()
  // After a start; else they are those of the last linking.
  if (again || likenesses.empty) linkForms(evidence, withAliases(activeDecisions(log), evidence), likenesses)
  const neighbours = new Neighbourhood(evidence, log, likenesses)
  const linked: LinkedLibrary = {
    evidence: new Map(evidence.map((form) => [form.id, form])), neighbours, actorOf: new Map(), former: new Map(),
    languages: preferredLanguages(languages, articles.values()), told: formsTold(articles.values()),
  }
  for (const actor of await db.actors.toArray()) {
    neighbours.tie(actor.former ?? actor.forms)
    if (actor.former !== undefined) linked.former.set(actor.id, actor)
    else for (const form of actor.forms) linked.actorOf.set(form, actor.id)
  }
  return linked
}

function formsTold(articles: Iterable<KnownArticle>): Set<number> {
  const told = new Set<number>()
  for (const { passages } of articles) {
    for (const { actors, context, setting } of passages) {
      for (const { form } of [...actors, ...context]) told.add(form)
      if (setting !== null) told.add(setting)
    }
  }
  return told
}

/** Links the names that these decisions can reach, and commits as linkLibrary() does. */
export async function linkDecisions(db: DossierDatabase, { articles, few }: Pick<Library, 'articles' | 'few'>, linked: LinkedLibrary, ids: Id[], state: DerivationState): Promise<void> {
  const log = await db.decisions.orderBy('seq').toArray()
  const decisions = activeDecisions(log)
  const subjects = subjectsOf(log, ids)
  for (const row of subjects) linked.neighbours.decide(row)
  const around = linked.neighbours.around(linked.neighbours.idsOf(...subjects.flatMap(({ decision }) => formsIn(decision))))
  const living = await db.actors.bulkGet([...new Set([...around].flatMap((form) => linked.actorOf.get(form) ?? []))])
  const old = [...living.filter((row) => row !== undefined), ...[...linked.former.values()].filter(({ former }) => former!.some((form) => around.has(form)))]
  const own = old.map(({ id }) => id)
  const [asOne, asOther, outlined] = await Promise.all([db.suggestions.where('a').anyOf(own).toArray(), db.suggestions.where('b').anyOf(own).toArray(), db.outlines.bulkGet(own)])
  const actors = linkActorRows(db, {
    articles, decisions, old, few, languages: linked.languages, fresh: new Set(),
    evidence: [...around].flatMap((form) => linked.evidence.get(form) ?? []),
    outlined: outlined.filter((row) => row !== undefined),
    said: [...new Map([...asOne, ...asOther].map((row) => [row.id, row])).values()],
    unsettled: new Set(subjects.flatMap(({ decision }) => (decision.type === 'ignore' && decision.articleKey !== null ? [decision.articleKey] : []))),
  })
  const actorOf = (form: number): Id | null => (around.has(form) ? actors.actorOf.get(form) : linked.actorOf.get(form)) ?? null
  const told = subjects.some(({ decision }) => decision.type.startsWith('event-')) || [...actors.moved].some((form) => linked.told.has(form))
  const events = told ? await linkEventRows(db, articles, decisions, actorOf) : null
  await db.transaction('rw', tablesOf(db), async () => {
    await actors.write()
    await events?.write()
    await finish(db, state)
  })
  // Memory follows only what was committed.
  for (const form of around) {
    const id = actors.actorOf.get(form)
    if (id === undefined) linked.actorOf.delete(form)
    else linked.actorOf.set(form, id)
  }
  for (const row of actors.changed) {
    if (row.former === undefined) linked.former.delete(row.id)
    else linked.former.set(row.id, row)
  }
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
