/**
 * Writes to the mirror whatever the library has changed. Follows the notes by their stamps, and keeps which stamp of each is in the mirror: another window's
 * stamp may be lower than the highest one seen. A note that has vanished from the library stays in the mirror unless it was deleted (`deletedNotes`).
 */
import { Dexie } from 'dexie'
import { noteToMarkdown } from '../core/markdown/markdown.ts'
import type { Id } from '../core/model.ts'
import {
  ARTICLES, assetOfPath, assetPath, decodeJson, encodeJson, isNotePath, MANIFEST, markdownPath, MIRROR_FORMAT, MIRROR_VERSION, MirrorPaths, notePath, readManifest, readMirroredNote, TABLES, tablePath,
  type MirroredArticles, type MirroredNote, type MirrorManifest, type MirrorStore,
} from '../core/safety/mirrorFiles.ts'
import type { DossierDatabase } from './database.ts'
import { getSetting, setSetting } from './settings.ts'

/** Notes, and bytes, that go to the host at once. */
const BATCH = 100
const BATCH_BYTES = 4_000_000
/** Notes read in one transaction: few enough that as many books fit into memory. */
const AT_ONCE = 25

/** How far windows' stamps can be apart: one that writes very many rows at once runs ahead of the clock by a millisecond a row. */
const APART_MS = 3_600_000

interface Files {
  files: { path: string; bytes: Uint8Array<ArrayBuffer> }[]
  remove: string[]
}

export class MirrorWriter {
  readonly #db: DossierDatabase
  readonly #store: MirrorStore
  readonly #markdown: boolean
  /** Paths of the mirror; null until they are read. */
  #paths: MirrorPaths | null = null
  /** Stamps of the notes in it. */
  readonly #stamps = new Map<Id, number>()
  /** Notes whose Markdown waits for their snapshot. */
  readonly #due = new Set<Id>()
  /** What each table's file says, to write it only when it changes. */
  readonly #tables = new Map<string, string>()
  #manifest: MirrorManifest | null = null
  #written = ''
  #lost = 0

  constructor(db: DossierDatabase, store: MirrorStore, { markdown }: { markdown: boolean }) {
    this.#db = db
    this.#store = store
    this.#markdown = markdown
  }

  /** Notes that the mirror has and the library neither has nor deleted. */
  get lost(): number {
    return this.#lost
  }

  get markdownDue(): boolean {
    return this.#due.size > 0
  }

  /** @throws {Error} when the mirror could not be written; what is missing in it is written the next time */
  async write(): Promise<void> {
    try {
      this.#paths ??= await this.#begin()
      await this.#writeNotes(this.#paths)
      await this.#removeDeleted(this.#paths)
      await this.#writeAssets(this.#paths)
      await this.#writeTables()
      await this.#writeManifest(this.#paths)
    } catch (error) {
      // What of a batch was written is not known: ask again.
      this.#paths = null
      throw error
    }
  }

  async #begin(): Promise<MirrorPaths> {
    const paths = new MirrorPaths((await this.#store.list()).map(({ path }) => path))
    this.#manifest = readManifest((await this.#store.read([MANIFEST]))[0] ?? null)
    this.#written = ''
    this.#tables.clear()
    this.#stamps.clear()
    const certain = (this.#manifest?.stamp ?? 0) - APART_MS
    const unsure: Id[] = []
    for (const [id, stamp] of await this.#stored(0)) {
      if (!paths.has(notePath(id))) continue
      if (stamp <= certain) this.#stamps.set(id, stamp)
      else unsure.push(id)
      if (this.#markdown && paths.markdownOf(id).length === 0) this.#due.add(id)
    }
    for (let first = 0; first < unsure.length; first += BATCH) {
      const batch = unsure.slice(first, first + BATCH)
      const files = await this.#store.read(batch.map(notePath))
      batch.forEach((id, at) => {
        const note = readMirroredNote(files[at] ?? null)
        if (note !== null) this.#stamps.set(id, note.row.stamp)
      })
    }
    return paths
  }

  /** Ids and stamps of the notes stamped from then on. */
  async #stored(from: number): Promise<Map<Id, number>> {
    const notes = this.#db.notes
    const [ids, stamps] = await this.#db.transaction('r', notes, async () => {
      const late = notes.where('stamp').aboveOrEqual(from)
      return [await late.primaryKeys(), await late.keys()] as const
    })
    return new Map(ids.map((id, at) => [id, Number(stamps[at])]))
  }

