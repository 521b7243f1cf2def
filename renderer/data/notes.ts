/**
 * Notes. A document is a snapshot (`noteBodies`) plus the ProseMirror steps written since (`noteSteps`): a save costs what was
 * typed, not what the note weighs. What lists and backlinks need (excerpt, tags, links) is written in the same transaction.
 */
import { Dexie } from 'dexie'
import { emptyDocument } from '../core/notes/document.ts'
import type { Id, LinkRow, NoteNode, NoteRow, NoteStepsRow, TargetKind } from '../core/model.ts'
import { NEW_NOTE, type DossierDatabase } from './database.ts'
import { readMany } from './readMany.ts'
import { readSlices } from './readSlices.ts'
import { getSetting, setSetting } from './settings.ts'

/** What is known of a document besides its content: computed by core/notes from the whole of it. */
export interface NoteIndex {
  excerpt: string
  words: number
  tags: string[]
  assets: Id[]
  links: Omit<LinkRow, 'id' | 'noteId'>[]
}

/** What a user says of a note beside its text; undefined is left as it is. */
export type NoteDetails = Partial<Pick<NoteRow, 'aliases' | 'folder' | 'pinnedAt' | 'lang'>>

export interface NoteSave {
  /** The revision that the writer last saw. */
  revision: number
  title: string
  /** ProseMirror steps (JSON) since the last save, in order. */
  steps: unknown[]
  /** Absent: links and excerpt are as they were; without `links` these are. */
  index?: Omit<NoteIndex, 'links'> & { links?: NoteIndex['links'] | undefined }
}

/** Somebody else (another window) saved in between: `revision` is what the database has now. Nothing was written. */
export class NoteConflict extends Error {
  readonly revision: number

  constructor(noteId: Id, revision: number) {
    super(`note ${noteId} is at revision ${revision} already`)
    this.name = 'NoteConflict'
    this.revision = revision
  }
}

export interface OpenNote {
  row: NoteRow
  /** The snapshot. */
  doc: NoteNode
  /** Batches to apply to it, in order. */
  steps: NoteStepsRow[]
}

/** Applies journalled steps to a snapshot; needs the editor's schema, so the editor provides it. */
export type Replay = (doc: NoteNode, steps: unknown[]) => NoteNode

const stepsOf = (db: DossierDatabase, noteId: Id) => db.noteSteps.where('[noteId+seq]').between([noteId, Dexie.minKey], [noteId, Dexie.maxKey])

/** Makes a note, empty unless a document is given with its index. */
export async function createNote(db: DossierDatabase, given: { id?: Id; title?: string; doc?: NoteNode; index?: NoteIndex; details?: NoteDetails; createdAt?: number; updatedAt?: number } = {}): Promise<NoteRow> {
  const now = Date.now()
  const { excerpt = '', words = 0, tags = [], assets = [], links = [] } = given.index ?? {}
  const { createdAt = now, updatedAt = now } = given
  const row: NoteRow = {
    ...NEW_NOTE, id: given.id ?? crypto.randomUUID(), title: given.title ?? '', createdAt, updatedAt, revision: 1, excerpt, words, tags, assets, trashedAt: 0, ...given.details,
  }
  await db.transaction('rw', db.notes, db.noteBodies, db.links, async () => {
    await db.notes.add(row)
    await db.noteBodies.add({ noteId: row.id, doc: given.doc ?? emptyDocument(), seq: 0 })
    await db.links.bulkAdd(links.map((link) => ({ ...link, noteId: row.id })))
  })
  return row
}

/** A note with its snapshot and journal; null when there is none. */
export function openNote(db: DossierDatabase, id: Id): Promise<OpenNote | null> {
  return db.transaction('r', db.notes, db.noteBodies, db.noteSteps, async () => {
    const [row, body, steps] = await Promise.all([db.notes.get(id), db.noteBodies.get(id), stepsOf(db, id).toArray()])
    if (row === undefined || body === undefined) return null
    return { row, doc: body.doc, steps: steps.filter((batch) => batch.seq > body.seq) }
  })
}

/** The whole document of a note, its journal replayed. */
export async function noteDocument(db: DossierDatabase, id: Id, replay: Replay): Promise<{ row: NoteRow; doc: NoteNode } | null> {
  const note = await openNote(db, id)
  if (note === null) return null
  const steps = note.steps.flatMap((batch) => batch.steps)
  return { row: note.row, doc: steps.length === 0 ? note.doc : replay(note.doc, steps) }
}

