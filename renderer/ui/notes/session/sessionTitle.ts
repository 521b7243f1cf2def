/** The title of a note that is being written, beside the one that is stored: which of them stands when another window changed it too. */

export class SessionTitle {
  /** As stored at the session's revision. */
  #base: string
  #now: string
  #foreign: string | null = null

  constructor(title: string) {
    this.#base = title
    this.#now = title
  }

  get now(): string {
    return this.#now
  }

  /** There is something to save. */
  get changed(): boolean {
    return this.#now !== this.#base
  }

  set(title: string): void {
    this.#now = title
  }

  saved(title: string): void {
    this.#base = title
  }

  /** What was typed is given up: the session is over. */
  drop(): void {
    this.#now = this.#base
  }

  /**
   * Another window's save came in. Without a change here its title is taken; with one, what is typed here stands and will be saved.
   * @returns `adopted`: the title to show; `conflict`: the other title that gives way
   */
  merge(stored: string): { adopted: string | null; conflict: string | null } {
    if (stored === this.#base) return { adopted: null, conflict: null }
    const changedHere = this.changed
    this.#base = stored
    this.#foreign = stored
    if (stored === this.#now) return { adopted: null, conflict: null }
    if (changedHere) return { adopted: null, conflict: stored }
    this.#now = stored
    return { adopted: stored, conflict: null }
  }

  /** The last title that came from another window since this was asked: links bear that one now. */
  takeForeign(): string | null {
    const foreign = this.#foreign
    this.#foreign = null
    return foreign
  }
}
