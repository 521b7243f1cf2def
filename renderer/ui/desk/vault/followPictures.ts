/**
 * Pictures and other files of the vault that lie elsewhere now, or are called otherwise: known by their bytes. What showed them by the former name
 * is written again, so that no picture is lost for a program that does not mend links itself.
 */
import { isMarkdown } from '../../../core/import/notes/noteFiles.ts'
import type { Id } from '../../../core/model.ts'
import { assetId } from '../../../data/assets.ts'
import { getSetting, setSetting } from '../../../data/settings.ts'
import type { FolderEntry } from '../../../host/host.ts'
import type { VaultAccess } from './vaultAccess.ts'

export interface MovedPicture {
  id: Id
  from: string
  to: string
}

/** Finds those that were moved, and remembers where they are. A former name is kept for files that still use it. */
export async function followPictures({ db, host, token }: Pick<VaultAccess, 'db' | 'host' | 'token'>, entries: readonly FolderEntry[]): Promise<MovedPicture[]> {
  const known = await getSetting(db, 'vaultPictures')
  const present = new Set(entries.map(({ path }) => path))
  const standing = new Set(Object.entries(known).flatMap(([path, id]) => (present.has(path) ? [id] : [])))
  const gone = Object.entries(known).filter(([path, id]) => !present.has(path) && !standing.has(id))
  if (gone.length === 0) return []
  const assets = await db.assets.bulkGet(gone.map(([, id]) => id))
  const sizes = new Set(assets.flatMap((asset) => asset?.size ?? []))
  const moved: MovedPicture[] = []
  // Only what has the size of one that is missing is read, one at a time.
  for (const { path, size } of entries) {
    if (known[path] !== undefined || isMarkdown(path) || !sizes.has(size)) continue
    const [file] = await host.readFiles(token, [path])
    if (file === undefined || !('bytes' in file)) continue
    const id = await assetId(file.bytes)
    // Of several names that it had, the last.
    const found = gone.findLast(([, other]) => other === id)
    if (found !== undefined && !moved.some((one) => one.id === id)) moved.push({ id, from: found[0], to: path })
  }
  if (moved.length > 0) await setSetting(db, 'vaultPictures', { ...known, ...Object.fromEntries(moved.map(({ id, to }) => [to, id])) })
  return moved
}

/**
 * Has the notes that show moved pictures written again in the next round: their rows forget what was agreed on, so that they are taken for changed here.
 * @param read paths of files that say already where the picture is
 */
export async function rewriteShowing({ db }: Pick<VaultAccess, 'db'>, moved: readonly MovedPicture[], read: ReadonlySet<string>): Promise<void> {
  const showing = new Set(await db.notes.where('assets').anyOf(moved.map(({ id }) => id)).primaryKeys())
  await db.vaultFiles.filter(({ noteId, path }) => showing.has(noteId) && !read.has(path)).modify({ noteHash: '', stamp: 0 })
}
