/**
 * Across articles: which tell of the same event. One wrong merge costs more than many missed ones, so a place or an organisation alone
 * never joins two articles: kind of event, anchor, time and a further participant must agree. Greedy in order of time, over blocks
 * by kind and anchor, of which only what is near in time is looked at: near-linear in the number of articles.
 */
import { dayNumber } from './calendar.ts'
import { parseEdtf } from './edtf.ts'
import { EVENT_WORDS } from './eventWords.ts'
import { formatEdtf } from './formatEdtf.ts'
import { contradict } from './articleEvents.ts'
import type { ArticleEvent } from './articleEvents.ts'

export interface Member {
  event: ArticleEvent
  inferred: boolean
  why: string
}

export interface Cluster {
  members: Member[]
}

/** What lasts is one event while reports follow each other within these days, for at most so long. */
const LASTING_GAP = 10
const LASTING_SPAN = 45
/** Of one block, at most so many clusters are compared with, the latest ones. */
const MOST_OPEN = 32
/** Of one cluster, at most so many members are compared with. */
const MOST_MEMBERS = 6
/** An undated article is compared with an anchor's events of its kind when there are at most so many. */
const MOST_CANDIDATES = 200
/** An undated article's own dates must come so near, in days of any year. */
const HINT = 31

interface Open {
  cluster: Growing
  first: number
  last: number
}

/** A cluster with the dated members that others are compared with: the first ones and the latest. */
interface Growing extends Cluster {
  sample: ArticleEvent[]
}

/** What two events have in common. The words for it are made only for what is kept. */
interface Match {
  other: ArticleEvent
  keys: string[]
  score: number
}

function push(cluster: Growing, event: ArticleEvent, why: string): void {
  cluster.members.push({ event, inferred: false, why })
  if (event.days === null) return
  if (cluster.sample.length < MOST_MEMBERS) cluster.sample.push(event)
  else cluster.sample = [...cluster.sample.slice(0, MOST_MEMBERS / 2), ...cluster.sample.slice(MOST_MEMBERS / 2 + 1), event]
}

