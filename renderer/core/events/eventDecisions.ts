/** What the user decided about events, applied to what was inferred. Decisions always win; the later of two that contradict each other does. */
import { activeDecisions } from '../decisions.ts'
import type { DecisionRow, Edtf, PassageAnchor } from '../model.ts'
import type { ArticleEvent } from './articleEvents.ts'
import type { Cluster, Member } from './clusterEvents.ts'
import type { EventPassage, EventSource } from './types.ts'

export interface DecidedCluster extends Cluster {
  title: string | null
  dates: { start: Edtf | null; end: Edtf | null } | null
  ignored: boolean
}

/**
 * Applies decisions to clusters. New clusters come back; the given ones are not changed.
 * @param log every decision, oldest first, undone ones and undos included
 */
export function decide(clusters: Cluster[], articles: EventSource[], log: DecisionRow[]): DecidedCluster[] {
  const decided: DecidedCluster[] = clusters.map((cluster) => ({ members: [...cluster.members], title: null, dates: null, ignored: false }))
  const decisions = activeDecisions(log).map(({ decision }) => decision).filter(({ type }) => type.startsWith('event-'))
  if (decisions.length === 0) return decided
  const articleOf = new Map(articles.map((article) => [article.key, article]))
  // Clusters by article, so that finding a passage does not look at every cluster.
  const byArticle = new Map<string, Set<DecidedCluster>>()
  const index = (cluster: DecidedCluster): void => {
    for (const { event } of cluster.members) byArticle.set(event.article.key, (byArticle.get(event.article.key) ?? new Set()).add(cluster))
  }
  decided.forEach(index)
  const holders = (anchor: PassageAnchor): DecidedCluster[] => {
    const found: { cluster: DecidedCluster; other: number; rank: number; at: number }[] = []
    for (const cluster of byArticle.get(anchor.articleKey) ?? []) {
      for (const { event } of cluster.members) {
        if (event.article.key !== anchor.articleKey) continue
        event.passages.forEach((passage, at) => {
          const rank = matches(passage, anchor)
          if (rank !== null) found.push({ cluster, other: Number(anchor.type !== undefined && passage.type !== anchor.type), rank, at })
        })
      }
    }
    return [...new Set(found.sort((a, b) => a.other - b.other || a.rank - b.rank || a.at - b.at).map(({ cluster }) => cluster))]
  }
  const removed = new Set<DecidedCluster>()
  const remove = (cluster: DecidedCluster): void => {
    removed.add(cluster)
    for (const { event } of cluster.members) byArticle.get(event.article.key)?.delete(cluster)
  }

  for (const decision of decisions) {
    if (decision.type === 'event-same') {
      const [as, bs] = [holders(decision.a), holders(decision.b)]
      const common = as.find((a) => bs.some((b) => kindOf(a) === kindOf(b)))
      const a = common ?? as[0]
      const b = bs.find((candidate) => a !== undefined && kindOf(candidate) === kindOf(a)) ?? bs[0]
      if (a !== undefined && b !== undefined && a !== b) {
        a.members.push(...b.members)
        index(a)
        remove(b)
      } else if (a === undefined && b !== undefined) byHand(b, decision.a, articleOf, index)
      else if (b === undefined && a !== undefined) byHand(a, decision.b, articleOf, index)
    } else if (decision.type === 'event-different') {
      const home = holders(decision.b).find((cluster) => holders(decision.a).includes(cluster))
      if (home === undefined) continue
      const leaves = (member: Member): boolean => member.event.article.key === decision.a.articleKey
      const leaving = home.members.filter(leaves)
      if (decision.a.articleKey === decision.b.articleKey || leaving.length === home.members.length) continue
      home.members = home.members.filter((member) => !leaves(member))
      byArticle.get(decision.a.articleKey)?.delete(home)
      const own: DecidedCluster = { members: leaving.map((member) => ({ ...member, inferred: false, why: 'you set it apart' })), title: null, dates: null, ignored: false }
      decided.push(own)
      index(own)
    }
  }
  for (const decision of decisions) {
    if (decision.type !== 'event-rename' && decision.type !== 'event-date' && decision.type !== 'event-ignore') continue
    const cluster = holders(decision.at)[0]
    if (cluster === undefined) continue
    if (decision.type === 'event-rename') cluster.title = decision.title
    else if (decision.type === 'event-date') cluster.dates = { start: decision.start, end: decision.end }
    else cluster.ignored = true
  }
  return decided.filter((cluster) => !cluster.ignored && !removed.has(cluster))
}

const kindOf = (cluster: Cluster): string => cluster.members[0]?.event.type ?? ''

/** How well a passage fits an anchor (0 is best), or null when it is another one. */
function matches(passage: EventPassage, anchor: PassageAnchor): number | null {
  if (passage.field !== anchor.field) return null
  if (passage.exact === anchor.exact) return Math.abs(passage.start - anchor.start) / 1e9
  // A selection inside the sentence, or one that holds it: the words must be there, near where they were.
  const overlaps = passage.exact.includes(anchor.exact) || anchor.exact.includes(passage.exact)
  return overlaps && Math.abs(passage.start - anchor.start) < 2_000 ? 1 + Math.abs(passage.start - anchor.start) / 1e9 : null
}

/** The user says that a passage tells of an event in which no word for one was found. */
function byHand(cluster: DecidedCluster, anchor: PassageAnchor, articleOf: Map<string, EventSource>, index: (cluster: DecidedCluster) => void): void {
  const article = articleOf.get(anchor.articleKey)
  const like = cluster.members[0]?.event
  if (article === undefined || like === undefined) return
  const passage: EventPassage = {
    field: anchor.field, start: anchor.start, end: anchor.start + anchor.exact.length, exact: anchor.exact, type: like.type, weak: true, lead: false,
    title: '', titleQuality: 0, stated: null, actors: [], context: [], setting: null, hints: [],
  }
  const event: ArticleEvent = {
    article, order: `${article.key}\nz${String(anchor.start).padStart(9, '0')}`, type: like.type, passages: [passage], strong: false, anchors: new Set(), bodies: new Set(), people: new Set(),
    persons: new Set(), named: new Map(), context: new Map(), days: null, stated: null, reported: null,
  }
  cluster.members.push({ event, inferred: false, why: 'you added it' })
  index(cluster)
}
