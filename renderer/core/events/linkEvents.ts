/**
 * Events across articles: from stored passages, the actors that name forms are now known to be, and the user's decisions, to the list of events. A pure
 * function of these, whatever their order; it can be run again at any time. What makes two articles tell of one event is
 * clusterEvents.ts; here clusters get their title, their time and their actors, and what is too slight to list is left out.
 */
import type { DecisionRow, Edtf } from '../model.ts'
import { articleEvents } from './articleEvents.ts'
import type { ArticleEvent } from './articleEvents.ts'
import { dayNumber, dayOf } from './calendar.ts'
import { clusterEvents } from './clusterEvents.ts'
import type { Member } from './clusterEvents.ts'
import { edtfBounds, parseEdtf } from './edtf.ts'
import { decide } from './eventDecisions.ts'
import type { DecidedCluster } from './eventDecisions.ts'
import { EVENT_WORDS } from './eventWords.ts'
import type { ActorOf, EventPassage, EventSource, LinkedEvent, LinkedEventArticle } from './types.ts'

/**
 * Links events over all articles. `decisions` is the log, oldest first, or what is in force of it (undone ones are sorted out here; others than event decisions are
 * skipped). Events come by start, then title; undated last. Never throws.
 * @param eventsOf what an article tells by itself, for who remembers it
 */
export function linkEvents(articles: EventSource[], decisions: DecisionRow[], actorOf: ActorOf, eventsOf: (article: EventSource) => ArticleEvent[] = (article) => articleEvents(article, actorOf)): LinkedEvent[] {
  const ordered = [...articles].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const inferred = clusterEvents(ordered.flatMap((article) => eventsOf(article)))
  const clusters = decide(inferred, ordered, decisions)
  const years = impliedYears(clusters)
  const events = clusters.filter((cluster) => cluster.title !== null || cluster.dates !== null || isWorthListing(cluster)).map((cluster) => describe(cluster, years))
  const first = (event: LinkedEvent): number => (event.start === null ? Infinity : (edtfBounds(event.start.replace('XXXX', '9999'))?.[0] ?? Infinity))
  const order = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)
  const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return events.sort((a, b) => order(first(a), first(b)) || text(a.title, b.title) || text(a.articles[0]?.articleId ?? '', b.articles[0]?.articleId ?? ''))
}

/** An event of a single article is listed when it is dated in words, or the article is about it. */
function isWorthListing({ members }: DecidedCluster): boolean {
  if (!members.some((member) => member.event.strong)) return members.some((member) => member.why === 'you added it' || member.why === 'you set it apart')
  if (new Set(members.map((member) => member.event.article.id)).size > 1) return true
  const passages = members.flatMap((member) => member.event.passages).filter((passage) => !passage.weak)
  if (passages.every((passage) => passage.titleQuality === 1 && EVENT_WORDS[passage.type].anchor !== 'participants')) return false
  return passages.some((passage) => passage.stated !== null || passage.field === 'title') || passages.length >= 2 || passages.some((passage) => passage.lead && passage.titleQuality >= 2)
}

/** For undated articles that joined a dated event: the days of what they joined, which tell the year of their other dates. */
function impliedYears(clusters: DecidedCluster[]): Map<string, [number, number]> {
  const days = new Map<string, [number, number]>()
  for (const { members } of clusters) {
    const dated = members.filter((member) => !member.inferred && member.event.days !== null)
    if (dated.length === 0) continue
    const range: [number, number] = [Math.min(...dated.map((member) => member.event.days![0])), Math.max(...dated.map((member) => member.event.days![1]))]
    for (const { event, inferred } of members) {
      if (!inferred) continue
      const known = days.get(event.article.key)
      days.set(event.article.key, known === undefined ? range : [Math.min(known[0], range[0]), Math.max(known[1], range[1])])
    }
  }
  return days
}

function describe(cluster: DecidedCluster, years: Map<string, [number, number]>): LinkedEvent {
  const members = [...cluster.members].sort((a, b) => (a.event.order < b.event.order ? -1 : 1))
  const { start, end } = cluster.dates ?? timeOf(members, years)
  return { title: cluster.title ?? titleOf(members), start, end, actors: actorsOf(members), articles: articlesOf(members) }
}

function articlesOf(members: Member[]): LinkedEventArticle[] {
  const byArticle = new Map<string, LinkedEventArticle>()
  for (const { event, inferred, why } of members) {
    const known = byArticle.get(event.article.id)
    const row = known ?? { articleId: event.article.id, passages: [], inferred, why }
    for (const { field, start, end, type } of event.passages) {
      if (!row.passages.some((passage) => passage.field === field && passage.start === start && passage.end === end)) row.passages.push({ field, start, end, type })
    }
    row.inferred &&= inferred
    byArticle.set(event.article.id, row)
  }
  for (const row of byArticle.values()) row.passages.sort((a, b) => Number(b.field === 'title') - Number(a.field === 'title') || a.start - b.start)
  return [...byArticle.values()]
}

/** Keys of those who take part: in how many articles, how often in the event's own phrase, how often at all. */
function actorsOf(members: Member[]): string[] {
  const counts = new Map<string, { articles: Set<string>; anchor: number }>()
  for (const { event } of members) {
    for (const key of new Set([...event.anchors, ...event.named.keys(), ...event.people])) {
      const count = counts.get(key) ?? { articles: new Set<string>(), anchor: 0 }
      count.articles.add(event.article.id)
      if (event.anchors.has(key)) count.anchor++
      counts.set(key, count)
    }
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y.articles.size - x.articles.size || y.anchor - x.anchor || (a < b ? -1 : 1))
    .map(([key]) => key)
}

