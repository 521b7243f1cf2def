/** Turning words of notes into links: one place or all of them, with one notice and one undo. */
import { useCallback, useRef, useState } from 'react'
import type { Id } from '../../../core/model.ts'
import { linkMentions, type MentionPlace, type MentionTarget } from '../../../core/notes/linkable.ts'
import { linksOf } from '../../../core/notes/links.ts'
import { databaseError } from '../../../data/databaseError.ts'
import { linkStrings as strings } from '../../shared/strings/links.ts'
import { useDesk, type UndoEdit } from '../desk.ts'

export interface PlacesInNote {
  noteId: Id
  places: MentionPlace[]
}

export interface LinkMentions {
  link: (target: MentionTarget, notes: PlacesInNote[]) => void
  /** While it works through many notes: how many are done, and a way to stop. What was linked so far stays. */
  working: { done: number; total: number; stop: () => void } | null
}

export function useLinkMentions(): LinkMentions {
  const { editNote, notify } = useDesk()
  const [working, setWorking] = useState<LinkMentions['working']>(null)
  const busy = useRef(false)
  const link = useCallback(
    (target: MentionTarget, notes: PlacesInNote[]): void => {
      if (busy.current || notes.length === 0) return
      busy.current = true
      let stopped = false
      const undo: UndoEdit[] = []
      let linked = 0
      const run = async (): Promise<void> => {
        for (const [done, { noteId, places }] of notes.entries()) {
          if (stopped) break
          if (notes.length > 10) setWorking({ done, total: notes.length, stop: () => (stopped = true) })
          let here = 0
          const undoOne = await editNote(noteId, (doc) => {
            const next = linkMentions(doc, places, target)
            here = linksOf(next).length - linksOf(doc).length
            return next
          })
          if (undoOne === null) continue
          undo.push(undoOne)
          linked += here
          // Lets go of the window between notes.
          if (notes.length > 10) await new Promise((resolve) => setTimeout(resolve))
        }
        if (undo.length === 0) return notify({ message: strings.changedSince, kind: 'error' })
        notify({
          message: strings.linked(linked, undo.length), kind: 'done',
          undo: async () => {
            for (const one of undo.toReversed()) await one()
          },
        })
      }
      run().catch((error: unknown) => notify({ message: databaseError(error).message, kind: 'error' })).finally(() => {
        busy.current = false
        setWorking(null)
      })
    },
    [editNote, notify],
  )
  return { link, working }
}
