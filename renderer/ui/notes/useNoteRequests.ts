import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import type { Id } from '../../core/model.ts'
import type { Notice } from '../desk/desk.ts'
import { onNoteRequest, takeNoteRequest } from '../desk/noteRequests.ts'
import { passageInNoteStrings as strings } from '../shared/strings/passages.ts'
import { rewordPassage, showPassageInNote } from './passageInNote.ts'

/** Does what is asked of this note (desk/noteRequests.ts), from the moment its editor is there. */
export function useNoteRequests(editor: Editor, id: Id, readOnly: boolean, notify: (notice: Notice) => void): void {
  useEffect(() => {
    const take = (): void => {
      const request = takeNoteRequest(id)
      if (request === null) return
      if (request.kind === 'reword') {
        if (readOnly || !rewordPassage(editor, request.passage, request.wording)) {
          notify({ message: readOnly ? strings.inTrash : strings.notReworded, kind: 'error' })
          return
        }
        notify({ message: strings.reworded, undo: () => Promise.resolve(editor.isDestroyed ? false : editor.commands.undo()) })
      }
      if (!showPassageInNote(editor, request.passage)) notify({ message: strings.noPassage, kind: 'error' })
    }
    take()
    return onNoteRequest(take)
  }, [editor, id, readOnly, notify])
}
