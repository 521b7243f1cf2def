/** The dialogs of the list of notes: where to file, which tag to add, what to call a folder or tag. */
import type { ReactNode } from 'react'
import type { Id } from '../../../core/model.ts'
import type { NoteCatalogue } from '../../../core/notes/noteCatalogue.ts'
import { normalisePath, pathsOf } from '../../../core/notes/paths.ts'
import { readTag } from '../../../core/notes/tagEdits.ts'
import { useDesk } from '../../desk/desk.ts'
import { FolderDialog } from '../../desk/dialogs/FolderDialog.tsx'
import { PathDialog } from '../../desk/dialogs/PathDialog.tsx'
import { TextDialog } from '../../desk/dialogs/TextDialog.tsx'
import { useNoteActions } from '../../desk/notes/useNoteActions.ts'
import { noteListStrings as strings } from '../../shared/strings/noteList.ts'
import { addTag, renameTag, type Changed } from './tagNotes.ts'
import type { NoteWork } from './useNoteWork.tsx'

export type NoteListDialog = { kind: 'move' | 'tag'; ids: readonly Id[] } | { kind: 'rename'; what: 'folder' | 'tag'; path: string }

export interface NoteListDialogsProps {
  dialog: NoteListDialog
  catalogue: NoteCatalogue
  /** A folder or tag has another name now. */
  onRenamed: (what: 'folder' | 'tag', from: string, to: string) => void
  /** Begins what may take a while. */
  onWork: (work: NoteWork) => void
  onClose: () => void
}

export function NoteListDialogs({ dialog, catalogue, onRenamed, onWork, onClose }: NoteListDialogsProps): ReactNode {
  const desk = useDesk()
  const { notify } = desk
  const actions = useNoteActions()
  const failed = (error: Error): void => notify({ message: error.message, kind: 'error' })
  const undoOf = (changed: Changed) => async (): Promise<void> => {
    const left = await changed.undo()
    notify(left > 0 ? { message: strings.notUndone(left) } : { message: strings.undone(changed.notes) })
  }
  /** What became of it, with the way back for all of it. */
  const tell = (changed: Changed, message: string): void =>
    notify({ message, undo: undoOf(changed), ...(changed.left === 0 ? {} : { detail: strings.cancelled(changed.left) }) })

  if (dialog.kind === 'rename') {
    const { what, path } = dialog
    const rename = async (typed: string): Promise<void> => {
      if (what === 'folder') {
        const to = normalisePath(typed)
        if (to === '' || to === path) return
        await actions.renameFolder(path, to)
        return onRenamed(what, path, to)
      }
      const to = readTag(typed)
      if (to === null) return notify({ message: strings.badTag, kind: 'error' })
      if (to === path) return
      onWork({
        title: strings.renameTag,
        run: async (steps) => {
          const changed = await renameTag(desk, path, to, steps)
          tell(changed, strings.tagRenamed(path, to, changed.notes))
          onRenamed(what, path, to)
        },
      })
    }
    return (
      <TextDialog
        title={what === 'folder' ? strings.renameFolder : strings.renameTag} label={what === 'folder' ? strings.renameFolderLabel : strings.renameTagLabel} initial={path}
        onSave={(typed) => void rename(typed).catch(failed)} onClose={onClose}
      />
    )
  }

  const { ids } = dialog
  if (dialog.kind === 'move')
    return (
      <FolderDialog ids={ids} onPick={(folder) => void actions.file(ids, folder).catch(failed)} onClose={onClose} />
    )
  const tag = (name: string): void =>
    onWork({
      title: strings.tagTitle(ids.length),
      run: async (steps) => {
        const changed = await addTag(desk, ids, name, steps)
        if (changed.notes === 0 && changed.left === 0) notify({ message: strings.alreadyTagged(name) })
        else tell(changed, strings.tagged(changed.notes, name))
      },
    })
  return (
    <PathDialog
      title={strings.tagTitle(ids.length)} label={strings.tagLabel} placeholder={strings.tagPlaceholder} paths={pathsOf(catalogue.tags())} read={readTag} create={strings.newTag} invalid={strings.badTag}
      onPick={tag} onClose={onClose}
    />
  )
}
