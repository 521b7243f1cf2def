/** Whether the library is what the mirror remembers, asked before anything is written to either. */
import { isNotePath, MANIFEST, MIRROR_FORMAT, MIRROR_VERSION, notePath, readManifest, readMirroredNote, type MirrorManifest, type MirrorStore } from '../core/safety/mirrorFiles.ts'
import type { DossierDatabase } from './database.ts'
import { getSetting } from './settings.ts'

/** What a mirror holds that the library does not. */
export interface MirrorFinding {
  manifest: MirrorManifest
  /** Paths of notes that the library does not have. */
  missing: string[]
  /** Paths of notes that the library has as they were earlier. */
  older: string[]
  /** The library holds no note, highlight or decision at all. */
  empty: boolean
}

/** Files read at once. */
const BATCH = 50

/**
 * Costs one file and two look-ups when all is well, which is at every start but one.
 * @param db null when the library cannot be read: then all of the mirror is missing
 * @returns null when the mirror holds nothing that the library lacks
 */
export async function compareWithMirror(db: DossierDatabase | null, mirror: MirrorStore): Promise<MirrorFinding | null> {
  const manifest = readManifest((await mirror.read([MANIFEST]))[0] ?? null) ?? (await withoutManifest(mirror))
  if (manifest === null) return null
  if (db === null) return { manifest, missing: await notesOf(mirror), older: [], empty: true }
  const [notes, highlights, decisions, last, deleted] = await Promise.all([
    db.notes.count(), db.highlights.count(), db.decisions.count(), db.notes.orderBy('stamp').lastKey(), getSetting(db, 'deletedNotes'),
  ])
  const empty = notes + highlights + decisions === 0
  const other = empty && manifest.highlights + manifest.decisions > 0
  if (!other && notes + deleted.length >= manifest.notes && (manifest.notes === 0 || Number(last ?? 0) >= manifest.stamp)) return null
  const { missing, older } = await compareAll(db, mirror)
  return missing.length + older.length > 0 || other ? { manifest, missing, older, empty } : null
}

const notesOf = async (mirror: MirrorStore): Promise<string[]> => (await mirror.list()).flatMap(({ path }) => (isNotePath(path) ? [path] : []))

/** Of a mirror that was ended before it was first complete, or whose manifest is damaged; null when there is nothing in it. */
async function withoutManifest(mirror: MirrorStore): Promise<MirrorManifest | null> {
  const { length } = await notesOf(mirror)
  return length === 0 ? null : { format: MIRROR_FORMAT, version: MIRROR_VERSION, notes: length, stamp: 0, highlights: 0, decisions: 0, changedAt: 0, writtenAt: 0 }
}

/** Note by note. */
export async function compareAll(db: DossierDatabase, mirror: MirrorStore): Promise<Pick<MirrorFinding, 'missing' | 'older'>> {
  const [ids, stamps, deleted] = await db.transaction('r', db.notes, db.settings, async () => {
    const byStamp = db.notes.orderBy('stamp')
    return [await byStamp.primaryKeys(), await byStamp.keys(), await getSetting(db, 'deletedNotes')] as const
  })
  const stampOf = new Map(ids.map((id, at) => [notePath(id), Number(stamps[at])]))
  const gone = new Set(deleted.map(notePath))
  const paths = (await notesOf(mirror)).filter((path) => !gone.has(path))
  const older: string[] = []
  const present = paths.filter((path) => stampOf.has(path))
  for (let first = 0; first < present.length; first += BATCH) {
    const batch = present.slice(first, first + BATCH)
    const files = await mirror.read(batch)
    batch.forEach((path, at) => {
      const note = readMirroredNote(files[at] ?? null)
      if (note !== null && note.row.stamp > stampOf.get(path)!) older.push(path)
    })
  }
  return { missing: paths.filter((path) => !stampOf.has(path)), older }
}
