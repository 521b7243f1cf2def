import type { Id } from '../../../core/model.ts'
import { normalisePath, pathsOf } from '../../../core/notes/paths.ts'
import { noteListStrings as strings } from '../../shared/strings/noteList.ts'
import { useNoteCatalogue } from '../notes/noteCatalogue.ts'
import { PathDialog } from './PathDialog.tsx'

export interface FolderDialogProps {
  ids: readonly Id[]
  onPick: (folder: string) => void
  onClose: () => void
}

/** Where notes are to be filed: a folder there is, a new one, or none. */
export function FolderDialog({ ids, onPick, onClose }: FolderDialogProps) {
  const { catalogue } = useNoteCatalogue()
  return (
    <PathDialog
      title={strings.moveTitle(ids.length)} label={strings.moveLabel} placeholder={strings.movePlaceholder} paths={pathsOf(catalogue.folders())} none={strings.noFolder} read={normalisePath}
      create={strings.newFolder} onPick={onPick} onClose={onClose}
    />
  )
}
