/** Everything the library knows of one actor: its names, every sentence that names it, who it occurs with; and what can be corrected. */
import { useLiveQuery } from 'dexie-react-hooks'
import { memo, type MouseEvent, useCallback, useEffect, useState } from 'react'
import type { ActorRow, EventRow, Id } from '../../core/model.ts'
import { eventsOfActor } from '../../data/actors.ts'
import type { ActorOpening } from '../../workers/concordancer.ts'
import { Backlinks } from '../desk/mentions/Backlinks.tsx'
import { spanInWords } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { Page } from '../desk/page/Page.tsx'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { Button } from '../shared/Button.tsx'
import { EmptyState } from '../shared/EmptyState.tsx'
import { Section } from '../shared/Section.tsx'
import { actorStrings as strings } from '../shared/strings/actors.ts'
import { useLate } from '../shared/useLate.ts'
import { VisuallyHidden } from '../shared/VisuallyHidden.tsx'
import styles from './ActorPage.module.css'
import { ActorActions } from './ActorActions.tsx'
import { ActorNames } from './ActorNames.tsx'
import { Mentions } from './Mentions.tsx'
import { OccursWith } from './OccursWith.tsx'
import { useOpening } from './openings.ts'
import { Suggestions } from './Suggestions.tsx'
import { type ActorShown, useActor } from './useActor.ts'
import { useActorFacts } from './useActorFacts.tsx'

/** The page of an actor; the address of one that was merged leads to the one that it is now. */
export function ActorPage({ id }: { id: Id }) {
  return <ActorOf key={id} id={id} />
}

function ActorOf({ id }: { id: Id }) {
  const { db } = useDesk()
  const opening = useOpening(db, id)
  return opening === undefined ? <div aria-busy /> : <Followed id={id} opening={opening} />
}

/** @param opening null: nothing is known of it yet */
function Followed({ id, opening }: { id: Id; opening: ActorOpening | null }) {
  const { go } = useDesk()
  // What was read ahead of the address of another, whose merge was taken back since, is not its.
  const read = opening?.actor.id === id ? opening : null
  const found = useActor(id, read ?? undefined)
  const now = found?.actor.id
  useEffect(() => {
    if (now !== undefined && now !== id) go({ kind: 'actor', id: now }, { replace: true })
  }, [now, id, go])

  if (found === undefined) return <div aria-busy />
  if (found === null || found.gone) {
    return (
      <div data-pending={found?.pending === true || undefined}>
        <EmptyState title={strings.absent} actions={<Button onClick={() => go({ kind: 'actors' })}>{strings.toList}</Button>}>{strings.absentDetail}</EmptyState>
      </div>
    )
  }
  const { actor, state, linked, pending } = found
  return <Known actor={actor} state={state} linked={linked} pending={pending} opening={read?.state === state ? read : null} />
}

interface KnownProps extends Omit<ActorShown, 'gone'> {
  /** All that is shown first, in one drawing; null once it is no longer so. */
  opening: ActorOpening | null
}

/** What else there is to say of it is read when the first mentions are there. */
const Known = memo(({ actor, state, linked, pending, opening }: KnownProps) => {
  const [shown, setShown] = useState(false)
  const onShown = useCallback(() => setShown(true), [])
  const late = useLate(pending)
  const { facts, fullNames } = useActorFacts(actor, shown, opening?.facts ?? null)
  return (
    <div data-actor-page={actor.id} data-pending={pending || undefined}>
      <div role="status"><VisuallyHidden>{late && strings.pending}</VisuallyHidden></div>
      <Page
        eyebrow={<span className={styles.kind} data-kind={actor.kind}>{strings.kinds[actor.kind]}</span>}
        title={actor.name}
        facts={[<ToMentions key="mentions" actor={actor} />, ...facts, ...(late ? [strings.pending] : [])]}
        actions={<ActorActions actor={actor} />}
      >
        <Suggestions actor={actor} known={opening?.likely} />
        <ActorNames actor={actor} fullNames={fullNames} known={opening?.forms} />
        <OccursWith actor={actor} state={state} linked={linked} wanted={shown} />
        <Events actor={actor} known={opening?.events} />
        <Backlinks kind="actor" id={actor.id} name={actor.name} known={opening?.backlinks} />
        <Mentions actor={actor} state={state} opening={opening} onShown={onShown} />
      </Page>
    </div>
  )
})
Known.displayName = 'Known'

/** How often it is mentioned, and the way to where: below what else there is to say of it. */
function ToMentions({ actor }: { actor: ActorRow }) {
  const jump = (event: MouseEvent<HTMLElement>): void => {
    const region = event.currentTarget.closest('[data-actor-page]')?.querySelector<HTMLElement>('[data-mentions]')
    region?.scrollIntoView()
    region?.querySelector<HTMLElement>('input, [role="row"]')?.focus({ preventScroll: true })
  }
  return <button type="button" className={styles.jump} onClick={jump}>{strings.facts(actor.articles, actor.mentions)}</button>
}

function Events({ actor, known }: { actor: ActorRow; known: EventRow[] | undefined }) {
  const { db } = useDesk()
  const events = useLiveQuery(() => eventsOfActor(db, actor.id), [db, actor.id], known)
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
