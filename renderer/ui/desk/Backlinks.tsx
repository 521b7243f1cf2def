/** What notes say of an article, an actor, an event or another note: each link with the sentence around it. */
import { useLiveQuery } from 'dexie-react-hooks'
import type { Id, LinkRow, Span, TargetKind } from '../../core/model.ts'
import { sentenceAt } from '../../core/text/sentences.ts'
import { backlinks, type Backlink } from '../../data/notes.ts'
import { Section } from '../shared/Section.tsx'
import { backlinkStrings as strings } from '../shared/strings/backlinks.ts'
import styles from './Backlinks.module.css'
import { useDesk } from './desk.ts'
import { PlaceLink } from './PlaceLink.tsx'
import { Sentence } from './Sentence.tsx'

/** The sentence of a link's block that holds its label, and where the label stands in it. */
function sentenceOf({ context, at }: LinkRow): { text: string; mark: Span } {
  const around = sentenceAt(context, at.start, null)
  const end = Math.max(around.end, at.end)
  return { text: context.slice(around.start, end), mark: { start: at.start - around.start, end: at.end - around.start } }
}

/** Backlinks of one note together, in the order of the list. */
function byNote(found: Backlink[]): { note: Backlink['note']; links: LinkRow[] }[] {
  const groups = new Map<Id, { note: Backlink['note']; links: LinkRow[] }>()
  for (const { note, link } of found) {
    const group = groups.get(note.id)
    if (group === undefined) groups.set(note.id, { note, links: [link] })
    else group.links.push(link)
  }
  return [...groups.values()]
}

export interface BacklinksProps {
  kind: TargetKind
  id: Id
}

/** The `region` “Backlinks”. Opening one leads to its note; a quote leads to its passage too. */
export function Backlinks({ kind, id }: BacklinksProps) {
  return <BacklinksOf key={`${kind}/${id}`} kind={kind} id={id} />
}

function BacklinksOf({ kind, id }: BacklinksProps) {
  const { db } = useDesk()
  const found = useLiveQuery(() => backlinks(db, kind, id), [db, kind, id])
  return (
    <Section title={kind === 'note' ? strings.ofNote : strings.title} {...(found === undefined ? {} : { count: found.length })}>
      {found?.length === 0 && <p className={styles.none}>{strings.none[kind]}</p>}
      {found !== undefined && found.length > 0 && (
        <ul className={styles.notes}>
          {byNote(found).map(({ note, links }) => (
            <li key={note.id}>
              <PlaceLink className={styles.note} to={{ kind: 'note', id: note.id }}>{note.title === '' ? strings.untitled : note.title}</PlaceLink>
              <ul className={styles.links}>
                {links.map((link) => <Link key={link.id} link={link} />)}
              </ul>
            </li>
          ))}
        </ul>
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
