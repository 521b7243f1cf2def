/** Above the text: highlights of earlier versions whose place in this one is not certain. They stay where they are until the reader decides. */
import type { ReactNode } from 'react'
import type { BodyRow } from '../../../core/model.ts'
import { passageSelector } from '../../../core/notes/passageSelector.ts'
import { deleteHighlights, moveHighlight, putHighlights } from '../../../data/highlights.ts'
import { useDesk } from '../../desk/desk.ts'
import { Button } from '../../shared/Button.tsx'
import { highlightStrings as strings } from '../../shared/strings/highlights.ts'
import styles from './highlights.module.css'
import type { DoubtfulHighlight } from './usePlacedHighlights.ts'

export function HighlightReview({ doubtful, version }: { doubtful: DoubtfulHighlight[]; version: BodyRow }): ReactNode {
  const { db, go, notify } = useDesk()
  if (doubtful.length === 0) return null
  const accept = async ({ row, span }: DoubtfulHighlight): Promise<void> => {
    if (span === null) return
    const before = await moveHighlight(db, row.id, passageSelector(version, span))
    notify({ message: strings.kept, ...(before === null ? {} : { undo: () => putHighlights(db, [before]) }) })
  }
  const remove = async ({ row }: DoubtfulHighlight): Promise<void> => {
    const rows = await deleteHighlights(db, [row.id])
    notify({ message: strings.deleted(1), undo: () => putHighlights(db, rows) })
  }
  return (
    <section className={styles.review} aria-label={strings.review(doubtful.length)} lang="en" dir="ltr">
      <h2>{strings.review(doubtful.length)}</h2>
      <p className={styles.note}>{strings.reviewLead}</p>
      <ul>
        {doubtful.map((highlight) => {
          const { row, span } = highlight
          return (
            <li key={row.id}>
              <p className={styles.words} dir="auto"><span className={styles[row.colour]}>{row.exact}</span></p>
              {row.comment !== '' && <p>{row.comment}</p>}
              {span === null ? <p className={styles.note}>{strings.gone}</p> : (
                <p className={styles.note}>{strings.probably} <span className={styles.words} dir="auto">“{version.text.slice(span.start, span.end)}”</span></p>
              )}
              <div className={styles.actions}>
                {span !== null && (
                  <>
                    <Button onClick={() => void accept(highlight)}>{strings.accept}</Button>
                    <Button variant="quiet" onClick={() => go({ kind: 'article', id: row.articleId, version: version.version, at: span })}>{strings.showPlace}</Button>
                  </>
                )}
                <Button variant="quiet" onClick={() => go({ kind: 'article', id: row.articleId, version: row.version, at: { start: row.start, end: row.end } })}>{strings.openOld(row.version)}</Button>
                <Button variant="quiet" onClick={() => void remove(highlight)}>{strings.delete}</Button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
