/** Reads a backup (core/safety/backupFormat.ts). All of it is checked before anything is changed; then it replaces the library in one transaction, or its notes join those that are there. */
import { unzipSync } from 'fflate'
import { Dexie, type Table } from 'dexie'
import { BACKUP_MANIFEST, BackupError, decodeRow, parseManifest, type BackupEntry, type BackupManifest, type BackupPart } from '../core/safety/backupFormat.ts'
import type { AssetBytesRow, AssetRow, HighlightRow, Id, LinkRow, NoteBodyRow, NoteRow, NoteStepsRow } from '../core/model.ts'
import { sha256 } from './articles.ts'
import { SCHEMA_VERSION, type DossierDatabase } from './database.ts'

export interface CheckedBackup {
  manifest: BackupManifest
  fileName: string
  bytes: Uint8Array
}

export interface RestoreProgress {
  done: number
  total: number
}

const damaged = (fileName: string, what: string): BackupError => new BackupError('damaged', `“${fileName}” is damaged: ${what}. Nothing was changed.`)

/** One entry's bytes; null when there is none. @throws {Error} when the archive cannot be read */
function extract(bytes: Uint8Array, path: string): Uint8Array<ArrayBuffer> | null {
  return unzipSync(bytes, { filter: ({ name }) => name === path })[path] ?? null
}

/**
 * Reads every part of it and compares it with what the manifest says.
 * @throws {BackupError} that names the file and the reason
 */
export async function checkBackup(bytes: Uint8Array, fileName: string, { signal, onProgress }: { signal?: AbortSignal; onProgress?: (progress: RestoreProgress) => void } = {}): Promise<CheckedBackup> {
  let text: string | null
  try {
    const found = extract(bytes, BACKUP_MANIFEST)
    text = found === null ? null : new TextDecoder().decode(found)
  } catch {
    const zip = bytes[0] === 0x50 && bytes[1] === 0x4b
    throw zip ? damaged(fileName, 'it ends too early, or its list of files cannot be read') : new BackupError('no-backup', `“${fileName}” is no backup of Dossier. Nothing was changed.`)
  }
  const manifest = parseManifest(text, SCHEMA_VERSION, fileName)
  const entries = Object.values(manifest.tables).flat().flatMap((part): BackupEntry[] => (part.binary === null ? [part] : [part, part.binary]))
  for (const [at, entry] of entries.entries()) {
    signal?.throwIfAborted()
    onProgress?.({ done: at, total: entries.length })
    let content: Uint8Array | null = null
    try {
      content = extract(bytes, entry.path)
    } catch {
      throw damaged(fileName, `“${entry.path}” in it cannot be read`)
    }
    if (content === null) throw damaged(fileName, `“${entry.path}” is missing in it`)
    if (content.byteLength !== entry.size || (await sha256(content)) !== entry.sha256) throw damaged(fileName, `“${entry.path}” in it is not what it was`)
  }
  return { manifest, fileName, bytes }
}

/** Rows of a checked part. */
function* rowsOf({ bytes }: CheckedBackup, part: BackupPart): Generator<unknown[]> {
  const binary = part.binary === null ? null : extract(bytes, part.binary.path)
  const lines = new TextDecoder().decode(extract(bytes, part.path)!).split('\n')
  for (let first = 0; first < lines.length; first += 500) yield lines.slice(first, first + 500).flatMap((line) => (line === '' ? [] : [decodeRow(line, binary)]))
}

function all<Row>(backup: CheckedBackup, table: string): Row[] {
  return (backup.manifest.tables[table] ?? []).flatMap((part) => [...rowsOf(backup, part)].flat() as Row[])
}

/**
 * Replaces every table of the library by the backup's, in one transaction: all of it or nothing. Rows are written as they were, which the library's own connection would not
 * do (it gives notes new stamps).
 * @param name of the database, which exists
 */
