/** What the middle pane shows for a place. */
import { lazy, type ReactNode } from 'react'
import type { Place } from '../../core/address.ts'
import type { Id } from '../../core/model.ts'
import { ActorList } from '../actors/ActorList.tsx'
import { ActorPage } from '../actors/ActorPage.tsx'
import { EventList } from '../events/EventList.tsx'
import { EventPage } from '../events/EventPage.tsx'
import type { NotePageProps } from '../notes/pane/NotePage.tsx'
import { Reader } from '../reader/Reader.tsx'

// The editor is no part of what has to be there before one can read.
const NotePage = lazy(() => import('../notes/pane/NotePage.tsx').then((module) => ({ default: module.NotePage })))
const NoteList = lazy(() => import('../notes/list/NoteList.tsx').then((module) => ({ default: module.NoteList })))
const Trash = lazy(() => import('../notes/list/Trash.tsx').then((module) => ({ default: module.Trash })))
const BrokenLinks = lazy(() => import('../links/BrokenLinks.tsx').then((module) => ({ default: module.BrokenLinks })))
const GraphPage = lazy(() => import('../links/GraphPage.tsx').then((module) => ({ default: module.GraphPage })))
const Settings = lazy(() => import('../settings/Settings.tsx').then((module) => ({ default: module.Settings })))

const ReviewPage = lazy(() => import('../actors/ReviewPage.tsx').then((module) => ({ default: module.ReviewPage })))
const HighlightsPage = lazy(() => import('../passages/HighlightsPage.tsx').then((module) => ({ default: module.HighlightsPage })))
const CitationsPage = lazy(async () => {
  const [{ CitationsPage: Page }, { replay }] = await Promise.all([import('../passages/CitationsPage.tsx'), import('../notes/schema/replay.ts')])
  const WithReplay = ({ noteId }: { noteId: Id | null }): ReactNode => <Page key={noteId} noteId={noteId} replay={replay} />
  return { default: WithReplay }
})

export interface MiddleProps {
  place: Place
  /** What a note that is shown takes. */
  note?: Omit<NotePageProps, 'id'>
}

export function Middle({ place, note }: MiddleProps): ReactNode {
  switch (place.kind) {
    case 'article':
    case 'home':
      return <Reader place={place} />
    case 'actor':
      return <ActorPage id={place.id} />
    case 'event':
      return <EventPage id={place.id} />
    case 'note':
      return <NotePage id={place.id} {...note} />
    case 'actors':
      return <ActorList />
    case 'suggestions':
      return <ReviewPage />
    case 'events':
      return <EventList />
    case 'notes':
      return <NoteList place={place} />
    case 'highlights':
      return <HighlightsPage />
    case 'citations':
      return <CitationsPage noteId={place.id ?? null} />
    case 'trash':
      return <Trash />
    case 'links':
      return <BrokenLinks />
    case 'graph':
      return <GraphPage key={`${place.of.kind}/${place.of.id}`} of={place.of} />
    case 'settings':
      return <Settings />
    default:
      return <Reader place={{ kind: 'home' }} />
  }
}
