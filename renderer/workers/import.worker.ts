/** Reads files into the library, off the main thread: some dozens of articles a transaction, so that a crash leaves whole articles only. */
import { FileSet } from '../core/import/articles/FileSet.ts'
import { readArticles } from '../core/import/articles/readArticles.ts'
import type { ReadArticle } from '../core/import/articles/types.ts'
import { baseName } from '../core/import/notes/sourcePath.ts'
import type { Id, ImportRow } from '../core/model.ts'
import { addArticles, type ArticleToAdd } from '../data/articles.ts'
import { DATABASE_NAME, openDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { answer, type Call } from './call.ts'

/** Handed over, or lying beside the app (the bundled corpus). A name is a path when the file lay in a folder that was handed over. */
export type FileToImport = { name: string; bytes: Uint8Array } | { name: string; url: string }

export interface ImportProgress {
  done: number
  total: number
  /** The file being read, and how many articles of it were read so far. */
  fileName: string
  articles: number
}

/** Bytes of a file, whether they were handed over or lie beside the app. */
async function bytesOf(file: FileToImport): Promise<Uint8Array> {
  if ('bytes' in file) return file.bytes
  const response = await fetch(file.url).catch((error: unknown) => {
    throw new Error(`“${file.name}” could not be read: ${error instanceof Error ? error.message : String(error)}.`, { cause: error })
  })
  if (!response.ok) throw new Error(`“${file.name}” could not be read (${response.status}).`)
  return new Uint8Array(await response.arrayBuffer())
}

type Item = { kind: 'article'; article: ReadArticle } | { kind: 'refused'; entry: string; code: string; message: string }

/** A file that cannot be read is an item that names it, and the next one follows; what fails in writing is thrown where it is written. */
async function* itemsOf(file: FileToImport, name: string, set: FileSet): AsyncGenerator<Item> {
  try {
    for await (const item of readArticles({ name, bytes: await bytesOf(file), beside: set.beside(file.name) })) yield item.kind === 'refused' ? { ...item, entry: `${name}: ${item.entry}` } : item
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error))
    yield { kind: 'refused', entry: name, code: 'code' in known && typeof known.code === 'string' ? known.code : 'failed', message: known.message }
  }
}

function toAdd({ extraction, original, images, tags, highlights, read = false, starred = false }: ReadArticle, importId: Id): ArticleToAdd {
  const { name, mediaType, encoding, bytes } = original
  return { extraction, fileName: name, mediaType, encoding, bytes, importId, images, tags, highlights, read, starred }
}

/** Articles written at once, or bytes of them, and the time after which fewer are, so that the list grows visibly. */
const BATCH = 64
const BATCH_BYTES = 32 * 2 ** 20
const BATCH_MS = 400

/** Writes articles as they come, and keeps the count. */
class Writer {
  #batch: ArticleToAdd[] = []
  #bytes = 0
  #written = performance.now()

  constructor(readonly db: Awaited<ReturnType<typeof openDatabase>>, readonly report: ImportRow) {}

  async add(article: ArticleToAdd): Promise<void> {
    this.#batch.push(article)
    this.#bytes += article.bytes.length + (article.images ?? []).reduce((sum, { bytes }) => sum + bytes.length, 0)
    await this.breathe()
  }

  /** Writes what has gathered, when it is enough or old enough. */
  async breathe(): Promise<void> {
    if (this.#batch.length >= BATCH || this.#bytes > BATCH_BYTES || performance.now() - this.#written > BATCH_MS) await this.write()
  }

  async write(): Promise<void> {
    for (const { added } of await addArticles(this.db, this.#batch)) {
      if (added) this.report.imported++
      else this.report.present++
    }
    this.#batch = []
    this.#bytes = 0
    this.#written = performance.now()
  }
}

async function importFiles(call: Call<ImportProgress>, files: FileToImport[], name: string = DATABASE_NAME): Promise<ImportRow> {
  const db = await openDatabase(name)
  try {
    const report: ImportRow = { id: crypto.randomUUID(), startedAt: Date.now(), finishedAt: 0, imported: 0, present: 0, refused: [] }
    // There from the beginning, so that one which was cut short can be undone too.
    await db.imports.add(report)
    const writer = new Writer(db, report)
    const byName = new Map(files.map((file) => [file.name, file]))
    const set = new FileSet(byName.keys(), (path) => {
      const file = byName.get(path)
      return file !== undefined && 'bytes' in file ? file.bytes : new Uint8Array()
    })
    // Files of one name are both read; only what lies beside is found by name.
    const order = new Map(FileSet.inOrder([...byName.keys()]).map((path, at) => [path, at]))
    // A turn of the event loop for each file: the wish to pause or to cancel is a message. What is paused is written first.
    const ended = async (): Promise<boolean> => {
      await nextTurn()
      if (call.gate.closed) {
        await writer.write()
        await call.gate.passed(call.signal)
      }
      return call.signal.aborted
    }
    for (const [at, file] of files.toSorted((a, b) => order.get(a.name)! - order.get(b.name)!).entries()) {
      if (await ended()) break
      const fileName = baseName(file.name)
      let articles = 0
      call.progress({ done: at, total: files.length, fileName, articles })
      if (set.belongs(file.name)) continue
      for await (const item of itemsOf(file, fileName, set)) {
        if (item.kind === 'refused') report.refused.push({ fileName: item.entry, code: item.code, message: item.message })
        else await writer.add(toAdd(item.article, report.id))
        articles += 1
        if (articles % 8 !== 0) continue
        call.progress({ done: at, total: files.length, fileName, articles })
        if (await ended()) break
      }
      await writer.breathe()
    }
    await writer.write()
    report.finishedAt = Date.now()
    await db.imports.put(report)
    return report
  } catch (error) {
    // Storage that fails stops the import, with everything so far kept.
    throw databaseError(error)
  } finally {
    db.close()
  }
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

answer({ importFiles })
