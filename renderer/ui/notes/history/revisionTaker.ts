/**
 * Keeps earlier states of an open note: as it was before the first change, every five minutes of writing at a pause, and as it is when it is closed. Failing costs
 * nothing that was written: the note itself is saved without it.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { Id, NoteNode } from '../../../core/model.ts'
import { isEmpty } from '../../../core/notes/document.ts'
import { SHORTEST } from '../../../core/notes/thinRevisions.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { keepRevision } from '../../../data/revisions.ts'

export interface NoteState {
  /** Epoch ms. */
  at: number
  title: string
  words: number
  doc: ProseMirrorNode
  name?: string
}

export class RevisionTaker {
  readonly #db: DossierDatabase
  readonly #noteId: Id
  #opened: NoteState | null
  #keptAt = Date.now()
  #changed = false

  /** @param opened the note as it was found */
  constructor(db: DossierDatabase, noteId: Id, opened: NoteState) {
    this.#db = db
    this.#noteId = noteId
    this.#opened = opened
  }

  /** Something was saved. */
  changed(): void {
    this.#changed = true
    const opened = this.#opened
    if (opened === null) return
    this.#opened = null
    requestIdleCallback(() => void this.keep(opened), { timeout: 5000 })
  }

  /** There is a pause, and the note is saved. */
  async settled(state: NoteState): Promise<void> {
    if (this.#changed && state.at - this.#keptAt >= SHORTEST) await this.#take(state)
  }

  async closed(state: NoteState): Promise<void> {
    if (this.#changed) await this.#take(state)
  }

  /** @returns whether it is kept, now or already; false when that failed, or there is nothing to read in it */
  async keep({ doc, ...facts }: NoteState): Promise<boolean> {
    const json = doc.toJSON() as NoteNode
    if (facts.title.trim() === '' && isEmpty(json)) return false
    try {
      await keepRevision(this.#db, { noteId: this.#noteId, ...facts, doc: json })
      return true
    } catch {
      return false
    }
  }

  async #take(state: NoteState): Promise<void> {
    this.#keptAt = state.at
    this.#changed = !(await this.keep(state))
  }
}
