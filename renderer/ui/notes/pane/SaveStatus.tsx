import { savingStrings as strings } from '../../shared/strings/notes.ts'
import styles from './NotesPane.module.css'
import type { NoteSession } from '../session/noteSession.ts'
import { useSaveState } from '../session/useSaveState.ts'

/** “Saved 12:04”. Only a failure is announced: it says what to do, and that the text is still here. */
export function SaveStatus({ session }: { session: NoteSession }) {
  const { kind, at, message } = useSaveState(session)
  if (kind === 'failed') return <span className={styles.notSaved}>{strings.failed}</span>
  if (kind !== 'saved') return <span className={styles.status}>{strings.saving}</span>
  const time = at === null ? null : new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return <span className={styles.status} title={message ?? undefined}>{time === null ? strings.unchanged : strings.saved(time)}</span>
}

export function SaveFailure({ session }: { session: NoteSession }) {
  const { kind, message } = useSaveState(session)
  if (kind !== 'failed') return null
  return (
    <div role="alert" className={styles.failure}>
      <strong>{strings.failed}.</strong> {message} {strings.retrying}
    </div>
  )
}
