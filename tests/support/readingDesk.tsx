/** A desk for tests of what is read: a real database and the real pipeline; where it goes and what it says is remembered. */
import { memoryMirror } from './memoryMirror.ts'
import { useState } from 'react'
import { cleanup, render } from 'vitest-browser-react'
import type { Place } from '../../renderer/core/address.ts'
import type { Extraction, Id } from '../../renderer/core/model.ts'
import { NameIndex } from '../../renderer/core/search/nameIndex.ts'
import { openDatabase, type DossierDatabase } from '../../renderer/data/database.ts'
import { Deriver } from '../../renderer/data/deriver.ts'
import type { Host } from '../../renderer/host/host.ts'
import { ActorList } from '../../renderer/ui/actors/ActorList.tsx'
import { closeConcordancer } from '../../renderer/ui/actors/concordancers.ts'
import { ActorPage } from '../../renderer/ui/actors/ActorPage.tsx'
import { ActorActDialog } from '../../renderer/ui/desk/acts/ActorActDialog.tsx'
import type { ActorAct, ActorTarget } from '../../renderer/ui/desk/acts/acts.ts'
import { useActorKeys } from '../../renderer/ui/desk/acts/useActorKeys.ts'
import { DeskContext, type Desk, type Notice, type Quote } from '../../renderer/ui/desk/desk.ts'
import { Peek } from '../../renderer/ui/desk/peek/Peek.tsx'
import { closeLinker } from '../../renderer/ui/desk/mentions/linkers.ts'
import { EventList } from '../../renderer/ui/events/EventList.tsx'
import { EventPage } from '../../renderer/ui/events/EventPage.tsx'
import { Reader } from '../../renderer/ui/reader/Reader.tsx'
import '../../renderer/ui/shared/base.css'
import { shippedGazetteer } from './gazetteer.ts'
import { addText, freshName } from './libraryFixture.ts'
import { testDesk } from './testDesk.ts'

/** News of two invented meetings, in three languages: actors and an event recur, one name may be another's. */
const NEWS: [title: string, text: string, given: Partial<Extraction>][] = [
  [
    'Gipfel in Wien',
    'Der armenische Präsident Aram Petrosjan traf am 3. Mai 2021 in Wien ein. Petrosjan lobte die OSZE und dankte Österreich.\n\nAn der Sitzung nahm auch Lena Vogt teil. Lena Vogt sprach lange.',
    { lang: 'de', publishedAt: '2021-05-03', siteName: 'Wiener Bote' },
  ],
  [
    'Vertice a Vienna',
    'Il presidente armeno Aram Petrosyan è arrivato il 3 maggio 2021 a Vienna per il vertice dell’OSCE. Petrosyan ha incontrato Lena Vogt.',
    { lang: 'it', publishedAt: '2021-05-03', siteName: 'Il Corriere Inventato' },
  ],
  ['Unrest in Kenya', 'Unrest broke out in Kenya on 7 July 2020. The United Nations called for calm, said Peter Holm in Nairobi.', { lang: 'en', publishedAt: '2020-07-08' }],
  ['Proteste in Kenia', 'In Kenia kam es am 7. Juli 2020 zu Unruhen. Die Vereinten Nationen riefen zur Ruhe auf, sagte Lena Vogt.', { lang: 'de', publishedAt: '2020-07-08' }],
]

export interface ReadingDesk {
  db: DossierDatabase
  /** Where it went, in order. */
  places: Place[]
  /** What it opened beside, in order. */
  besides: Place[]
  notices: Notice[]
  quotes: Quote[]
  outside: string[]
  /** Opens a place as App does. */
  go: (place: Place) => void
  derive: () => Promise<void>
  /** Presses “Undo” of the last notice. */
  undo: () => Promise<void>
  close: () => Promise<void>
}

/** Adds the news and derives what follows; gives the ids in order. */
export async function addNews(desk: ReadingDesk): Promise<Id[]> {
  const ids: Id[] = []
  for (const [title, text, given] of NEWS) ids.push(await addText(desk.db, title, text, given))
  await desk.derive()
  return ids
}

function Middle({ place }: { place: Place }) {
  switch (place.kind) {
    case 'home':
    case 'article':
      return <Reader place={place} />
    case 'actor':
      return <ActorPage id={place.id} />
    case 'event':
      return <EventPage id={place.id} />
    case 'actors':
      return <ActorList />
    case 'events':
      return <EventList />
    default:
      return <p>{place.kind}</p>
  }
}

function Keys() {
  useActorKeys()
  return null
}

/** A middle pane of 700 × 600 px that shows `place`, and goes where its links lead. */
export async function openReadingDesk(place: Place = { kind: 'home' }): Promise<ReadingDesk> {
  const db = await openDatabase(freshName())
  const deriver = new Deriver(db, async () => shippedGazetteer())
  const desk: ReadingDesk = {
    db, places: [], besides: [], notices: [], quotes: [], outside: [],
    go: () => undefined,
    derive: () => deriver.run(),
    undo: async () => {
      await desk.notices.at(-1)?.undo?.()
    },
    close: async () => {
      await cleanup()
      closeLinker(db)
      closeConcordancer(db)
      // Waits for whatever is still being read or written.
      await db.transaction('rw', db.tables, () => undefined)
      await db.delete()
    },
  }
  const host = {
    kind: 'browser', version: '0', platform: 'web', can: { saveFolder: false, nativeMenu: false, allShortcuts: false, mirror: 'origin', spellCheck: 'browser' }, mirror: memoryMirror(), spelling: null,
    openExternal: (url: string) => Promise.resolve(void desk.outside.push(url)),
  } as unknown as Host
  const finder = {
    find: async (query: string, options: object) => {
      const index = new NameIndex()
      for (const { id, name, names } of await db.actors.where('articles').above(0).toArray()) index.put({ kind: 'actor', id, name, also: names.map(({ name }) => name).join('\n'), detail: '', weight: 0 })
      for (const { id, title } of await db.events.where('articles').above(0).toArray()) index.put({ kind: 'event', id, name: title, also: '', detail: '', weight: 0 })
      return index.find(query, options)
    },
  }
  function App() {
    const [at, setAt] = useState(place)
    const [act, setAct] = useState<[ActorAct, ActorTarget] | null>(null)
    const [context] = useState<Desk>(() => {
      const go: Desk['go'] = (next) => {
        desk.places.push(next)
        setAt(next)
      }
      desk.go = go
      return testDesk({
        db, host, finder: finder as unknown as Desk['finder'], address: { place }, go,
        openBeside: (place) => desk.besides.push(place),
        quote: (...quotes) => desk.quotes.push(...quotes),
        notify: (notice) => desk.notices.push(notice),
        actOn: (which, target) => setAct([which, target]),
      })
    })
    return (
      <DeskContext value={context}>
        <Keys />
        <Peek />
        {act !== null && <ActorActDialog act={act[0]} target={act[1]} onClose={() => setAct(null)} />}
        <main style={{ width: 700, height: 600, overflow: 'auto' }} aria-label="Middle">
          <Middle place={at} />
        </main>
      </DeskContext>
    )
  }
  await render(<App />)
  return desk
}
