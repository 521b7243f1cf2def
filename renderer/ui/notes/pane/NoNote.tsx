import { useLiveQuery } from 'dexie-react-hooks'
import { CalendarCheck, FilePlus } from 'lucide-react'
import { useDesk } from '../../desk/desk.ts'
import { isBesideClick } from '../../desk/mentions/PlaceLink.tsx'
import { Button } from '../../shared/Button.tsx'
import { EmptyState } from '../../shared/EmptyState.tsx'
import { emptyNoteStrings, notesStrings } from '../../shared/strings/notes.ts'
import styles from './NotesPane.module.css'

const RECENT = 5

/** What stands in the pane while no note is open: what notes are for, a new one, the recent ones. */
export function NoNote() {
  const { db, newNote, openNote, openBeside, openDaily } = useDesk()
  const recent = useLiveQuery(() => db.notes.orderBy('updatedAt').reverse().filter((note) => note.trashedAt === 0).limit(RECENT).toArray(), [db])
  return (
    <div className={styles.pane}>
      <EmptyState
        title={emptyNoteStrings.title}
        actions={
          <>
            <Button variant="primary" icon={FilePlus} onClick={() => void newNote()}>{notesStrings.newNote}</Button>
            <Button icon={CalendarCheck} onClick={() => openDaily(0)}>{emptyNoteStrings.today}</Button>
          </>
        }
      >
        {emptyNoteStrings.teach}
      </EmptyState>
      {recent !== undefined && recent.length > 0 && (
        <section className={styles.recent} aria-labelledby="recent-notes">
          <h2 id="recent-notes">{emptyNoteStrings.recent}</h2>
          <ul>
            {recent.map(({ id, title, excerpt }) => (
              <li key={id}>
                <button type="button" className={styles.recentNote} onClick={(event) => (isBesideClick(event) ? openBeside({ kind: 'note', id }) : openNote(id, 'body'))}>
                  <span className={styles.recentTitle}>{title || notesStrings.untitled}</span>
                  {excerpt !== '' && <span className={styles.recentExcerpt}>{excerpt}</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
