/**
 * An import of notes from the files to the database. The window hands the files over in pieces, is told what was recognised, and says what shall
 * become of it; only then is anything written. One import at a time: a new `begin` forgets the one before.
 */
import { replaceAssets } from '../core/import/notes/assetKeys.ts'
import { DraftIndex, linkDraft, type LinkTarget } from '../core/import/notes/linkDrafts.ts'
import { mediaType } from '../core/import/notes/mediaTypes.ts'
import { isNoteFile } from '../core/import/notes/noteFiles.ts'
import { readSource } from '../core/import/notes/readSource.ts'
import { baseName } from '../core/import/notes/sourcePath.ts'
import { withTags } from '../core/import/notes/tagParagraph.ts'
import type { DraftNote, Refused, SourceAsset, SourceFile, SourceReading } from '../core/import/notes/types.ts'
import { isArchive, unpackArchive } from '../core/import/notes/unpackArchive.ts'
import { fileKey } from '../core/markdown/fileName.ts'
import { noteToMarkdown } from '../core/markdown/markdown.ts'
import type { Id, NoteNode, NoteRow } from '../core/model.ts'
import { putAsset } from '../data/assets.ts'
import { DATABASE_NAME, openDatabase, type DossierDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { addImportedNotes, libraryNames, withContexts, type NoteToCreate } from '../data/noteImports.ts'
import { openNote } from '../data/notes.ts'
import { answer, type Call } from './call.ts'
import type { CommitOptions, NotesImportFacts, NotesImportProgress, NotesImportResult, NoteUpdate } from './notesImport.ts'

/** Notes written in one transaction. */
const BATCH = 64
/** Text files in memory at once: more is no collection of notes. */
const MOST_BYTES = 2 ** 30

interface Session {
  files: SourceFile[]
  /** Pictures and attachments that came in an archive, by path. */
  packed: Map<string, SourceFile>
  /** Ids of those that the window fetched, by path: they are stored as they come, so that no more than a few are in memory. */
  stored: Map<string, Id>
  others: string[]
  hidden: string[]
  bytes: number
  refused: Refused[]
  reading: SourceReading | null
}

const fresh = (): Session => ({ files: [], packed: new Map(), stored: new Map(), others: [], hidden: [], bytes: 0, refused: [], reading: null })
let session = fresh()

/** A turn of the event loop: the wish to cancel is a message. */
const { port1, port2 } = new MessageChannel()
port1.start()
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true })
    port2.postMessage(null)
  })
}

/** At most so long without listening. */
const TURN_MS = 50

async function withDatabase<T>(name: string | undefined, work: (db: DossierDatabase) => Promise<T>): Promise<T> {
  const db = await openDatabase(name ?? DATABASE_NAME)
  try {
    return await work(db)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw databaseError(error)
  } finally {
    db.close()
  }
}

function begin(_call: Call, others: string[], hidden: string[], refused: Refused[]): void {
  session = { ...fresh(), others, hidden, refused }
}

/** Takes files over, archives unpacked. */
function add(_call: Call, files: SourceFile[]): void {
  for (const file of files) {
    session.bytes += file.bytes.length
    if (session.bytes > MOST_BYTES) throw new Error('These are more than a gigabyte of notes: import them in parts.')
    if (!isArchive(file)) {
      session.files.push(file)
      continue
    }
    try {
      const { files: inside, refused } = unpackArchive(file)
      session.refused.push(...refused)
      for (const one of inside) {
        if (isNoteFile(one.path)) session.files.push(one)
        else {
          session.others.push(one.path)
          session.packed.set(one.path, one)
        }
      }
    } catch (error) {
      session.refused.push({ path: file.path, reason: (error instanceof Error ? error.message : String(error)).replace(/^“[^”]*” /, 'it ').replace(/\.$/, '') })
    }
  }
}

/** Folder and title, as a person tells two notes apart. */
const placeKey = (folder: string, title: string): string => `${fileKey(folder)}\n${fileKey(title.trim())}`

const within = (target: string, folder: string): string => [target, folder].filter((part) => part !== '').join('/')

