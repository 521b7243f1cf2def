import type { ReactNode } from 'react'
import type { ArticlePreview } from '../../workers/importer.ts'
import { dateInWords, languageName } from '../desk/peek/describeArticle.ts'
import { directionOf } from '../desk/page/directionOf.ts'
import { classes } from '../shared/classes.ts'
import { previewStrings as strings } from '../shared/strings/preview.ts'
import styles from './ArticlePreviewCard.module.css'

/** An article as it would come in; null while it is read. */
export function ArticlePreviewCard({ title, preview }: { title: string; preview: ArticlePreview | null }): ReactNode {
  return (
    <section className={styles.card} aria-label={title} aria-live="polite">
      <h3 className={styles.heading}>{title}</h3>
      {preview === null && <p className={styles.quiet}>{strings.reading}</p>}
      {preview?.kind === 'refused' && <p className={styles.quiet}>{strings.none} {preview.message}</p>}
      {preview?.kind === 'article' && <Article preview={preview} />}
    </section>
  )
}

function Article({ preview: { metadata, tags, text } }: { preview: Extract<ArticlePreview, { kind: 'article' }> }): ReactNode {
  const { title, siteName, publishedAt, lang, byline, url } = metadata
  const inItsLanguage = lang === null ? {} : { lang, dir: directionOf(lang) }
  const fact = (value: string | null, shown: string): ReactNode => <li className={classes(value === null && styles.quiet)}>{shown}</li>
  return (
    <>
      <ul className={styles.facts}>
        {fact(siteName, siteName ?? strings.noSource)}
        {fact(publishedAt, dateInWords(publishedAt))}
        {fact(lang, languageName(lang))}
      </ul>
      <p className={styles.title} {...inItsLanguage}>{title}</p>
      <ul className={styles.facts}>
        {fact(byline, byline ?? strings.noAuthor)}
        {fact(url, url ?? strings.noAddress)}
      </ul>
      {tags.length > 0 && <ul className={classes(styles.facts, styles.quiet)}>{tags.map((tag) => <li key={tag}>#{tag}</li>)}</ul>}
      <p className={styles.text} {...inItsLanguage}>{text}</p>
    </>
  )
}
