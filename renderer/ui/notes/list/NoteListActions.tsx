/** What can be done with the chosen notes of the list. */
import { Download, FolderInput, Hash, MoreHorizontal, Pin, PinOff, Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { NoteRow } from '../../../core/model.ts'
import { useDesk } from '../../desk/desk.ts'
import { useNoteActions } from '../../desk/notes/useNoteActions.ts'
import { Button } from '../../shared/Button.tsx'
import { IconButton } from '../../shared/IconButton.tsx'
import { Menu } from '../../shared/Menu.tsx'
import { noteListStrings as strings } from '../../shared/strings/noteList.ts'
import styles from './NoteList.module.css'

export interface NoteListActionsProps {
  chosen: readonly NoteRow[]
  onMove: () => void
  onTag: () => void
  onClear: () => void
}

export function NoteListActions({ chosen, onMove, onTag, onClear }: NoteListActionsProps): ReactNode {
  const { openExport } = useDesk()
  const actions = useNoteActions()
  const ids = chosen.map(({ id }) => id)
  const pinned = chosen.every(({ pinnedAt }) => pinnedAt > 0)
  return (
    <span className={styles.actions}>
      <IconButton label={strings.clear} icon={X} shortcut="Escape" onClick={onClear} />
      <Button icon={FolderInput} onClick={onMove}>{strings.moveShort}</Button>
      <Button icon={Download} onClick={() => openExport(ids)}>{strings.export}</Button>
      <Button variant="danger" icon={Trash2} onClick={() => void actions.trash(ids)}>{strings.delete}</Button>
      <Menu
        trigger={<IconButton label={strings.more} icon={MoreHorizontal} />}
        items={[
          { label: strings.tag, icon: Hash, onSelect: onTag },
          pinned ? { label: strings.unpin, icon: PinOff, onSelect: () => void actions.pin(ids, false) } : { label: strings.pin, icon: Pin, onSelect: () => void actions.pin(ids, true) },
        ]}
      />
    </span>
  )
}
