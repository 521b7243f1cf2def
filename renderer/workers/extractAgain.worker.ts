/** Extracts articles anew, off the main thread: one after the other, each in a transaction of its own, so that it can be stopped anywhere. */
import type { Id } from '../core/model.ts'
import { StaleVersionError } from '../data/articleVersions.ts'
import { type BlockEdit, type BlockEditMade, putBackShaped } from '../data/blockEdits.ts'
import { compareAgain, CopyFinder } from '../data/copies.ts'
import { openDatabase } from '../data/database.ts'
import { databaseError } from '../data/databaseError.ts'
import { extractAgain, type ExtractedChange, type ExtractTarget, targetIds, undoExtracted } from '../data/extractAgain.ts'
import { answer, type Call } from './call.ts'

export interface ExtractProgress {
  done: number
  total: number
  changed: number
}

export interface ExtractReport {
  done: number
  changes: ExtractedChange[]
  /** Rows of tables that are what they were, by other columns: with the changes, what taking them back needs. */
  same: ExtractedChange[]
  failed: { id: Id; title: string; message: string }[]
  /** Whether it was stopped before the end. */
  cancelled: boolean
}

async function extract({ progress, signal }: Call<ExtractProgress>, target: ExtractTarget, database: string): Promise<ExtractReport> {
  const db = await openDatabase(database)
  try {
    const ids = await targetIds(db, target)
    const choices = target.type === 'tables' ? target.columns : {}
    const copies = new CopyFinder()
    const report: ExtractReport = { done: 0, changes: [], same: [], failed: [], cancelled: false }
    for (const id of ids) {
      progress({ done: report.done, total: ids.length, changed: report.changes.length })
      // The wish to stop is a message.
      await new Promise((next) => setTimeout(next))
      if (signal.aborted) return { ...report, cancelled: true }
      const extracted = await extractAgain(db, id, choices)
      report.done += 1
      if (extracted.state === 'changed') {
        report.changes.push(extracted.change)
        if (extracted.change.version !== extracted.change.from) await compareAgain(db, [id], copies)
      }
      else if (extracted.state === 'same') report.same.push(...(extracted.change === undefined ? [] : [extracted.change]))
      else report.failed.push({ id, title: extracted.title, message: extracted.message })
    }
    return report
  } catch (error) {
    throw databaseError(error)
  } finally {
    db.close()
  }
}

async function undo(_call: Call, changes: ExtractedChange[], database: string): Promise<void> {
  const db = await openDatabase(database)
  try {
    for (const change of changes) await undoExtracted(db, change)
    await compareAgain(db, changes.filter(({ from, version }) => from !== version).map(({ id }) => id))
  } catch (error) {
    throw databaseError(error)
  } finally {
    db.close()
  }
}

async function putBack(_call: Call, articleId: Id, from: number, edit: BlockEdit, database: string): Promise<BlockEditMade | null> {
  const db = await openDatabase(database)
  try {
    const made = await putBackShaped(db, articleId, from, edit)
    if (made !== null) await compareAgain(db, [articleId])
    return made
  } catch (error) {
    throw error instanceof StaleVersionError ? error : databaseError(error)
  } finally {
    db.close()
  }
}

/** Of an article that was edited by hand: what it is a copy of now. */
async function compare(_call: Call, articleId: Id, database: string): Promise<void> {
  const db = await openDatabase(database)
  try {
    await compareAgain(db, [articleId])
  } catch (error) {
    throw databaseError(error)
  } finally {
    db.close()
  }
}

answer({ extract, undo, putBack, compare })
