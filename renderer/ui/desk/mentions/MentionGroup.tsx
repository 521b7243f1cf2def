/** What one note says: its title, how often, and each sentence; many of them fold. */
import { type ReactNode, useState } from 'react'
import type { Id } from '../../../core/model.ts'
import { linkStrings as strings } from '../../shared/strings/links.ts'
import styles from './Backlinks.module.css'
import { PlaceLink } from './PlaceLink.tsx'

/** Sentences of one note shown at first. */
const FEW = 3

export interface MentionGroupProps {
  noteId: Id
  title: string
  /** One list item each. */
  items: ReactNode[]
}

export function MentionGroup({ noteId, title, items }: MentionGroupProps) {
  const [all, setAll] = useState(false)
  const rest = items.length - FEW
  return (
    <li>
      <p className={styles.noteLine}>
        <PlaceLink className={styles.note} to={{ kind: 'note', id: noteId }}>{title === '' ? strings.untitled : title}</PlaceLink>
        {items.length > 1 && <span className={styles.count}>{items.length}</span>}
      </p>
      <ul className={styles.links}>{all ? items : items.slice(0, FEW)}</ul>
      {rest > 0 && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? strings.fewer : strings.moreInNote(rest)}
        </button>
      )}
    </li>
  )
}
