/** Deleted notes: back among the living, or gone for good, which is asked first. */
import { useLiveQuery } from 'dexie-react-hooks'
import { RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { NoteRow } from '../../../core/model.ts'
import { removalOf } from '../../../data/trash.ts'
import { deleteNote, restoreNote, trashedNotes, trashNote } from '../../../data/notes.ts'
import { useDesk } from '../../desk/desk.ts'
import { Button } from '../../shared/Button.tsx'
import { Dialog } from '../../shared/Dialog.tsx'
import { EmptyState } from '../../shared/EmptyState.tsx'
import { notesStrings, trashStrings as strings } from '../../shared/strings/notes.ts'
import styles from './NoteList.module.css'

const day = (at: number): string => new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

export function Trash() {
  const { db, notify } = useDesk()
  const notes = useLiveQuery(() => trashedNotes(db), [db])
  const [doomed, setDoomed] = useState<NoteRow[]>([])
  const failed = (error: Error): void => notify({ message: error.message, kind: 'error' })

  const restore = async (note: NoteRow): Promise<void> => {
    await restoreNote(db, note.id)
    notify({ message: strings.restored(note.title || notesStrings.untitled), undo: () => trashNote(db, note.id) })
  }
  const remove = async (): Promise<void> => {
    setDoomed([])
    for (const note of doomed) await deleteNote(db, note.id)
    notify({ message: strings.removed(doomed.length), kind: 'done' })
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{strings.title}</h1>
        <span className={styles.actions}>
          {notes !== undefined && notes.length > 0 && <Button variant="danger" icon={Trash2} onClick={() => setDoomed(notes)}>{strings.emptyTrash}</Button>}
        </span>
      </header>
      {notes?.length === 0 && <div className={styles.empty}><EmptyState title={strings.emptyTitle}>{strings.empty}</EmptyState></div>}
      <ul className={styles.list} aria-label={strings.title}>
        {notes?.map((note) => {
          const title = note.title || notesStrings.untitled
          return (
            <li key={note.id} className={styles.row}>
              <div className={styles.texts}>
                <div className={styles.title}>{title}</div>
                <div className={styles.trashed}>{strings.deletedAt(day(note.trashedAt))} · {strings.removedAt(day(removalOf(note)))}</div>
                {note.excerpt !== '' && <div className={styles.excerpt}>{note.excerpt}</div>}
              </div>
              <Button variant="quiet" icon={RotateCcw} aria-label={strings.restoreNamed(title)} onClick={() => void restore(note).catch(failed)}>{strings.restore}</Button>
              <Button variant="quiet" aria-label={strings.removeNamed(title)} onClick={() => setDoomed([note])}>{strings.remove}</Button>
            </li>
          )
        })}
      </ul>
      <Dialog
        open={doomed.length > 0} onOpenChange={(open) => !open && setDoomed([])} title={strings.confirmTitle} size="small"
        footer={
          <>
            <Button onClick={() => setDoomed([])}>{strings.cancel}</Button>
            <Button variant="danger" onClick={() => void remove().catch(failed)}>{strings.remove}</Button>
          </>
        }
      >
        <p>{strings.confirm(doomed.length, doomed[0]?.title ?? null)}</p>
      </Dialog>
    </div>
  )
}
