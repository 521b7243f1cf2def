/** Where an article's text comes from: its file, the rules that made it, its versions. */
import { useLiveQuery } from 'dexie-react-hooks'
import { Fragment, type ReactNode } from 'react'
import { isOutdated } from '../../../core/extract/extractors.ts'
import type { ArticleRow, BodyRow } from '../../../core/model.ts'
import { versionsOfArticle } from '../../../data/articles.ts'
import { useDesk } from '../../desk/desk.ts'
import { useExtractAgain } from '../../desk/extractions.ts'
import { PlaceLink } from '../../desk/mentions/PlaceLink.tsx'
import { Button } from '../../shared/Button.tsx'
import { EXTRACT_AGAIN } from '../../shared/strings/extractAgain.ts'
import { readerStrings as strings } from '../../shared/strings/reader.ts'
import styles from '../article/Article.module.css'

const moment = (at: number): string => new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })

export function ArticleDetails({ article, body }: { article: ArticleRow; body: BodyRow }): ReactNode {
  const { db } = useDesk()
  const encoding = useLiveQuery(() => db.originals.get(article.id).then((original) => original?.encoding ?? null), [db, article.id])
  const versions = useLiveQuery(() => versionsOfArticle(db, article.id), [db, article.id, article.version])
  const { running, run } = useExtractAgain()
  const rows: [string, ReactNode][] = [
    [strings.detail.address, article.url],
    [strings.detail.file, article.fileName],
    [strings.detail.encoding, encoding],
    [strings.detail.added, moment(article.addedAt)],
    [strings.detail.words, article.words.toLocaleString('en')],
    [strings.detail.version, versions === undefined || versions.length < 2 ? String(body.version) : (
      <>
        {versions.map((version, at) => (
          <Fragment key={version}>
            {at > 0 && ' · '}
            {version === body.version ? <strong>{version}</strong> : <PlaceLink to={{ kind: 'article', id: article.id, ...(version === article.version ? {} : { version }) }}>{version}</PlaceLink>}
          </Fragment>
        ))}
        {' '}({moment(body.createdAt)})
      </>
    )],
    [strings.detail.extractor, (
      <>
        {body.extractor}{isOutdated(body.extractor) && <> {EXTRACT_AGAIN.newer}</>}{' '}
        {encoding !== null && encoding !== undefined && body.version === article.version && (
          <Button variant="quiet" disabled={running !== null} onClick={() => void run({ type: 'article', id: article.id })}>{EXTRACT_AGAIN.again}</Button>
        )}
      </>
    )],
    [strings.detail.hash, body.hash],
  ]
  return (
    <dl className={styles.details}>
      {rows.map(([term, value]) => (value === null || value === undefined ? null : <div key={term}><dt>{term}</dt><dd>{value}</dd></div>))}
    </dl>
  )
}
