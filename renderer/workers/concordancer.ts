/** The window's side of the worker that reads the mentions of an actor. */
import type { ConcordanceArticle, ConcordanceQuery, Context, MentionLine } from '../core/actors/concordance.ts'
import type { Fact } from '../core/actors/facts.ts'
import type { ActorPageRows } from '../data/actorPage.ts'
import type { Company } from '../data/actors.ts'
import type { Timeline } from '../core/actors/timeline.ts'
import type { Id, Lang, Span } from '../core/model.ts'
import { WorkerCaller, type CallOptions } from './call.ts'

/** A line with its words. */
export interface ConcordanceRow extends Context, Pick<MentionLine, 'field' | 'start' | 'end'> {
  article: ConcordanceArticle
  /** Its name form. */
  form: string
  sentence: string
  inSentence: Span
}

/** What the mentions can be narrowed to, with how many there are of each, the most first. */
export interface Facets {
  languages: { lang: Lang; mentions: number }[]
  sources: { source: string; mentions: number }[]
  forms: { form: number; name: string; lang: Lang; mentions: number }[]
}

export interface Arranged {
  /** Names this arrangement for rows(). */
  view: number
  mentions: number
  articles: number
  /** Lines that fit the query, and the articles they are in. */
  matching: number
  matchingArticles: number
  facets: Facets
  timeline: Timeline
  /** The first rows. */
  first: ConcordanceRow[]
  /** Where the line that was asked for stands now; null when it is not among them. */
  kept: number | null
}

/** What a line is told by from one arrangement to the next. */
export type LineKey = Pick<MentionLine, 'field' | 'start'> & { articleId: Id }

/** The newest mentions, which are there before all of them are arranged. */
export interface Beginning {
  mentions: number
  timeline: Timeline
  first: ConcordanceRow[]
}

/** What the page of an actor shows first. */
export interface ActorOpening extends ActorPageRows {
  /** Null when all mentions have to be read to know the first. */
  beginning: Beginning | null
  /** What the gazetteer knows of it; null before its files are read. */
  facts: Fact[] | null
}

/** The beginning, once; articles read, of those that have to be. */
export type ConcordanceProgress = { beginning: Beginning } | { done: number; total: number }

export class Concordancer {
  readonly #caller = new WorkerCaller(new Worker(new URL('./concordance.worker.ts', import.meta.url), { type: 'module', name: 'concordance' }))
  readonly #database: string

  /** @param database name of the library */
  constructor(database: string) {
    this.#database = database
  }

  /**
   * @param state changes when what was read of this actor before is no longer true
   * @param keep a line of which it is told where it stands
   */
  arrange(actorId: Id, query: ConcordanceQuery, state: string, keep: LineKey | null = null, options: CallOptions<ConcordanceProgress> = {}): Promise<Arranged> {
    return this.#caller.call('arrange', [actorId, query, state, keep, this.#database], options)
  }

  /** All that the page of an actor shows first; null when there is no such actor. */
  page(actorId: Id): Promise<ActorOpening | null> {
    return this.#caller.call('page', [actorId, this.#database])
  }

  /** Opens the library and reads the gazetteer's files, so that the first actor need not wait for them. */
  warm(): Promise<void> {
    return this.#caller.call('warm', [this.#database])
  }

  /** Rows [from, to) of an arrangement; null when it is no longer kept. */
  rows(view: number, from: number, to: number): Promise<ConcordanceRow[] | null> {
    return this.#caller.call('rows', [view, from, to])
  }

  /** Who the actor occurs with in most of its newest 2,000 articles, with their number. */
  company(actorId: Id, state: string, most: number): Promise<Company[]> {
    return this.#caller.call('company', [actorId, state, most, this.#database])
  }

  facts(gazetteerId: string): Promise<Fact[]> {
    return this.#caller.call('facts', [gazetteerId])
  }

  /** Ends the worker, whatever it is doing. */
  close(): void {
    this.#caller.close()
  }
}
