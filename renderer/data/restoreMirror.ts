/** Brings back from the mirror what the library lost. Nothing in the library is overwritten by something older, and the mirror stays as it is. */
import type { Id, SettingRow } from '../core/model.ts'
import { ARTICLES, assetOfPath, assetPath, decodeJson, readMirroredNote, TABLES, tablePath, type MirroredArticles, type MirroredNote, type MirroredTables, type MirrorStore } from '../core/safety/mirrorFiles.ts'
import type { DossierDatabase } from './database.ts'
import { DEFAULTS, getSetting, setSetting, type Settings } from './settings.ts'

export interface MirrorRestored {
  notes: number
  /** Paths of files that could not be read. */
  damaged: string[]
}

const BATCH = 20

/** Settings that say what a database has, not what the user wants. So do all rows that are no settings of the user's, such as how far its articles are derived. */
const OWN_SETTINGS: ReadonlySet<string> = new Set<string>(['corpus', 'deletedNotes', 'lastAddress', 'backedUpAt'] satisfies (keyof Settings)[])

/**
 * Puts the named notes into the library, with the assets, highlights, decisions and settings that it lacks. Notes are written some at a time, each whole;
 * ended in the middle, it can be done again.
 * @param paths notes of the mirror (MirrorFinding)
 */
export async function restoreMirror(db: DossierDatabase, mirror: MirrorStore, paths: readonly string[], onProgress: (done: number) => void = () => undefined): Promise<MirrorRestored> {
  const restored: MirrorRestored = { notes: 0, damaged: [] }
  await restoreTables(db, mirror)
  for (let first = 0; first < paths.length; first += BATCH) {
    const batch = paths.slice(first, first + BATCH)
    const files = await mirror.read([...batch])
    const notes: MirroredNote[] = []
    batch.forEach((path, at) => {
      const note = readMirroredNote(files[at] ?? null)
      if (note === null) restored.damaged.push(path)
      else notes.push(note)
    })
    await putNotes(db, notes)
    restored.notes += notes.length
    onProgress(Math.min(first + BATCH, paths.length))
  }
  return restored
}

async function putNotes(db: DossierDatabase, notes: readonly MirroredNote[]): Promise<void> {
  await db.transaction('rw', db.notes, db.noteBodies, db.noteSteps, db.links, async () => {
    for (const { row, body, steps, links } of notes) {
      const present = await db.notes.get(row.id)
      if (present !== undefined && present.stamp >= row.stamp) continue
      await db.noteSteps.where('[noteId+seq]').between([row.id, -Infinity], [row.id, Infinity]).delete()
      await db.links.where('noteId').equals(row.id).delete()
      await db.notes.put(row)
      await db.noteBodies.put(body)
      await db.noteSteps.bulkPut(steps)
      await db.links.bulkAdd(links)
    }
  })
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

async function restoreTables(db: DossierDatabase, mirror: MirrorStore): Promise<void> {
  const files = await mirror.read(TABLES.map(tablePath))
  const tables = Object.fromEntries(TABLES.map((table, at) => [table, listOf(decodeJson(files[at] ?? null))])) as unknown as MirroredTables
  await restoreAssets(db, mirror, tables)
  await rememberArticles(db, mirror)
  await db.transaction('rw', db.highlights, db.decisions, db.settings, db.changes, async () => {
    const lacking = async <Row extends { id: Id }>(rows: Row[], known: Id[]): Promise<Row[]> => {
      const set = new Set(known)
      return Promise.resolve(rows.filter(({ id }) => !set.has(id)))
    }
    await db.highlights.bulkAdd(await lacking(tables.highlights, await db.highlights.toCollection().primaryKeys()))
    const decisions = await lacking(tables.decisions, (await db.decisions.toArray()).map(({ id }) => id))
    // In the order they were made; their numbers are given anew.
    for (const { seq: _, ...decision } of decisions.toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0))) {
      await db.decisions.add(decision)
      await db.changes.add({ table: 'decisions', id: decision.id })
    }
    const settings = new Set(await db.settings.toCollection().primaryKeys())
    const wanted = (row: SettingRow): boolean => !settings.has(row.key) && row.key in DEFAULTS && !OWN_SETTINGS.has(row.key)
    await db.settings.bulkAdd(tables.settings.filter(wanted))
  })
}

/** The articles are gone, and get their ids back when they are imported again (articles.ts). */
async function rememberArticles(db: DossierDatabase, mirror: MirrorStore): Promise<void> {
  const articles = listOf(decodeJson((await mirror.read([ARTICLES]))[0] ?? null)) as MirroredArticles
  await db.transaction('rw', db.settings, async () => {
    const former = await getSetting(db, 'formerArticles')
    await setSetting(db, 'formerArticles', { ...former, ...Object.fromEntries(articles.map(({ key, id }) => [key, id])) })
  })
}

async function restoreAssets(db: DossierDatabase, mirror: MirrorStore, { assets }: MirroredTables): Promise<void> {
  const rows = new Map(assets.map((row) => [row.id, row]))
  const known = new Set(await db.assets.toCollection().primaryKeys())
  for (const { path } of await mirror.list()) {
    const id = assetOfPath(path)
    if (id === null || known.has(id)) continue
    const [bytes] = await mirror.read([assetPath(id)])
    if (bytes === null || bytes === undefined) continue
    const row = rows.get(id) ?? { id, name: id, mediaType: 'application/octet-stream', size: bytes.byteLength, createdAt: Date.now() }
    await db.transaction('rw', db.assets, db.assetBytes, async () => {
      await db.assets.put(row)
      await db.assetBytes.put({ id, bytes })
    })
  }
}
