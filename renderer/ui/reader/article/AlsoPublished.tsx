/** Where the same text stands once more, as a wire story in several newspapers: links to the other articles. */
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useState } from 'react'
import type { ArticleRow } from '../../../core/model.ts'
import { isShortened } from '../../../core/text/sameText.ts'
import { copiesOf } from '../../../data/copies.ts'
import { dateInWords, titleOf } from '../../desk/peek/describeArticle.ts'
import { useDesk } from '../../desk/desk.ts'
import { PlaceLink } from '../../desk/mentions/PlaceLink.tsx'
import { copyStrings as strings } from '../../shared/strings/copies.ts'
import styles from './AlsoPublished.module.css'

/** Of more, the first so many until all are asked for. */
const SHOWN = 3

export function AlsoPublished({ article }: { article: ArticleRow }): ReactNode {
  const { db } = useDesk()
  const { id, copyGroup } = article
  const copies = useLiveQuery(() => copiesOf(db, { id, copyGroup }), [db, id, copyGroup]) ?? []
  const [all, setAll] = useState(false)
  if (copies.length === 0) return null
  const shown = all ? copies : copies.slice(0, SHOWN)
  return (
    <div className={styles.line} lang="en" dir="ltr">
      <h2 className={styles.heading} id="also-published">{strings.also}</h2>
      <ul className={styles.copies} aria-labelledby="also-published">
        {shown.map((copy) => (
          <li key={copy.id}>
            <PlaceLink to={{ kind: 'article', id: copy.id }} lang={copy.lang ?? undefined} dir="auto">{titleOf(copy)}</PlaceLink>
            <span className={styles.where}>{strings.where(copy.siteName, copy.publishedAt === null ? null : dateInWords(copy.publishedAt), isShortened(copy.words, article.words) ? 'shortened' : isShortened(article.words, copy.words) ? 'longer' : 'whole')}</span>
          </li>
        ))}
        {shown.length < copies.length && <li><button type="button" className={styles.more} onClick={() => setAll(true)}>{strings.more(copies.length - shown.length)}</button></li>}
      </ul>
    </div>
  )
}