/** Clusters of article events; each event in exactly one. */
export function clusterEvents(events: ArticleEvent[]): Cluster[] {
  const sorted = [...events].sort((a, b) => (a.days?.[0] ?? Infinity) - (b.days?.[0] ?? Infinity) || (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
  const clusters: Growing[] = []
  const blocks = new Map<string, Open[]>()
  const blockKeys = (event: ArticleEvent): string[] => [...event.anchors].map((anchor) => `${event.type}|${anchor}`)
  const found = (event: ArticleEvent): void => {
    const cluster: Growing = { members: [], sample: [] }
    push(cluster, event, ownWords(event))
    clusters.push(cluster)
    open(cluster, event)
  }
  const open = (cluster: Growing, event: ArticleEvent): void => {
    for (const key of blockKeys(event)) {
      const block = blocks.get(key) ?? []
      blocks.set(key, block)
      let entry = block.findLast((other) => other.cluster === cluster)
      if (entry === undefined) {
        entry = { cluster, first: event.days?.[0] ?? 0, last: event.days?.[1] ?? 0 }
        block.push(entry)
      }
      if (event.days !== null) {
        entry.first = Math.min(entry.first, event.days[0])
        entry.last = Math.max(entry.last, event.days[1])
      }
    }
  }
  const join = (event: ArticleEvent): boolean => {
    const days = event.days
    if (days === null) return false
    const tried = new Set<Growing>()
    const matches: { cluster: Growing; match: Match }[] = []
    for (const key of blockKeys(event)) {
      for (const { cluster, last } of (blocks.get(key) ?? []).slice(-MOST_OPEN)) {
        if (tried.has(cluster) || last < days[0] - LASTING_GAP) continue
        tried.add(cluster)
        const match = joins(event, cluster)
        if (match !== null) matches.push({ cluster, match })
      }
    }
    matches.sort((a, b) => b.match.score - a.match.score)
    const [best, second] = matches
    // Two that fit equally well: no telling which.
    if (best === undefined || best.match.score === second?.match.score) return false
    push(best.cluster, event, inWords(event, best.match))
    open(best.cluster, event)
    return true
  }

  const dated = sorted.filter((event) => event.days !== null)
  for (const event of dated) if (event.strong && !join(event)) found(event)
  for (const event of dated) if (!event.strong && !joinWeak(event, blocks, blockKeys)) found(event)
  inferUndated(sorted.filter((event) => event.days === null), clusters, found)
  return clusters
}

function ownWords(event: ArticleEvent): string {
  const passage = event.passages.find((candidate) => candidate.titleQuality >= 2) ?? event.passages[0]
  return `tells of it: “${passage?.title ?? ''}”`
}

/** Whether an event is the one of a cluster: near in time to its members, and alike to at least one. */
function joins(event: ArticleEvent, { sample }: Growing): Match | null {
  const { lasting } = EVENT_WORDS[event.type]
  if (lasting && (event.days?.[1] ?? 0) - (sample[0]?.days?.[0] ?? 0) > LASTING_SPAN) return null
  const near = sample.filter((other) => timesAgree(event, other))
  // What lasts is near to some report of it; what is of one day must agree with all.
  if (near.length === 0 || (!lasting && near.length < sample.length)) return null
  let best: Match | null = null
  for (const other of near) {
    const match = alike(event, other)
    if (match !== null && (best === null || match.score > best.score)) best = match
  }
  return best
}

function timesAgree(a: ArticleEvent, b: ArticleEvent): boolean {
  if (a.days === null || b.days === null) return false
  if (EVENT_WORDS[a.type].lasting) return Math.max(a.days[0], b.days[0]) - Math.min(a.days[1], b.days[1]) <= LASTING_GAP
  if (a.stated === null && b.stated === null) return Math.abs((a.reported ?? 0) - (b.reported ?? 0)) <= 2
  return a.days[0] <= b.days[1] && b.days[0] <= a.days[1]
}

function shared(a: Iterable<string>, b: { has(key: string): boolean }): string[] {
  const keys: string[] = []
  for (const key of a) if (b.has(key)) keys.push(key)
  return keys
}

/** Whether two events of one kind at a compatible time are the same. */
function alike(a: ArticleEvent, b: ArticleEvent): Match | null {
  const anchors = shared(a.anchors, b.anchors)
  if (anchors.length === 0 || contradict(a.bodies, b.bodies)) return null
  const { anchor } = EVENT_WORDS[a.type]
  const bothStated = a.stated !== null && b.stated !== null
  const others = shared(a.people, b.people).filter((key) => !anchors.includes(key))
  if (anchor === 'participants') {
    // Two of them; three when neither has a date and no person is among them: countries do much with each other.
    const nameless = a.stated === null && b.stated === null && a.persons.size + b.persons.size === 0
    if (anchors.length < (nameless ? 3 : 2) && !(bothStated && others.length > 0)) return null
  }
  const found: Match = { other: b, keys: [...anchors, ...others], score: anchors.length * 3 + others.length * 2 + (bothStated ? 2 : 0) }
  if (anchor === 'participants' || others.length > 0) return found
  // Not of the sentence, but of the article: three, one of them a person or organisation, weigh as one participant.
  const around = shared(a.context.keys(), b.context).filter((key) => !anchors.includes(key))
  const surroundings = around.length >= 3 && around.some((key) => a.context.get(key)?.kind !== 'place')
  return surroundings || (bothStated && around.length > 0) ? { ...found, keys: [...anchors, ...around], score: found.score + 1 } : null
}

const inWords = (event: ArticleEvent, { other, keys }: Match): string => `same kind of event (${event.type}) at the same time, and ${names(event, other, keys)} in both`

/** Up to four actors as one of the articles calls them. */
function names(a: ArticleEvent, b: ArticleEvent, keys: string[]): string {
  const surfaces = [...new Set(keys)].map((key) => a.named.get(key) ?? b.named.get(key) ?? a.context.get(key)?.surface ?? b.context.get(key)?.surface ?? '')
  return [...new Set(surfaces)].filter((surface) => surface !== '').slice(0, 4).join(', ')
}

function joinWeak(event: ArticleEvent, blocks: Map<string, Open[]>, blockKeys: (event: ArticleEvent) => string[]): boolean {
  const fitting = new Map<Growing, Match>()
  for (const key of blockKeys(event)) {
    for (const { cluster, first, last } of blocks.get(key) ?? []) {
      if (event.days === null || event.days[0] > last + LASTING_GAP || event.days[1] < first - LASTING_GAP || fitting.has(cluster)) continue
      const match = joins(event, cluster)
      if (match !== null) fitting.set(cluster, match)
    }
  }
  const [only, another] = [...fitting]
  if (only === undefined || another !== undefined) return false
  push(only[0], event, inWords(event, only[1]))
  return true
}

/**
 * Articles that nothing dates: they join an event of the same kind and anchor when they share two persons or organisations with an article of it, one
 * of them a person, and either a date of theirs (without a year) comes near, or they share another kind of event too. If two
 * events fit, none is joined.
 */
function inferUndated(undated: ArticleEvent[], clusters: Growing[], found: (event: ArticleEvent) => void): void {
  const byKey = new Map<string, Growing[]>()
  const kindsOf = new Map<string, Set<string>>()
  for (const cluster of clusters) {
    const keys = new Set<string>()
    for (const { event } of cluster.members) {
      for (const anchor of event.anchors) keys.add(`${event.type}|${anchor}`)
      for (const anchor of event.anchors) kindsOf.set(event.article.key, (kindsOf.get(event.article.key) ?? new Set()).add(`${event.type}|${anchor}`))
    }
    for (const key of keys) {
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [cluster])
      else list.push(cluster)
    }
  }
  const ownKinds = new Map<string, Set<string>>()
  for (const event of undated) for (const anchor of event.anchors) ownKinds.set(event.article.key, (ownKinds.get(event.article.key) ?? new Set()).add(`${event.type}|${anchor}`))
  for (const event of undated) {
    const fitting = new Map<Growing, string>()
    for (const anchor of event.anchors) {
      const candidates = byKey.get(`${event.type}|${anchor}`) ?? []
      // Where so much of a kind happens, no undated article can be told to mean one of them.
      if (candidates.length > MOST_CANDIDATES) continue
      for (const cluster of candidates) {
        if (fitting.size > 1) break
        if (fitting.has(cluster)) continue
        const why = infers(event, cluster, ownKinds, kindsOf)
        if (why !== null) fitting.set(cluster, why)
      }
    }
    const [only, another] = [...fitting]
    if (only !== undefined && another === undefined) only[0].members.push({ event, inferred: true, why: only[1] })
    else if (event.strong) found(event)
  }
}

function infers(event: ArticleEvent, cluster: Growing, ownKinds: Map<string, Set<string>>, kindsOf: Map<string, Set<string>>): string | null {
  for (const other of cluster.sample) {
    if (other.days === null || !other.strong) continue
    const days = other.days
    const hints = event.passages[0]?.hints ?? []
    const near = hints.filter((hint) => nearInAnyYear(hint, days))
    if ((hints.length > 0 && near.length === 0) || contradict(event.bodies, other.bodies)) continue
    const anchors = shared(event.anchors, other.anchors)
    // What is known by who takes part in it needs two of them in its own sentences.
    const enough = EVENT_WORDS[event.type].anchor === 'participants' ? anchors.filter((key) => event.people.has(key)).length >= 2 : anchors.length >= 1
    if (!enough) continue
    const actors = shared(event.context.keys(), other.context).filter((key) => event.context.get(key)?.kind !== 'place')
    if (actors.length < 2 || !actors.some((key) => event.context.get(key)?.kind === 'person')) continue
    const kinds = shared(ownKinds.get(event.article.key) ?? [], kindsOf.get(other.article.key) ?? new Set()).map((key) => key.slice(0, key.indexOf('|')))
    const deeds = new Set(kinds).size >= 2
    if (hints.length === 0 && !deeds) continue
    const date = near[0] === undefined ? '' : `; its date (${formatEdtf(near[0], 'en-GB')}) comes near`
    return `undated, inferred: the same kind of event (${event.type}) with ${names(event, other, [...anchors, ...actors])}${date}`
  }
  return null
}

/** Whether a date, with its own year or in any year, lies within `HINT` days of a period. */
function nearInAnyYear(value: string, days: [number, number]): boolean {
  const parsed = parseEdtf(value)
  if (parsed === null) return false
  const date = 'date' in parsed ? parsed.date : parsed.from
  if (date === null || date === '..' || date.month === null || !/^\d\d$/.test(date.month) || Number(date.month) > 12) return false
  const day = date.day === null || date.day.includes('X') ? 15 : Number(date.day)
  const years = date.year.includes('X') ? yearsOf(days) : [Number(date.year)]
  return years.some((year) => {
    const own = dayNumber({ year, month: Number(date.month), day })
    return own >= days[0] - HINT && own <= days[1] + HINT
  })
}

/** The years that a period touches, and their neighbours. */
function yearsOf([from, to]: [number, number]): number[] {
  const first = 1970 + Math.floor(from / 365.2425) - 1
  const last = 1970 + Math.floor(to / 365.2425) + 1
  return Array.from({ length: Math.min(last - first + 1, 12) }, (_, i) => first + i)
}
