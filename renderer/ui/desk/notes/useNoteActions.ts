/** What is done with notes as they lie in a list: filing, pinning, deleting; each says what it did, with a way back. */
import { useMemo } from 'react'
import type { Id } from '../../../core/model.ts'
import { isWithin, movePath } from '../../../core/notes/paths.ts'
import { describeNotes, trashNotes } from '../../../data/notes.ts'
import { noteListStrings as strings } from '../../shared/strings/noteList.ts'
import { useDesk } from '../desk.ts'

export interface NoteActions {
  /** Into a folder, or (`''`) out of any. */
  file: (ids: readonly Id[], folder: string) => Promise<void>
  pin: (ids: readonly Id[], pinned: boolean) => Promise<void>
  trash: (ids: readonly Id[]) => Promise<void>
  /** Refiles all that a folder holds. */
  renameFolder: (from: string, to: string) => Promise<void>
}

export function useNoteActions(): NoteActions {
  const { db, notify, closeNote } = useDesk()
  return useMemo(
    (): NoteActions => ({
      file: async (ids, folder) => {
        const undo = await describeNotes(db, ids, () => ({ folder }))
        notify({ message: strings.moved(ids.length, folder), undo })
      },
      pin: async (ids, pinned) => {
        const now = Date.now()
        const undo = await describeNotes(db, ids, (row) => ({ pinnedAt: pinned ? row.pinnedAt || now : 0 }))
        notify({ message: pinned ? strings.pinnedDone(ids.length) : strings.unpinnedDone(ids.length), undo })
      },
      trash: async (ids) => {
        await trashNotes(db, ids)
        for (const id of ids) closeNote(id)
        notify({ message: strings.deleted(ids.length), undo: () => trashNotes(db, ids, 0) })
      },
      renameFolder: async (from, to) => {
        const inside = await db.notes.filter(({ folder }) => folder !== '' && isWithin(folder, from)).primaryKeys()
        const undo = await describeNotes(db, inside, ({ folder }) => ({ folder: movePath(folder, from, to) }))
        notify({ message: strings.renamed(from, to, inside.length), undo })
      },
    }),
    [db, notify, closeNote],
  )
}