/**
 * Appends what was typed to the journal. The new revision is one more than the one given.
 * @throws {NoteConflict} when another window saved in between
 */
export async function saveNote(db: DossierDatabase, id: Id, save: NoteSave): Promise<NoteRow> {
  const compared = comparedIn(db)
  const saved = await db.transaction('rw', db.notes, db.noteBodies, db.noteSteps, db.links, async () => {
    const row = await db.notes.get(id)
    if (row === undefined) throw new RangeError(`no note ${id}`)
    if (row.revision !== save.revision) throw new NoteConflict(id, row.revision)
    const now = Date.now()
    if (save.steps.length > 0) {
      let last = (await stepsOf(db, id).last())?.seq ?? null
      if (last === null || !compared.has(id)) {
        const taken = (await db.noteBodies.get(id))?.seq ?? 0
        await db.noteSteps.where('[noteId+seq]').between([id, Dexie.minKey], [id, taken], true, true).delete()
        last = Math.max(last ?? 0, taken)
      }
      await db.noteSteps.add({ noteId: id, seq: last + 1, steps: save.steps, at: now })
    }
    const next: NoteRow = { ...row, title: save.title, updatedAt: now, revision: row.revision + 1 }
    if (save.index !== undefined) {
      const { links, ...index } = save.index
      Object.assign(next, index)
      if (links !== undefined) {
        await db.links.where('noteId').equals(id).delete()
        await db.links.bulkAdd(links.map((link) => ({ ...link, noteId: id })))
      }
    }
    await db.notes.put(next)
    return next
  })
  if (save.steps.length > 0) compared.add(id)
  return saved
}

/**
 * Notes whose journal is known to be later than their snapshot. Then a save need not read the snapshot to number its batch: reading a book from the disk
 * several times a second is what its writer would feel. Earlier versions of Dossier left batches behind that a snapshot had taken; the first save removes them.
 */
const compared = new WeakMap<DossierDatabase, Set<Id>>()

function comparedIn(db: DossierDatabase): Set<Id> {
  const known = compared.get(db) ?? new Set()
  compared.set(db, known)
  return known
}

/**
 * Replaces snapshot and journal by the document as it is at `revision`. Does nothing when the note has moved on: the journal
 * then holds more than this document.
 * @returns whether it was taken
 */
export function snapshotNote(db: DossierDatabase, id: Id, revision: number, doc: NoteNode): Promise<boolean> {
  return db.transaction('rw', db.notes, db.noteBodies, db.noteSteps, async () => {
    const row = await db.notes.get(id)
    if (row === undefined || row.revision !== revision) return false
    const last = await stepsOf(db, id).last()
    if (last === undefined) return false
    await db.noteBodies.put({ noteId: id, doc, seq: last.seq })
    // Another collection: last() limits its own to one row.
    await stepsOf(db, id).delete()
    return true
  })
}

/** Files, pins, names a note; what it says stays, and so do its revision and its time of writing. */
export async function describeNote(db: DossierDatabase, id: Id, details: NoteDetails): Promise<void> {
  await db.notes.update(id, details)
}

/**
 * The same for many notes at once; what `change` gives undefined for stays.
 * @returns puts back what these notes had before
 */
export async function describeNotes(db: DossierDatabase, ids: readonly Id[], change: (row: NoteRow) => NoteDetails): Promise<() => Promise<void>> {
  const before = await db.transaction('rw', db.notes, async () => {
    const rows = (await db.notes.bulkGet([...ids])).filter((row) => row !== undefined)
    await db.notes.bulkPut(rows.map((row) => ({ ...row, ...change(row) })))
    return rows
  })
  return () =>
    db.transaction('rw', db.notes, async () => {
      for (const { id, aliases, folder, pinnedAt, lang } of before) await db.notes.update(id, { aliases, folder, pinnedAt, lang })
    })
}

/** Many notes into the trash at once, or (`trashedAt` 0) out of it. */
export async function trashNotes(db: DossierDatabase, ids: readonly Id[], trashedAt = Date.now()): Promise<void> {
  await db.transaction('rw', db.notes, async () => {
    await db.notes.where('id').anyOf([...ids]).modify({ trashedAt })
  })
}

