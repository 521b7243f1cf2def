/** Where notes say the name of a thing without linking to it: in any of its forms, each with a button that links it, and one for all. */
import { useState } from 'react'
import type { Id, TargetKind } from '../../../core/model.ts'
import { Button } from '../../shared/Button.tsx'
import { Section } from '../../shared/Section.tsx'
import { linkStrings as strings } from '../../shared/strings/links.ts'
import styles from './Backlinks.module.css'
import { useDesk } from '../desk.ts'
import { linkerOf } from './linkers.ts'
import { MentionGroup } from './MentionGroup.tsx'
import { MentionItem } from './MentionItem.tsx'
import { MANY, MentionTools, type MentionOrder, PAGE } from './MentionTools.tsx'
import { useLinker } from './useLinker.ts'
import { useLinkMentions } from './useLinkMentions.ts'

export interface UnlinkedProps {
  kind: TargetKind
  id: Id
  /** As it is shown. */
  name: string
}

/** The `region` “Unlinked mentions”. */
export function Unlinked({ kind, id, name }: UnlinkedProps) {
  const { db, notify } = useDesk()
  const [filter, setFilter] = useState('')
  const [order, setOrder] = useState<MentionOrder>('newest')
  const [most, setMost] = useState(PAGE)
  const { found, progress, failure } = useLinker(`${kind}/${id}/${name}`, (linker, options) => linker.unlinkedOf(kind, id, { filter, sort: order, most }, options), `${filter}/${order}/${most}`)
  const { link, working } = useLinkMentions()
  const title = kind === 'note' ? strings.unlinkedOfNote : strings.unlinked
  const target = { kind, id, name }

  const linkAll = (): void => {
    linkerOf(db).unlinkedOf(kind, id, { filter }).then(
      ({ groups }) => link(target, groups.map(({ noteId, mentions }) => ({ noteId, places: mentions.filter(({ others }) => others.length === 0) })).filter(({ places }) => places.length > 0)),
      (error: Error) => notify({ message: strings.failed, detail: error.message, kind: 'error' }),
    )
  }
  const sure = found === null ? 0 : filter === '' ? found.sure : found.groups.reduce((sum, { mentions }) => sum + mentions.filter(({ others }) => others.length === 0).length, 0)
  return (
    <Section
      title={title} defaultOpen={false} {...(found === null ? {} : { count: found.mentions })}
      actions={
        working !== null ? <Button variant="quiet" onClick={working.stop}>{`${strings.linking(working.done, working.total)} ${strings.stop}`}</Button>
          : sure > 1 && (filter === '' || found!.matching === found!.groups.length) ? <Button variant="quiet" aria-label={strings.linkAllOf(sure, name)} onClick={linkAll}>{strings.linkAll(sure)}</Button> : null
      }
    >
      {failure !== null && <p className={styles.none}>{`${strings.failed} ${failure}`}</p>}
      {found === null && failure === null && <p className={styles.none} role="status">{progress === null ? '' : strings.reading(progress.done, progress.total)}</p>}
      {found?.mentions === 0 && <p className={styles.none}>{name === '' ? strings.none.untitled : strings.none[kind]}</p>}
      {found !== null && found.notes > MANY && <MentionTools of={title} filter={filter} onFilter={setFilter} order={order} onOrder={setOrder} />}
      {found !== null && found.mentions > 0 && found.matching === 0 && <p className={styles.none}>{strings.noMatch}</p>}
      <ul className={styles.notes}>
        {found?.groups.map((group) => (
          <MentionGroup
            key={group.noteId} noteId={group.noteId} title={group.title}
            items={group.mentions.map((mention) => (
              <MentionItem
                key={`${mention.path.join('.')}/${mention.start}`} mention={mention} target={target}
                onLink={(chosen) => link(chosen, [{ noteId: group.noteId, places: [mention] }])}
              />
            ))}
          />
        ))}
      </ul>
      {found !== null && found.matching > found.groups.length && (
        <button type="button" className={styles.more} onClick={() => setMost(most + 4 * PAGE)}>{strings.showMore(Math.min(4 * PAGE, found.matching - found.groups.length))}</button>
      )}
    </Section>
  )
}
