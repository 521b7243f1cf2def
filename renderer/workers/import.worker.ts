/** Reads files into the library, off the main thread: one article a transaction, so that a crash leaves whole articles only. */
import { extractArticle } from '../core/extract/extractArticle.ts'
import { ImportError } from '../core/import/ImportError.ts'
import { readOriginal } from '../core/import/readOriginal.ts'
import type { ImportRow } from '../core/model.ts'
import { addArticle } from '../data/articles.ts'
import { DATABASE_NAME, openDatabase } from '../data/database.ts'
import { databaseError, DatabaseError } from '../data/databaseError.ts'
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

async function importFiles(call: Call<ImportProgress>, files: FileToImport[], name: string = DATABASE_NAME): Promise<ImportRow> {
  const db = await openDatabase(name)
  try {
    const report: ImportRow = { id: crypto.randomUUID(), startedAt: Date.now(), finishedAt: 0, imported: 0, present: 0, refused: [] }
    for (const [at, file] of files.entries()) {
      if (call.signal.aborted) break
      call.progress({ done: at, total: files.length, fileName: file.name })
      try {
        const bytes = await bytesOf(file)
        const original = readOriginal(file.name, bytes)
        const extraction = extractArticle({ ...original, fileName: file.name })
        if (extraction.text === '') throw new ImportError('no-text', file.name, 'contains no article text.')
        const { added } = await addArticle(db, { extraction, fileName: file.name, mediaType: original.mediaType, encoding: original.encoding, bytes, importId: report.id })
        if (added) report.imported++
        else report.present++
      } catch (error) {
        // Storage that fails stops the import, with everything so far kept; a file that fails is named, and the next one follows.
        const known = databaseError(error)
        if (known instanceof DatabaseError) throw known
        report.refused.push({ fileName: file.name, code: 'code' in known && typeof known.code === 'string' ? known.code : 'failed', message: known.message })
      }
    }
    report.finishedAt = Date.now()
    await db.imports.add(report)
    return report
  } catch (error) {
    throw databaseError(error)
  } finally {
    db.close()
  }
}

answer({ importFiles })
