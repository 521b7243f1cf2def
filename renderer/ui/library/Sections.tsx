/** The parts of the library above the article list. Each reads a handful of rows only; the whole lists are places of the middle pane. */
import { useLiveQuery } from 'dexie-react-hooks'
import { CalendarDays, Folder, Hash, Newspaper, NotebookPen, Pin } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { pathsOf } from '../../core/notes/paths.ts'
import { foremostActors } from '../../data/actors.ts'
import { sources } from '../../data/articles.ts'
import { countPairs } from '../../data/suggestions.ts'
import { newestEvents } from '../../data/events.ts'
import { getSetting, setSetting } from '../../data/settings.ts'
import { useDesk } from '../desk/desk.ts'
import { spanInWords } from '../desk/peek/describeArticle.ts'
import { useFromCatalogue, type CatalogueState } from '../desk/notes/noteCatalogue.ts'
import { carriedNotes, carriesNotes } from '../desk/notes/noteDrag.ts'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { useLinker } from '../desk/mentions/useLinker.ts'
import { useNoteActions } from '../desk/notes/useNoteActions.ts'
import { useOpenPaths } from '../desk/useOpenPaths.ts'
import { useSetting } from '../desk/useSetting.ts'
import { useSteadyQuery } from '../desk/useSteadyQuery.ts'
import { Section } from '../shared/Section.tsx'
import { LIBRARY } from '../shared/strings/library.ts'
import { brokenStrings } from '../shared/strings/links.ts'
import { Tree } from '../shared/Tree.tsx'
import { useArticleList } from './articleList.ts'
import { ACTOR_ICONS } from '../desk/page/icons.ts'
import styles from './Sections.module.css'
import { FilterRow, PlaceRow, UnreadCount } from './SideRow.tsx'

const MOST_SOURCES = 10
const MOST_ACTORS = 8
const MOST_EVENTS = 8
const MOST_NOTES = 8

/** A section whose folding is remembered. */
function Fold({ name, title, count, children }: { name: string; title: string; count?: number | undefined; children: ReactNode }): ReactNode {
  const { db } = useDesk()
  const closed = useLiveQuery(() => getSetting(db, 'closedSections'), [db])
  if (closed === undefined) return null
  const remember = (open: boolean): void => void setSetting(db, 'closedSections', open ? closed.filter((other) => other !== name) : [...closed, name])
  return (
    <Section title={title} minor className={styles.section} defaultOpen={!closed.includes(name)} onToggle={remember} {...(count === undefined ? {} : { count })}>
      {children}
    </Section>
  )
}

const Teach = ({ children }: { children: string }): ReactNode => <p className={styles.teach}>{children}</p>

export function SourcesSection(): ReactNode {
  const { filter, setFilter } = useArticleList()
  const [all, setAll] = useState(false)
  const rows = useSteadyQuery(sources, '', { pause: 'calm' })
  if (rows === undefined || rows.length === 0) return null
  const shown = all || rows.length <= MOST_SOURCES ? rows : [...rows].sort((a, b) => b.articles - a.articles).slice(0, MOST_SOURCES).sort((a, b) => a.name.localeCompare(b.name))
  return (
    <Fold name="sources" title={LIBRARY.sources} count={rows.length}>
      <ul>
        {shown.map(({ name, articles, unread }) => (
          <FilterRow
            key={name}
            icon={Newspaper}
            label={name === '' ? LIBRARY.noSource : name}
            detail={<UnreadCount unread={unread} all={articles} label={LIBRARY.unreadOf(unread, articles)} />}
            pressed={filter.source === name}
            onToggle={() => {
              const { source, ...rest } = filter
              setFilter(source === name ? rest : { ...rest, source: name })
            }}
          />
        ))}
      </ul>
      {shown.length === rows.length ? null : (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {LIBRARY.showAll(rows.length)}
        </button>
      )}
    </Fold>
  )
}

export function ActorsSection(): ReactNode {
  const { db } = useDesk()
  const allActors = useSetting('allActors')
  const found = useSteadyQuery((db) => foremostActors(db, { all: allActors, most: MOST_ACTORS }), String(allActors), { pause: 'calm' })
  const pairs = useSteadyQuery((db) => countPairs(db, { all: allActors }), String(allActors), { pause: 'calm' })
  return (
    <Fold name="actors" title={LIBRARY.actors} count={found?.count}>
      {found?.count === 0 ? <Teach>{LIBRARY.emptyActors}</Teach> : null}
      <ul>
        {found?.rows.map(({ id, name, kind, articles }) => (
          <PlaceRow key={id} to={{ kind: 'actor', id }} icon={ACTOR_ICONS[kind]} label={name} detail={articles} title={`${name}, ${LIBRARY.inArticles(articles)}`} />
        ))}
      </ul>
      <p className={styles.footer}>
        {found === undefined || found.count <= MOST_ACTORS ? null : <PlaceLink to={{ kind: 'actors' }} className={styles.more}>{LIBRARY.showAll(found.count)}</PlaceLink>}
        {pairs === undefined || pairs === 0 ? null : <PlaceLink to={{ kind: 'suggestions' }} className={styles.more}>{LIBRARY.review(pairs)}</PlaceLink>}
        <button type="button" className={styles.more} onClick={() => void setSetting(db, 'allActors', !allActors)}>
          {allActors ? LIBRARY.onlyRecurring : LIBRARY.allActors}
        </button>
      </p>
    </Fold>
  )
}

