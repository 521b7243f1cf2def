/** Reads files into the library, off the main thread: some dozens of articles a transaction, so that a crash leaves whole articles only. */
import { extractArticle } from '../core/extract/extractArticle.ts'
import { ImportError } from '../core/import/ImportError.ts'
import { readOriginal } from '../core/import/readOriginal.ts'
import type { Id, ImportRow } from '../core/model.ts'
import { addArticles, type ArticleToAdd } from '../data/articles.ts'
import { DATABASE_NAME, openDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { answer, type Call } from './call.ts'

/** Handed over, or lying beside the app (the bundled corpus). */
export type FileToImport = { name: string; bytes: Uint8Array } | { name: string; url: string }

export interface ImportProgress {
  done: number
  total: number
  /** The file being read. */
  fileName: string
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

/** @throws {ImportError} when the file holds no article, in one sentence that names it */
async function readArticle(file: FileToImport, importId: Id): Promise<ArticleToAdd> {
  const bytes = await bytesOf(file)
  const original = readOriginal(file.name, bytes)
  const extraction = extractArticle({ ...original, fileName: file.name })
  if (extraction.text === '') throw new ImportError('no-text', file.name, 'contains no article text.')
  return { extraction, fileName: file.name, mediaType: original.mediaType, encoding: original.encoding, bytes, importId }
}

/** Articles written at once, and the time after which fewer are, so that the list grows visibly. */
const BATCH = 64
const BATCH_MS = 400

async function importFiles(call: Call<ImportProgress>, files: FileToImport[], name: string = DATABASE_NAME): Promise<ImportRow> {
  const db = await openDatabase(name)
  try {
    const report: ImportRow = { id: crypto.randomUUID(), startedAt: Date.now(), finishedAt: 0, imported: 0, present: 0, refused: [] }
    let batch: ArticleToAdd[] = []
    let written = performance.now()
    const write = async (): Promise<void> => {
      for (const { added } of await addArticles(db, batch)) {
        if (added) report.imported++
        else report.present++
      }
      batch = []
      written = performance.now()
    }
    for (const [at, file] of files.entries()) {
      // A turn of the event loop for each file: the wish to cancel is a message.
      await nextTurn()
      if (call.signal.aborted) break
      call.progress({ done: at, total: files.length, fileName: file.name })
      try {
        batch.push(await readArticle(file, report.id))
      } catch (error) {
        // A file that cannot be read is named, and the next one follows.
        const known = error instanceof Error ? error : new Error(String(error))
        report.refused.push({ fileName: file.name, code: 'code' in known && typeof known.code === 'string' ? known.code : 'failed', message: known.message })
      }
      if (batch.length >= BATCH || performance.now() - written > BATCH_MS) await write()
    }
    await write()
    report.finishedAt = Date.now()
    await db.imports.add(report)
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
