/** One event: when, who, and every sentence of every article that tells of it, with the reason why each belongs. */
import { useLiveQuery } from 'dexie-react-hooks'
import { Ellipsis } from 'lucide-react'
import { useEffect } from 'react'
import type { EventRow, Id } from '../../core/model.ts'
import { actorsById } from '../../data/actors.ts'
import { articlesOfEvent, type EventArticle, leaveEvent, readEvent } from '../../data/events.ts'
import { ArticlePassages } from '../desk/mentions/ArticlePassages.tsx'
import { Backlinks } from '../desk/mentions/Backlinks.tsx'
import { spanInWords, titleOf } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { Badge, Chip, Chips, Page } from '../desk/page/Page.tsx'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { useDecide } from '../desk/useDecide.ts'
import { Button } from '../shared/Button.tsx'
import { EmptyState } from '../shared/EmptyState.tsx'
import { IconButton } from '../shared/IconButton.tsx'
import { Menu } from '../shared/Menu.tsx'
import { Section } from '../shared/Section.tsx'
import { eventStrings as strings } from '../shared/strings/events.ts'
import { EventActions } from './EventActions.tsx'
import styles from './EventPage.module.css'

/** The page of an event; the address of one that was merged leads to the one that it is now. */
export function EventPage({ id }: { id: Id }) {
  return <EventOf key={id} id={id} />
}

/** What is to be said of a date besides the date: the year is missing, or it is qualified. */
function caveat(event: EventRow): string | null {
  const date = `${event.start ?? ''}/${event.end ?? ''}`
  if (/(^|\/)XXXX/.test(date)) return strings.yearUnknown
  return /[?~%X]/.test(date) ? strings.uncertainDate : null
}

function EventOf({ id }: { id: Id }) {
  const { db, go } = useDesk()
  const event = useLiveQuery(() => readEvent(db, id), [db, id])
  // In the order of their dates, the undated ones last.
  const articles = useLiveQuery(async () => {
    const current = await readEvent(db, id)
    const found = current === null ? [] : await articlesOfEvent(db, current.id)
    return [...found.filter(({ article }) => article.order !== ''), ...found.filter(({ article }) => article.order === '')]
  }, [db, id])
  const now = event?.id
  useEffect(() => {
    if (now !== undefined && now !== id) go({ kind: 'event', id: now }, { replace: true })
  }, [now, id, go])

  if (event === undefined) return <div aria-busy />
  if (event === null) {
    return (
      <EmptyState title={strings.absent} actions={<Button onClick={() => go({ kind: 'events' })}>{strings.toList}</Button>}>{strings.absentDetail}</EmptyState>
    )
  }
  const inferred = articles?.filter(({ membership }) => membership.inferred).length ?? 0
  const note = caveat(event)
  return (
    <Page
      eyebrow={strings.eyebrow}
      title={event.title}
      facts={[
        spanInWords(event.start, event.end),
        ...(note === null ? [] : [note]),
        strings.articles(event.articles),
        ...(inferred === 0 ? [] : [strings.inferredArticles(inferred)]),
      ]}
      actions={<EventActions event={event} />}
    >
      <Participants event={event} />
      <Section title={strings.sources} {...(articles === undefined ? {} : { count: articles.length })}>
        {articles?.length === 0 && <p className={styles.quiet}>{strings.sourcesNone}</p>}
        <ol className={styles.articles}>
          {articles?.map((entry) => <Source key={entry.article.id} event={event} entry={entry} />)}
        </ol>
      </Section>
      <Backlinks kind="event" id={event.id} />
    </Page>
  )
}

function Participants({ event }: { event: EventRow }) {
  const { db } = useDesk()
  const ids = event.actors.join()
  const actors = useLiveQuery(() => actorsById(db, event.actors), [db, ids])
  if (actors === undefined || actors.length === 0) return null
  return (
    <Section title={strings.participants} count={actors.length}>
      <Chips label={strings.participants}>
        {actors.map((actor) => <Chip key={actor.id}><PlaceLink to={{ kind: 'actor', id: actor.id }}>{actor.name}</PlaceLink></Chip>)}
      </Chips>
    </Section>
  )
}

function Source({ event, entry: { article, membership, passages } }: { event: EventRow; entry: EventArticle }) {
  const { db } = useDesk()
  const decide = useDecide()
  const title = titleOf(article)
  return (
    <li>
      <ArticlePassages
        article={article}
        passages={passages}
        whole
        badge={membership.inferred && <Badge>{strings.inferred}</Badge>}
        note={membership.why === '' ? null : <p className={styles.why}>{strings.why(membership.why)}</p>}
        actions={
          <Menu
            trigger={<IconButton label={strings.articleActions(title)} icon={Ellipsis} />}
            items={[{ label: strings.leave, onSelect: () => decide(strings.left(title), () => leaveEvent(db, event, article.id)) }]}
          />
        }
      />
    </li>
  )
}
