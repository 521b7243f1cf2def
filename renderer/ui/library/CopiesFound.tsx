/** Which of an import's articles have the text of another, and of which. */
import { useLiveQuery } from 'dexie-react-hooks'
import type { ReactNode } from 'react'
import type { ArticleRow, Id } from '../../core/model.ts'
import { articlesById } from '../../data/articles.ts'
import { copiesOf } from '../../data/copies.ts'
import { useDesk } from '../desk/desk.ts'
import { copyStrings as strings } from '../shared/strings/copies.ts'
import { IMPORT_REPORT } from '../shared/strings/library.ts'
import styles from './ImportReport.module.css'

/** Articles that are named, and copies of each. */
const SHOWN = 50
const NAMED = 3

const nameOf = ({ title, siteName }: ArticleRow): string => strings.named(title === '' ? strings.untitled : title, siteName)

function others(copies: ArticleRow[]): string {
  const rest = copies.length - NAMED
  return [...copies.slice(0, NAMED).map(nameOf), ...(rest > 0 ? [strings.more(rest)] : [])].join(', ')
}

export function CopiesFound({ ids }: { ids: Id[] }): ReactNode {
  const { db } = useDesk()
  const named = useLiveQuery(async () => {
    const rows = await articlesById(db, ids.slice(0, SHOWN))
    return Promise.all(rows.map(async (row) => ({ row, copies: await copiesOf(db, row) })))
  }, [db, ids])
  if (ids.length === 0) return null
  return (
    <>
      <p>{strings.found(ids.length)}</p>
      <ul className={styles.listed}>
        {named?.filter(({ copies }) => copies.length > 0).map(({ row, copies }) => (
          <li key={row.id}>
            <p className={styles.file}>{nameOf(row)}</p>
            <p className={styles.reason}>{strings.sameAs(others(copies))}</p>
          </li>
        ))}
        {ids.length <= SHOWN ? null : <li className={styles.reason}>{IMPORT_REPORT.more(ids.length - SHOWN)}</li>}
      </ul>
    </>
  )
}
