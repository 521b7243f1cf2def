/** Reads files into the library, off the main thread: a hundred articles or so a transaction, so that a crash leaves whole articles only, and an import that knows how far it is. */
import { type ArticlePreview, previewOf } from '../core/import/articles/previewOf.ts'
import { FileSet } from '../core/import/articles/FileSet.ts'
import { readArticles } from '../core/import/articles/readArticles.ts'
import type { ColumnChoices, ReadArticle } from '../core/import/articles/types.ts'
import { pictureType } from '../core/import/notes/mediaTypes.ts'
import { baseName } from '../core/import/notes/sourcePath.ts'
import { columnOf } from '../core/import/bulk/columnFields.ts'
import { findTables, type FoundTable } from '../core/import/bulk/findTables.ts'
import { previewTable } from '../core/import/bulk/previewTable.ts'
import { isKnownByColumns } from '../core/import/bulk/table.ts'
import type { Columns, Id, ImportRow } from '../core/model.ts'
import { sha256 } from '../data/articles.ts'
import { CopyFinder, sketchMissing } from '../data/copies.ts'
import { openDatabase, type DossierDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { columnsOfImport, importLock, isUnfinished, newImport, settleImport, unfinishedImports } from '../data/imports.ts'
import { getSetting } from '../data/settings.ts'
import { importedTables } from '../data/importedTables.ts'
import { ArticleWriter } from './articleWriter.ts'
import { answer, type Call } from './call.ts'
import { areKept, areTheKept, filesKey, forgetFiles, type GivenFile, keepFiles, KeptFiles, keptImports } from './keptFiles.ts'

/** Handed over (or not readable then), or lying beside the app (the bundled corpus). A name is a path when the file lay in a folder that was handed over. */
export type FileToImport = GivenFile | { name: string; url: string }

export interface ImportProgress {
  done: number
  total: number
  /** The file being read, and how many articles of it were read so far. */
  fileName: string
  articles: number
}

/** An import that was cut short. `kept`: its files are, so that it goes on by itself; else they are to be chosen again. */
export interface CutShort {
  row: ImportRow
  kept: boolean
}

/** How long the files of an import that the user stopped are kept. */
const KEPT_MS = 7 * 86_400_000

/** How far it is, is told after so many files, or ms: each time is a message, and more often nobody looks. Of the first files each is told. */
const PACE_FILES = 16
const PACE = 50

/** Bytes of a file, whether they were handed over or lie beside the app. */
async function bytesOf(file: FileToImport): Promise<Uint8Array> {
  if ('problem' in file) throw Object.assign(new Error(`“${file.name}” could not be read: ${file.problem.replace(/\.$/, '')}.`), { code: 'unreadable' })
  if ('bytes' in file) return file.bytes
  const response = await fetch(file.url).catch((error: unknown) => {
    throw new Error(`“${file.name}” could not be read: ${error instanceof Error ? error.message : String(error)}.`, { cause: error })
  })
  if (!response.ok) throw new Error(`“${file.name}” could not be read (${response.status}).`)
  return new Uint8Array(await response.arrayBuffer())
}

type Item = { kind: 'article'; article: ReadArticle } | { kind: 'refused'; entry: string; code: string; message: string }

/** A file that cannot be read is an item that names it, and the next one follows; what fails in writing is thrown where it is written. */
async function* itemsOf(file: FileToImport, name: string, set: FileSet, columns: ColumnChoices): AsyncGenerator<Item> {
  try {
    for await (const item of readArticles({ name, bytes: await bytesOf(file), beside: set.beside(file.name), columns, ...('url' in file && 'bytes' in file && file.url !== undefined ? { known: { encoding: 'utf-8', url: file.url } } : {}) })) yield item.kind === 'refused' ? { ...item, entry: `${name}: ${item.entry}` } : item
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error))
    yield { kind: 'refused', entry: name, code: 'code' in known && typeof known.code === 'string' ? known.code : 'failed', message: known.message }
  }
}

interface Given {
  files: FileToImport[]
}

