/** Name forms become actors: linked from what articles say and the user decided, given lasting ids, and written as a difference. */
import { Dexie } from 'dexie'
import { aliasesByForm, withAliases } from '../core/actors/aliases.ts'
import type { Likenesses } from '../core/actors/likenesses.ts'
import { formKey, linkForms, type FormEvidence, type LinkedActor } from '../core/actors/linkForms.ts'
import { outlineOf, type Told } from '../core/actors/outline.ts'
import { shownName } from '../core/actors/shownName.ts'
import type { ActorRow, DecisionRow, Id, Lang, OccurrenceRow, SuggestionRow } from '../core/model.ts'
import type { DossierDatabase, OutlineRow } from './database.ts'
import { rankOfPair } from './derivedRanks.ts'
import { dropOccurrences } from './dropOccurrences.ts'
import { keepIds } from './keepIds.ts'
import type { KnownArticle } from './knownArticle.ts'
import { formerOf, leadTo } from './linkedIds.ts'

/** Names to link, with all that they are tied to: every name of a library, or those that a decision can reach. */
export interface Scope {
  articles: Map<Id, KnownArticle>
  evidence: FormEvidence[]
  /** Those in force, oldest first. */
  decisions: DecisionRow[]
  /** Preferred for names, most preferred first. */
  languages: Lang[]
  /** All actors that one of the names is, or was, of; what was suggested of these, and their outlines. */
  old: ActorRow[]
  said: SuggestionRow[]
  outlined: OutlineRow[]
  /** An actor of no more articles needs no outline. */
  few: number
  /** Articles whose occurrences are written anew, and keys of articles in which something is set aside, or no longer is. */
  fresh: Set<Id>
  unsettled: Set<string>
  /** What earlier linkings of the same names found out. */
  likenesses?: Likenesses
}

export interface LinkedScope {
  /** Whose each name is now; none of those that are set aside. */
  actorOf: Map<number, Id>
  /** Names that are another actor's than before. */
  moved: Set<number>
  /** Rows of actors that are new or other than before. */
  changed: ActorRow[]
  /** Within a transaction. */
  write: () => Promise<void>
}

