/** Within one article: which of its passages tell of one event, who takes part in it, and in which days it may lie. */
import type { ActorKind, Edtf } from '../model.ts'
import { edtfBounds, edtfOverlap } from './edtf.ts'
import { EVENT_WORDS } from './eventWords.ts'
import type { ActorOf, EventPassage, EventSource, EventType, PassageActor } from './types.ts'

/** An event as one article tells it. Actors are keys, not name forms. */
export interface ArticleEvent {
  article: EventSource
  /** Place in the order of all: article key, then first passage. Nothing else breaks ties, so results do not depend on the order of input. */
  order: string
  type: EventType
  passages: EventPassage[]
  /** Has a passage that could found an event by itself. */
  strong: boolean
  /** What it is grouped by: its place, its organisation, or its participants. */
  anchors: Set<string>
  /** Those of its anchors that are bodies of another: two councils of one organisation are not one. */
  bodies: Set<string>
  /** Persons and organisations in its sentences, and in the next ones. */
  people: Set<string>
  persons: Set<string>
  /** Every actor in its sentences, with how they are called there. */
  named: Map<string, string>
  /** Actors of the article by key. */
  context: Map<string, { kind: ActorKind; surface: string }>
  /** First and last day it may have taken place; null when nothing dates it. */
  days: [number, number] | null
  /** The value a sentence states for it. */
  stated: Edtf | null
  /** Day of the report. */
  reported: number | null
}

type Keyed = PassageActor & { key: string }

/** How many days before and after its report an event without a stated date may lie. */
const BEFORE = 4
const AFTER = 2

/** The events of one article. */
export function articleEvents(article: EventSource, actorOf: ActorOf): ArticleEvent[] {
  const events: ArticleEvent[] = []
  const loose: EventPassage[] = []
  const bounds = article.publishedAt === null ? null : edtfBounds(article.publishedAt)
  const reported = bounds !== null && article.publishedAt?.startsWith('XXXX') !== true && bounds[1] - bounds[0] <= 31 ? bounds[0] : null
  for (const passage of article.passages) {
    const actors: Keyed[] = passage.actors.flatMap((actor) => {
      const key = actorOf(actor.form)
      return key === null ? [] : [{ ...actor, key }]
    })
    const anchors = anchorsOf(passage, actors, actorOf)
    if (anchors === null) {
      loose.push(passage)
      continue
    }
    const bodies = withWholes(anchors, actors, actorOf)
    const same = events.find((event) => event.type === passage.type && meets(event, anchors) && !contradict(event.bodies, bodies) && fits(event, passage))
    if (same !== undefined) add(same, passage, actors, anchors, bodies)
    else {
      const context: ArticleEvent['context'] = new Map()
      for (const { form, kind, surface } of passage.context) {
        const key = actorOf(form)
        if (key !== null && !context.has(key)) context.set(key, { kind, surface })
      }
      const event: ArticleEvent = {
        article, order: `${article.key}\n${passage.field === 'title' ? 't' : 'u'}${String(passage.start).padStart(9, '0')}${passage.type}`, type: passage.type,
        passages: [], strong: false, anchors: new Set(), bodies: new Set(), people: new Set(), persons: new Set(), named: new Map(), context, days: null, stated: null, reported,
      }
      add(event, passage, actors, anchors, bodies)
      events.push(event)
    }
  }
  // "The session began …" without a name belongs to the only session that the article tells of.
  for (const passage of loose) {
    const only = events.filter((event) => event.type === passage.type)
    if (only.length === 1 && fits(only[0]!, passage) && !passage.weak) only[0]!.passages.push(passage)
  }
  for (const event of events) {
    event.passages.sort((a, b) => Number(b.field === 'title') - Number(a.field === 'title') || a.start - b.start)
    event.stated = event.passages.find((passage) => passage.stated !== null)?.stated ?? null
    event.days = daysOf(event)
  }
  return events.filter((event) => event.passages.length > 0)
}

/** What a passage is grouped by, or null when it says too little. */
function anchorsOf(passage: EventPassage, actors: Keyed[], actorOf: ActorOf): Set<string> | null {
  const { anchor, least } = EVENT_WORDS[passage.type]
  const of = (kinds: string[], places: PassageActor['at'][]): string[] => actors.filter((actor) => kinds.includes(actor.kind) && places.includes(actor.at)).map((actor) => actor.key)
  if (anchor === 'place') {
    const phrase = of(['place'], ['phrase'])
    if (phrase.length > 0) return new Set(phrase)
    const setting = passage.setting === null ? null : actorOf(passage.setting)
    const own = of(['place'], ['sentence'])
    if (passage.weak && !own.includes(setting ?? '')) return null
    if (setting !== null) return new Set([setting])
    return own.length > 0 ? new Set(own) : null
  }
  if (anchor === 'organisation') {
    const phrase = of(['organisation'], ['phrase'])
    const own = phrase.length > 0 ? phrase : of(['organisation'], ['sentence'])
    return own.length >= least ? new Set(own) : null
  }
  const kinds = passage.type === 'talks' || passage.type === 'trial' || passage.type === 'resignation' ? ['person', 'organisation'] : ['person', 'organisation', 'place']
  const own = new Set(of(kinds, ['phrase', 'sentence']))
  return own.size >= least ? own : null
}

/** Adds to the anchors the organisations of which some are bodies; gives those bodies. */
function withWholes(anchors: Set<string>, actors: Keyed[], actorOf: ActorOf): Set<string> {
  const bodies = new Set<string>()
  for (const { key, bodyOf } of actors) {
    const whole = bodyOf === undefined || !anchors.has(key) ? null : actorOf(bodyOf)
    if (whole === null || whole === key) continue
    anchors.add(whole)
    bodies.add(key)
  }
  return bodies
}

/** Whether two events are each of a body, and not of the same one. */
export function contradict(a: Set<string>, b: Set<string>): boolean {
  if (a.size === 0 || b.size === 0) return false
  for (const key of a) if (b.has(key)) return false
  return true
}

function meets(event: ArticleEvent, anchors: Set<string>): boolean {
  let shared = 0
  for (const key of anchors) if (event.anchors.has(key)) shared++
  return event.type === 'talks' ? shared >= 2 : shared >= 1
}

/** No two of its passages may state different days. */
function fits(event: ArticleEvent, passage: EventPassage): boolean {
  return passage.stated === null || event.passages.every((other) => other.stated === null || edtfOverlap(other.stated, passage.stated ?? ''))
}

function add(event: ArticleEvent, passage: EventPassage, actors: Keyed[], anchors: Set<string>, bodies: Set<string>): void {
  event.passages.push(passage)
  event.strong ||= !passage.weak
  for (const key of anchors) event.anchors.add(key)
  for (const key of bodies) event.bodies.add(key)
  for (const actor of actors) {
    if (actor.kind !== 'place') event.people.add(actor.key)
    if (actor.kind === 'person') event.persons.add(actor.key)
    if (actor.at !== 'near' && !event.named.has(actor.key)) event.named.set(actor.key, actor.surface)
  }
}

function daysOf({ stated, reported, type }: ArticleEvent): [number, number] | null {
  if (stated !== null && !stated.includes('X')) return edtfBounds(stated)
  if (reported === null) return null
  return EVENT_WORDS[type].lasting ? [reported, reported] : [reported - BEFORE, reported + AFTER]
}
