/** Notes into files: where they go, their pictures beside them, and the rows that remember what both sides agreed on. */
import { attachmentPaths } from '../../../core/export/attachments.ts'
import { folderPath } from '../../../core/export/placePages.ts'
import { isMarkdown } from '../../../core/import/notes/noteFiles.ts'
import { folderOf } from '../../../core/import/notes/sourcePath.ts'
import { fileKey } from '../../../core/markdown/fileName.ts'
import type { Id, NoteRow, VaultFileRow } from '../../../core/model.ts'
import { assetsOf } from '../../../core/notes/assets.ts'
import { assetId, readAsset } from '../../../data/assets.ts'
import { noteDocument, type Replay } from '../../../data/notes.ts'
import { getSetting, setSetting } from '../../../data/settings.ts'
import type { FolderEntry } from '../../../host/host.ts'
import type { VaultNote, VaultPlace } from '../../../workers/vault.ts'
import type { VaultAccess } from './vaultAccess.ts'

export interface WrittenNote {
  path: string
  /** Where the file lay before, when it was moved. */
  from: string | null
  /** False: the file was changed in this very moment, and is left for the next look. */
  written: boolean
}

export interface WhatToWrite {
  notes: readonly NoteRow[]
  /** Of all notes that have a file, by note. */
  rows: ReadonlyMap<Id, VaultFileRow>
  entries: readonly FolderEntry[]
  allNotes: ReadonlyMap<Id, NoteRow>
  /** The hash of what a note's file may say now; null: it must not be there. */
  replaces: (id: Id) => string | null
}

/** The pictures of some notes, written where they are not yet. @returns paths by asset id */
async function writePictures({ db, host, token }: VaultAccess, ids: readonly Id[], entries: readonly FolderEntry[]): Promise<[Id, string][]> {
  const known = await getSetting(db, 'vaultPictures')
  const present = new Set(entries.map(({ path }) => path))
  // One that is not there (any more) is written again.
  const pathOf = new Map(Object.entries(known).flatMap(([path, id]): [Id, string][] => (present.has(path) ? [[id, path]] : [])))
  const rows = await db.assets.bulkGet([...new Set(ids)].filter((id) => !pathOf.has(id)))
  const added: Record<string, Id> = {}
  for (const [id, wanted] of attachmentPaths(rows.flatMap((row) => row ?? []), new Map(Object.entries(known).filter(([path]) => present.has(path))))) {
    const asset = await readAsset(db, id)
    if (asset === null) continue
    let path = wanted
    for (let number = 2; ; number += 1) {
      const [written] = await host.writeFiles(token, [{ path, bytes: asset.bytes, replaces: null }])
      if (written?.written === true) break
      // A file of that name is there: maybe the same picture.
      const [there] = await host.readFiles(token, [path])
      if (there !== undefined && 'bytes' in there && (await assetId(there.bytes)) === id) break
      path = wanted.replace(/(\.[^./]*)?$/, ` ${number}$1`)
    }
    added[path] = id
    pathOf.set(id, path)
  }
  if (Object.keys(added).length > 0) await setSetting(db, 'vaultPictures', { ...known, ...added })
  return [...pathOf]
}

/** Whether the note was renamed or filed elsewhere since its file was written. */
export const isRenamed = (row: VaultFileRow, note: NoteRow): boolean => row.title !== note.title || row.folder !== note.folder

/** The folder of a file as its note is filed; the note's own spelling where it means the same. */
export const filedFolder = (path: string, note: NoteRow | undefined): string => (note !== undefined && fileKey(folderPath(note.folder)) === fileKey(folderOf(path)) ? note.folder : folderOf(path))

/** Writes the notes, each only over what was last agreed on. */
export async function writeNotes(access: VaultAccess, replay: Replay, { notes, rows, entries, allNotes, replaces }: WhatToWrite): Promise<Map<Id, WrittenNote>> {
  const { db, host, token, worker } = access
  const result = new Map<Id, WrittenNote>()
  const documents: { row: NoteRow; note: VaultNote }[] = []
  for (const { id } of notes) {
    const found = await noteDocument(db, id, replay)
    if (found === null || found.row.trashedAt > 0) continue
    const { title, createdAt, updatedAt, tags, aliases, folder, lang } = found.row
    documents.push({ row: found.row, note: { id, title, createdAt, updatedAt, tags, aliases, folder, lang, doc: found.doc } })
  }
  if (documents.length === 0) return result
  const moving = new Set(documents.filter(({ row }) => rows.has(row.id) && isRenamed(rows.get(row.id)!, row)).map(({ row }) => row.id))
  const staying = [...rows.values()].filter(({ noteId }) => !moving.has(noteId))
  const placeOf = ({ path, noteId }: { path: string; noteId: Id }): VaultPlace => ({ path, noteId, title: allNotes.get(noteId)?.title ?? '', aliases: allNotes.get(noteId)?.aliases ?? [] })
  const own = new Set([...rows.values()].map(({ path }) => path))
  const others = entries.map(({ path }) => path).filter((path) => !own.has(path))
  const placed = new Map(await worker.place(documents.map(({ note }) => note), staying.map(placeOf), others))
  const from = new Map<Id, string>()
  for (const id of moving) {
    const before = rows.get(id)!.path
    const wanted = placed.get(id)!
    // On a disk that knows no case another spelling is the same file, so it is written in its place.
    if (fileKey(wanted) === fileKey(before)) placed.set(id, before)
    else {
      placed.set(id, await host.moveFile(token, before, wanted))
      from.set(id, before)
    }
  }
  const places = [...staying.filter(({ noteId }) => !placed.has(noteId)).map(placeOf), ...[...placed].map(([noteId, path]) => placeOf({ path, noteId }))]
  const pictures = await writePictures(access, documents.flatMap(({ note }) => assetsOf(note.doc)), entries)
  for (const { noteId, path, bytes, fileHash, noteHash } of await worker.write(documents.map(({ note }) => note), places, others.filter(isMarkdown), pictures)) {
    const [done] = await host.writeFiles(token, [{ path, bytes, replaces: replaces(noteId) }])
    const { row } = documents.find(({ note }) => note.id === noteId)!
    const before = rows.get(noteId)
    const written = done?.written === true
    if (before !== undefined && before.path !== path) await db.vaultFiles.delete(before.path)
    if (done !== undefined && written) {
      await db.vaultFiles.put({ path, noteId, fileHash, noteHash, size: done.size, modifiedAt: done.modifiedAt, stamp: row.stamp, title: row.title, folder: row.folder })
    } else if (from.has(noteId) && before !== undefined) await db.vaultFiles.put({ ...before, path }) // moved, and still what was agreed on
    result.set(noteId, { path, from: from.get(noteId) ?? null, written })
  }
  return result
}
