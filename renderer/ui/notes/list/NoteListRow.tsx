import { Folder, Pin } from 'lucide-react'
import { memo } from 'react'
import type { NoteRow } from '../../../core/model.ts'
import { noteListStrings as strings } from '../../shared/strings/noteList.ts'
import { notesStrings } from '../../shared/strings/notes.ts'
import styles from './NoteList.module.css'

/** Made once: toLocaleDateString() makes one each time, and a screen of rows is drawn within a frame. */
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

export interface NoteListRowProps {
  note: NoteRow
  chosen: boolean
  /** The date that the list is sorted by. */
  created: boolean
  onToggle: (id: string, range: boolean) => void
}

/** A note in the list. Drawn again only when its row changes. */
export const NoteListRow = memo(({ note, chosen, created, onToggle }: NoteListRowProps) => {
  const { id, title, excerpt, createdAt, updatedAt, words, tags, folder, pinnedAt } = note
  const name = title || notesStrings.untitled
  const at = created ? createdAt : updatedAt
  return (
    <div className={styles.row}>
      <label className={styles.check}>
        <input type="checkbox" tabIndex={-1} checked={chosen} aria-label={strings.select(name)} onChange={({ nativeEvent }) => onToggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)} />
      </label>
      <div className={styles.texts}>
        <div className={styles.title}>
          {pinnedAt > 0 && <Pin size={12} className={styles.pin} role="img" aria-label={strings.pinned} />}
          <span className={styles.name} dir="auto">{name}</span>
        </div>
        <div className={styles.excerpt} dir="auto">{excerpt}</div>
      </div>
      <div className={styles.facts}>
        <span>
          <time dateTime={new Date(at).toISOString()}>{date.format(at)}</time> · {notesStrings.words(words)}
        </span>
        <span className={styles.filed}>
          {folder !== '' && (
            <span className={styles.folder}>
              <Folder size={11} aria-hidden />
              {folder}
            </span>
          )}
          {tags.length > 0 && <span>{tags.map((tag) => `#${tag}`).join(' ')}</span>}
        </span>
      </div>
    </div>
  )
})
NoteListRow.displayName = 'NoteListRow'
