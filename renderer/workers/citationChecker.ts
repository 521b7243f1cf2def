/** The window's side of the citation worker. */
import type { ArticleMetadata, HighlightRow, Id } from '../core/model.ts'
import type { Anchored } from '../core/notes/anchor.ts'
import type { Citation, Verdict } from '../core/notes/citations.ts'
import { WorkerCaller, type CallOptions } from './call.ts'

export interface CitationToCheck extends Citation {
  noteId: Id
}

/** In the order of what was given; `article` is null when it is not in the library. */
export interface CheckedCitation {
  verdict: Verdict
  article: ArticleMetadata | null
}

export class CitationChecker {
  readonly #caller = new WorkerCaller(new Worker(new URL('./citations.worker.ts', import.meta.url), { type: 'module', name: 'citations' }))
  readonly #database: string

  constructor(database: string) {
    this.#database = database
  }

  /** Progress is the number of quotes checked so far. Rejects with an AbortError when it is cancelled. */
  check(citations: CitationToCheck[], call: CallOptions<number> = {}): Promise<CheckedCitation[]> {
    return this.#caller.call('check', [citations, this.#database], call)
  }

  /** Where highlights stand in the current versions of their articles: by id, those only whose article has a newer version than they name. */
  anchorStale(highlights: HighlightRow[], call: CallOptions<number> = {}): Promise<Map<Id, Anchored>> {
    return this.#caller.call('anchorStale', [highlights, this.#database], call)
  }

  /** Where highlights of an article stand in one version of its text: by id. */
  anchorInVersion(highlights: HighlightRow[], { articleId, version }: { articleId: Id; version: number }): Promise<Map<Id, Anchored>> {
    return this.#caller.call('anchorInVersion', [highlights, articleId, version, this.#database])
  }

  /** Ends the worker, whatever it is doing. */
  close(): void {
    this.#caller.close()
  }
}
