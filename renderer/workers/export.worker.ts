/** Makes an export off the main thread: reads the library, writes Markdown, compares it with what a folder holds, and looks at what was written. */
import { checkLinks, type LinkCheck } from '../core/export/checkLinks.ts'
import { exportLibrary } from '../core/export/exportLibrary.ts'
import type { LibraryExportOptions } from '../core/export/exportOptions.ts'
import { indexFolder, mergeFolder } from '../core/export/mergeFolder.ts'
import { pageKey } from '../core/export/placePages.ts'
import { readArchive, ZipArchive } from '../core/export/zipArchive.ts'
import { openDatabase, type DossierDatabase } from '../data/database.ts'
import { writtenBibliographies } from '../data/citationKeys.ts'
import { readForExport, readNotes, type ReadExport, type ReadNotes } from '../data/readForExport.ts'
import type { Id } from '../core/model.ts'
import { answer, Handover, type Call } from './call.ts'
import type { ExportArchive, ExportContents, ExportFiles, ExportPreview, ExportRequest, FileToSave, FolderContents, Verified } from './exporter.ts'

interface Session {
  db: DossierDatabase
  read: ReadExport
  options: LibraryExportOptions
  /** What compose() gave, for verify(). */
  written: Map<string, Uint8Array<ArrayBuffer>>
}

let library: { db: DossierDatabase; notes: ReadNotes } | null = null

let session: Session | null = null

function current(): Session {
  if (session === null) throw new Error('Nothing has been read yet.')
  return session
}

/** The wish to cancel is a message: a turn of the event loop lets it in. */
const turn = (signal: AbortSignal): Promise<void> => new Promise((done, failed) => setTimeout(() => (signal.aborted ? failed(signal.reason as Error) : done())))

const PROGRESS_MS = 100

const encoder = new TextEncoder()
const decoder = new TextDecoder()

async function read(call: Call<[number, number]>, { database, which, replayed }: ExportRequest): Promise<ReadNotes['unreadable']> {
  session = null
  const db = library?.db ?? (await openDatabase(database))
  const notes = await readNotes(db, { which, replayed: new Map(replayed) }, (done, total) => {
    call.progress([done, total])
    call.signal.throwIfAborted()
  })
  library = { db, notes }
  return notes.unreadable
}

async function choose(_call: Call, options: LibraryExportOptions, keep: boolean): Promise<ExportContents> {
  if (library === null) throw new Error('Nothing has been read yet.')
  const { db, notes } = library
  const contents = await readForExport(db, notes, options, keep)
  session = { db, read: contents, options, written: new Map() }
  const rows = await db.assets.bulkGet(contents.library.assets.map(({ id }) => id))
  return { embeds: contents.embeds, assets: rows.flatMap((row) => (row === undefined ? [] : [{ id: row.id, size: row.size }])) }
}

async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function compose(call: Call<[number, number]>, folder: FolderContents | null): Promise<ExportFiles> {
  const { db, read: { library, lookup }, options, written } = current()
  const markdown = (folder?.markdown ?? []).map(({ path, bytes }) => ({ path, text: decoder.decode(bytes) }))
  const bytesThere = new Map((folder?.markdown ?? []).map(({ path, bytes }) => [path, bytes]))
  const titles = new Map(library.notes.map(({ id, title }) => [pageKey('note', id), title]))
  const index = indexFolder(markdown, folder?.paths ?? [], new Map(folder?.attachments ?? []), (key) => titles.get(key))
  let last = -Infinity
  const onFile = (done: number, total: number): void => {
    // Each costs the window a rendering.
    const now = performance.now()
    if (now - last < PROGRESS_MS) return
    last = now
    call.progress([done, total])
  }
  await turn(call.signal)
  // An archive is not exported into again: its files need no marks.
  const { files, attachments, report } = exportLibrary(library, lookup, { ...options, marks: options.marks && folder !== null }, { existing: index.existing, onFile })
  await turn(call.signal)
  const others = new Map(markdown.map(({ path, text }) => [path, text]))
  const living = new Set((await db.notes.where('trashedAt').equals(0).primaryKeys()).map((id) => `note/${id}`))
  const bibliographies = files.flatMap(({ key, text }) => (key === null ? [text] : []))
  const isOurs = await writtenBibliographies(db, bibliographies)
  const { writes, report: merge } = mergeFolder(files, index, { others, isLiving: (key) => living.has(key), isOurs })
  const save: FileToSave[] = []
  for (const { path, text, from } of writes) {
    const old = bytesThere.get(from ?? path)
    const bytes = encoder.encode(text)
    written.set(path, bytes)
    save.push({ path, bytes, replaces: old === undefined ? null : await hash(old), ...(from === undefined ? {} : { from }) })
  }
  return { files: save, attachments: attachments.filter(({ path }) => index.existing.attachments.get(path) === undefined), report, merge }
}

