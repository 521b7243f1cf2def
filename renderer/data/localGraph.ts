/**
 * What lies around a note, article, actor or event: links (from notes to things) and occurrence (an actor in an article, an event told of in
 * one, an actor that takes part in an event), up to two steps away, the strongest first, at most as many as a picture can show.
 */
import { Dexie } from 'dexie'
import type { ActorKind, EventRow, Id, TargetKind } from '../core/model.ts'
import type { DossierDatabase } from './database.ts'
import { idsOfTarget } from './notes.ts'

export interface GraphNode {
  /** `actor/ID`. */
  key: string
  kind: TargetKind
  id: Id
  name: string
  /** Of an actor. */
  actor?: ActorKind
  hop: 0 | 1 | 2
  /** The sum of the weights of its edges to the shown nodes of the step before; 0 of the middle. */
  strength: number
  /** The key of its strongest neighbour of the step before. */
  parent: string | null
}

/** An edge between two shown nodes, each once, `a` < `b`. */
export interface GraphEdge {
  a: string
  b: string
  weight: number
}

export interface LocalGraph {
  /** The middle first, then by step and strength. */
  nodes: GraphNode[]
  edges: GraphEdge[]
  /** How many more there are at these steps. */
  hidden: number
}

export interface GraphOptions {
  hops?: 1 | 2
  /** Nodes in all. */
  most?: number
  /** Kinds that are shown and walked through; the middle is always shown. */
  kinds?: TargetKind[]
}

/** What an edge weighs: a link is somebody's word, an occurrence may be chance. */
export const WEIGHT = { link: 3, event: 2, occurrence: (count: number): number => Math.min(count, 3) }
/** Articles looked at of one actor or event, and links of one thing. */
const WIDEST = 500
/** With two steps, the first has at most this share of the picture. */
const FIRST_STEP = 0.6

type Weights = Map<string, number>
export const keyOf = (kind: TargetKind, id: Id): string => `${kind}/${id}`
const split = (key: string): { kind: TargetKind; id: Id } => ({ kind: key.slice(0, key.indexOf('/')) as TargetKind, id: key.slice(key.indexOf('/') + 1) })

/** Reads neighbours; remembers what it has learnt of the library for one graph. */
class Neighbours {
  readonly #db: DossierDatabase
  readonly #known = new Map<string, string | null>()
  #events: EventRow[] | null = null

  constructor(db: DossierDatabase) {
    this.#db = db
  }