export async function trashNote(db: DossierDatabase, id: Id): Promise<void> {
  await db.notes.update(id, { trashedAt: Date.now() })
}

export async function restoreNote(db: DossierDatabase, id: Id): Promise<void> {
  await db.notes.update(id, { trashedAt: 0 })
}

/** Removes a note for good, with everything that belongs to it. */
export async function deleteNote(db: DossierDatabase, id: Id): Promise<void> {
  await db.transaction('rw', [db.notes, db.noteBodies, db.noteSteps, db.links, db.revisions, db.settings], async () => {
    // So that the mirror can tell a note that was deleted from one that was lost.
    const deleted = await getSetting(db, 'deletedNotes')
    await setSetting(db, 'deletedNotes', [...deleted, id])
    await stepsOf(db, id).delete()
    await db.revisions.where('[noteId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
    await db.links.where('noteId').equals(id).delete()
    await db.noteBodies.delete(id)
    await db.notes.delete(id)
  })
}

/** Living notes, the one changed last first. */
export function listNotes(db: DossierDatabase): Promise<NoteRow[]> {
  return db.notes.orderBy('updatedAt').reverse().filter((note) => note.trashedAt === 0).toArray()
}

/** Notes in the trash, the one deleted last first. */
export function trashedNotes(db: DossierDatabase): Promise<NoteRow[]> {
  return db.notes.where('trashedAt').above(0).reverse().sortBy('trashedAt')
}

/** Tags with the number of living notes that bear them, by name. */
export async function tags(db: DossierDatabase): Promise<{ name: string; notes: number }[]> {
  const counts = new Map<string, number>()
  for (const note of await listNotes(db)) for (const tag of note.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].map(([name, notes]) => ({ name, notes })).sort((a, b) => a.name.localeCompare(b.name))
}

/** Living notes with a link that goes to the target or, for a note, that names nothing but would be it by this name. */
export async function notesLinkingTo(db: DossierDatabase, kind: TargetKind, ids: Id[], unresolved?: string): Promise<Id[]> {
  const found = await db.links.where('[targetKind+targetId]').anyOf(ids.map((id) => [kind, id])).toArray()
  if (unresolved !== undefined && unresolved !== '') found.push(...(await db.links.where('unresolved').equalsIgnoreCase(unresolved).toArray()))
  const notes = await db.notes.bulkGet([...new Set(found.map((link) => link.noteId))])
  return notes.flatMap((note) => (note === undefined || note.trashedAt > 0 ? [] : [note.id]))
}

export interface Backlink {
  link: LinkRow
  note: NoteRow
}

/** The ids under which links may know a target: its own, and those of what was merged into it. Merged ids redirect, maybe in a chain. */
export async function idsOfTarget(db: DossierDatabase, kind: TargetKind, id: Id): Promise<Id[]> {
  const ids = [id]
  if (kind !== 'actor' && kind !== 'event') return ids
  const table = kind === 'actor' ? db.actors : db.events
  for (const target of ids) for (const merged of await table.where('redirect').equals(target).primaryKeys()) if (!ids.includes(merged)) ids.push(merged)
  return ids
}

/** What links to a target, from living notes, newest note first. Links to an actor or event that was merged into it count. */
export function backlinks(db: DossierDatabase, kind: TargetKind, id: Id): Promise<Backlink[]> {
  // In one transaction: a live query follows what is read in it also behind an await of something else than the database.
  return db.transaction('r', db.links, db.notes, db.actors, db.events, async () => {
    const ids = await idsOfTarget(db, kind, id)
    // Thousands of links and notes in turns, so that the window is never busy with them for long.
    const links: LinkRow[] = []
    for (const target of ids) links.push(...(await readSlices(db.links, '[targetKind+targetId+id]', [kind, target])))
    const notes = new Map((await readMany(db.notes, [...new Set(links.map((link) => link.noteId))])).flatMap((note) => (note === undefined ? [] : [[note.id, note]])))
    return links
      .flatMap((link) => {
        const note = notes.get(link.noteId)
        return note === undefined || note.trashedAt > 0 ? [] : [{ link, note }]
      })
      .sort((a, b) => b.note.updatedAt - a.note.updatedAt || (a.link.id ?? 0) - (b.link.id ?? 0))
  })
}
