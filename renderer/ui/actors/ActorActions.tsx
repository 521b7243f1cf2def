/** What can be decided about the actor of a page, each by a button and by a key. */
import { Ellipsis } from 'lucide-react'
import type { ActorRow } from '../../core/model.ts'
import { ACT_SHORTCUTS, type ActorAct } from '../desk/acts/acts.ts'
import { useDesk } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { IconButton } from '../shared/IconButton.tsx'
import { Menu } from '../shared/Menu.tsx'
import { shortcutKeys } from '../shared/shortcuts.ts'
import { actStrings as strings } from '../shared/strings/acts.ts'
import { tooltipOf } from '../shared/tooltipOf.ts'

export function ActorActions({ actor }: { actor: ActorRow }) {
  const { actOn, host } = useDesk()
  const act = (which: ActorAct) => () => actOn(which, { actor: actor.id })
  const keys = (which: ActorAct): string => shortcutKeys(host.can.allShortcuts, ACT_SHORTCUTS[which])
  return (
    <>
      <Button {...tooltipOf(strings.rename, keys('rename'))} onClick={act('rename')}>{strings.rename}</Button>
      <Button {...tooltipOf(strings.merge, keys('merge'))} onClick={act('merge')}>{strings.merge}</Button>
      <Button {...tooltipOf(strings.alias, keys('alias'))} onClick={act('alias')}>{strings.alias}</Button>
      <Menu
        trigger={<IconButton label={strings.more} icon={Ellipsis} />}
        items={[
          { label: strings.splitOpen, shortcut: keys('split'), disabled: actor.forms.length < 2, onSelect: act('split') },
          { label: strings.kind, shortcut: keys('kind'), onSelect: act('kind') },
          'separator',
          { label: strings.ignoreOpen, shortcut: keys('ignore'), danger: true, onSelect: act('ignore') },
        ]}
      />
    </>
  )
}
