/** What stands under an article: its actors and events, what links to it, and how its text was made. */
import { useLiveQuery } from 'dexie-react-hooks'
import type { ArticleRow, BodyRow } from '../../core/model.ts'
import type { LinkedMention } from '../../data/actors.ts'
import { eventsOfArticle } from '../../data/events.ts'
import { Backlinks } from '../desk/Backlinks.tsx'
import { spanInWords } from '../desk/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { Badge } from '../desk/Page.tsx'
import { PlaceLink } from '../desk/PlaceLink.tsx'
import { Section } from '../shared/Section.tsx'
import { readerStrings as strings } from '../shared/strings/reader.ts'
import styles from './Article.module.css'
import { ArticleActors } from './ArticleActors.tsx'

export interface ArticleFootProps {
  article: ArticleRow
  body: BodyRow
  mentions: LinkedMention[]
  allActors: boolean
}

export function ArticleFoot({ article, body, mentions, allActors }: ArticleFootProps) {
  const { db } = useDesk()
  const found = useLiveQuery(() => eventsOfArticle(db, article.id), [db, article.id])
  const events = found?.filter(({ event }) => allActors || event.articles > 1)
  return (
    <footer className={styles.foot}>
      <ArticleActors article={article} mentions={mentions} all={allActors} />
      <Section title={strings.events} {...(events === undefined ? {} : { count: events.length })}>
        {events?.length === 0 && <p className={styles.none}>{strings.eventsNone}</p>}
        <ul className={styles.events}>
          {events?.map(({ event, membership }) => (
            <li key={event.id}>
              <PlaceLink to={{ kind: 'event', id: event.id }}>{event.title}</PlaceLink>
              <span className={styles.quiet}>{spanInWords(event.start, event.end)}</span>
              {membership.inferred && <Badge title={membership.why}>{strings.inferred}</Badge>}
            </li>
          ))}
        </ul>
      </Section>
      <Backlinks kind="article" id={article.id} />
      <Section title={strings.removed} count={body.steps.filter((step) => step.removed !== '').length} defaultOpen={false}>
        {body.steps.length === 0 && <p className={styles.none}>{strings.removedNone}</p>}
        <ol className={styles.steps}>
          {body.steps.map(({ stage, reason, removed }, at) => (
            <li key={at}>
              <p><span className={styles.stage}>{stage}</span> {reason}</p>
              {removed !== '' && <blockquote dir="auto">{removed}</blockquote>}
            </li>
          ))}
        </ol>
      </Section>
      <Section title={strings.details} defaultOpen={false}>
        <Details article={article} body={body} />
      </Section>
    </footer>
  )
}

function Details({ article, body }: { article: ArticleRow; body: BodyRow }) {
  const { db } = useDesk()
  const encoding = useLiveQuery(() => db.originals.get(article.id).then((original) => original?.encoding ?? null), [db, article.id])
  const rows: [string, string | null | undefined][] = [
    [strings.detail.address, article.url],
    [strings.detail.file, article.fileName],
    [strings.detail.encoding, encoding],
    [strings.detail.added, new Date(article.addedAt).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })],
    [strings.detail.words, article.words.toLocaleString('en')],
    [strings.detail.version, String(body.version)],
    [strings.detail.extractor, body.extractor],
    [strings.detail.hash, body.hash],
  ]
  return (
    <dl className={styles.details}>
      {rows.map(([term, value]) => (value === null || value === undefined ? null : <div key={term}><dt>{term}</dt><dd>{value}</dd></div>))}
    </dl>
  )
}