/** The notes that are in the library already: by their id, else by folder and title. */
function existing(rows: readonly NoteRow[], drafts: readonly DraftNote[], target: string): Map<string, NoteRow> {
  const living = rows.filter((row) => row.trashedAt === 0)
  const byId = new Map(living.map((row) => [row.id, row]))
  const byPlace = new Map(living.map((row) => [placeKey(row.folder, row.title), row]))
  const taken = new Set<Id>()
  const found = new Map<string, NoteRow>()
  const take = (draft: DraftNote, row: NoteRow | undefined): void => {
    if (row === undefined || taken.has(row.id) || found.has(draft.key)) return
    taken.add(row.id)
    found.set(draft.key, row)
  }
  for (const draft of drafts) if (draft.id !== null) take(draft, byId.get(draft.id))
  for (const draft of drafts) take(draft, byPlace.get(placeKey(within(target, draft.folder), draft.title)))
  return found
}

/** Reads everything that was handed over. Nothing is written. */
async function read(call: Call<NotesImportProgress>, name: string | undefined): Promise<NotesImportFacts> {
  const steps = readSource({ files: session.files, others: session.others, hidden: session.hidden })
  let since = performance.now()
  let reading: SourceReading
  for (;;) {
    const step = steps.next()
    if (step.done === true) {
      reading = step.value
      break
    }
    if (performance.now() - since < TURN_MS) continue
    call.progress({ phase: 'reading', ...step.value })
    await nextTurn()
    call.signal.throwIfAborted()
    since = performance.now()
  }
  session.reading = { ...reading, notes: reading.notes.map((note) => ({ ...note, doc: withTags(note.doc, note.tags) })) }
  // The texts live on as documents.
  session.files = []
  return withDatabase(name, async (db) => {
    const rows = await db.notes.toArray()
    const named = await libraryNames(db)
    const index = new DraftIndex(reading.notes)
    let [resolved, dead] = [0, 0]
    for (const draft of reading.notes) {
      const links = linkDraft(draft, reading.kind, index, { idOf: ({ key }) => key, named })
      resolved += links.resolved
      dead += links.dead.length
    }
    return {
      kind: reading.kind, notes: reading.notes.length, ...counts(reading.assets), folders: new Set(reading.notes.map(({ folder }) => folder)).size,
      titles: reading.notes.slice(0, 5).map(({ title, key }) => title || key), existing: existing(rows, reading.notes, '').size, resolved, dead,
      refused: [...session.refused, ...reading.refused],
      wanted: reading.assets.flatMap(({ path }) => (path === null || session.packed.has(path) ? [] : [path])),
    }
  })
}

const isPicture = ({ mediaType: type }: SourceAsset): boolean => type.startsWith('image/')

const counts = (assets: readonly SourceAsset[]): { pictures: number; files: number } => {
  const pictures = assets.filter(isPicture).length
  return { pictures, files: assets.length - pictures }
}

/** Ids of pictures and attachments: those that are here go into the database, the others the window has fetched; what is not there is reported. */
async function storeAssets(call: Call<NotesImportProgress>, db: DossierDatabase, reading: SourceReading, refused: Refused[]): Promise<Map<string, Id>> {
  const ids = new Map<string, Id>()
  for (const [at, { key, name, mediaType: type, path, bytes }] of reading.assets.entries()) {
    call.progress({ phase: 'pictures', done: at, total: reading.assets.length })
    call.signal.throwIfAborted()
    const known = path === null ? undefined : session.stored.get(path)
    if (known !== undefined) {
      ids.set(key, known)
      continue
    }
    const content = bytes ?? (path === null ? null : (session.packed.get(path)?.bytes ?? null))
    // Why the window could not read it has been said.
    if (content === null && session.refused.some((one) => one.path === path)) continue
    if (content === null || content.length === 0) refused.push({ path: path ?? name, reason: content === null ? 'it is not there' : 'it is empty' })
    else ids.set(key, (await putAsset(db, { name, mediaType: type, bytes: content })).id)
  }
  return ids
}

function refuse(_call: Call, files: Refused[]): void {
  session.refused.push(...files)
}