export function EventsSection(): ReactNode {
  const found = useSteadyQuery((db) => newestEvents(db, MOST_EVENTS), '', { pause: 'calm' })
  return (
    <Fold name="events" title={LIBRARY.events} count={found?.count}>
      {found?.count === 0 ? <Teach>{LIBRARY.emptyEvents}</Teach> : null}
      <ul>
        {found?.rows.map(({ id, title, start, end }) => (
          <PlaceRow key={id} to={{ kind: 'event', id }} icon={CalendarDays} label={title} detail={<span className={styles.date}>{spanInWords(start, end)}</span>} title={`${title}, ${spanInWords(start, end)}`} />
        ))}
      </ul>
      <PlaceLink to={{ kind: 'events' }} className={styles.more}>{LIBRARY.allEvents}</PlaceLink>
    </Fold>
  )
}

const recentNotes = ({ catalogue, complete }: CatalogueState) => ({
  complete, size: catalogue.size, shown: catalogue.recent(MOST_NOTES).map(({ id, title, pinnedAt }) => ({ id, title, pinned: pinnedAt > 0 })),
})

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The pinned notes, then those changed last. */
export function NotesSection(): ReactNode {
  const { complete, size, shown } = useFromCatalogue(recentNotes, sameJson)
  return (
    <Fold name="notes" title={LIBRARY.notes} count={complete ? size : undefined}>
      {complete && shown.length === 0 ? <Teach>{LIBRARY.emptyNotes}</Teach> : null}
      <ul>
        {shown.map(({ id, title, pinned }) => <PlaceRow key={id} to={{ kind: 'note', id }} icon={pinned ? Pin : NotebookPen} label={title === '' ? LIBRARY.untitledNote : title} />)}
      </ul>
      <p className={styles.footer}>
        <PlaceLink to={{ kind: 'notes' }} className={styles.more}>{LIBRARY.allNotes}</PlaceLink>
        <PlaceLink to={{ kind: 'highlights' }} className={styles.more}>{LIBRARY.highlights}</PlaceLink>
        <PlaceLink to={{ kind: 'citations' }} className={styles.more}>{LIBRARY.citations}</PlaceLink>
        <BrokenCount />
      </p>
    </Fold>
  )
}

/** Ms without a change before the links are looked through: this is shown all the time. */
const UNHURRIED = 4000

/** How many links lead nowhere; nothing when all are whole. */
function BrokenCount(): ReactNode {
  const { found } = useLinker('count', (linker, options) => linker.countBroken(options), '', UNHURRIED)
  return found === null || found === 0 ? null : <PlaceLink to={{ kind: 'links' }} className={styles.more}>{brokenStrings.count(found)}</PlaceLink>
}

const foldersOf = ({ catalogue }: CatalogueState) => catalogue.folders()
const tagsOf = ({ catalogue }: CatalogueState) => catalogue.tags()
const isComplete = ({ complete }: CatalogueState): boolean => complete

export function FoldersSection(): ReactNode {
  const { address, go } = useDesk()
  const folders = useFromCatalogue(foldersOf)
  const { open, setOpen } = useOpenPaths('folder')
  const { file } = useNoteActions()
  // Without folders the list of notes says how to make one.
  if (folders.length === 0) return null
  return (
    <Fold name="folders" title={LIBRARY.folders} count={pathsOf(folders).length}>
      <div className={styles.tree}>
        <Tree
          label={LIBRARY.folders} items={folders} icon={Folder} selected={address.place.kind === 'notes' ? (address.place.folder ?? null) : null} open={open} onOpen={setOpen}
          onSelect={(folder) => go({ kind: 'notes', folder })} accepts={carriesNotes} onDrop={(folder, data) => void file(carriedNotes(data), folder)}
        />
      </div>
    </Fold>
  )
}

export function TagsSection(): ReactNode {
  const { address, go } = useDesk()
  const tags = useFromCatalogue(tagsOf)
  const complete = useFromCatalogue(isComplete)
  const { open, setOpen } = useOpenPaths('tag')
  return (
    <Fold name="tags" title={LIBRARY.tags} count={complete ? pathsOf(tags).length : undefined}>
      {complete && tags.length === 0 ? <Teach>{LIBRARY.emptyTags}</Teach> : null}
      <div className={styles.tree}>
        <Tree
          label={LIBRARY.tags} items={tags} icon={Hash} selected={address.place.kind === 'notes' ? (address.place.tag ?? null) : null} open={open} onOpen={setOpen}
          onSelect={(tag) => go({ kind: 'notes', tag })}
        />
      </div>
    </Fold>
  )
}