  async #writeNotes(paths: MirrorPaths): Promise<void> {
    const changed: Id[] = []
    for (const [id, stamp] of await this.#stored(this.#highest() - APART_MS)) if (this.#stamps.get(id) !== stamp) changed.push(id)
    const ids = [...new Set([...changed, ...this.#due])]
    let batch: Files = { files: [], remove: [] }
    let read = new Map<Id, number>()
    const flush = async (): Promise<void> => {
      await this.#send(batch, paths)
      for (const [id, stamp] of read) this.#stamps.set(id, stamp)
      batch = { files: [], remove: [] }
      read = new Map()
    }
    for (let first = 0; first < ids.length; first += AT_ONCE) {
      for (const note of await this.#read(ids.slice(first, first + AT_ONCE))) {
        const { id, stamp } = note.row
        if (this.#stamps.get(id) !== stamp) batch.files.push({ path: notePath(id), bytes: encodeJson(note) })
        read.set(id, stamp)
        this.#addMarkdown(note, batch, paths)
        if (read.size >= BATCH || batch.files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) > BATCH_BYTES) await flush()
      }
    }
    await flush()
  }

  /** A document whose journal is not in the snapshot yet needs the editor's schema: its Markdown follows within seconds, at the next pause in writing. */
  #addMarkdown(note: MirroredNote, batch: Files, paths: MirrorPaths): void {
    if (!this.#markdown) return
    const { row, body, steps } = note
    if (steps.length > 0) return void this.#due.add(row.id)
    this.#due.delete(row.id)
    const path = markdownPath(row)
    const title = row.title === '' ? '' : `# ${row.title}\n\n`
    batch.files.push({ path, bytes: new TextEncoder().encode(`${title}${noteToMarkdown(body.doc)}`) })
    batch.remove.push(...paths.markdownOf(row.id).filter((other) => other !== path))
  }

  /** Those that there are, each as it is at this moment. */
  #read(ids: readonly Id[]): Promise<MirroredNote[]> {
    const { notes, noteBodies, noteSteps, links } = this.#db
    return this.#db.transaction('r', notes, noteBodies, noteSteps, links, async () => {
      const found = await Promise.all(ids.map((id) => Promise.all([
        notes.get(id), noteBodies.get(id), noteSteps.where('[noteId+seq]').between([id, -Infinity], [id, Infinity]).toArray(), links.where('noteId').equals(id).toArray(),
      ])))
      return found.flatMap(([row, body, steps, linked]): MirroredNote[] =>
        row === undefined || body === undefined ? [] : [{ format: 'dossier-note', version: 1, row, body, steps: steps.filter(({ seq }) => seq > body.seq), links: linked.map(({ id: _id, ...link }) => link) }])
    })
  }

