/** One look at the folder: which files are new, changed, moved or missing, and what the changed ones say. */
import { isMarkdown } from '../../../core/import/notes/noteFiles.ts'
import type { Id, NoteRow, VaultFileRow } from '../../../core/model.ts'
import { getSetting, setSetting } from '../../../data/settings.ts'
import type { FolderEntry, Host } from '../../../host/host.ts'
import type { VaultFile, VaultPlace, VaultRead } from '../../../workers/vault.ts'
import { followPictures, type MovedPicture } from './followPictures.ts'
import type { VaultAccess } from './vaultAccess.ts'

/** Files read in one go. */
const PIECE = 100

export interface VaultView {
  /** All files of the folder that are not hidden. */
  entries: FolderEntry[]
  rows: VaultFileRow[]
  /** Files that are not what they were, by path. */
  read: Map<string, VaultRead>
  /** The note that each file is, by path; a file that is no note yet has a new id. */
  noteOf: Map<string, Id>
  /** Rows whose file lies elsewhere now. */
  moved: { row: VaultFileRow; path: string }[]
  /** Rows whose file is nowhere. */
  missing: VaultFileRow[]
  refused: { path: string; reason: string }[]
  /** Pictures and other files that lie elsewhere now. */
  movedPictures: MovedPicture[]
  /** A file that was read names a picture by a path where it is no longer. */
  usesFormerNames: boolean
}

async function readPieces(host: Host, token: string, paths: readonly string[]): Promise<{ files: VaultFile[]; refused: { path: string; reason: string }[] }> {
  const files: VaultFile[] = []
  const refused: { path: string; reason: string }[] = []
  for (let at = 0; at < paths.length; at += PIECE) {
    for (const file of await host.readFiles(token, paths.slice(at, at + PIECE))) {
      if ('bytes' in file) files.push(file)
      else refused.push({ path: file.path, reason: file.error })
    }
  }
  return { files, refused }
}

/** @throws {Error} when the folder cannot be read */
export async function readVault({ db, host, token, worker }: VaultAccess, notes: ReadonlyMap<Id, NoteRow>): Promise<VaultView> {
  const { files: entries } = await host.listFolder(token)
  const rows = await db.vaultFiles.toArray()
  const rowAt = new Map(rows.map((row) => [row.path, row]))
  const markdown = entries.filter(({ path }) => isMarkdown(path))
  const present = new Set(markdown.map(({ path }) => path))
  const changed = markdown.filter(({ path, size, modifiedAt }) => {
    const row = rowAt.get(path)
    return row === undefined || row.size !== size || row.modifiedAt !== modifiedAt
  })
  const { files, refused } = await readPieces(host, token, changed.map(({ path }) => path))
  const movedPictures = await followPictures({ db, host, token }, entries)
  const known = await getSetting(db, 'vaultPictures')
  // A picture that lies elsewhere now is still found by its former name.
  const pictureFiles = new Set([...entries.map(({ path }) => path), ...Object.keys(known)])
  const { wanted, refused: unreadable } = await worker.read(files, [...pictureFiles].filter((path) => !isMarkdown(path)))
  refused.push(...unreadable)

  // Which note is a file that was not there? By the id that it carries, else by its very bytes.
  const missing = new Map(rows.filter(({ path }) => !present.has(path)).map((row) => [row.noteId, row]))
  const noteOf = new Map<string, Id>(rows.filter(({ path }) => present.has(path)).map((row) => [row.path, row.noteId]))
  const claimed = new Set(noteOf.values())
  const moved: VaultView['moved'] = []
  for (const { path, id, fileHash } of await worker.identify()) {
    if (noteOf.has(path)) continue
    const row = (id === null ? undefined : missing.get(id)) ?? [...missing.values()].find((one) => one.fileHash === fileHash)
    if (row !== undefined) {
      missing.delete(row.noteId)
      moved.push({ row, path })
      noteOf.set(path, row.noteId)
      claimed.add(row.noteId)
      continue
    }
    // A copy of a file, or one that another library made: the id is kept where nothing else has it.
    const own = id !== null && !claimed.has(id) && (notes.get(id)?.trashedAt ?? 0) === 0 ? id : crypto.randomUUID()
    noteOf.set(path, own)
    claimed.add(own)
  }

  const { files: pictures } = await readPieces(host, token, wanted)
  const places = [...noteOf].map(([path, noteId]): VaultPlace => ({ path, noteId, title: notes.get(noteId)?.title ?? '', aliases: notes.get(noteId)?.aliases ?? [] }))
  const finished = await worker.finish([...noteOf], places, known, pictures)
  if (Object.keys(finished.pictures).length > 0) await setSetting(db, 'vaultPictures', { ...known, ...finished.pictures })
  return { entries, rows, read: new Map(finished.notes.map((note) => [note.path, note])), noteOf, moved, missing: [...missing.values()], refused, movedPictures, usesFormerNames: wanted.some((path) => !entries.some((entry) => entry.path === path)) }
}
