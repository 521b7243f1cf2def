/**
 * All notes, in the middle pane: found by folder, tag and words, sorted, filed, pinned, tagged, exported, deleted. What it is narrowed to is the
 * address, so that back works; how it is sorted is a setting. Rows come from the catalogue: a save changes one of them.
 */
import { FilePlus, FolderTree } from 'lucide-react'
import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Place } from '../../../core/address.ts'
import type { NoteRow } from '../../../core/model.ts'
import type { NoteView } from '../../../core/notes/noteCatalogue.ts'
import { movePath } from '../../../core/notes/paths.ts'
import { useDesk } from '../../desk/desk.ts'
import { useNoteCatalogue } from '../../desk/notes/noteCatalogue.ts'
import { carryNotes } from '../../desk/notes/noteDrag.ts'
import { useNoteActions } from '../../desk/notes/useNoteActions.ts'
import { useSetting } from '../../desk/useSetting.ts'
import { Button } from '../../shared/Button.tsx'
import { EmptyState } from '../../shared/EmptyState.tsx'
import { IconButton } from '../../shared/IconButton.tsx'
import { shortcutKeys } from '../../shared/shortcuts.ts'
import { noteListStrings as strings } from '../../shared/strings/noteList.ts'
import { notesStrings } from '../../shared/strings/notes.ts'
import { useShortcut } from '../../shared/useShortcut.ts'
import { VirtualGrid, type VirtualGridHandle } from '../../shared/VirtualGrid.tsx'
import styles from './NoteList.module.css'
import { NoteListActions } from './NoteListActions.tsx'
import { NoteListDialogs, type NoteListDialog } from './NoteListDialogs.tsx'
import { NoteListRow } from './NoteListRow.tsx'
import { NarrowedTo, NoteFilter, NoteSort } from './NoteListTools.tsx'
import { NoteTree } from './NoteTree.tsx'
import { useNoteSelection } from './useNoteSelection.ts'
import { useNoteWork } from './useNoteWork.tsx'

const ROW_HEIGHT = 60

const titleOf = (note: NoteRow | undefined): string => note?.title || notesStrings.untitled

