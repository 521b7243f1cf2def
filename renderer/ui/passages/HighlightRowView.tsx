import type { ReactNode } from 'react'
import type { Place } from '../../core/address.ts'
import { dateInWords, titleOf } from '../desk/peek/describeArticle.ts'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { highlightStrings as strings } from '../shared/strings/highlights.ts'
import { isDoubtful, type ListedHighlight } from './highlightList.ts'
import styles from './passages.module.css'

/** Where a highlight opens: in the version it was made on, or where it certainly stands now. */
export function placeOfHighlight({ row, anchored }: ListedHighlight, current: number | null): Place {
  const { articleId: id, version, start, end } = row
  if (anchored?.span != null && current !== null && (anchored.state === 'moved' || anchored.state === 'exact')) return { kind: 'article', id, version: current, at: anchored.span }
  return { kind: 'article', id, version, at: { start, end } }
}

export interface HighlightRowViewProps {
  highlight: ListedHighlight
  chosen: boolean
  active: boolean
  onToggle: (range: boolean) => void
  onDrag: (transfer: DataTransfer) => void
}

export function HighlightRowView({ highlight, chosen, active, onToggle, onDrag }: HighlightRowViewProps): ReactNode {
  const { row, article, anchored } = highlight
  return (
    <div className={styles.row} draggable onDragStart={(event) => onDrag(event.dataTransfer)}>
      <label className={styles.check}>
        <input
          type="checkbox" tabIndex={-1} checked={chosen} aria-label={strings.select(row.exact)}
          onClick={(event) => onToggle(event.shiftKey)} onChange={() => undefined}
        />
      </label>
      <div className={styles.body}>
        <p className={styles.words} lang={article?.lang ?? undefined} dir="auto"><span className={styles[row.colour]}>{row.exact}</span></p>
        {row.comment !== '' && <p className={styles.comment} dir="auto">{row.comment}</p>}
        <p className={styles.meta}>
          {article === null ? <span className={styles.warn}>{strings.articleGone}</span> : (
            <>
              <PlaceLink className={styles.link} tabIndex={active ? 0 : -1} to={placeOfHighlight(highlight, article.version)}>{titleOf(article)}</PlaceLink>
              {article.siteName !== null && <span>{article.siteName}</span>}
              <span>{dateInWords(article.publishedAt)}</span>
            </>
          )}
          <span>{strings.colours[row.colour]}</span>
          {row.tags.length > 0 && <span>{row.tags.map((tag) => `#${tag}`).join(' ')}</span>}
          {anchored !== null && anchored.state !== 'exact' && <span className={isDoubtful(highlight) ? styles.warn : undefined}>{strings.states[anchored.state]}</span>}
        </p>
      </div>
    </div>
  )
}
