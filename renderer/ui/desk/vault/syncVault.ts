/**
 * One round of the live vault: looks at both sides, judges each pair (core/vault/decide.ts), and does what is to be done. Each step leaves both sides
 * and the remembered rows such that a crash behind it costs another round and nothing else; a write is made only over what was looked at.
 */
import { baseName, withoutExtension } from '../../../core/import/notes/sourcePath.ts'
import type { Id, NoteNode, NoteRow, VaultFileRow } from '../../../core/model.ts'
import { noteToMarkdown } from '../../../core/markdown/markdown.ts'
import { decide, tooManyMissing, type Here, type There } from '../../../core/vault/decide.ts'
import { indexOf } from '../../../data/noteImports.ts'
import { createNote, describeNote, noteDocument, restoreNote, type Replay } from '../../../data/notes.ts'
import type { VaultRead } from '../../../workers/vault.ts'
import { vaultStrings as strings } from '../../shared/strings/vault.ts'
import type { UndoEdit } from '../desk.ts'
import { retitle } from '../notes/retitle.ts'
import { rewriteShowing } from './followPictures.ts'
import { readVault } from './readVault.ts'
import type { VaultAccess } from './vaultAccess.ts'
import { filedFolder, isRenamed, writeNotes } from './writeVault.ts'

export interface VaultTools extends VaultAccess {
  replay: Replay
  editNote: (id: Id, change: (doc: NoteNode) => NoteNode) => Promise<UndoEdit | null>
  /** Gets what is being typed to the database. */
  flush: () => Promise<void>
  /** Says what was done. */
  tell: (message: string) => void
}

export interface VaultRound {
  /** Files that are missing, of how many known: more than a tenth, so that nothing was done. */
  paused: { missing: number; known: number } | null
  /** Notes whose file was removed: the user is asked. */
  asks: Id[]
  /** Something was done, or waits for another look. */
  busy: boolean
}

const nameOf = (path: string): string => withoutExtension(baseName(path))

/** Notes read and hashed at once, before the window may paint again. */
const A_TURN = 25

/** Hashes of what the notes say that may have changed; of the others what is remembered. */
async function hashNotes({ db, worker, replay }: VaultTools, notes: readonly NoteRow[], rows: ReadonlyMap<Id, VaultFileRow>): Promise<Map<Id, string>> {
  const hashes = new Map<Id, string>()
  const changed = notes.filter((note) => {
    const row = rows.get(note.id)
    if (row !== undefined && row.stamp === note.stamp) hashes.set(note.id, row.noteHash)
    return row === undefined || row.stamp !== note.stamp
  })
  for (let at = 0; at < changed.length; at += A_TURN) {
    const read: { id: Id; title: string; aliases: string[]; doc: NoteNode }[] = []
    for (const { id } of changed.slice(at, at + A_TURN)) {
      const found = await noteDocument(db, id, replay)
      if (found !== null) read.push({ id, title: found.row.title, aliases: found.row.aliases, doc: found.doc })
    }
    for (const [index, hash] of (await worker.hashNotes(read)).entries()) hashes.set(read[index]!.id, hash)
    await new Promise((next) => setTimeout(next))
  }
  return hashes
}