  /** The key of what an id leads to now: merged ids redirect; null when it is not there (any more). */
  async canonical(kind: TargetKind, id: Id): Promise<string | null> {
    const asked = keyOf(kind, id)
    const known = this.#known.get(asked)
    if (known !== undefined) return known
    let at = id
    let there = false
    if (kind === 'note') there = (await this.#db.notes.get(id))?.trashedAt === 0
    else if (kind === 'article') there = (await this.#db.articles.where('id').equals(id).count()) > 0
    else {
      const table = kind === 'actor' ? this.#db.actors : this.#db.events
      let row = await table.get(at)
      for (let hops = 0; row?.redirect !== undefined && hops < 32; hops++) row = await table.get((at = row.redirect))
      there = row !== undefined && row.former === undefined && row.redirect === undefined
    }
    const key = there ? keyOf(kind, at) : null
    this.#known.set(asked, key)
    return key
  }

  async #linksOf(kind: TargetKind, id: Id, add: (key: string | null, weight: number) => void): Promise<void> {
    const ids = await idsOfTarget(this.#db, kind, id)
    for (const link of await this.#db.links.where('[targetKind+targetId]').anyOf(ids.map((each) => [kind, each])).limit(WIDEST).toArray()) add(await this.canonical('note', link.noteId), WEIGHT.link)
  }

  async of({ kind, id }: { kind: TargetKind; id: Id }): Promise<Weights> {
    const db = this.#db
    const found: Weights = new Map()
    const add = (key: string | null, weight: number): void => {
      if (key !== null && key !== keyOf(kind, id)) found.set(key, (found.get(key) ?? 0) + weight)
    }
    await this.#linksOf(kind, id, add)
    if (kind === 'note') {
      for (const link of await db.links.where('noteId').equals(id).limit(WIDEST).toArray()) if (link.targetId !== '') add(await this.canonical(link.targetKind, link.targetId), WEIGHT.link)
    }
    if (kind === 'actor') {
      for (const { articleId, count } of await db.occurrences.where('[actorId+articleId]').between([id, Dexie.minKey], [id, Dexie.maxKey]).limit(WIDEST).toArray()) add(await this.canonical('article', articleId), WEIGHT.occurrence(count))
      for (const event of await this.#allEvents()) if (event.actors.includes(id)) add(keyOf('event', event.id), WEIGHT.event)
    }
    if (kind === 'event') {
      for (const [, articleId] of await db.eventArticles.where('[eventId+articleId]').between([id, Dexie.minKey], [id, Dexie.maxKey]).limit(WIDEST).primaryKeys()) add(await this.canonical('article', articleId), WEIGHT.event)
      for (const actor of (await db.events.get(id))?.actors ?? []) add(await this.canonical('actor', actor), WEIGHT.event)
    }
    if (kind === 'article') {
      for (const { actorId, count } of await db.occurrences.where('articleId').equals(id).toArray()) add(await this.canonical('actor', actorId), WEIGHT.occurrence(count))
      for (const { eventId } of await db.eventArticles.where('articleId').equals(id).toArray()) add(await this.canonical('event', eventId), WEIGHT.event)
    }
    return found
  }

  async #allEvents(): Promise<EventRow[]> {
    this.#events ??= (await this.#db.events.where('articles').above(0).toArray()).filter(({ redirect, former }) => redirect === undefined && former === undefined)
    return this.#events
  }
}

const strongest = (weights: Weights): [string, number][] => [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))

/** The graph around a thing; null when it is not there. */
export async function localGraph(db: DossierDatabase, of: { kind: TargetKind; id: Id }, { hops = 2, most = 150, kinds = ['note', 'article', 'actor', 'event'] }: GraphOptions = {}): Promise<LocalGraph | null> {
  const neighbours = new Neighbours(db)
  const middle = await neighbours.canonical(of.kind, of.id)
  if (middle === null) return null
  const wanted = (weights: Weights): Weights => new Map([...weights].filter(([key]) => key === middle || kinds.includes(split(key).kind)))
  const edges = new Map<string, GraphEdge>()
  const edge = (one: string, two: string, weight: number): void => {
    const [a, b] = one < two ? [one, two] : [two, one]
    edges.set(`${a} ${b}`, { a, b, weight })
  }

  const around = wanted(await neighbours.of(split(middle)))
  const first = strongest(around)
  const shownFirst = first.slice(0, hops === 1 ? most - 1 : Math.ceil(most * FIRST_STEP))
  const nodes: Omit<GraphNode, 'name'>[] = [{ key: middle, ...split(middle), hop: 0, strength: 0, parent: null }]
  for (const [key, strength] of shownFirst) {
    nodes.push({ key, ...split(key), hop: 1, strength, parent: middle })
    edge(middle, key, strength)
  }
  let hidden = first.length - shownFirst.length
  const second: Weights = new Map()
  const parents = new Map<string, [string, number]>()
  const drawn = new Set(nodes.map(({ key }) => key))
  const outer: [string, string, number][] = []
  for (const [key] of shownFirst) {
    for (const [other, weight] of wanted(await neighbours.of(split(key)))) {
      if (drawn.has(other)) edge(key, other, weight)
      else if (!around.has(other) && hops === 2) {
        second.set(other, (second.get(other) ?? 0) + weight)
        outer.push([key, other, weight])
        if (weight > (parents.get(other)?.[1] ?? 0)) parents.set(other, [key, weight])
      }
    }
  }
  const shownSecond = strongest(second).slice(0, Math.max(0, most - nodes.length))
  hidden += second.size - shownSecond.length
  for (const [key, strength] of shownSecond) nodes.push({ key, ...split(key), hop: 2, strength, parent: parents.get(key)![0] })
  const outside = new Set(shownSecond.map(([key]) => key))
  for (const [key, other, weight] of outer) if (outside.has(other)) edge(key, other, weight)
  return { nodes: await named(db, nodes), edges: [...edges.values()].sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1)), hidden }
}

async function named(db: DossierDatabase, nodes: Omit<GraphNode, 'name'>[]): Promise<GraphNode[]> {
  const rows = async <Row extends { id: Id }>(kind: TargetKind, get: (ids: Id[]) => Promise<(Row | undefined)[]>): Promise<[string, Row][]> =>
    (await get(nodes.filter((node) => node.kind === kind).map(({ id }) => id))).flatMap((row) => (row === undefined ? [] : [[keyOf(kind, row.id), row] as [string, Row]]))
  const [notes, articles, actors, events] = await Promise.all([
    rows('note', (ids) => db.notes.bulkGet(ids)), rows('article', (ids) => db.articles.bulkGet(ids)), rows('actor', (ids) => db.actors.bulkGet(ids)), rows('event', (ids) => db.events.bulkGet(ids)),
  ])
  const titles = new Map([...notes, ...articles, ...events].map(([key, { title }]) => [key, title]))
  const known = new Map(actors)
  return nodes.map((node) => {
    const actor = known.get(node.key)
    return { ...node, name: actor?.name ?? titles.get(node.key) ?? '', ...(actor === undefined ? {} : { actor: actor.kind }) }
  })
}