/** From where the row says to the end, or to where it is cancelled. */
async function run(call: Call<ImportProgress>, db: DossierDatabase, from: ImportRow, { files }: Given): Promise<ImportRow> {
  // Said before the first articles are written: cut short until then, it was going on nevertheless.
  if (from.stoppedAt > 0) await db.imports.update(from.id, { stoppedAt: 0 })
  const copies = new CopyFinder()
  await sketchMissing(db, copies, call.signal)
  const columns = columnsOfImport(from, await getSetting(db, 'columns'))
  const writer = new ArticleWriter(db, { ...from, stoppedAt: 0, columns }, copies)
  const total = files.length
  const byName = new Map(files.map((file) => [file.name, file]))
  const set = new FileSet(byName.keys(), (path) => {
    const file = byName.get(path)
    return file !== undefined && 'bytes' in file ? file.bytes : new Uint8Array()
  })
  // Which pictures the pages of before show is not known any more; what they showed is in the library.
  const wasShown = async (file: FileToImport): Promise<boolean> =>
    from.done > 0 && 'bytes' in file && pictureType(file.name) !== null && (await db.assets.where('id').equals(await sha256(file.bytes)).count()) > 0
  // A turn of the event loop for each file: the wish to pause or to cancel is a message. What is paused is written first.
  const ended = async (): Promise<boolean> => {
    await nextTurn()
    if (call.gate.closed) {
      await writer.write()
      await call.gate.passed(call.signal)
    }
    return call.signal.aborted
  }
  // Files of one name are both read; only what lies beside is found by name.
  const order = new Map(FileSet.inOrder([...byName.keys()]).map((path, at) => [path, at]))
  const ordered = files.toSorted((a, b) => order.get(a.name)! - order.get(b.name)!)
  let told = 0
  for (let at = from.done; at < total; at++) {
    if (await ended()) break
    const file = ordered[at]!
    const fileName = baseName(file.name)
    const skip = at === from.done ? from.items : 0
    let items = 0
    if (at < PACE_FILES || at % PACE_FILES === 0 || performance.now() - told > PACE) {
      told = performance.now()
      call.progress({ done: at, total, fileName, articles: items })
    }
    if (!set.belongs(file.name) && !(await wasShown(file))) {
      for await (const item of itemsOf(file, fileName, set, columns)) {
        items += 1
        if (items > skip) {
          if (item.kind === 'refused') writer.refuse({ fileName: item.entry, code: item.code, message: item.message })
          else writer.add(item.article)
          writer.reached(at, items)
          await writer.breathe()
        }
        if (items % 8 !== 0) continue
        call.progress({ done: at, total, fileName, articles: items })
        if (await ended()) break
      }
    }
    if (call.signal.aborted && items > 0) break
    writer.reached(at + 1, 0)
    await writer.breathe()
  }
  return writer.write(writer.done < total ? { stoppedAt: Date.now() } : { finishedAt: Date.now() })
}

/** Does it with the library open. Storage that fails ends it, with everything so far kept. */
async function withLibrary<Value>(database: string, work: (db: DossierDatabase) => Promise<Value>): Promise<Value> {
  const db = await openDatabase(database)
  try {
    return await work(db)
  } catch (error) {
    throw databaseError(error)
  } finally {
    db.close()
  }
}

/** Without them it is imported as well; only to go on later they would have to be chosen again. */
async function keep(db: DossierDatabase, database: string, id: Id, files: readonly FileToImport[]): Promise<void> {
  try {
    await tidy(db, database)
    await keepFiles(database, id, given(files))
  } catch {
    await forgetFiles(database, id)
  }
}

const given = (files: readonly FileToImport[]): GivenFile[] => files.flatMap((file) => ('bytes' in file || 'problem' in file ? [file] : []))

/** An import of these very files that was cut short and runs nowhere: it goes on, whoever chose them again. */
async function begunBefore(db: DossierDatabase, database: string, files: GivenFile[], key: string): Promise<{ id: Id; kept: boolean } | null> {
  const locks = await running()
  for (const { id, filesKey: before } of await unfinishedImports(db)) {
    if (before !== key || locks.has(importLock(id))) continue
    const same = await areTheKept(database, id, files)
    if (same !== false) return { id, kept: same === true }
  }
  return null
}

/** What was handed over, by number, until it is imported or released. */
const held = new Map<number, FileToImport>()
const arrivals = new EventTarget()

function hold(_call: Call, files: [number, FileToImport][]): void {
  for (const [number, file] of files) held.set(number, file)
  arrivals.dispatchEvent(new Event('hold'))
}

function release(_call: Call, numbers: number[]): void {
  for (const number of numbers) held.delete(number)
}

/** When all of them are there: they come in several messages. @throws {DOMException} AbortError: it was cancelled, or the rest could not be handed over */
async function arrived(numbers: readonly number[], signal: AbortSignal): Promise<FileToImport[]> {
  while (!numbers.every((number) => held.has(number))) {
    signal.throwIfAborted()
    await new Promise((come) => {
      arrivals.addEventListener('hold', come, { once: true })
      signal.addEventListener('abort', come, { once: true })
    })
  }
  return numbers.map((number) => held.get(number)!)
}

function importFiles(call: Call<ImportProgress>, { files: numbers, database, bundled }: { files: number[]; database: string; bundled: boolean }): Promise<ImportRow> {
  return withLibrary(database, async (db) => {
    const files = await arrived(numbers, call.signal)
    call.signal.throwIfAborted()
    const key = bundled ? undefined : await filesKey(given(files))
    const before = key === undefined ? null : await begunBefore(db, database, given(files), key)
    const gone = before === null ? null : await goOn(call, { id: before.id, database, files: before.kept ? null : numbers })
    if (gone !== null) return gone
    const row = newImport(bundled ? 0 : files.length, key)
    return navigator.locks.request(importLock(row.id), async () => {
      // There from the beginning, so that one which was cut short can be undone too.
      await db.imports.add(row)
      if (!bundled) await keep(db, database, row.id, files)
      const after = await run(call, db, row, { files })
      if (!isUnfinished(after)) await forgetFiles(database, row.id)
      return after
    })
  })
}