/** Stores pictures and attachments of the import that is about to be written. If it is not, they go as all files that nothing names. */
function attach(_call: Call, files: { path: string; bytes: Uint8Array }[], name: string | undefined): Promise<void> {
  const assets = new Map((session.reading?.assets ?? []).map((asset) => [asset.path, asset]))
  return withDatabase(name, async (db) => {
    for (const { path, bytes } of files) {
      if (bytes.length === 0) continue
      const asset = assets.get(path)
      session.stored.set(path, (await putAsset(db, { name: asset?.name ?? baseName(path), mediaType: asset?.mediaType ?? mediaType(path), bytes })).id)
    }
  })
}

/** Writes the new notes. Those that are there already come back, if they are to be updated: an open one has to be changed in its editor. */
function commit(call: Call<NotesImportProgress>, options: CommitOptions, name: string | undefined): Promise<NotesImportResult> {
  const { reading } = session
  if (reading === null) throw new Error('Nothing has been read.')
  return withDatabase(name, async (db) => {
    const refused = [...session.refused, ...reading.refused]
    const assets = await storeAssets(call, db, reading, refused)
    const rows = await db.notes.toArray()
    const ids = new Set(rows.map(({ id }) => id))
    const present = options.existing === 'copy' ? new Map<string, NoteRow>() : existing(rows, reading.notes, options.folder)
    const idOf = new Map<string, Id>()
    for (const draft of reading.notes) {
      const kept = draft.id !== null && !ids.has(draft.id) ? draft.id : crypto.randomUUID()
      idOf.set(draft.key, present.get(draft.key)?.id ?? kept)
    }
    const named = await libraryNames(db)
    const index = new DraftIndex(reading.notes)
    const lookup = { idOf: ({ key }: DraftNote): Id => idOf.get(key)!, named: (text: string): LinkTarget | null => named(text) }
    const importId = crypto.randomUUID()
    const result: NotesImportResult = { importId, created: 0, unchanged: 0, skipped: 0, updates: [], refused, dead: [], warnings: [], cancelled: false, ...counts(reading.assets.filter(({ key }) => assets.has(key))) }
    await db.noteImports.add({ id: importId, at: Date.now(), name: options.name, created: [], updated: [] })
    let batch: NoteToCreate[] = []
    const write = async (): Promise<void> => {
      await addImportedNotes(db, importId, batch)
      result.created += batch.length
      batch = []
    }
    for (const [at, draft] of reading.notes.entries()) {
      if (batch.length >= BATCH) {
        await write()
        call.progress({ phase: 'writing', done: at, total: reading.notes.length })
        await nextTurn()
        if (call.signal.aborted) {
          result.cancelled = true
          break
        }
      }
      const links = linkDraft(draft, reading.kind, index, lookup)
      const doc = await withContexts(db, replaceAssets(links.doc, (key) => (key.startsWith('d0551e50') ? (assets.get(key) ?? null) : key)))
      const title = draft.title || (draft.key.includes('#') ? '' : draft.key)
      result.dead.push(...links.dead.map((target) => ({ note: title, target })))
      result.warnings.push(...draft.warnings.map((warning) => ({ note: title, warning })))
      const row = present.get(draft.key)
      if (row === undefined) {
        const { aliases, lang, createdAt, updatedAt } = draft
        batch.push({ id: idOf.get(draft.key)!, title: draft.title, doc, aliases, folder: within(options.folder, draft.folder), lang, createdAt, updatedAt })
      } else if (await isSame(db, row, draft, doc)) result.unchanged += 1
      else if (options.existing === 'skip') result.skipped += 1
      else result.updates.push({ noteId: row.id, title: draft.title, doc, aliases: draft.aliases } satisfies NoteUpdate)
    }
    await write()
    session = fresh()
    return result
  })
}

/** A note whose journal is not empty is taken for another: only its editor could tell. */
async function isSame(db: DossierDatabase, row: NoteRow, draft: DraftNote, doc: NoteNode): Promise<boolean> {
  const note = await openNote(db, row.id)
  return note !== null && note.steps.length === 0 && row.title === draft.title && noteToMarkdown(note.doc) === noteToMarkdown(doc)
}

answer({ begin, add, refuse, read, attach, commit })
