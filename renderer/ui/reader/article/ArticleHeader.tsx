/** The head of an article: where it comes from, when, in which language, how long it takes; its title. Each can be corrected in place. */
import { BookCheck, BookOpen, Pencil, Scissors, Search, Star } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ArticleRow } from '../../../core/model.ts'
import type { LinkedMention } from '../../../data/actors.ts'
import { markRead, setStarred } from '../../../data/articles.ts'
import { dateInWords, languageName, titleOf } from '../../desk/peek/describeArticle.ts'
import { useDesk } from '../../desk/desk.ts'
import { classes } from '../../shared/classes.ts'
import { IconButton } from '../../shared/IconButton.tsx'
import { readerStrings as strings } from '../../shared/strings/reader.ts'
import { REMOVED } from '../../shared/strings/removed.ts'
import { AlsoPublished } from './AlsoPublished.tsx'
import styles from './Article.module.css'
import { withMentions } from './blocks.tsx'
import { isCorrected, type MetadataField } from '../details/correctArticle.ts'
import { DetailsDialog, valueInWords } from '../details/DetailsDialog.tsx'

/** Words a minute, read with care (Brysbaert 2019: 238 silently, in English). */
const PACE = 230

export const minutesOf = (words: number): number => Math.max(1, Math.round(words / PACE))

export interface ArticleHeaderProps {
  article: ArticleRow
  /** Mentions in the title that are underlined. */
  mentions: LinkedMention[]
  onFind: () => void
  /** Opens what was removed. */
  onRemoved: () => void
}

export function ArticleHeader({ article, mentions, onFind, onRemoved }: ArticleHeaderProps) {
  const { db } = useDesk()
  const [editing, setEditing] = useState<MetadataField | null>(null)
  const read = article.readAt > 0
  const starred = article.starred === 1
  const item = (field: MetadataField, shown: string): ReactNode => {
    const corrected = isCorrected(article, field)
    return (
      <li>
        <button
          type="button"
          className={classes(styles.fact, article[field] === null && styles.unknown)}
          aria-label={strings.correctField(strings.fields[field], shown)}
          title={corrected ? strings.correctedFrom(valueInWords(field, article.extracted[field])) : strings.correct}
          onClick={() => setEditing(field)}
        >
          {shown}
        </button>
        {corrected && <span className={styles.corrected} title={strings.correctedFrom(valueInWords(field, article.extracted[field]))}>{strings.corrected}</span>}
      </li>
    )
  }
  const minutes = minutesOf(article.words)
  const title = titleOf(article)
  return (
    <header className={styles.header}>
      <div className={styles.line} lang="en" dir="ltr">
        <ul className={styles.facts}>
          {item('siteName', article.siteName ?? strings.sourceUnknown)}
          {item('publishedAt', dateInWords(article.publishedAt))}
          {item('lang', languageName(article.lang))}
          <li><span className={styles.minutes} title={strings.minutesLong(minutes)}>{strings.minutes(minutes)}</span></li>
        </ul>
        <div className={styles.tools}>
          <IconButton label={strings.find} icon={Search} shortcut="Mod+F" onClick={onFind} />
          <IconButton label={starred ? strings.unstar : strings.star} icon={Star} shortcut="s" pressed={starred} onClick={() => void setStarred(db, article.id, !starred)} />
          <IconButton label={read ? strings.markUnread : strings.markRead} icon={read ? BookCheck : BookOpen} shortcut="m" onClick={() => void markRead(db, article.id, !read)} />
          <IconButton label={REMOVED.open} icon={Scissors} shortcut="w" onClick={onRemoved} />
          <IconButton label={strings.correct} icon={Pencil} onClick={() => setEditing('title')} />
        </div>
      </div>
      <h1 className={styles.title}>
        {title === article.title ? withMentions(title, 0, mentions, (text) => text, 't') : title}
      </h1>
      {(article.byline !== null || isCorrected(article, 'byline') || isCorrected(article, 'title')) && (
        <ul className={classes(styles.facts, styles.byline)} lang="en" dir="ltr">
          {(article.byline !== null || isCorrected(article, 'byline')) && item('byline', strings.by(article.byline ?? strings.unknown))}
          {isCorrected(article, 'title') && <li>{strings.correctedFrom(article.extracted.title)}</li>}
        </ul>
      )}
      {article.tags.length > 0 && <ul className={classes(styles.facts, styles.tags)} aria-label={strings.tags}>{article.tags.map((tag) => <li key={tag} dir="auto">{tag}</li>)}</ul>}
      <AlsoPublished article={article} />
      {editing !== null && <DetailsDialog article={article} field={editing} onClose={() => setEditing(null)} />}
    </header>
  )
}
