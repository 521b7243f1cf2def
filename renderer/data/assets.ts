/**
 * Files that notes and articles show, stored once by the hash of their bytes: facts in `assets`, bytes in `assetBytes`, so that a list of facts loads no picture.
 * A note names one by its address (core/notes/assets.ts); nothing here knows what kind of file it is.
 */
import type { AssetRow, Id } from '../core/model.ts'
import { assetsOf } from '../core/notes/assets.ts'
import type { DossierDatabase } from './database.ts'

export interface AssetFile {
  /** As the user knows it, `Map of Almaty.png`. */
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** What nothing names stays that long: it may be about to be pasted, or come back by an undo. */
const GRACE = 7 * 24 * 60 * 60 * 1000

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** The id of these bytes: SHA-256 in hex. */
export const assetId = async (bytes: Uint8Array): Promise<Id> => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())))

/**
 * Stores a file. The same bytes again are the row that is there, by the name it was first given, only as new as now for collectAssets. Must not be
 * called within a transaction: hashing outlives it.
 */
export async function putAsset(db: DossierDatabase, { name, mediaType, bytes }: AssetFile): Promise<AssetRow> {
  const id = await assetId(bytes)
  return db.transaction('rw', db.assets, db.assetBytes, async () => {
    const known = await db.assets.get(id)
    const row: AssetRow = known === undefined ? { id, name, mediaType, size: bytes.byteLength, createdAt: Date.now() } : { ...known, createdAt: Date.now() }
    await db.assets.put(row)
    // A copy: what was given may be a view into a whole archive, all of which would be stored.
    await db.assetBytes.put({ id, bytes: bytes.slice() })
    return row
  })
}

/** A file with its bytes; null when there is none of that id. */
export function readAsset(db: DossierDatabase, id: Id): Promise<{ row: AssetRow; bytes: Uint8Array<ArrayBuffer> } | null> {
  return db.transaction('r', db.assets, db.assetBytes, async () => {
    const [row, bytes] = await Promise.all([db.assets.get(id), db.assetBytes.get(id)])
    return row === undefined || bytes === undefined ? null : { row, bytes: bytes.bytes }
  })
}

/** The facts of those that there are, in the order asked for. */
export async function assetRows(db: DossierDatabase, ids: Id[]): Promise<AssetRow[]> {
  return (await db.assets.bulkGet(ids)).flatMap((row) => row ?? [])
}

/**
 * Removes files that no article, note (living or in the trash), journal or revision names and that were last put more than a week before `now` (epoch ms).
 * @returns how many, and their size in bytes
 */
export function collectAssets(db: DossierDatabase, now: number = Date.now()): Promise<{ removed: number; size: number }> {
  return db.transaction('rw', [db.assets, db.assetBytes, db.articles, db.notes, db.noteBodies, db.noteSteps, db.revisions], async () => {
    const named = new Set([...(await db.notes.orderBy('assets').uniqueKeys()), ...(await db.articles.orderBy('assets').uniqueKeys())])
    const unnamed = new Map((await db.assets.filter((row) => row.createdAt < now - GRACE && !named.has(row.id)).toArray()).map((row) => [row.id, row]))
    const keep = (id: Id): void => void unnamed.delete(id)
    // Rows say what the last save saw; documents and journals are the truth.
    if (unnamed.size > 0) await db.noteBodies.each(({ doc }) => assetsOf(doc).forEach(keep))
    if (unnamed.size > 0) await db.revisions.each(({ doc }) => assetsOf(doc).forEach(keep))
    if (unnamed.size > 0) {
      await db.noteSteps.each(({ steps }) => {
        for (const [, id = ''] of JSON.stringify(steps).matchAll(/"asset:([0-9a-f]{64})"/g)) keep(id)
      })
    }
    const ids = [...unnamed.keys()]
    await db.assets.bulkDelete(ids)
    await db.assetBytes.bulkDelete(ids)
    return { removed: ids.length, size: [...unnamed.values()].reduce((total, row) => total + row.size, 0) }
  })
}
