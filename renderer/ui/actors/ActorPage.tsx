/** Everything the library knows of one actor: its names, every sentence that names it, who it occurs with; and what can be corrected. */
import { useLiveQuery } from 'dexie-react-hooks'
import { type MouseEvent, useCallback, useEffect, useState } from 'react'
import type { ActorRow, Id } from '../../core/model.ts'
import { actorsById } from '../../data/actors.ts'
import { Backlinks } from '../desk/mentions/Backlinks.tsx'
import { spanInWords } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { Chip, Chips, Page } from '../desk/page/Page.tsx'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { Button } from '../shared/Button.tsx'
import { EmptyState } from '../shared/EmptyState.tsx'
import { Section } from '../shared/Section.tsx'
import { actorStrings as strings } from '../shared/strings/actors.ts'
import styles from './ActorPage.module.css'
import { ActorActions } from './ActorActions.tsx'
import { ActorNames } from './ActorNames.tsx'
import { concordancerOf } from './concordancers.ts'
import { Mentions } from './Mentions.tsx'
import { Suggestions } from './Suggestions.tsx'
import { type ActorNow, useActor } from './useActor.ts'
import { useActorFacts } from './useActorFacts.tsx'

/** Actors shown that it occurs with: three lines of them. */
const COMPANY = 12

/** The page of an actor; the address of one that was merged leads to the one that it is now. */
export function ActorPage({ id }: { id: Id }) {
  return <ActorOf key={id} id={id} />
}

function ActorOf({ id }: { id: Id }) {
  const { go } = useDesk()
  const found = useActor(id)
  const now = found?.actor.id
  useEffect(() => {
    if (now !== undefined && now !== id) go({ kind: 'actor', id: now }, { replace: true })
  }, [now, id, go])

  if (found === undefined) return <div aria-busy />
  if (found === null) {
    return (
      <EmptyState title={strings.absent} actions={<Button onClick={() => go({ kind: 'actors' })}>{strings.toList}</Button>}>{strings.absentDetail}</EmptyState>
    )
  }
  return <Known {...found} />
}

/** The head and the first mentions come first; what else there is to say of it is read when they are there. */
function Known({ actor, state, linked }: ActorNow) {
  const [shown, setShown] = useState(false)
  const onShown = useCallback(() => setShown(true), [])
  const { facts, fullNames } = useActorFacts(actor, shown)
  return (
    <div data-actor-page={actor.id}>
      <Page
        eyebrow={<span className={styles.kind} data-kind={actor.kind}>{strings.kinds[actor.kind]}</span>}
        title={actor.name}
        facts={[<ToMentions key="mentions" actor={actor} />, ...facts]}
        actions={<ActorActions actor={actor} />}
      >
        <Suggestions actor={actor} />
        <ActorNames actor={actor} fullNames={fullNames} />
        <OccursWith actor={actor} state={state} linked={linked} wanted={shown} />
        <Events actor={actor} />
        <Backlinks kind="actor" id={actor.id} />
        <Mentions actor={actor} state={state} onShown={onShown} />
      </Page>
    </div>
  )
}

/** How often it is mentioned, and the way to where: below what else there is to say of it. */
function ToMentions({ actor }: { actor: ActorRow }) {
  const jump = (event: MouseEvent<HTMLElement>): void => {
    const region = event.currentTarget.closest('[data-actor-page]')?.querySelector<HTMLElement>('[data-mentions]')
    region?.scrollIntoView()
    region?.querySelector<HTMLElement>('input, [role="row"]')?.focus({ preventScroll: true })
  }
  return <button type="button" className={styles.jump} onClick={jump}>{strings.facts(actor.articles, actor.mentions)}</button>
}

/** Its place is there before it is known: what stands below must not move while one reads it. @param wanted false while there is something more urgent */
function OccursWith({ actor, state, linked, wanted }: ActorNow & { wanted: boolean }) {
  const { db } = useDesk()
  const [others, setOthers] = useState<{ actor: ActorRow; articles: number }[] | 'unread' | null>(null)
  useEffect(() => {
    if (!wanted) return undefined
    let stale = false
    const read = async (): Promise<void> => {
      const counted = await concordancerOf(db).company(actor.id, state, COMPANY)
      const rows = new Map((await actorsById(db, counted.map(({ id }) => id))).map((row) => [row.id, row]))
      if (!stale) setOthers(counted.flatMap(({ id, articles }) => rows.get(id) === undefined ? [] : [{ actor: rows.get(id)!, articles }]))
    }
    // What cannot be read is said by the mentions, which are read in the same way.
    read().catch(() => stale || setOthers('unread'))
    return () => {
      stale = true
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- others may be called or counted anew while its own articles are the same
  }, [db, actor.id, state, linked, wanted])
  if (actor.articles === 0 || others === 'unread') return null
  return (
    <Section title={strings.occursWith}>
      <div className={styles.company} aria-busy={others === null}>
        {others?.length === 0 && <p className={styles.quiet}>{strings.occursAlone}</p>}
        {others !== null && others.length > 0 && (
          <Chips label={strings.occursWith}>
            {others.map(({ actor: other, articles }) => (
              <Chip key={other.id} count={articles}>
                <PlaceLink to={{ kind: 'actor', id: other.id }} title={strings.sharedArticles(other.name, articles)}>{other.name}</PlaceLink>
              </Chip>
            ))}
          </Chips>
        )}
      </div>
    </Section>
  )
}

function Events({ actor }: { actor: ActorRow }) {
  const { db } = useDesk()
  const events = useLiveQuery(
    async () => {
      const rows = await db.events.where('actors').equals(actor.id).filter(({ redirect, articles }) => redirect === undefined && articles > 0).toArray()
      return rows.sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? 1 : -1))
    },
    [db, actor.id],
  )
  if (events === undefined || events.length === 0) return null
  return (
    <Section title={strings.events} count={events.length}>
      <ul>
        {events.map((event) => (
          <li key={event.id} className={styles.event}>
            <PlaceLink to={{ kind: 'event', id: event.id }}>{event.title}</PlaceLink>
            <span className={styles.quiet}>{spanInWords(event.start, event.end)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
