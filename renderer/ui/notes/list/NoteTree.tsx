/** Folders and tags beside the list of notes: choosing one narrows it, notes dropped on a folder are filed there, F2 renames. */
import { Folder, Hash, NotebookText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Place } from '../../../core/address.ts'
import { useDesk } from '../../desk/desk.ts'
import type { CatalogueState } from '../../desk/notes/noteCatalogue.ts'
import { carriedNotes, carriesNotes } from '../../desk/notes/noteDrag.ts'
import { useNoteActions } from '../../desk/notes/useNoteActions.ts'
import { useOpenPaths } from '../../desk/useOpenPaths.ts'
import { noteListStrings as strings } from '../../shared/strings/noteList.ts'
import { Tree } from '../../shared/Tree.tsx'
import styles from './NoteList.module.css'

export interface NoteTreeProps {
  notes: CatalogueState
  place: Extract<Place, { kind: 'notes' }>
  onRename: (what: { kind: 'folder' | 'tag'; path: string }) => void
}

export function NoteTree({ notes: { catalogue, complete }, place, onRename }: NoteTreeProps): ReactNode {
  const { go } = useDesk()
  const actions = useNoteActions()
  const folders = useOpenPaths('folder')
  const tags = useOpenPaths('tag')
  const everything = place.folder === undefined && place.tag === undefined
  const query = place.query === undefined ? {} : { query: place.query }
  return (
    <div className={styles.tree} role="group" aria-label={strings.tree}>
      <button
        type="button" className={styles.all} aria-pressed={everything} onClick={() => go({ kind: 'notes', ...query })}
        onDragOver={(event) => {
          if (carriesNotes(event.dataTransfer.types)) event.preventDefault()
        }}
        onDrop={(event) => {
          event.preventDefault()
          void actions.file(carriedNotes(event.dataTransfer), '')
        }}
      >
        <NotebookText size={14} aria-hidden />
        <span>{strings.allNotes}</span>
        <span className={styles.number}>{catalogue.size}</span>
      </button>
      <h2>{strings.folders}</h2>
      {complete && catalogue.folders().length === 0 ? <p className={styles.teach}>{strings.noFolders}</p> : (
        <Tree
          label={strings.folders} items={catalogue.folders()} icon={Folder} selected={place.folder ?? null} open={folders.open} onOpen={folders.setOpen}
          onSelect={(folder) => go({ kind: 'notes', folder, ...query })}
          onRename={(path) => onRename({ kind: 'folder', path })}
          accepts={carriesNotes}
          onDrop={(folder, data) => void actions.file(carriedNotes(data), folder)}
        />
      )}
      <h2>{strings.tags}</h2>
      {complete && catalogue.tags().length === 0 ? <p className={styles.teach}>{strings.noTags}</p> : (
        <Tree
          label={strings.tags} items={catalogue.tags()} icon={Hash} selected={place.tag ?? null} open={tags.open} onOpen={tags.setOpen}
          onSelect={(tag) => go({ kind: 'notes', tag, ...query })}
          onRename={(path) => onRename({ kind: 'tag', path })}
        />
      )}
    </div>
  )
}