export function NoteList({ place = { kind: 'notes' } }: { place?: Extract<Place, { kind: 'notes' }> }): ReactNode {
  const { host, address, go, openNote, openBeside, newNote, notify } = useDesk()
  const state = useNoteCatalogue()
  const { catalogue, complete } = state
  const actions = useNoteActions()
  const order = useSetting('notesOrder')
  const ascending = useSetting('notesAscending')
  const [typed, setTyped] = useState(place.query ?? '')
  const [treeShown, setTreeShown] = useState(false)
  const [dialog, setDialog] = useState<NoteListDialog | null>(null)
  const work = useNoteWork(useCallback((error: Error) => notify({ message: error.message, kind: 'error' }), [notify]))
  const grid = useRef<VirtualGridHandle>(null)
  const { folder, tag } = place
  const notes = useMemo(() => {
    const view: NoteView = { order, ascending, query: typed, ...(folder === undefined ? {} : { folder }), ...(tag === undefined ? {} : { tag }) }
    return state.catalogue.list(view)
  }, [state, order, ascending, typed, folder, tag])
  const { chosen, isChosen, toggle, all, none } = useNoteSelection(notes)
  const [activeId, setActiveId] = useState<string | null>(null)
  const active = Math.max(0, activeId === null ? 0 : notes.findIndex(({ id }) => id === activeId))
  const setActive = (index: number): void => setActiveId(notes[index]?.id ?? null)

  /** What a key is about: the chosen notes, else the one it was pressed on. */
  const meant = (index: number): NoteRow[] => (chosen.length > 0 ? chosen : notes.slice(index, index + 1))
  const idsAt = (index: number): string[] => meant(index).map(({ id }) => id)
  const keys = (name: 'moveNotes' | 'pinNotes' | 'tagNotes'): string => shortcutKeys(host.can.allShortcuts, name)
  useShortcut(keys('moveNotes'), () => setDialog({ kind: 'move', ids: idsAt(active) }), { when: () => meant(active).length > 0 })
  useShortcut(keys('tagNotes'), () => setDialog({ kind: 'tag', ids: idsAt(active) }), { when: () => meant(active).length > 0 })
  useShortcut(keys('pinNotes'), () => void actions.pin(idsAt(active), !meant(active).every(({ pinnedAt }) => pinnedAt > 0)), { when: () => meant(active).length > 0 })

  const onRowKeyDown = (event: KeyboardEvent, index: number): void => {
    const note = notes[index]
    if (note === undefined) return
    const onRow = (event.target as HTMLElement).getAttribute('role') === 'row'
    if (event.key === ' ' && onRow) toggle(note.id, event.shiftKey)
    else if (event.key === 'Delete') void actions.trash(idsAt(index))
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) all()
    else if (event.key === 'Escape' && chosen.length > 0) none()
    else if (event.shiftKey && onRow && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      if (!isChosen(note.id)) toggle(note.id, false)
      const next = notes[index + (event.key === 'ArrowDown' ? 1 : -1)]
      if (next !== undefined) toggle(next.id, true)
      // The grid moves on.
      return
    } else return
    event.preventDefault()
  }
  const showRow = useCallback(
    (index: number): ReactNode => {
      const note = notes[index]
      return note === undefined ? null : <NoteListRow note={note} chosen={isChosen(note.id)} created={order === 'created'} onToggle={toggle} />
    },
    [notes, isChosen, order, toggle],
  )
  const onRename = ({ kind, path }: { kind: 'folder' | 'tag'; path: string }): void => setDialog({ kind: 'rename', what: kind, path })
  const narrowed = folder !== undefined || tag !== undefined || typed.trim() !== ''
  const count = chosen.length > 0 ? strings.selected(chosen.length) : complete ? (narrowed ? strings.countOf(notes.length, catalogue.size) : strings.count(notes.length)) : strings.reading

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{strings.notes}</h1>
        <span className={styles.count} role="status">{count}</span>
        {chosen.length > 0 ? (
          <NoteListActions
            chosen={chosen} onClear={none}
            onMove={() => setDialog({ kind: 'move', ids: idsAt(active) })}
            onTag={() => setDialog({ kind: 'tag', ids: idsAt(active) })}
          />
        ) : (
          <span className={styles.actions}>
            {notes.length > 0 && <Button variant="quiet" onClick={all}>{strings.selectAll}</Button>}
            <Button icon={FilePlus} onClick={() => void newNote('', folder === undefined ? {} : { folder })}>{notesStrings.newNote}</Button>
          </span>
        )}
      </header>
      <div className={styles.tools}>
        <IconButton label={strings.tree} icon={FolderTree} className={styles.treeButton} aria-expanded={treeShown} onClick={() => setTreeShown(!treeShown)} />
        <NoteFilter place={place} typed={typed} onType={setTyped} onLeave={() => grid.current?.focus()} />
        <NoteSort />
        <NarrowedTo place={place} onRename={onRename} />
      </div>
      <div className={styles.columns} data-tree={treeShown || undefined}>
        <NoteTree notes={state} place={place} onRename={onRename} />
        {notes.length > 0 || !complete ? (
          <VirtualGrid
            ref={grid}
            label={strings.notes}
            className={styles.grid ?? ''}
            count={notes.length}
            rowHeight={ROW_HEIGHT}
            fixed
            active={active}
            selected={notes.findIndex((note) => note.id === address.note)}
            chosen={(index) => isChosen(notes[index]?.id ?? '')}
            rowKey={(index) => notes[index]?.id ?? String(index)}
            rowLabel={(index) => titleOf(notes[index])}
            onActive={setActive}
            onDrag={(index, data) => {
              const note = notes[index]
              if (note === undefined) return
              const carried = isChosen(note.id) ? chosen : [note]
              carryNotes(data, carried.map(({ id }) => id), carried.map(titleOf))
            }}
            onOpen={(index, beside) => {
              const note = notes[index]
              if (note === undefined) return
              if (beside) openBeside({ kind: 'note', id: note.id })
              else openNote(note.id, 'body')
            }}
            onRowKeyDown={onRowKeyDown}
            row={showRow}
          />
        ) : (
          <div className={styles.empty}>
            {narrowed ? (
              <EmptyState
                title={strings.noHitsTitle}
                actions={
                  <Button
                    onClick={() => {
                      setTyped('')
                      go({ kind: 'notes' })
                    }}
                  >
                    {strings.showAll}
                  </Button>
                }
              >
                {strings.noHits}
              </EmptyState>
            ) : (
              <EmptyState title={strings.emptyTitle}>{strings.empty}</EmptyState>
            )}
          </div>
        )}
      </div>
      {work.dialog}
      {dialog === null ? null : (
        <NoteListDialogs
          dialog={dialog} catalogue={catalogue} onWork={work.start} onClose={() => setDialog(null)}
          onRenamed={(what, from, to) => {
            const shown = what === 'folder' ? folder : tag
            if (shown !== undefined) go({ ...place, [what]: movePath(shown, from, to) }, { replace: true })
          }}
        />
      )}
    </div>
  )
}
