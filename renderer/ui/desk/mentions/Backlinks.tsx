/** What notes say of an article, an actor, an event or another note: each link with the sentence around it; and where they name it without a link. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import type { Id, LinkRow, Span, TargetKind } from '../../../core/model.ts'
import { fold } from '../../../core/text/fold.ts'
import { sentenceAt } from '../../../core/text/sentences.ts'
import { readActor } from '../../../data/actors.ts'
import { readEvent } from '../../../data/events.ts'
import type { Backlink } from '../../../data/notes.ts'
import { Section } from '../../shared/Section.tsx'
import { backlinkStrings as strings } from '../../shared/strings/backlinks.ts'
import { graphStrings } from '../../shared/strings/graph.ts'
import { linkStrings } from '../../shared/strings/links.ts'
import styles from './Backlinks.module.css'
import { useDesk } from '../desk.ts'
import { MentionGroup } from './MentionGroup.tsx'
import { MANY, MentionTools, type MentionOrder, PAGE } from './MentionTools.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import { Sentence } from './Sentence.tsx'
import { Unlinked } from './Unlinked.tsx'
import { useBacklinks } from './useBacklinks.ts'

/** The sentence of a link's block that holds its label, and where the label stands in it. */
function sentenceOf({ context, at }: LinkRow): { text: string; mark: Span } {
  const around = sentenceAt(context, at.start, null)
  const end = Math.max(around.end, at.end)
  return { text: context.slice(around.start, end), mark: { start: at.start - around.start, end: at.end - around.start } }
}

interface Group {
  note: Backlink['note']
  links: LinkRow[]
}

/** Backlinks of one note together, in the order of the list. */
function byNote(found: Backlink[]): Group[] {
  const groups = new Map<Id, Group>()
  for (const { note, link } of found) {
    const group = groups.get(note.id)
    if (group === undefined) groups.set(note.id, { note, links: [link] })
    else group.links.push(link)
  }
  return [...groups.values()]
}

/** What holds the letters: a note by its title with all its links, else the links whose words do. */
function matching(groups: Group[], filter: string): Group[] {
  const wanted = fold(filter).trim()
  if (wanted === '') return groups
  return groups.flatMap(({ note, links }) => {
    const kept = fold(note.title).includes(wanted) ? links : links.filter(({ context }) => fold(context).includes(wanted))
    return kept.length === 0 ? [] : [{ note, links: kept }]
  })
}

export interface BacklinksProps {
  kind: TargetKind
  id: Id
  /** What it is called; read when absent. */
  name?: string
  /** What was read of them already. */
  known?: Backlink[] | undefined
}

/** The `region`s “Backlinks” and “Unlinked mentions”. Opening a backlink leads to its note; a quote leads to its passage too. */
export function Backlinks({ kind, id, name: given, known }: BacklinksProps) {
  const { db } = useDesk()
  const name = useLiveQuery(async () => {
    if (given !== undefined) return given
    if (kind === 'actor') return (await readActor(db, id))?.name ?? ''
    return (kind === 'event' ? await readEvent(db, id) : kind === 'note' ? await db.notes.get(id) : await db.articles.get(id))?.title ?? ''
  }, [db, kind, id, given], given)
  return (
    <>
      <BacklinksOf key={`${kind}/${id}`} kind={kind} id={id} known={known} />
      {name !== undefined && <Unlinked key={`unlinked ${kind}/${id}`} kind={kind} id={id} name={name} />}
    </>
  )
}

function BacklinksOf({ kind, id, known }: BacklinksProps) {
  const found = useBacklinks(kind, id) ?? known
  const [filter, setFilter] = useState('')
  const [order, setOrder] = useState<MentionOrder>('newest')
  const [most, setMost] = useState(PAGE)
  const groups = useMemo(() => byNote(found ?? []), [found])
  const shown = useMemo(() => {
    const kept = matching(groups, filter)
    return order === 'title' ? kept.toSorted((a, b) => a.note.title.localeCompare(b.note.title)) : kept
  }, [groups, filter, order])
  const title = kind === 'note' ? strings.ofNote : strings.title
  return (
    <Section title={title} {...(found === undefined ? {} : { count: found.length })} actions={<PlaceLink className={styles.graph} to={{ kind: 'graph', of: { kind, id } }}>{graphStrings.open}</PlaceLink>}>
      {found?.length === 0 && <p className={styles.none}>{strings.none[kind]}</p>}
      {groups.length > MANY && <MentionTools of={title} filter={filter} onFilter={setFilter} order={order} onOrder={setOrder} />}
      {groups.length > 0 && shown.length === 0 && <p className={styles.none}>{linkStrings.noMatch}</p>}
      {shown.length > 0 && (
        <ul className={styles.notes}>
          {shown.slice(0, most).map(({ note, links }) => (
            <MentionGroup key={note.id} noteId={note.id} title={note.title} items={links.map((link) => <Link key={link.id} link={link} />)} />
          ))}
        </ul>
      )}
      {shown.length > most && (
        <button type="button" className={styles.more} onClick={() => setMost(most + 4 * PAGE)}>{linkStrings.showMore(Math.min(4 * PAGE, shown.length - most))}</button>
      )}
    </Section>
  )
}

function Link({ link }: { link: LinkRow }) {
  const { text, mark } = sentenceOf(link)
  const { passage } = link
  return (
    <li>
      <PlaceLink className={styles.sentence} to={{ kind: 'note', id: link.noteId }}>
        <Sentence text={text} marks={[mark]} />
      </PlaceLink>
      {passage !== null && (
        <PlaceLink className={styles.passage} to={{ kind: 'article', id: passage.articleId, version: passage.version, at: { start: passage.start, end: passage.end } }}>
          {strings.passage}
        </PlaceLink>
      )}
    </li>
  )
}