  async #removeDeleted(paths: MirrorPaths): Promise<void> {
    const deleted = await getSetting(this.#db, 'deletedNotes')
    const present = new Set((await this.#db.notes.toCollection().primaryKeys()).map(notePath))
    if (deleted.length > 0) {
      // One that was brought back is no longer deleted.
      const gone = deleted.filter((id) => !present.has(notePath(id)))
      await this.#send({ files: [], remove: gone.flatMap((id) => [notePath(id), ...paths.markdownOf(id)]).filter((path) => paths.has(path)) }, paths)
      for (const id of gone) {
        this.#stamps.delete(id)
        this.#due.delete(id)
      }
      await this.#db.transaction('rw', this.#db.settings, async () => {
        const now = await getSetting(this.#db, 'deletedNotes')
        await setSetting(this.#db, 'deletedNotes', now.filter((id) => !deleted.includes(id)))
      })
    }
    this.#lost = paths.filter((path) => isNotePath(path) && !present.has(path)).length
  }

  async #writeAssets(paths: MirrorPaths): Promise<void> {
    const ids = new Set(await this.#db.assets.toCollection().primaryKeys())
    for (const id of ids) {
      if (paths.has(assetPath(id))) continue
      const row = await this.#db.assetBytes.get(id)
      if (row !== undefined) await this.#send({ files: [{ path: assetPath(id), bytes: row.bytes }], remove: [] }, paths)
    }
    if (this.#lost > 0) return
    const shown = new Set(await this.#db.notes.orderBy('assets').uniqueKeys())
    const unneeded = paths.filter((path) => {
      const id = assetOfPath(path)
      return id !== null && !ids.has(id) && !shown.has(id)
    })
    await this.#send({ files: [], remove: unneeded }, paths)
  }

  async #writeTables(): Promise<void> {
    for (const table of TABLES) await this.#writeTable(tablePath(table), await this.#db.table(table).toArray())
    await this.#writeTable(ARTICLES, await this.#namedArticles())
  }

  async #writeTable(path: string, rows: unknown[]): Promise<void> {
    const text = JSON.stringify(rows)
    const before = this.#tables.get(path)
    if (before === text) return
    // An empty table does not overwrite what an earlier library had; one that was emptied before our eyes does.
    if (before === undefined && rows.length === 0) {
      const held = decodeJson((await this.#store.read([path]))[0] ?? null)
      if (Array.isArray(held) && held.length > 0) return
    }
    await this.#store.write([{ path, bytes: new TextEncoder().encode(text) }], [])
    this.#tables.set(path, text)
  }

  /** Articles that links and highlights name. */
  async #namedArticles(): Promise<MirroredArticles> {
    const { articles, highlights, links } = this.#db
    const linked = await links.where('[targetKind+targetId]').between(['article', Dexie.minKey], ['article', Dexie.maxKey]).uniqueKeys()
    const marked = await highlights.orderBy('articleId').uniqueKeys()
    const ids = new Set([...linked.map((key) => (key as unknown as [string, Id])[1]), ...marked.map(String)])
    return (await articles.bulkGet([...ids])).flatMap((row) => (row === undefined ? [] : [{ id: row.id, key: row.key }]))
  }

  async #writeManifest(paths: MirrorPaths): Promise<void> {
    const count = (table: 'highlights' | 'decisions'): number => (JSON.parse(this.#tables.get(tablePath(table)) ?? '[]') as unknown[]).length
    const last = await this.#db.notes.orderBy('updatedAt').last()
    const stamp = this.#highest()
    const facts = {
      notes: paths.filter(isNotePath).length,
      // Notes that were lost count until they are restored or the mirror is put aside.
      stamp: this.#lost > 0 ? Math.max(stamp, this.#manifest?.stamp ?? 0) : stamp,
      highlights: count('highlights'),
      decisions: count('decisions'),
      changedAt: Math.max(last?.updatedAt ?? 0, this.#lost > 0 ? (this.#manifest?.changedAt ?? 0) : 0),
    }
    const text = JSON.stringify(facts)
    if (text === this.#written) return
    this.#manifest = { format: MIRROR_FORMAT, version: MIRROR_VERSION, ...facts, writtenAt: Date.now() }
    await this.#store.write([{ path: MANIFEST, bytes: encodeJson(this.#manifest) }], [])
    this.#written = text
  }

  /** The highest stamp in the mirror. */
  #highest(): number {
    let highest = 0
    for (const stamp of this.#stamps.values()) highest = Math.max(highest, stamp)
    return highest
  }

  async #send({ files, remove }: Files, paths: MirrorPaths): Promise<void> {
    if (files.length === 0 && remove.length === 0) return
    await this.#store.write(files, remove)
    for (const { path } of files) paths.add(path)
    for (const path of remove) paths.delete(path)
  }
}
