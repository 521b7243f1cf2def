/** Tags of many notes at once: each is a change of its document, wherever the note is open, and each is taken back. */
import type { Id } from '../../../core/model.ts'
import { isWithin } from '../../../core/notes/paths.ts'
import { appendTag, replaceTag } from '../../../core/notes/tagEdits.ts'
import type { Desk, UndoEdit } from '../../desk/desk.ts'
import type { WorkSteps } from './useNoteWork.tsx'

export interface Changed {
  notes: number
  /** Of those that were to be changed, how many were not reached when it was cancelled. */
  left: number
  /** Gives the number of notes in which nothing of it was left to take back. */
  undo: () => Promise<number>
}

async function changeNotes({ editNote }: Pick<Desk, 'editNote'>, ids: readonly Id[], change: Parameters<Desk['editNote']>[1], { signal, onProgress }: WorkSteps): Promise<Changed> {
  const undos: UndoEdit[] = []
  let done = 0
  for (const id of ids) {
    if (signal.aborted) break
    onProgress(done, ids.length)
    const undo = await editNote(id, change)
    if (undo !== null) undos.push(undo)
    done += 1
  }
  return {
    notes: undos.length,
    left: ids.length - done,
    undo: async () => {
      let left = 0
      for (const undo of undos) if (!(await undo())) left += 1
      return left
    },
  }
}

/** Gives a tag to those of the notes that do not have it. */
export async function addTag(desk: Pick<Desk, 'db' | 'editNote'>, ids: readonly Id[], tag: string, steps: WorkSteps): Promise<Changed> {
  const rows = await desk.db.notes.bulkGet([...ids])
  const without = rows.flatMap((row) => (row === undefined || row.tags.some((each) => each.toLowerCase() === tag.toLowerCase()) ? [] : [row.id]))
  return changeNotes(desk, without, (doc) => appendTag(doc, tag), steps)
}

/** Renames a tag in all living notes. */
export async function renameTag(desk: Pick<Desk, 'db' | 'editNote'>, from: string, to: string, steps: WorkSteps): Promise<Changed> {
  const bearing = await desk.db.notes.filter(({ tags, trashedAt }) => trashedAt === 0 && tags.some((tag) => isWithin(tag, from))).primaryKeys()
  return changeNotes(desk, bearing, (doc) => replaceTag(doc, from, to), steps)
}
