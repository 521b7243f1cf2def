/** One thing that links name and do not find: what is wrong with it, what can be done, and the links. */
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { Id } from '../../core/model.ts'
import { repointLinks, unlinkTarget } from '../../core/notes/repairLinks.ts'
import { sentenceAt } from '../../core/text/sentences.ts'
import { databaseError } from '../../data/databaseError.ts'
import { createNote, restoreNote, trashNote } from '../../data/notes.ts'
import type { BrokenFound } from '../../workers/linker.ts'
import { useDesk } from '../desk/desk.ts'
import { PickDialog } from '../desk/dialogs/PickDialog.tsx'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { Sentence } from '../desk/mentions/Sentence.tsx'
import { Button } from '../shared/Button.tsx'
import { IconButton } from '../shared/IconButton.tsx'
import { Menu, type MenuItem } from '../shared/Menu.tsx'
import { Section } from '../shared/Section.tsx'
import { brokenStrings as strings, linkStrings } from '../shared/strings/links.ts'
import backlinkStyles from '../desk/mentions/Backlinks.module.css'
import styles from './BrokenLinks.module.css'
import { useRepair } from './useRepair.ts'

type Broken = BrokenFound[number]

/** Links shown at first. */
const FEW = 10

function titleOf({ why, kind, name, heading }: Broken): string {
  if (why === 'unresolved') return strings.unresolved(name)
  if (why === 'trashed') return strings.trashed(name || linkStrings.untitled)
  return why === 'heading' ? strings.heading(heading ?? '', name) : strings.gone[kind](name)
}

interface Repair {
  label: string
  run: (notes: Id[]) => void
}

/** What can be done, the likeliest first. */
function useRepairs(broken: Broken, pick: (notes: Id[]) => void): Repair[] {
  const { db, notify } = useDesk()
  const repair = useRepair()
  const { why, kind, id, name, part, headings = [], candidates } = broken
  const failed = (error: unknown): void => notify({ message: databaseError(error).message, kind: 'error' })
  const target = { kind, id, name, ...(part === undefined ? {} : { part }) }
  // A heading is one part of a note that is there; everything else is broken whatever part of it a link means.
  const whole = why !== 'heading'
  const repairs: Repair[] = []
  for (const candidate of candidates) {
    repairs.push({ label: `${candidate.name} · ${linkStrings.kinds[candidate.kind]}`, run: (notes) => repair(notes, (doc) => repointLinks(doc, target, { ...candidate, part: null }, whole)) })
  }
  for (const heading of headings) {
    repairs.push({ label: heading, run: (notes) => repair(notes, (doc) => repointLinks(doc, target, { kind: 'note', id, name, part: `#${encodeURIComponent(heading)}` })) })
  }
  if (why === 'trashed') {
    repairs.push({
      label: strings.restore,
      run: () => void restoreNote(db, id).then(() => notify({ message: strings.restored(name || linkStrings.untitled), kind: 'done', undo: () => trashNote(db, id) }), failed),
    })
  }
  if (why === 'unresolved') {
    repairs.push({
      label: strings.create,
      run: (notes) => void createNote(db, { title: name }).then((note) => repair(notes, (doc) => repointLinks(doc, target, { kind: 'note', id: note.id, name, part: null }, true), () => trashNote(db, note.id)), failed),
    })
  }
  if (why === 'heading' && id !== '') repairs.push({ label: strings.wholeNote, run: (notes) => repair(notes, (doc) => repointLinks(doc, target, { kind: 'note', id, name, part: null })) })
  if (!(kind === 'article' && name === '')) repairs.push({ label: strings.other, run: pick })
  repairs.push({ label: strings.unlink, run: (notes) => repair(notes, (doc) => unlinkTarget(doc, target, whole)) })
  return repairs
}

export function BrokenTargetSection({ group }: { group: Broken }) {
  const repair = useRepair()
  const [picking, setPicking] = useState<Id[] | null>(null)
  const [all, setAll] = useState(false)
  const repairs = useRepairs(group, setPicking)
  const notes = group.links.map(({ noteId }) => noteId)
  const guesses = group.candidates.length + (group.headings?.length ?? 0)
  const { why, kind, id, name, part, links } = group
  return (
    <Section title={titleOf(group)} count={links.length}>
      <div className={styles.repairs} role="group" aria-label={strings.repairs}>
        {guesses > 0 && <span className={styles.meant}>{strings.meant}</span>}
        {repairs.map(({ label, run }, at) => (
          <Button key={label} variant={at < guesses ? 'plain' : 'quiet'} onClick={() => run(notes)}>{label}</Button>
        ))}
      </div>
      <ul className={backlinkStyles.notes}>
        {(all ? links : links.slice(0, FEW)).map(({ noteId, noteTitle, link }) => {
          const around = sentenceAt(link.context, link.at.start, null)
          const title = noteTitle || linkStrings.untitled
          const items: MenuItem[] = repairs.map(({ label, run }) => ({ label, onSelect: () => run([noteId]) }))
          return (
            <li key={link.id} className={styles.link}>
              <div>
                <PlaceLink className={backlinkStyles.note} to={{ kind: 'note', id: noteId }}>{title}</PlaceLink>
                <PlaceLink className={backlinkStyles.sentence} to={{ kind: 'note', id: noteId }}>
                  <Sentence text={link.context.slice(around.start, Math.max(around.end, link.at.end))} marks={[{ start: link.at.start - around.start, end: link.at.end - around.start }]} />
                </PlaceLink>
              </div>
              {new Set(notes).size > 1 && <Menu trigger={<IconButton label={strings.only(title)} icon={Ellipsis} />} items={items} />}
            </li>
          )
        })}
      </ul>
      {links.length > FEW && (
        <button type="button" className={backlinkStyles.more} aria-expanded={all} onClick={() => setAll(!all)}>{all ? linkStrings.fewer : linkStrings.showMore(links.length - FEW)}</button>
      )}
      {picking !== null && (
        <PickDialog
          title={strings.pickTitle(why === 'heading' ? (group.heading ?? '') : name)} kind={['note', 'article', 'actor', 'event']} except={id} onClose={() => setPicking(null)}
          onPick={(to, toName, toKind) => repair(picking, (doc) => repointLinks(doc, { kind, id, name, ...(part === undefined ? {} : { part }) }, { kind: toKind, id: to, name: toName, part: null }, why !== 'heading'))}
        />
      )}
    </Section>
  )
}
