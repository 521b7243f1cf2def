/** All notes, in the middle pane: to open, to choose some and take them away as Markdown, to delete. */
import { useLiveQuery } from 'dexie-react-hooks'
import { Download, FilePlus, Trash2 } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Id, NoteRow } from '../../core/model.ts'
import { listNotes, restoreNote, trashNote } from '../../data/notes.ts'
import { useDesk } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { EmptyState } from '../shared/EmptyState.tsx'
import { noteListStrings as strings, notesStrings } from '../shared/strings/notes.ts'
import { VirtualGrid } from '../shared/VirtualGrid.tsx'
import styles from './NoteList.module.css'

const NONE: NoteRow[] = []

export function NoteList() {
  const { db, address, openNote, openBeside, closeNote, newNote, openExport, notify } = useDesk()
  const stored = useLiveQuery(() => listNotes(db), [db])
  const notes = stored ?? NONE
  const [active, setActive] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set())
  // What was deleted elsewhere is no longer chosen.
  const selected = notes.filter((note) => chosen.has(note.id)).map((note) => note.id)

  const toggle = (id: Id): void => setChosen((before) => (before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id])))
  const remove = async (ids: Id[]): Promise<void> => {
    for (const id of ids) await trashNote(db, id)
    for (const id of ids) closeNote(id)
    setChosen(new Set())
    notify({
      message: strings.deleted(ids.length),
      undo: async () => {
        for (const id of ids) await restoreNote(db, id)
      },
    })
  }
  const onRowKeyDown = (event: KeyboardEvent, index: number): void => {
    const note = notes[index]
    if (note === undefined) return
    if (event.key === ' ' && event.target === event.currentTarget.querySelector(`[data-index="${index}"]`)) {
      event.preventDefault()
      toggle(note.id)
    } else if (event.key === 'Delete') {
      event.preventDefault()
      void remove(selected.length > 0 ? selected : [note.id])
    }
  }

  const showRow = (index: number): ReactNode => {
    const note = notes[index]
    return note === undefined ? null : <Row note={note} chosen={chosen.has(note.id)} onToggle={() => toggle(note.id)} />
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{strings.notes}</h1>
        <span className={styles.count} role="status">{selected.length > 0 ? strings.selected(selected.length) : stored === undefined ? '' : strings.count(notes.length)}</span>
        <span className={styles.actions}>
          {selected.length > 0 ? (
            <>
              <Button variant="quiet" onClick={() => setChosen(new Set())}>{strings.clear}</Button>
              <Button icon={Download} onClick={() => openExport(selected)}>{strings.export}</Button>
              <Button variant="danger" icon={Trash2} onClick={() => void remove(selected)}>{strings.delete}</Button>
            </>
          ) : (
            <>
              {notes.length > 0 && <Button variant="quiet" onClick={() => setChosen(new Set(notes.map((note) => note.id)))}>{strings.selectAll}</Button>}
              <Button icon={FilePlus} onClick={() => void newNote()}>{notesStrings.newNote}</Button>
            </>
          )}
        </span>
      </header>
      {stored !== undefined && notes.length === 0 ? (
        <div className={styles.empty}><EmptyState title={strings.emptyTitle}>{strings.empty}</EmptyState></div>
      ) : (
        <VirtualGrid
          label={strings.notes}
          className={styles.grid ?? ''}
          count={notes.length}
          rowHeight={64}
          active={active}
          selected={notes.findIndex((note) => note.id === address.note)}
          rowKey={(index) => notes[index]?.id ?? String(index)}
          rowLabel={(index) => notes[index]?.title || notesStrings.untitled}
          onActive={setActive}
          onOpen={(index, beside) => {
            const note = notes[index]
            if (note === undefined) return
            if (beside) openBeside({ kind: 'note', id: note.id })
            else openNote(note.id, 'body')
          }}
          onRowKeyDown={onRowKeyDown}
          row={showRow}
        />
      )}
    </div>
  )
}

function Row({ note: { title, excerpt, updatedAt, words, tags }, chosen, onToggle }: { note: NoteRow; chosen: boolean; onToggle: () => void }) {
  const name = title || notesStrings.untitled
  return (
    <div className={styles.row}>
      <label className={styles.check}>
        <input type="checkbox" tabIndex={-1} checked={chosen} aria-label={strings.select(name)} onChange={onToggle} />
      </label>
      <div className={styles.texts}>
        <div className={styles.title}>{name}</div>
        <div className={styles.excerpt}>{excerpt}</div>
      </div>
      <div className={styles.facts}>
        <time dateTime={new Date(updatedAt).toISOString()}>{new Date(updatedAt).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}</time>
        <span>{notesStrings.words(words)}</span>
        {tags.length > 0 && <span className={styles.tags}>{tags.map((tag) => `#${tag}`).join(' ')}</span>}
      </div>
    </div>
  )
}
