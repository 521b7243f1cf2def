/** What lists and links know of the note that a session writes: read between keystrokes, saved with the text when there is time, else owed and saved later. */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NoteLink } from '../../../core/notes/links.ts'
import type { NoteIndex, NoteSave } from '../../../data/notes.ts'
import { NoteIndexer } from './noteIndexer.ts'

export interface IndexToSave {
  /** Null when there was no time to read the whole note. */
  index: NoteIndex | null
  /** The part of a save. */
  save: Pick<NoteSave, 'index'>
}

export class SessionIndex {
  readonly #indexer = new NoteIndexer()
  /** As they lie in the database; null when that is not known. */
  #links: readonly NoteLink[] | null = null
  #owed = false
  #idle = 0

  /** What was saved last came without an index. */
  get owed(): boolean {
    return this.#owed
  }

  /** @param budget ms that reading may take */
  take(doc: ProseMirrorNode, budget: number): IndexToSave {
    const until = performance.now() + budget
    if (!this.#indexer.advance(doc, () => performance.now() < until)) return { index: null, save: {} }
    const index = this.#indexer.index(doc)
    // Blocks that were not touched give the very same links: a book's thousand are not written again for each word.
    const sameLinks = this.#links?.length === index.links.length && index.links.every((link, at) => link === this.#links![at])
    return { index, save: { index: sameLinks ? { ...index, links: undefined } : index } }
  }

  saved(index: NoteIndex | null): void {
    if (index !== null) this.#links = index.links
    this.#owed = index === null
  }

  /** Another window has saved: what links lie in the database is not known. */
  forget(): void {
    this.#links = null
  }

  whole(doc: ProseMirrorNode): NoteIndex {
    return this.#indexer.index(doc)
  }

  /** Reads ahead while nothing else is to do, then calls `whenRead`. @param doc as it is at that time; null ends it */
  readAhead(doc: () => ProseMirrorNode | null, whenRead: () => void): void {
    this.stop()
    this.#idle = requestIdleCallback((idle) => {
      const now = doc()
      if (now === null) return
      if (this.#indexer.advance(now, () => idle.timeRemaining() > 1)) whenRead()
      else this.readAhead(doc, whenRead)
    })
  }

  stop(): void {
    cancelIdleCallback(this.#idle)
  }
}
