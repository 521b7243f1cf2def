/** Who and what an article names, with what can be decided about each. */
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { ActorRow, ArticleRow, Id } from '../../../core/model.ts'
import type { LinkedMention } from '../../../data/actors.ts'
import { ACT_SHORTCUTS, type ActorAct } from '../../desk/acts/acts.ts'
import { useDesk } from '../../desk/desk.ts'
import { Chip, Chips } from '../../desk/page/Page.tsx'
import { PlaceLink } from '../../desk/mentions/PlaceLink.tsx'
import { IconButton } from '../../shared/IconButton.tsx'
import { Menu } from '../../shared/Menu.tsx'
import { Section } from '../../shared/Section.tsx'
import { shortcutKeys } from '../../shared/shortcuts.ts'
import { actStrings as acts } from '../../shared/strings/acts.ts'
import { readerStrings as strings } from '../../shared/strings/reader.ts'
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
  const { actOn, host } = useDesk()
  const act = (which: ActorAct, actor: ActorRow) => () => actOn(which, { actor: actor.id, article: article.id })
  const keys = (which: ActorAct): string => shortcutKeys(host.can.allShortcuts, ACT_SHORTCUTS[which])
  const [more, setMore] = useState(false)
  const actors = counted(mentions)
  const recurring = actors.filter(({ actor }) => actor.articles > 1)
  const once = actors.length - recurring.length
  const shown = all || more ? actors : recurring

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
                  { label: acts.rename, shortcut: keys('rename'), onSelect: act('rename', actor) },
                  { label: acts.merge, shortcut: keys('merge'), onSelect: act('merge', actor) },
                  { label: acts.splitOpen, shortcut: keys('split'), disabled: actor.forms.length < 2, onSelect: act('split', actor) },
                  { label: acts.alias, shortcut: keys('alias'), onSelect: act('alias', actor) },
                  { label: acts.kind, shortcut: keys('kind'), onSelect: act('kind', actor) },
                  'separator',
                  { label: acts.ignoreOpen, shortcut: keys('ignore'), danger: true, onSelect: act('ignore', actor) },
                ]}
              />
            }
          >
            <PlaceLink to={{ kind: 'actor', id: actor.id }} title={strings.kinds[actor.kind]}>{actor.name}</PlaceLink>
          </Chip>
        ))}
      </Chips>
      {!all && !more && once > 0 && <button type="button" className={styles.more} onClick={() => setMore(true)}>{strings.onceActors(once)}</button>}
    </Section>
  )
}
