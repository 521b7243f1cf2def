/**
 * One note being written: takes ProseMirror steps as they happen and gets them to the disk. Saved at most 400 ms after the first
 * unsaved keystroke (a timer that later keystrokes do not push back), and on request; tried again while storage fails. Knows neither React
 * nor the editor, which hands it each change; so it outlives the editor when a save is still on its way.
 */
import { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { Step } from '@tiptap/pm/transform'
import type { Id, NoteNode, NoteRow } from '../../../core/model.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { databaseError } from '../../../data/databaseError.ts'
import { NoteConflict, openNote, saveNote, snapshotNote, type OpenNote } from '../../../data/notes.ts'
import { conflictCopy } from './conflictCopy.ts'
import { inSchema, mergeDocuments, stepsBetween } from './mergeNotes.ts'
import { RevisionTaker } from '../history/revisionTaker.ts'
import { closingOf } from './closingSessions.ts'
import { SessionIndex } from './sessionIndex.ts'
import { BATCHES_BEFORE_SNAPSHOT, INDEX_BUDGET, RETRY_AFTER, SAVE_AFTER, SNAPSHOT_AFTER } from './sessionTimes.ts'
import { SessionTitle } from './sessionTitle.ts'
import type { SaveState, SessionHooks, Superseded } from './sessionState.ts'
import { replay } from '../schema/replay.ts'

export class NoteSession {
  readonly id: Id
  readonly #db: DossierDatabase
  readonly #index = new SessionIndex()
  readonly #listeners = new Set<() => void>()
  #hooks: SessionHooks | null = null
  #revision: number
  readonly #title: SessionTitle
  #doc: ProseMirrorNode
  /** The document at `#revision`: what another window's is compared with. */
  #base: ProseMirrorNode
  /** When the oldest change that is not being written was made (performance.now), null when there is none. */
  #unsavedSince: number | null = null
  readonly #revisions: RevisionTaker
  #pending: Step[] = []
  /** Batches in the journal that no snapshot holds. */
  #batches: number
  #observed: NoteRow | null = null
  #retrying = false
  #writing: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #snapshotTimer: ReturnType<typeof setTimeout> | undefined
  #over = false
  #state: SaveState

  /** @param doc the document at the row's revision; @param batches of the journal that it was replayed from */
  constructor(db: DossierDatabase, row: NoteRow, doc: ProseMirrorNode, batches = 0) {
    this.#db = db
    this.id = row.id
    this.#doc = doc
    this.#base = doc
    this.#batches = batches
    this.#revision = row.revision
    this.#title = new SessionTitle(row.title)
    const { excerpt, words, tags, assets } = row
    this.#state = { kind: 'saved', at: null, message: null, index: { excerpt, words, tags, assets, links: [] } }
    this.#revisions = new RevisionTaker(db, row.id, { at: row.updatedAt, title: row.title, words, doc })
  }

  attach(hooks: SessionHooks): void {
    this.#hooks = hooks
    this.#indexLater()
  }

  get title(): string {
    return this.#title.now
  }

  /** The last title that came from another window since this was asked; null when none did. */
  takeForeignTitle(): string | null {
    return this.#title.takeForeign()
  }

  get dirty(): boolean {
    return this.#pending.length > 0 || this.#title.changed
  }

  readonly state = (): SaveState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What was changed, and the document after it. */
  record(steps: readonly Step[], doc: ProseMirrorNode): void {
    if (this.#over || steps.length === 0) return
    this.#pending.push(...steps)
    this.#doc = doc
    this.#changed()
  }

  retitle(title: string): void {
    if (this.#over || title === this.#title.now) return
    this.#title.set(title)
    this.#changed()
  }

  /** Writes what is unsaved. Resolves when it is on the disk, or when it could not be written (state() says which). */
  async flush(): Promise<void> {
    for (;;) {
      if (this.#writing !== null) await this.#writing
      if ((!this.dirty && !this.#index.owed) || this.#over) return
      // The text first, then what is known of it.
      await this.#write(this.dirty ? INDEX_BUDGET : Infinity)
      if (this.#state.kind === 'failed') return
    }
  }

  /** Flushes, stores the document whole and ends the session. */
  close(): Promise<void> {
    return closingOf(this.#db, this.id, async () => {
      await this.flush()
      // When the disk is full the text lives on here, and is tried again, though its editor is gone.
      if (this.dirty) return
      await this.#snapshot()
      if (this.#over) return
      await this.#revisions.closed(this.#now())
      this.#over = true
      this.#index.stop()
      this.#clearTimers()
    })
  }

  /** Told the note's stored row whenever it changes: what another window saved comes in, at once or after the save that is on its way. */
  observe(row: NoteRow): void {
    this.#observed = row
    if (this.#over || this.dirty || this.#writing !== null || row.revision <= this.#revision) return
    this.#writing = this.#catchUp()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#writing = null
        if (this.dirty && !this.#over) this.#later(0)
      })
  }

  /** Keeps the present as a revision, before something replaces it; under a name, so that what follows within minutes does not thin it out. */
  async keepPresent(name: string): Promise<void> {
    await this.flush()
    await this.#revisions.keep({ ...this.#now(), name })
  }

  /** The note as it is. */
  #now(): { at: number; title: string; words: number; doc: ProseMirrorNode } {
    return { at: Date.now(), title: this.#title.now, words: this.#state.index.words, doc: this.#doc }
  }

  #changed(): void {
    this.#unsavedSince ??= performance.now()
    if (this.#state.kind === 'saved') this.#set({ kind: 'unsaved' })
    // A failure stays on the screen until it is over; the next keystroke tries again soon.
    if (this.#retrying) this.#clearTimers()
    clearTimeout(this.#snapshotTimer)
    if (this.#writing === null) this.#later(SAVE_AFTER)
  }

  #later(delay: number): void {
    if (this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#writing === null) void this.#write()
    }, delay)
  }

  #clearTimers(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#snapshotTimer)
    this.#timer = undefined
    this.#retrying = false
  }

  /** Reads ahead for the index, between keystrokes; and writes the index that a save had no time for. */
  #indexLater(): void {
    this.#index.readAhead(() => (this.#over ? null : this.#doc), () => {
      if (this.#index.owed && this.#writing === null && !this.dirty) void this.#write()
    })
  }

  /** @param budget ms for the index: a save comes without one when that is not enough */
  #write(budget: number = INDEX_BUDGET): Promise<void> {
    this.#clearTimers()
    this.#writing = this.#writeNow(budget).finally(() => {
      this.#writing = null
      if (this.#over || this.#state.kind === 'failed') return
      if (this.dirty) this.#later(Math.max(0, SAVE_AFTER - (performance.now() - (this.#unsavedSince ?? 0))))
      else {
        if (this.#index.owed) this.#indexLater()
        this.#snapshotLater()
        if (this.#observed !== null) this.observe(this.#observed)
      }
    })
    return this.#writing
  }

  async #writeNow(budget: number): Promise<void> {
    const steps = this.#pending
    const title = this.#title.now
    const titleChanged = this.#title.changed
    const doc = this.#doc
    this.#pending = []
    this.#unsavedSince = null
    if (this.#state.kind !== 'failed') this.#set({ kind: 'saving' })
    try {
      const { index, save } = this.#index.take(doc, budget)
      const row = await saveNote(this.#db, this.id, { revision: this.#revision, title, steps: steps.map((step): unknown => step.toJSON()), ...save })
      this.#revision = row.revision
      this.#title.saved(title)
      this.#base = doc
      if (steps.length > 0 || titleChanged) this.#revisions.changed()
      this.#index.saved(index)
      if (steps.length > 0) this.#batches++
      this.#set({ kind: this.dirty ? 'unsaved' : 'saved', at: row.updatedAt, message: null, ...(index === null ? {} : { index }) })
    } catch (error) {
      this.#pending = [...steps, ...this.#pending]
      try {
        if (error instanceof NoteConflict) await this.#catchUp()
        else if (error instanceof RangeError) await this.#keepCopy(error)
        else this.#fail(error)
      } catch (failure) {
        this.#fail(failure)
      }
    }
  }

  #fail(error: unknown): void {
    this.#set({ kind: 'failed', message: databaseError(error).message })
    this.#clearTimers()
    this.#retrying = true
    this.#later(RETRY_AFTER)
  }

  /** Another window was faster: what both changed becomes one, unless they changed the same block. */
  async #catchUp(): Promise<void> {
    const note = await openNote(this.#db, this.id)
    // From here on nothing waits, so that nothing is typed in between.
    if (note === null || this.#over) return
    const steps = note.steps.flatMap((batch) => batch.steps)
    const { schema } = this.#doc.type
    const theirs = ProseMirrorNode.fromJSON(schema, steps.length === 0 ? note.doc : replay(note.doc, steps))
    const merged = mergeDocuments(inSchema(schema, this.#base), this.#doc, theirs)
    if (merged === null) await this.#keepCopy(null)
    else this.#adopt(note, theirs, merged)
  }

  #adopt({ row, steps }: OpenNote, theirs: ProseMirrorNode, merged: ProseMirrorNode): void {
    this.#pending = stepsBetween(theirs, merged)
    this.#base = theirs
    this.#doc = merged
    this.#revision = row.revision
    this.#batches = steps.length
    this.#index.forget()
    const title = this.#title.merge(row.title)
    const { excerpt, words, tags, assets } = row
    const index = { ...this.#state.index, excerpt, words, tags, assets }
    this.#set(this.dirty ? { kind: 'unsaved', message: null } : { kind: 'saved', at: row.updatedAt, message: null, index })
    this.#hooks?.adopt(merged, title.adopted)
    if (title.conflict !== null) this.#hooks?.otherTitle?.(title.conflict)
  }

  /** What was written here becomes a note of its own: it cannot be merged, or the note is gone. */
  async #keepCopy(absent: RangeError | null): Promise<void> {
    this.#hooks?.freeze()
    // A RangeError that is not about the note's absence is a fault of ours and must show.
    if (absent !== null && (await openNote(this.#db, this.id)) !== null) throw absent
    this.#end({ copy: await conflictCopy(this.#db, this.#title.now, this.#doc, this.#index.whole(this.#doc)), gone: absent !== null })
  }

  #end(what: Superseded): void {
    this.#over = true
    this.#pending = []
    this.#title.drop()
    this.#clearTimers()
    this.#hooks?.superseded(what)
  }

  #snapshotLater(): void {
    clearTimeout(this.#snapshotTimer)
    const now = this.#batches >= BATCHES_BEFORE_SNAPSHOT
    this.#snapshotTimer = setTimeout(() => requestIdleCallback(() => void this.#snapshot(), { timeout: 1000 }), now ? 0 : SNAPSHOT_AFTER)
  }

  /** Failing costs nothing: the journal has it all, and the next pause tries again. */
  async #snapshot(): Promise<void> {
    if (this.dirty || this.#over || this.#batches === 0) return
    const taken = await snapshotNote(this.#db, this.id, this.#revision, this.#doc.toJSON() as NoteNode).catch(() => false)
    if (taken) this.#batches = 0
    await this.#revisions.settled(this.#now())
  }

  #set(change: Partial<SaveState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