export async function replaceLibrary(name: string, backup: CheckedBackup, { signal, onProgress }: { signal?: AbortSignal; onProgress?: (progress: RestoreProgress) => void } = {}): Promise<void> {
  const plain = new Dexie(name, { chromeTransactionDurability: 'strict' })
  await plain.open()
  try {
    const known = new Set(plain.tables.map((table) => table.name))
    const strange = Object.keys(backup.manifest.tables).find((table) => !known.has(table))
    if (strange !== undefined) throw damaged(backup.fileName, `it has a table that Dossier does not know, “${strange}”`)
    const total = Object.values(backup.manifest.tables).flat().reduce((sum, { rows }) => sum + rows, 0)
    let done = 0
    await plain.transaction('rw', plain.tables, async () => {
      for (const table of plain.tables) {
        await table.clear()
        for (const part of backup.manifest.tables[table.name] ?? []) {
          for (const rows of rowsOf(backup, part)) {
            signal?.throwIfAborted()
            await (table as Table<unknown>).bulkPut(rows)
            done += rows.length
            onProgress?.({ done, total })
          }
        }
      }
    })
  } finally {
    plain.close()
  }
}

export interface MergedNotes {
  /** Notes that the library did not have. */
  added: number
  /** Notes that it has otherwise: the backup's stand beside them. */
  copied: number
  /** Notes that it has as they are in the backup. */
  present: number
}

/**
 * Adds the backup's notes, with the pictures they show and the highlights, to the library. Nothing that is there is changed.
 * @param titled the title of a copy
 */
export async function addNotesOf(db: DossierDatabase, backup: CheckedBackup, titled: (title: string) => string): Promise<MergedNotes> {
  const group = <Row extends { noteId: Id }>(rows: Row[]): Map<Id, Row[]> => {
    const groups = new Map<Id, Row[]>()
    for (const row of rows) groups.set(row.noteId, [...(groups.get(row.noteId) ?? []), row])
    return groups
  }
  const bodies = new Map(all<NoteBodyRow>(backup, 'noteBodies').map((body) => [body.noteId, body]))
  const steps = group(all<NoteStepsRow>(backup, 'noteSteps'))
  const links = group(all<LinkRow>(backup, 'links'))
  const assets = new Map(all<AssetRow>(backup, 'assets').map((row) => [row.id, row]))
  const merged: MergedNotes = { added: 0, copied: 0, present: 0 }
  await db.transaction('rw', [db.notes, db.noteBodies, db.noteSteps, db.links, db.assets, db.assetBytes, db.highlights], async () => {
    for (const row of all<NoteRow>(backup, 'notes')) {
      const body = bodies.get(row.id)
      if (body === undefined) continue
      const present = await db.notes.get(row.id)
      if (present?.revision === row.revision && present.updatedAt === row.updatedAt) {
        merged.present++
        continue
      }
      const id = present === undefined ? row.id : crypto.randomUUID()
      if (present === undefined) merged.added++
      else merged.copied++
      await db.notes.add({ ...row, id, title: present === undefined ? row.title : titled(row.title) })
      await db.noteBodies.put({ ...body, noteId: id })
      await db.noteSteps.bulkPut((steps.get(row.id) ?? []).filter(({ seq }) => seq > body.seq).map((batch) => ({ ...batch, noteId: id })))
      await db.links.bulkAdd((links.get(row.id) ?? []).map(({ id: _id, ...link }) => ({ ...link, noteId: id })))
    }
    const known = new Set(await db.assets.toCollection().primaryKeys())
    for (const { id, bytes } of all<AssetBytesRow>(backup, 'assetBytes')) {
      const facts = assets.get(id)
      if (known.has(id) || facts === undefined) continue
      await db.assets.put(facts)
      await db.assetBytes.put({ id, bytes })
    }
    const marked = new Set(await db.highlights.toCollection().primaryKeys())
    await db.highlights.bulkAdd(all<HighlightRow>(backup, 'highlights').filter(({ id }) => !marked.has(id)))
  })
  return merged
}