/** Goes on with an import that was cut short: with its files as they were kept, or with those that are given. @returns null when they are not there */
function goOn(call: Call<ImportProgress>, { id, database, files }: { id: Id; database: string; files: number[] | null }): Promise<ImportRow | null> {
  return withLibrary(database, async (db) => {
    // Before the lock is taken: who holds it counts as running.
    const chosen = files === null ? null : await arrived(files, call.signal)
    return navigator.locks.request(importLock(id), { ifAvailable: true }, async (lock) => {
      const row = await db.imports.get(id)
      if (lock === null || row === undefined || !isUnfinished(row)) return null
      const after = chosen === null ? await goOnWithKept(call, db, row, database) : await goOnWithChosen(call, db, row, database, chosen)
      if (after !== null && !isUnfinished(after)) await forgetFiles(database, id)
      return after
    })
  })
}

async function goOnWithKept(call: Call<ImportProgress>, db: DossierDatabase, row: ImportRow, database: string): Promise<ImportRow | null> {
  const kept = await KeptFiles.open(database, row.id)
  if (kept === null) return null
  try {
    return await run(call, db, row, { files: kept.files() })
  } finally {
    kept.close()
  }
}

/** They need not be the same: all of them are read, and what is there is found by its key. */
async function goOnWithChosen(call: Call<ImportProgress>, db: DossierDatabase, row: ImportRow, database: string, files: FileToImport[]): Promise<ImportRow> {
  const imported = await db.articles.where('importId').equals(row.id).count()
  const anew: ImportRow = { ...row, files: files.length, done: 0, items: 0, imported, present: 0, refused: [], stoppedAt: 0, again: true, filesKey: await filesKey(given(files)) }
  // Before the files are kept: cut short again, it would go on in these as far as it was in the others.
  await db.imports.put(anew)
  await keep(db, database, row.id, files)
  return run(call, db, anew, { files })
}

const running = async (): Promise<Set<string>> => new Set(((await navigator.locks.query()).held ?? []).flatMap(({ name }) => name ?? []))

/** Gives up what is kept for no import that could go on, and for those that were stopped long ago. */
async function tidy(db: DossierDatabase, database: string): Promise<void> {
  const locks = await running()
  const rows = await unfinishedImports(db)
  for (const { id, stoppedAt } of rows) if (!locks.has(importLock(id)) && stoppedAt > 0 && stoppedAt < Date.now() - KEPT_MS) await settleImport(db, id)
  const wanted = new Set((await unfinishedImports(db)).map(({ id }) => id))
  for (const id of await keptImports(database)) if (!wanted.has(id) && !locks.has(importLock(id))) await forgetFiles(database, id)
}

/** Imports that were cut short and run nowhere now, the latest first. */
function cutShort(_call: Call, database: string): Promise<CutShort[]> {
  return withLibrary(database, async (db) => {
    await tidy(db, database).catch(() => undefined)
    const locks = await running()
    const rows = (await unfinishedImports(db)).filter(({ id }) => !locks.has(importLock(id)))
    return Promise.all(rows.map(async (row) => ({ row, kept: await areKept(database, row.id) })))
  })
}

const { port1, port2 } = new MessageChannel()

/** A message to oneself: setTimeout would wait 4 ms. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true })
    port2.postMessage(null)
  })
}
port1.start()

/** The tables among these files whose columns nobody has chosen yet, or whose text; always those whose columns have no names. */
function tablesToAsk(call: Call<number>, numbers: number[], database: string): Promise<FoundTable[]> {
  return withLibrary(database, async (db) => {
    const columns = await getSetting(db, 'columns')
    const found: FoundTable[] = []
    for (const [at, file] of (await arrived(numbers, call.signal)).entries()) {
      // A turn of the event loop: the wish to cancel is a message.
      await nextTurn()
      call.signal.throwIfAborted()
      call.progress(at)
      if ('bytes' in file) found.push(...(await findTables(file)))
    }
    // Without a text nothing came in the last time: that may have been a slip.
    return found.filter(({ signature }) => !isKnownByColumns(signature) || !Object.hasOwn(columns, signature) || columnOf(columns[signature]!, 'text') === null)
  })
}

const tablesOfImport = (_call: Call, id: Id, database: string): Promise<FoundTable[]> => withLibrary(database, (db) => importedTables(db, id))

/** What the article of a file would be; of one that holds many, the first. */
async function previewFile(call: Call, { name, bytes, url }: Extract<GivenFile, { bytes: unknown }>): Promise<ArticlePreview> {
  // A turn of the event loop: that nobody wants it any more is a message, which has come behind it.
  await nextTurn()
  call.signal.throwIfAborted()
  try {
    for await (const item of readArticles({ name, bytes, known: { encoding: 'utf-8', url: url ?? null } })) return previewOf(item)
    return { kind: 'refused', message: '' }
  } catch (error) {
    return { kind: 'refused', message: error instanceof Error ? error.message : String(error) }
  }
}

const preview = (_call: Call, table: FoundTable, columns: Columns): Promise<ArticlePreview> => previewTable(table.rows, columns)

answer({ hold, release, importFiles, goOn, cutShort, tablesToAsk, tablesOfImport, preview, previewFile })
