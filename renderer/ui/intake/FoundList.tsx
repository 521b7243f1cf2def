import type { ReactNode } from 'react'
import styles from './NotesImportDialog.module.css'

/** Longer lists than this are no reading matter. */
const SHOWN = 200

/** A folded list of what did not go as one might think; nothing when there is nothing of it. */
export function FoundList({ title, items, open = false }: { title: string; items: readonly string[]; open?: boolean }): ReactNode {
  if (items.length === 0) return null
  return (
    <details open={open} className={styles.list}>
      <summary>{title}</summary>
      <ul>
        {items.slice(0, SHOWN).map((item, at) => <li key={at}>{item}</li>)}
        {items.length > SHOWN ? <li>…</li> : null}
      </ul>
    </details>
  )
}
