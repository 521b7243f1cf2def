/** Who and what an article names, with what can be decided about each. */
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { ActorRow, ArticleRow, Id } from '../../core/model.ts'
import { ignoreActor, type LinkedMention, mergeActors, readActor, renameActor } from '../../data/actors.ts'
import { useDesk } from '../desk/desk.ts'
import { Chip, Chips } from '../desk/Page.tsx'
import { PickDialog } from '../desk/PickDialog.tsx'
import { PlaceLink } from '../desk/PlaceLink.tsx'
import { TextDialog } from '../desk/TextDialog.tsx'
import { useDecide } from '../desk/useDecide.ts'
import { IconButton } from '../shared/IconButton.tsx'
import { Menu } from '../shared/Menu.tsx'
import { Section } from '../shared/Section.tsx'
import { readerStrings as strings } from '../shared/strings/reader.ts'
import styles from './Article.module.css'

interface Counted {
  actor: ActorRow
  count: number
}

/** Actors of these mentions, the most frequent first. */
function counted(mentions: LinkedMention[]): Counted[] {
  const counts = new Map<Id, Counted>()
  for (const { actor } of mentions) {
    const known = counts.get(actor.id)
    if (known === undefined) counts.set(actor.id, { actor, count: 1 })
    else known.count++
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.actor.name.localeCompare(b.actor.name))
}

export interface ArticleActorsProps {
  article: ArticleRow
  mentions: LinkedMention[]
  /** Show those too that occur in this article only. */
  all: boolean
}

export function ArticleActors({ article, mentions, all }: ArticleActorsProps) {
  const { db } = useDesk()
  const decide = useDecide()
  const [more, setMore] = useState(false)
  const [dialog, setDialog] = useState<{ kind: 'rename' | 'merge'; actor: ActorRow } | null>(null)
  const actors = counted(mentions)
  const recurring = actors.filter(({ actor }) => actor.articles > 1)
  const once = actors.length - recurring.length
  const shown = all || more ? actors : recurring
  const close = (): void => setDialog(null)

  return (
    <Section title={strings.actors} count={shown.length}>
      {shown.length === 0 && <p className={styles.none}>{strings.actorsNone}</p>}
      <Chips>
        {shown.map(({ actor, count }) => (
          <Chip
            key={actor.id}
            count={count}
            menu={
              <Menu
                trigger={<IconButton className={styles.chipMenu} label={strings.actorActions(actor.name)} icon={Ellipsis} />}
                items={[
                  { label: strings.rename, onSelect: () => setDialog({ kind: 'rename', actor }) },
                  { label: strings.merge, onSelect: () => setDialog({ kind: 'merge', actor }) },
                  'separator',
                  { label: strings.ignoreHere, onSelect: () => decide(strings.ignoredHere(actor.name), () => ignoreActor(db, actor, article)) },
                  { label: strings.ignoreEverywhere, danger: true, onSelect: () => decide(strings.ignoredEverywhere(actor.name), () => ignoreActor(db, actor, null)) },
                ]}
              />
            }
          >
            <PlaceLink to={{ kind: 'actor', id: actor.id }} title={strings.kinds[actor.kind]}>{actor.name}</PlaceLink>
          </Chip>
        ))}
      </Chips>
      {!all && !more && once > 0 && <button type="button" className={styles.more} onClick={() => setMore(true)}>{strings.onceActors(once)}</button>}
      {dialog?.kind === 'rename' && (
        <TextDialog
          title={strings.renameTitle}
          label={strings.nameLabel}
          initial={dialog.actor.name}
          onClose={close}
          onSave={(name) => decide(strings.renamed(name), () => renameActor(db, dialog.actor, name))}
        />
      )}
      {dialog?.kind === 'merge' && (
        <PickDialog
          title={strings.mergeTitle(dialog.actor.name)}
          kind="actor"
          except={dialog.actor.id}
          onClose={close}
          onPick={(id, name) =>
            decide(strings.merged(dialog.actor.name, name), async () => {
              const other = await readActor(db, id)
              return other === null ? [] : mergeActors(db, dialog.actor, other)
            })}
        />
      )}
    </Section>
  )
}