export function linkActorRows(db: DossierDatabase, { articles, evidence, decisions, languages, old, said, outlined, few, fresh, unsettled, likenesses }: Scope): LinkedScope {
  const ignored = ignoredHere(decisions, evidence)
  const linked = linkForms(evidence, withAliases(decisions, evidence), likenesses)
  const named = naming(evidence, decisions, languages)

  const living = old.filter((actor) => actor.former === undefined)
  const { ids, retired } = keepIds(living.map((actor) => ({ id: actor.id, members: actor.forms })), formerOf(old), linked.actors.map((actor) => actor.forms), () => crypto.randomUUID())

  const before = new Map(living.flatMap((actor) => actor.forms.map((form) => [form, actor.id] as const)))
  const after = new Map(linked.actors.flatMap((actor, at) => actor.forms.map((form) => [form, ids[at]!] as const)))
  const moved = new Set([...before.keys(), ...after.keys()].filter((form) => before.get(form) !== after.get(form)))

  const known = [...articles]
  // Counts by actor, with the articles (by their place) and its mentions in each; the articles whose occurrences have to be written again, and single occurrences of others that came or went.
  const counts = new Map<Id, { articles: number; mentions: number; places: number[]; times: number[] }>()
  const touched: Id[] = []
  const gone: [Id, Id][] = []
  const occurrences: OccurrenceRow[] = []
  known.forEach(([articleId, article], place) => {
    const here = ignored.get(article.key)
    const unsure = unsettled.has(article.key)
    const changed = new Set<Id>()
    article.forms.forEach((form, at) => {
      const actor = after.get(form)
      if (unsure || moved.has(form)) for (const id of [before.get(form), actor]) if (id !== undefined) changed.add(id)
      if (actor === undefined || here?.has(form) === true) return
      const count = counts.get(actor) ?? { articles: 0, mentions: 0, places: [], times: [] }
      count.mentions += article.counts[at]!
      if (count.places.at(-1) === place) count.times[count.articles - 1]! += article.counts[at]!
      else {
        count.articles++
        count.places.push(place)
        count.times.push(article.counts[at]!)
      }
      counts.set(actor, count)
    })
    const whole = fresh.has(articleId)
    if (!whole && changed.size === 0) return
    const now = occurrencesOf(articleId, article, after, here)
    if (whole) {
      touched.push(articleId)
      occurrences.push(...now.values())
      return
    }
    for (const id of changed) {
      const occurrence = now.get(id)
      if (occurrence === undefined) gone.push([id, articleId])
      else occurrences.push(occurrence)
    }
  })

  const oldById = new Map(old.map((actor) => [actor.id, actor]))
  const rows: ActorRow[] = linked.actors.map((actor, at) => {
    const id = ids[at]!
    return { ...actor, ...named(actor), id, articles: counts.get(id)?.articles ?? 0, mentions: counts.get(id)?.mentions ?? 0 }
  })
  const none: ActorRow[] = retired.map(({ id, members, redirect }) => leadTo(redirect, { ...oldById.get(id)!, forms: [], articles: 0, mentions: 0, former: [...members] }))
  const changed = [...rows, ...none].filter((row) => JSON.stringify(row) !== JSON.stringify(oldById.get(row.id)))
  const suggestions: SuggestionRow[] = linked.suggestions.flatMap(({ a, b, score, why }) => {
    const [one, two] = [after.get(a), after.get(b)]
    if (one === undefined || two === undefined || one === two) return []
    return [{ id: `${one}|${two}`, a: one, b: two, score, why, ...rankOfPair(counts.get(one)?.articles ?? 0, counts.get(two)?.articles ?? 0) }]
  })
  const outlines = [...counts].filter(([, { articles }]) => articles > few).map(([actorId, { places, times }]): OutlineRow => {
    const told = places.map((place, at): Told => {
      const [id, { order, publishedAt }] = known[place]!
      return { id, order, date: publishedAt, mentions: times[at]! }
    })
    return { actorId, ...outlineOf(told) }
  })
  const outlinedBefore = new Map(outlined.map((row) => [row.actorId, JSON.stringify(row)]))
  const outlinedNow = new Set(outlines.map(({ actorId }) => actorId))
  const saidBefore = new Map(said.map((row) => [row.id, JSON.stringify(row)]))
  const kept = new Set(suggestions.map(({ id }) => id))

  return {
    actorOf: after,
    moved,
    changed,
    async write(): Promise<void> {
      await db.actors.bulkPut(changed)
      await dropOccurrences(db, touched)
      // Who has none now loses all at once.
      for (const id of new Set(gone.flatMap(([id]) => (counts.has(id) ? [] : [id])))) await db.occurrences.where('[actorId+articleId]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
      await db.occurrences.bulkDelete(gone.filter(([id]) => counts.has(id)))
      await db.occurrences.bulkPut(occurrences)
      await db.outlines.bulkDelete([...outlinedBefore.keys()].filter((id) => !outlinedNow.has(id)))
      await db.outlines.bulkPut(outlines.filter((row) => outlinedBefore.get(row.actorId) !== JSON.stringify(row)))
      await db.suggestions.bulkDelete([...saidBefore.keys()].filter((id) => !kept.has(id)))
      await db.suggestions.bulkPut(suggestions.filter((row) => saidBefore.get(row.id) !== JSON.stringify(row)))
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

/** Forms that the user set aside in single articles: form ids by article key. */
function ignoredHere(decisions: DecisionRow[], forms: FormEvidence[]): Map<string, Set<number>> {
  const idOf = new Map(forms.map((form) => [formKey(form), form.id]))
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

/** What one article says of each actor in it. */
function occurrencesOf(articleId: Id, article: KnownArticle, actorOf: Map<number, Id>, ignored: Set<number> | undefined): Map<Id, OccurrenceRow> {
  const found = new Map<Id, OccurrenceRow>()
  article.forms.forEach((form, at) => {
    const actorId = actorOf.get(form)
    if (actorId === undefined || ignored?.has(form) === true) return
    const first = { field: article.inTitle[at] === 1 ? ('title' as const) : ('body' as const), start: article.starts[at]!, end: article.ends[at]! }
    const known = found.get(actorId)
    if (known === undefined) found.set(actorId, { actorId, articleId, count: article.counts[at]!, first, order: article.order })
    else {
      known.count += article.counts[at]!
      if (first.field === known.first.field ? first.start < known.first.start : first.field === 'title') known.first = first
    }
  })
  return found
}
