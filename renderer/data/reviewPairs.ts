/** Pairs of actors to be gone through, side by side, with what can be seen of each: read when they are reviewed. */
import { Dexie } from 'dexie'
import type { ActorRow, ArticleRow, Id } from '../core/model.ts'
import { actorsById, namedIn, type Passage, passagesOf } from './actors.ts'
import type { DossierDatabase } from './database.ts'
import { ranked } from './suggestions.ts'

export interface LikelyPair {
  /** SuggestionRow.id */
  id: string
  /** The one that more articles name first. */
  a: ActorRow
  b: ActorRow
  score: number
  why: string
}

/** So many pairs, the likeliest first; of equally likely ones those in most articles. @param all also pairs of which neither is named in two articles */
export async function likelyPairs(db: DossierDatabase, { all = false, most }: { all?: boolean; most: number }): Promise<LikelyPair[]> {
  const rows = (await Promise.all((all ? [1, 0] as const : [1] as const).map((recurs) => ranked(db, recurs).reverse().limit(most).toArray()))).flat()
  rows.sort((x, y) => y.score - x.score || y.articles - x.articles || (x.id < y.id ? 1 : -1))
  const pairs = rows.slice(0, most)
  const actors = new Map((await actorsById(db, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])).map((actor) => [actor.id, actor]))
  return pairs.flatMap(({ id, a, b, score, why }): LikelyPair[] => {
    const [one, two] = [actors.get(a), actors.get(b)]
    if (one === undefined || two === undefined) return []
    return [two.articles > one.articles ? { id, a: two, b: one, score, why } : { id, a: one, b: two, score, why }]
  })
}

export interface Snippet {
  article: ArticleRow
  passage: Passage
}

export interface PairEvidence {
  /** Articles that name both. */
  shared: number
  /** Others that occur with both, those in most articles of the two first. */
  company: ActorRow[]
  snippets: [Snippet[], Snippet[]]
}

/** Articles looked at for the company of each. */
const LOOKED_AT = 200

/** What can be seen of two actors side by side: read when the pair is shown. */
export async function evidenceOf(db: DossierDatabase, a: ActorRow, b: ActorRow, most = 4): Promise<PairEvidence> {
  const [one, two] = await Promise.all([articleIdsOf(db, a.id), articleIdsOf(db, b.id)])
  const both = new Set(one)
  const [oneCompany, twoCompany] = await Promise.all([companyOf(db, a.id, one), companyOf(db, b.id, two)])
  const common = [...oneCompany].filter(([id]) => id !== b.id && twoCompany.has(id)).sort((x, y) => y[1] + twoCompany.get(y[0])! - x[1] - twoCompany.get(x[0])!)
  return {
    shared: two.filter((id) => both.has(id)).length,
    company: await actorsById(db, common.slice(0, 4).map(([id]) => id)),
    snippets: [await snippetsOf(db, a, one, most), await snippetsOf(db, b, two, most)],
  }
}

async function articleIdsOf(db: DossierDatabase, actorId: Id): Promise<Id[]> {
  return (await db.occurrences.where('[actorId+articleId]').between([actorId, Dexie.minKey], [actorId, Dexie.maxKey]).primaryKeys()).map(([, articleId]) => articleId)
}

async function companyOf(db: DossierDatabase, actorId: Id, articles: Id[]): Promise<Map<Id, number>> {
  const counts = new Map<Id, number>()
  for (const other of await namedIn(db, articles.slice(0, LOOKED_AT))) if (other !== actorId) counts.set(other, (counts.get(other) ?? 0) + 1)
  return counts
}

/** The first sentence on the actor in some of its articles, the newest first. */
async function snippetsOf(db: DossierDatabase, actor: ActorRow, ids: Id[], most: number): Promise<Snippet[]> {
  const articles = (await db.articles.bulkGet(ids.slice(0, LOOKED_AT))).filter((row) => row !== undefined).sort((x, y) => (x.order < y.order ? 1 : -1)).slice(0, most)
  const found = await Promise.all(articles.map(async (article) => ({ article, passages: await passagesOf(db, actor, article.id) })))
  return found.flatMap(({ article, passages }) => {
    const passage = passages.find(({ field }) => field === 'body') ?? passages[0]
    return passage === undefined ? [] : [{ article, passage }]
  })
}
