import type { Id } from '../../core/model.ts'
import { NotePane } from './NotePane.tsx'
import styles from './NotesPane.module.css'

/** A note in the middle pane, to write at full width. */
export function NotePage({ id }: { id: Id }) {
  return (
    <div className={styles.page}>
      <NotePane id={id} pendingQuotes={null} onQuotesTaken={() => undefined} />
    </div>
  )
}
