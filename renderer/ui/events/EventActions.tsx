/** What can be decided about an event as a whole. */
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { EventRow } from '../../core/model.ts'
import { dateEvent, ignoreEvent, mergeEvents, readEvent, renameEvent } from '../../data/events.ts'
import { dateInWords, spanInWords } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { PickDialog } from '../desk/dialogs/PickDialog.tsx'
import { TextDialog } from '../desk/dialogs/TextDialog.tsx'
import { useDecide } from '../desk/useDecide.ts'
import { useRename } from '../desk/notes/useRename.ts'
import { Button } from '../shared/Button.tsx'
import { IconButton } from '../shared/IconButton.tsx'
import { Menu } from '../shared/Menu.tsx'
import { eventStrings as strings } from '../shared/strings/events.ts'
import { EventDateDialog } from './EventDateDialog.tsx'

export function EventActions({ event }: { event: EventRow }) {
  const { db } = useDesk()
  const decide = useDecide()
  const rename = useRename()
  const [dialog, setDialog] = useState<'rename' | 'date' | 'merge' | null>(null)
  const close = (): void => setDialog(null)
  return (
    <>
      <Button onClick={() => setDialog('rename')}>{strings.rename}</Button>
      <Button onClick={() => setDialog('date')}>{strings.setDate}</Button>
      <Button onClick={() => setDialog('merge')}>{strings.merge}</Button>
      <Menu
        trigger={<IconButton label={strings.more} icon={Ellipsis} />}
        items={[{ label: strings.ignore, danger: true, onSelect: () => decide(strings.ignored(event.title), () => ignoreEvent(db, event)) }]}
      />
      {dialog === 'rename' && (
        <TextDialog
          title={strings.renameTitle}
          label={strings.titleLabel}
          initial={event.title}
          onClose={close}
          onSave={(title) => rename(strings.renamed(title), { kind: 'event', id: event.id, from: event.title, to: title }, () => renameEvent(db, event, title))}
        />
      )}
      {dialog === 'date' && (
        <EventDateDialog event={event} onClose={close} onSave={(start, end) => decide(strings.dated(spanInWords(start, end)), () => dateEvent(db, event, start, end))} />
      )}
      {dialog === 'merge' && (
        <PickDialog
          title={strings.mergeTitle(event.title)}
          description={strings.mergeDescription}
          kind="event"
          except={event.id}
          describe={({ detail }) => dateInWords(detail === '' ? null : detail)}
          onClose={close}
          onPick={(id, title) =>
            decide(strings.merged(event.title, title), async () => {
              const other = await readEvent(db, id)
              return other === null ? [] : mergeEvents(db, event, other)
            })}
        />
      )}
    </>
  )
}
