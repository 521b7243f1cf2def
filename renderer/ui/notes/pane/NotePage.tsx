import type { Id } from '../../../core/model.ts'
import type { NoteFocus, Quote } from '../../desk/desk.ts'
import { NotePane } from './NotePane.tsx'
import styles from './NotesPane.module.css'

export interface NotePageProps {
  id: Id
  /** The note that was opened with a caret, and where it goes. */
  focusOn?: Id | null
  focus?: NoteFocus | null
  pendingQuotes?: readonly Quote[] | null
  onQuotesTaken?: () => void
}

const nothing = (): undefined => undefined

/** A note in the middle pane, to write at full width. */
export function NotePage({ id, focusOn = null, focus = null, pendingQuotes = null, onQuotesTaken = nothing }: NotePageProps) {
  return (
    <div className={styles.page}>
      <NotePane id={id} pendingQuotes={pendingQuotes} onQuotesTaken={onQuotesTaken} {...(focus !== null && focusOn === id ? { focus } : {})} />
    </div>
  )
}
