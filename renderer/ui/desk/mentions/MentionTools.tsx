/** Above a long list of mentions: a filter and the order. */
import { linkStrings as strings } from '../../shared/strings/links.ts'
import { TextField } from '../../shared/TextField.tsx'
import fieldStyles from '../../shared/TextField.module.css'
import styles from './Backlinks.module.css'

export type MentionOrder = 'newest' | 'title'

/** Fewer notes than this are seen at a glance. */
export const MANY = 8
/** Notes shown at first, and added by “Show more”. */
export const PAGE = 25

export interface MentionToolsProps {
  /** What is filtered: the section's title. */
  of: string
  filter: string
  onFilter: (filter: string) => void
  order: MentionOrder
  onOrder: (order: MentionOrder) => void
}

export function MentionTools({ of, filter, onFilter, order, onOrder }: MentionToolsProps) {
  return (
    <div className={styles.tools}>
      <TextField
        type="search" value={filter} aria-label={strings.filter(of)} placeholder={strings.filterPlaceholder} spellCheck={false}
        onChange={({ target }) => onFilter(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filter === '') return
          event.preventDefault()
          onFilter('')
        }}
      />
      <select className={fieldStyles['field']} aria-label={strings.sort} value={order} onChange={({ target }) => onOrder(target.value as MentionOrder)}>
        <option value="newest">{strings.newest}</option>
        <option value="title">{strings.byTitle}</option>
      </select>
    </div>
  )
}
