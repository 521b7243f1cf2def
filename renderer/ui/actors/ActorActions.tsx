/** What can be decided about an actor as a whole. */
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { ActorKind, ActorRow } from '../../core/model.ts'
import { ignoreActor, mergeActors, readActor, renameActor, setActorKind } from '../../data/actors.ts'
import { useDesk } from '../desk/desk.ts'
import { PickDialog } from '../desk/PickDialog.tsx'
import { TextDialog } from '../desk/TextDialog.tsx'
import { useDecide } from '../desk/useDecide.ts'
import { useRename } from '../desk/useRename.ts'
import { Button } from '../shared/Button.tsx'
import { IconButton } from '../shared/IconButton.tsx'
import { Menu } from '../shared/Menu.tsx'
import { actorStrings as strings } from '../shared/strings/actors.ts'

const KINDS: ActorKind[] = ['person', 'organisation', 'place']

export function ActorActions({ actor }: { actor: ActorRow }) {
  const { db } = useDesk()
  const decide = useDecide()
  const rename = useRename()
  const [dialog, setDialog] = useState<'rename' | 'merge' | null>(null)
  const close = (): void => setDialog(null)
  return (
    <>
      <Button onClick={() => setDialog('rename')}>{strings.rename}</Button>
      <Button onClick={() => setDialog('merge')}>{strings.merge}</Button>
      <Menu
        trigger={<IconButton label={strings.more} icon={Ellipsis} />}
        items={[
          ...KINDS.map((kind) => ({
            label: strings.changeKind(kind),
            checked: actor.kind === kind,
            onSelect: () => {
              if (actor.kind !== kind) decide(strings.kindChanged(actor.name, kind), () => setActorKind(db, actor, kind))
            },
          })),
          'separator' as const,
          { label: strings.ignore, danger: true, onSelect: () => decide(strings.ignored(actor.name), () => ignoreActor(db, actor, null)) },
        ]}
      />
      {dialog === 'rename' && (
        <TextDialog
          title={strings.renameTitle}
          label={strings.nameLabel}
          initial={actor.name}
          onClose={close}
          onSave={(name) => rename(strings.renamed(name), { kind: 'actor', id: actor.id, from: actor.name, to: name }, () => renameActor(db, actor, name))}
        />
      )}
      {dialog === 'merge' && (
        <PickDialog
          title={strings.mergeTitle(actor.name)}
          description={strings.mergeDescription}
          kind="actor"
          except={actor.id}
          onClose={close}
          onPick={(id, name) =>
            decide(strings.merged(actor.name, name), async () => {
              const other = await readActor(db, id)
              return other === null ? [] : mergeActors(db, actor, other)
            })}
        />
      )}
    </>
  )
}
