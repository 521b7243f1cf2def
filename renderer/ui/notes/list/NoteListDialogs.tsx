/** The dialogs of the list of notes: where to file, which tag to add, what to call a folder or tag. */
import type { ReactNode } from 'react'
import type { Id } from '../../../core/model.ts'
import type { NoteCatalogue } from '../../../core/notes/noteCatalogue.ts'
import { normalisePath, pathsOf } from '../../../core/notes/paths.ts'
import { readTag } from '../../../core/notes/tagEdits.ts'
import { useDesk } from '../../desk/desk.ts'
import { FolderDialog } from '../../desk/FolderDialog.tsx'
import { PathDialog } from '../../desk/PathDialog.tsx'
import { TextDialog } from '../../desk/TextDialog.tsx'
import { useNoteActions } from '../../desk/useNoteActions.ts'
import { noteListStrings as strings } from '../../shared/strings/noteList.ts'
import { addTag, renameTag, type Changed } from './tagNotes.ts'

export type NoteListDialog = { kind: 'move' | 'tag'; ids: readonly Id[] } | { kind: 'rename'; what: 'folder' | 'tag'; path: string }

export interface NoteListDialogsProps {
  dialog: NoteListDialog
  catalogue: NoteCatalogue
  /** A folder or tag has another name now. */
  onRenamed: (what: 'folder' | 'tag', from: string, to: string) => void
  onClose: () => void
}

export function NoteListDialogs({ dialog, catalogue, onRenamed, onClose }: NoteListDialogsProps): ReactNode {
  const desk = useDesk()
  const { notify } = desk
  const actions = useNoteActions()
  const failed = (error: Error): void => notify({ message: error.message, kind: 'error' })
  const undoOf = (changed: Changed) => async (): Promise<void> => {
    const left = await changed.undo()
    if (left > 0) notify({ message: strings.notUndone(left) })
  }

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
      const changed = await renameTag(desk, path, to)
      notify({ message: strings.tagRenamed(path, to, changed.notes), undo: undoOf(changed) })
      onRenamed(what, path, to)
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
  const tag = async (name: string): Promise<void> => {
    const changed = await addTag(desk, ids, name)
    if (changed.notes === 0) notify({ message: strings.alreadyTagged(name) })
    else notify({ message: strings.tagged(changed.notes, name), undo: undoOf(changed) })
  }
  return (
    <PathDialog
      title={strings.tagTitle(ids.length)} label={strings.tagLabel} placeholder={strings.tagPlaceholder} paths={pathsOf(catalogue.tags())} read={readTag} create={strings.newTag} invalid={strings.badTag}
      onPick={(name) => void tag(name).catch(failed)} onClose={onClose}
    />
  )
}