/** So many attachments are read from the library at once. */
const ATTACHMENTS = 16

/** Made here, where the texts are, and unpacked again from its own bytes: what is checked is what will lie on the disk. */
async function archive(call: Call<[number, number]>): Promise<Handover<ExportArchive>> {
  const { files, attachments: shown, report, merge } = await compose(call, null)
  const zip = new ZipArchive()
  for (const { path, bytes } of files) zip.add(path, bytes)
  const paths = new Map(shown.map(({ id, path }) => [id, path]))
  let added = 0
  for (let from = 0; from < shown.length; from += ATTACHMENTS) {
    await turn(call.signal)
    for (const { id, bytes } of await attachments(call, shown.slice(from, from + ATTACHMENTS).map((each) => each.id))) {
      zip.add(paths.get(id) ?? id, bytes)
      added += 1
    }
  }
  const bytes = zip.end()
  await turn(call.signal)
  const there = readArchive(bytes)
  const missing = files.filter(({ path }) => !there.has(path)).map(({ path }) => ({ path, bytes: new Uint8Array() }))
  const verified = verify({ ...call, progress: () => undefined }, [...[...there].map(([path, content]) => ({ path, bytes: content })), ...missing], [...there.keys()])
  return new Handover({ bytes, attachments: added, report, merge, verified }, [bytes])
}

async function attachments(_call: Call, ids: Id[]): Promise<{ id: Id; bytes: Uint8Array<ArrayBuffer> }[]> {
  return (await current().db.assetBytes.bulkGet(ids)).flatMap((row) => row ?? [])
}

function verify(call: Call<number>, files: { path: string; bytes: Uint8Array<ArrayBuffer> }[], paths: string[]): Verified {
  const { read: { library }, written } = current()
  const altered = files.filter(({ path, bytes }) => written.has(path) && !same(bytes, written.get(path))).map(({ path }) => path)
  // Only what has links is read as text.
  const texts = files.map(({ path, bytes }) => ({ path, text: /\.md$/i.test(path) ? decoder.decode(bytes) : '' }))
  let done = 0
  const check = checkLinks(texts, paths, () => {
    done += 1
    if (done % 50 === 0) call.progress(done)
  })
  if (check.broken.length === 0) return { ...check, own: [], altered }
  // Only now, and once, is it looked where such a link comes from.
  const sources = JSON.stringify([library.notes.map(({ doc }) => doc), library.articles.map(({ body }) => body)])
  const typed = ({ target }: LinkCheck['broken'][number]): boolean => sources.includes(JSON.stringify(target.replace(/^\[\[|\]\]$/g, '')))
  return { checked: check.checked, broken: check.broken.filter((link) => !typed(link)), own: check.broken.filter(typed), altered }
}

function same(a: Uint8Array, b: Uint8Array | undefined): boolean {
  if (b === undefined || a.length !== b.length) return false
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return true
}

/** About ten pages. */
const SHOWN = 20_000

function preview(_call: Call, at: number): ExportPreview | null {
  const { read: { library, lookup }, options } = current()
  const compose = (only?: string) => exportLibrary(library, lookup, { ...options, marks: false }, only === undefined ? {} : { only }).files
  // First where everything goes; then the text of the one that is looked at.
  const places = compose('')
  const place = places[at] ?? places[0]
  if (place === undefined) return null
  const file = compose(place.key ?? undefined).find(({ path }) => path === place.path) ?? place
  return { paths: places.map(({ path }) => path), path: file.path, text: file.text.slice(0, SHOWN), cut: file.text.length > SHOWN }
}

let last: Promise<unknown> = Promise.resolve()

/** One after another: a preview that is still being read must not come between an export's own reading and writing. */
const inTurn = <A extends unknown[], R>(method: (...args: A) => R) => (...args: A): Promise<Awaited<R>> => {
  const done = last.then(() => method(...args))
  last = done.catch(() => undefined)
  return done as Promise<Awaited<R>>
}

answer({ read: inTurn(read), choose: inTurn(choose), compose: inTurn(compose), archive: inTurn(archive), attachments: inTurn(attachments), verify: inTurn(verify), preview: inTurn(preview) })
