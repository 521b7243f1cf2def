/** What stands under an article: its actors and events, what links to it, and how its text was made. */
import { useLiveQuery } from 'dexie-react-hooks'
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react'
import { removedCount } from '../../../core/extract/blocks/pageParts.ts'
import type { ArticleRow, BodyRow } from '../../../core/model.ts'
import type { LinkedMention } from '../../../data/actors.ts'
import { eventsOfArticle } from '../../../data/events.ts'
import { Backlinks } from '../../desk/mentions/Backlinks.tsx'
import { spanInWords } from '../../desk/peek/describeArticle.ts'
import { useDesk } from '../../desk/desk.ts'
import { Badge } from '../../desk/page/Page.tsx'
import { PlaceLink } from '../../desk/mentions/PlaceLink.tsx'
import { Section } from '../../shared/Section.tsx'
import { readerStrings as strings } from '../../shared/strings/reader.ts'
import { REMOVED } from '../../shared/strings/removed.ts'
import styles from './Article.module.css'
import { ArticleActors } from './ArticleActors.tsx'
import { ArticleDetails } from '../details/ArticleDetails.tsx'

const RemovedPanel = lazy(() => import('../removed/RemovedPanel.tsx').then((module) => ({ default: module.RemovedPanel })))

export interface ArticleFootProps {
  article: ArticleRow
  body: BodyRow
  mentions: LinkedMention[]
  allActors: boolean
  /** How often what was removed was asked for: each time it opens and comes into sight. */
  asked: number
}

export function ArticleFoot({ article, body, mentions, allActors, asked }: ArticleFootProps) {
  const { db } = useDesk()
  const removed = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (asked > 0) removed.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [asked])
  // What is asked for has no height before it is loaded.
  const show = useCallback(() => {
    removed.current?.scrollIntoView({ block: 'start' })
  }, [])
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
      <div ref={removed}>
        <Section key={asked} title={REMOVED.title} count={removedCount(body.steps)} defaultOpen={asked > 0}>
          <Suspense fallback={<p className={styles.none} aria-busy />}><RemovedPanel article={article} body={body} onShown={asked > 0 ? show : undefined} /></Suspense>
        </Section>
      </div>
      <Section title={strings.details} defaultOpen={false}>
        <ArticleDetails article={article} body={body} />
      </Section>
    </footer>
  )
}
