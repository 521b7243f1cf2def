/** One article of an event's page, with the sentences that speak of it; each opens the article at its passage. */
import { type ReactNode, useState } from 'react'
import type { ArticleRow, Span } from '../../../core/model.ts'
import type { Passage } from '../../../data/actors.ts'
import { deskStrings as strings } from '../../shared/strings/desk.ts'
import styles from './ArticlePassages.module.css'
import { sourceAndDate, titleOf } from '../peek/describeArticle.ts'
import { Badge } from '../page/Page.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import { Sentence } from './Sentence.tsx'

/** Sentences shown before “Show more”. */
const FEW = 12

interface Line {
  key: string
  passage: Passage
  /** All that stands in the sentence, in order. */
  marks: Span[]
}

/** Passages of one sentence become one line with several marks. */
function linesOf(passages: Passage[]): Line[] {
  const lines = new Map<string, Line>()
  for (const passage of passages) {
    const key = `${passage.field}${passage.at.start - passage.inSentence.start}`
    const line = lines.get(key)
    if (line === undefined) lines.set(key, { key, passage, marks: [passage.inSentence] })
    else if (passage.inSentence.end <= line.passage.sentence.length) line.marks.push(passage.inSentence)
  }
  return [...lines.values()]
}

export interface ArticlePassagesProps {
  article: ArticleRow
  passages: Passage[]
  /** Whether the whole sentence is the passage, so that nothing in it is marked. */
  whole?: boolean
  badge?: ReactNode
  note?: ReactNode
  actions?: ReactNode
}

export function ArticlePassages({ article, passages, whole = false, badge, note, actions }: ArticlePassagesProps) {
  const [all, setAll] = useState(false)
  const lines = linesOf(passages)
  const shown = all ? lines : lines.slice(0, FEW)
  return (
    <>
      <div className={styles.head}>
        <div className={styles.heading}>
          <h3 className={styles.title} lang={article.lang ?? undefined}>
            <PlaceLink to={{ kind: 'article', id: article.id }}>{titleOf(article)}</PlaceLink>
          </h3>
          <p className={styles.meta}>{sourceAndDate(article)} {badge}</p>
        </div>
        {actions}
      </div>
      {note}
      <ul className={styles.lines}>
        {shown.map(({ key, passage, marks }) => (
          <li key={key}>
            <PlaceLink
              className={styles.line}
              to={passage.field === 'title' ? { kind: 'article', id: article.id } : { kind: 'article', id: article.id, version: article.version, at: passage.at }}
            >
              {passage.field === 'title' && <Badge>{strings.inTitle}</Badge>} <Sentence text={passage.sentence} marks={whole ? [] : marks} lang={article.lang} />
            </PlaceLink>
          </li>
        ))}
      </ul>
      {shown.length < lines.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>{strings.moreSentences(lines.length - shown.length)}</button>
      )}
    </>
  )
}
