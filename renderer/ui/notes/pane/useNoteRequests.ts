import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import type { Id } from '../../../core/model.ts'
import type { Notice } from '../../desk/desk.ts'
import { onNoteRequest, takeNoteRequest } from '../../desk/notes/noteRequests.ts'
import { passageInNoteStrings as strings } from '../../shared/strings/passages.ts'
import { showPassageInNote } from '../editor/showPassageInNote.ts'

/** Shows what is asked for in this note (desk/noteRequests.ts), from the moment its editor is there. */
export function useNoteRequests(editor: Editor, id: Id, notify: (notice: Notice) => void): void {
  useEffect(() => {
    const take = (): void => {
      const request = takeNoteRequest(id)
      if (request !== null && !showPassageInNote(editor, request.passage)) notify({ message: strings.noPassage, kind: 'error' })
    }
    take()
    return onNoteRequest(take)
  }, [editor, id, notify])
}