/** The best phrase: with the name tied to it, from a title, in the language that most articles of the event have, short. */
function titleOf(members: Member[]): string {
  const languages = new Map<string, number>()
  for (const { event } of members) languages.set(event.article.lang ?? '', (languages.get(event.article.lang ?? '') ?? 0) + 1)
  const candidates = members.flatMap(({ event, inferred }) => event.passages.filter((passage) => !passage.weak).map((passage) => ({ passage, event, inferred })))
  const rank = ({ passage, event, inferred }: { passage: EventPassage; event: ArticleEvent; inferred: boolean }): number =>
    passage.titleQuality * 100 + (inferred ? 0 : 40) + (passage.field === 'title' ? 30 : 0) + (languages.get(event.article.lang ?? '') ?? 0) * 5 - Math.max(0, passage.title.length - 60) + (passage.title.length >= 18 ? 8 : 0)
  const best = candidates.reduce<(typeof candidates)[number] | null>((top, candidate) => (top === null || rank(candidate) > rank(top) ? candidate : top), null)
  if (best === null) return members[0]?.event.passages[0]?.exact.slice(0, 80) ?? ''
  if (best.passage.titleQuality >= 2) return best.passage.title
  const tied = best.passage.actors.filter((actor) => actor.at !== 'near')
  // Where it happened says more than who spoke of it, for what happens to a place; for the rest, who.
  const { anchor } = EVENT_WORDS[best.passage.type]
  const placesFirst = anchor === 'place' || best.passage.type === 'deployment'
  const chosen = [...tied.filter((actor) => (actor.kind === 'place') === placesFirst), ...tied.filter((actor) => (actor.kind === 'place') !== placesFirst)]
    .slice(0, placesFirst ? 1 : 2)
    .map((actor) => actor.surface)
  const setting = chosen.length > 0 ? [] : best.passage.context.filter((actor) => actor.form === best.passage.setting).map((actor) => actor.surface)
  const who = [...new Set([...chosen, ...setting])].join(', ')
  return who === '' ? best.passage.title : `${best.passage.title}: ${who}`
}

const monthOf = (day: number): Edtf => {
  const { year, month } = dayOf(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
}
const dateOf = (number: number): Edtf => `${monthOf(number)}-${String(dayOf(number).day).padStart(2, '0')}`

/** When it happened, from what dates it: never from an article that joined by inference. */
function timeOf(members: Member[], years: Map<string, [number, number]>): { start: Edtf | null; end: Edtf | null } {
  const firm = members.filter((member) => !member.inferred && member.event.days !== null)
  const type = members[0]?.event.type
  if (type !== undefined && EVENT_WORDS[type].lasting && firm.length > 0) {
    const from = monthOf(Math.min(...firm.map((member) => member.event.days![0])))
    const until = monthOf(Math.max(...firm.map((member) => member.event.days![1])))
    return { start: from, end: until === from ? null : until }
  }
  const counts = new Map<Edtf, number>()
  for (const { event } of firm) if (event.stated !== null && !event.stated.includes('X')) counts.set(event.stated, (counts.get(event.stated) ?? 0) + 1)
  const width = (value: Edtf): number => {
    const [from, to] = edtfBounds(value) ?? [0, 1e9]
    return to - from
  }
  const [stated] = [...counts].sort(([a, m], [b, n]) => width(a) - width(b) || n - m || (a < b ? -1 : 1)).map(([value]) => value)
  if (stated !== undefined) {
    const parsed = parseEdtf(stated)
    const [from, to] = stated.split('/')
    return parsed !== null && 'from' in parsed ? { start: from ?? null, end: to ?? null } : { start: stated, end: /^\d{4}-\d\d-\d\d$/.test(stated) ? stated : null }
  }
  // Not stated: news tell at their beginning what happened that day; further down, about then.
  const reports = firm.filter((member) => member.event.reported !== null)
  if (reports.length > 0) {
    const day = dateOf(Math.min(...reports.map((member) => member.event.reported!)))
    const lead = reports.some((member) => member.event.passages.some((passage) => passage.lead && !passage.weak))
    return lead ? { start: day, end: day } : { start: `${day}~`, end: null }
  }
  const partial = members.find((member) => member.event.stated !== null)?.event
  if (partial?.stated === undefined || partial.stated === null) return { start: null, end: null }
  return { start: withYear(partial.stated, years.get(partial.article.key)), end: null }
}

/** A date without a year in an article whose time is inferred: the year of what it joined, marked uncertain. */
function withYear(value: Edtf, near: [number, number] | undefined): Edtf {
  const match = /^XXXX-(\d\d)-(\d\d)$/.exec(value)
  if (match === null || near === undefined) return value
  const middle = (near[0] + near[1]) / 2
  const base = dayOf(Math.floor(middle)).year
  const distance = (year: number): number => Math.abs(dayNumber({ year, month: Number(match[1]), day: Number(match[2]) }) - middle)
  const year = [base, base - 1, base + 1].reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best))
  return distance(year) <= 60 ? `${String(year).padStart(4, '0')}-${match[1]}-${match[2]}?` : value
}
