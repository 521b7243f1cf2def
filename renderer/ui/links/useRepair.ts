/** Mending broken links in notes: one edit a note, one notice and one undo. */
import { useCallback } from 'react'
import type { Id, NoteNode } from '../../core/model.ts'
import { linksOf } from '../../core/notes/links.ts'
import { databaseError } from '../../data/databaseError.ts'
import { useDesk, type UndoEdit } from '../desk/desk.ts'
import { brokenStrings as strings } from '../shared/strings/links.ts'

/** How many links of a document are others now, or none any more. */
function mended(before: NoteNode, after: NoteNode): number {
  const key = (link: ReturnType<typeof linksOf>[number]): string => JSON.stringify([link.targetKind, link.targetId, link.part, link.unresolved])
  const left = new Map<string, number>()
  for (const link of linksOf(after)) left.set(key(link), (left.get(key(link)) ?? 0) + 1)
  return linksOf(before).filter((link) => {
    const rest = left.get(key(link)) ?? 0
    if (rest > 0) left.set(key(link), rest - 1)
    return rest === 0
  }).length
}

export function useRepair(): (notes: Id[], change: (doc: NoteNode) => NoteNode, alsoUndo?: () => Promise<unknown>) => void {
  const { editNote, notify } = useDesk()
  return useCallback(
    (notes, change, alsoUndo) => {
      void (async () => {
        try {
          const undo: UndoEdit[] = []
          let links = 0
          for (const noteId of new Set(notes)) {
            let here = 0
            const undoOne = await editNote(noteId, (doc) => {
              const next = change(doc)
              here = next === doc ? 0 : mended(doc, next)
              return next
            })
            if (undoOne === null) continue
            undo.push(undoOne)
            links += here
          }
          if (undo.length === 0) return notify({ message: strings.nothing, kind: 'error' })
          notify({
            message: strings.mended(links, undo.length), kind: 'done',
            undo: async () => {
              for (const one of undo.toReversed()) await one()
              await alsoUndo?.()
            },
          })
        } catch (error) {
          notify({ message: databaseError(error).message, kind: 'error' })
        }
      })()
    },
    [editNote, notify],
  )
}