export async function syncVault(tools: VaultTools): Promise<VaultRound> {
  const { db, host, token, tell } = tools
  await tools.flush()
  const allNotes = new Map((await db.notes.toArray()).map((note) => [note.id, note]))
  const view = await readVault(tools, allNotes)
  if (tooManyMissing(view.missing.length, view.rows.length)) return { paused: { missing: view.missing.length, known: view.rows.length }, asks: [], busy: false }
  for (const { path, reason } of view.refused) tell(strings.refused(path, reason))

  let busy = false
  const movedFrom = new Map<Id, string>()
  for (const { row, path } of view.moved) {
    await db.vaultFiles.delete(row.path)
    const note = allNotes.get(row.noteId)
    // Its place is the note's folder; its name the title, where that was the name before.
    const folder = filedFolder(path, note)
    await db.vaultFiles.put({ ...row, path, folder: note?.folder === row.folder ? folder : row.folder, size: -1 })
    if (note !== undefined && note.folder === row.folder && folder !== note.folder) await describeNote(db, note.id, { folder })
    movedFrom.set(row.noteId, row.path)
    tell(strings.moved(row.path, path))
    busy = true
  }
  const rows = new Map((await db.vaultFiles.toArray()).map((row) => [row.noteId, row]))
  const rowAt = new Map([...rows.values()].map((row) => [row.path, row]))
  const living = [...allNotes.values()].filter((note) => note.trashedAt === 0)
  const hashes = await hashNotes(tools, living, rows)

  const hereOf = (id: Id): Here => {
    const note = allNotes.get(id)
    return note === undefined ? { state: 'gone' } : { state: note.trashedAt === 0 ? 'alive' : 'trashed', hash: hashes.get(id) ?? '' }
  }
  const thereOf = (path: string): There => {
    const read = view.read.get(path)
    if (read !== undefined) return { state: 'file', hash: read.fileHash, says: read.says }
    const row = rowAt.get(path)
    return row === undefined ? { state: 'missing' } : { state: 'file', hash: row.fileHash, says: row.noteHash }
  }
  const unreadable = new Set(view.refused.map(({ path }) => path))
  const missing = new Set(view.missing.map(({ noteId }) => noteId))
  const asks: Id[] = []
  const toWrite: NoteRow[] = []
  const replaces = new Map<Id, string | null>()

  /** @param rewrite the file does not say what the note is called now: it is written in the next round */
  const remember = async (id: Id, read: VaultRead, rewrite = false): Promise<void> => {
    const found = await db.notes.get(id)
    const entry = view.entries.find(({ path }) => path === read.path)
    if (found === undefined || entry === undefined) return
    await db.vaultFiles.put({ path: read.path, noteId: id, fileHash: read.fileHash, noteHash: read.says, size: entry.size, modifiedAt: entry.modifiedAt, stamp: rewrite ? 0 : found.stamp, title: found.title, folder: found.folder })
  }
  /** Whether a file was given another name outside while its title, inside, stayed. */
  const isRenamedThere = (id: Id, path: string): boolean => {
    const from = movedFrom.get(id)
    return from !== undefined && nameOf(from) !== nameOf(path)
  }
  const create = async (read: VaultRead, id: Id, title = read.title, folder = filedFolder(read.path, undefined)): Promise<void> => {
    const { aliases, lang, createdAt, updatedAt, doc } = read
    const at = updatedAt ?? Date.now()
    await createNote(db, { id, title, doc, index: indexOf(doc), details: { aliases, lang, folder }, createdAt: Math.min(createdAt ?? at, at), updatedAt: at })
  }
  /** @returns false when the note was written in in this very moment: the next look judges anew */
  const take = async (id: Id, read: VaultRead): Promise<boolean> => {
    const now = await noteDocument(db, id, tools.replay)
    if (now === null || (now.row.stamp !== allNotes.get(id)?.stamp && now.row.trashedAt === 0 && allNotes.get(id)?.trashedAt === 0)) return false
    await db.revisions.add({ noteId: id, at: now.row.updatedAt, title: now.row.title, words: now.row.words, doc: now.doc })
    const seen = noteToMarkdown(now.doc)
    let typed = false
    await tools.editNote(id, (doc) => {
      typed = noteToMarkdown(doc) !== seen
      return typed ? doc : read.doc
    })
    if (typed) return false
    const row = rows.get(id)
    await retitle(db, id, read.title === row?.title && isRenamedThere(id, read.path) ? nameOf(read.path) : read.title)
    if (JSON.stringify(now.row.aliases) !== JSON.stringify(read.aliases)) await describeNote(db, id, { aliases: read.aliases })
    return true
  }

  // Files, and the notes that they are.
  for (const [path, id] of view.noteOf) {
    if (unreadable.has(path)) continue
    const row = rowAt.get(path) ?? null
    const read = view.read.get(path)
    const action = decide(row === null ? null : { file: row.fileHash, note: row.noteHash }, hereOf(id), thereOf(path))
    if (action !== 'nothing') busy = true
    if (action === 'nothing') {
      const note = allNotes.get(id)
      if (row === null || note === undefined) continue
      if (read !== undefined && note.title === row.title && isRenamedThere(id, path)) {
        await retitle(db, id, nameOf(path))
        await remember(id, read, true)
      } else if (read !== undefined) await remember(id, read)
      else if (isRenamed(row, note)) {
        toWrite.push(note)
        replaces.set(id, row.fileHash)
        busy = true
      } else if (row.stamp !== note.stamp) await db.vaultFiles.put({ ...row, stamp: note.stamp })
    } else if (action === 'agree' && read !== undefined) await remember(id, read)
    else if (action === 'write') {
      toWrite.push(allNotes.get(id)!)
      replaces.set(id, row?.fileHash ?? null)
    } else if (action === 'take' && read !== undefined) {
      if (!(await take(id, read))) continue
      await remember(id, read, isRenamedThere(id, path))
      tell(strings.took(path))
    } else if (action === 'create' && read !== undefined) {
      const own = allNotes.has(id) ? crypto.randomUUID() : id
      await create(read, own)
      if (row !== null) await db.vaultFiles.delete(path)
      await remember(own, read)
      tell(strings.created(path))
    } else if (action === 'conflict' && read !== undefined) {
      const note = allNotes.get(id)!
      const title = strings.conflictTitle(read.title, new Date())
      await create(read, crypto.randomUUID(), title, note.folder)
      toWrite.push(note)
      replaces.set(id, read.fileHash)
      tell(strings.conflict(path, title))
    } else if (action === 'discard') {
      await host.moveFile(token, path, `.trash/${path}`)
      await db.vaultFiles.delete(path)
      tell(strings.discarded(path))
    } else if (action === 'revive' && read !== undefined) {
      await restoreNote(db, id)
      if (await take(id, read)) await remember(id, read)
      tell(strings.revived(path))
    }
  }
  // Notes whose file is not there, and notes that never had one.
  const filed = new Set(view.noteOf.values())
  for (const row of view.missing) {
    const action = decide({ file: row.fileHash, note: row.noteHash }, hereOf(row.noteId), { state: 'missing' })
    if (action === 'ask') asks.push(row.noteId)
    if (action === 'forget' || action === 'write') await db.vaultFiles.delete(row.path)
    if (action === 'write') {
      rows.delete(row.noteId)
      toWrite.push(allNotes.get(row.noteId)!)
      replaces.set(row.noteId, null)
      busy = true
    }
  }
  for (const note of living) {
    if (filed.has(note.id) || missing.has(note.id)) continue
    toWrite.push(note)
    replaces.set(note.id, null)
    busy = true
  }
  if (view.movedPictures.length > 0) {
    await rewriteShowing(tools, view.movedPictures, new Set(view.usesFormerNames ? [] : view.read.keys()))
    for (const { from, to } of view.movedPictures) tell(strings.moved(from, to))
    busy = true
  }
  if (toWrite.length > 0) {
    const written = await writeNotes(tools, tools.replay, { notes: toWrite, rows, entries: view.entries, allNotes, replaces: (id) => replaces.get(id) ?? null })
    let renamed = false
    for (const { path, from, written: done } of written.values()) {
      if (from !== null) tell(strings.moved(from, path))
      if (done) tell(strings.wrote(path))
      renamed ||= from !== null
    }
    if (renamed) await rewriteLinks(tools, [...written].filter(([, { from }]) => from !== null).map(([id]) => id))
  }
  return { paused: null, asks, busy }
}

/** Files that link to what lies elsewhere now are written again: their rows forget the note's hash, so that the next round takes them for changed here. */
async function rewriteLinks({ db }: VaultTools, moved: readonly Id[]): Promise<void> {
  const links = await db.links.where('[targetKind+targetId]').anyOf(moved.map((id) => ['note', id])).toArray()
  for (const noteId of new Set(links.map((link) => link.noteId))) await db.vaultFiles.where('noteId').equals(noteId).modify({ noteHash: '', stamp: 0 })
}
