/** The window's side of the worker that looks through notes for names without links. */
import type { Id, Span, TargetKind } from '../core/model.ts'
import type { NamedThing, Unlinked } from '../core/notes/unlinked.ts'
import type { GraphOptions, LocalGraph } from '../data/localGraph.ts'
import type { BrokenGroup } from '../data/brokenLinks.ts'
import { WorkerCaller, type CallOptions } from './call.ts'

/** Notes read, of those that have to be. */
export interface LinkerProgress {
  done: number
  total: number
}

export interface MentionQuery {
  /** Only mentions whose block, or whose note's title, holds these letters. */
  filter?: string
  /** By the time of writing, newest first, unless by title. */
  sort?: 'newest' | 'title'
  /** Notes in the answer at most. */
  most?: number
}

/** A mention with the sentences around it. */
export interface ShownMention extends Unlinked {
  context: string
  at: Span
}

export interface MentionGroup {
  noteId: Id
  title: string
  mentions: ShownMention[]
}

export interface MentionsFound {
  /** In all, without the filter: mentions, those that can mean nobody else, and the notes they are in. */
  mentions: number
  sure: number
  notes: number
  /** Notes that the filter leaves, of which `groups` holds the first. */
  matching: number
  groups: MentionGroup[]
}

/** Broken links by what they name, with what may have been meant; `headings` are the nearest ones of the note. */
export type BrokenFound = (BrokenGroup & { candidates: { kind: TargetKind; id: Id; name: string }[] })[]

export type NamesFound = { target: NamedThing['target']; mentions: ShownMention[] }[]

type Options = CallOptions<LinkerProgress>

export class Linker {
  readonly #caller = new WorkerCaller(new Worker(new URL('./linker.worker.ts', import.meta.url), { type: 'module', name: 'linker' }))
  readonly #database: string

  /** @param database name of the library */
  constructor(database: string) {
    this.#database = database
  }

  /** Where notes say the names of a thing without linking to it. */
  unlinkedOf(kind: TargetKind, id: Id, query: MentionQuery, options: Options = {}): Promise<MentionsFound> {
    return this.#caller.call('unlinkedOf', [kind, id, query, this.#database], options)
  }

  /** The actors, events and notes that a note names without linking to them. */
  namesIn(noteId: Id, options: Options = {}): Promise<NamesFound> {
    return this.#caller.call('namesIn', [noteId, this.#database], options)
  }

  broken(options: Options = {}): Promise<BrokenFound> {
    return this.#caller.call('broken', [this.#database], options)
  }

  countBroken(options: Options = {}): Promise<number> {
    return this.#caller.call('countBroken', [this.#database], options)
  }

  /** What lies around a thing; null when it is not there. */
  graph(of: { kind: TargetKind; id: Id }, options: GraphOptions, call: Options = {}): Promise<LocalGraph | null> {
    return this.#caller.call('graph', [of, options, this.#database], call)
  }

  /** Ends the worker, whatever it is doing. */
  close(): void {
    this.#caller.close()
  }
}
