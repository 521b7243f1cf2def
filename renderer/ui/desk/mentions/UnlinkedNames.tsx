/** The actors, events and notes that a note names without linking to them, in the order in which it does. */
import { createElement } from 'react'
import type { Id } from '../../../core/model.ts'
import { Button } from '../../shared/Button.tsx'
import { Section } from '../../shared/Section.tsx'
import { linkStrings as strings } from '../../shared/strings/links.ts'
import styles from './Backlinks.module.css'
import { iconOf } from '../page/icons.ts'
import { MentionItem } from './MentionItem.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import { useLinker } from './useLinker.ts'
import { useLinkMentions } from './useLinkMentions.ts'

/** The `region` “Unlinked names in this note”. The count is that of things, not of places. */
export function UnlinkedNames({ noteId }: { noteId: Id }) {
  const { found, failure } = useLinker(noteId, (linker, options) => linker.namesIn(noteId, options))
  const { link } = useLinkMentions()
  return (
    <Section title={strings.names} defaultOpen={false} {...(found === null ? {} : { count: found.length })}>
      {failure !== null && <p className={styles.none}>{`${strings.failed} ${failure}`}</p>}
      {found?.length === 0 && <p className={styles.none}>{strings.noNames}</p>}
      <ul className={styles.notes}>
        {found?.map(({ target, mentions }) => {
          const sure = mentions.filter(({ others }) => others.length === 0)
          return (
            <li key={`${target.kind}/${target.id}`}>
              <p className={styles.noteLine}>
                {createElement(iconOf(target.kind, target.actor ?? ''), { size: 14, 'aria-hidden': true, className: styles.icon })}
                <PlaceLink className={styles.note} to={{ kind: target.kind, id: target.id }}>{target.name}</PlaceLink>
                {mentions.length > 1 && <span className={styles.count}>{mentions.length}</span>}
                {sure.length > 1 && (
                  <Button variant="quiet" className={styles.all} aria-label={strings.linkAllOf(sure.length, target.name)} onClick={() => link(target, [{ noteId, places: sure }])}>
                    {strings.linkAll(sure.length)}
                  </Button>
                )}
              </p>
              <ul className={styles.links}>
                {mentions.slice(0, 5).map((mention) => (
                  <MentionItem key={`${mention.path.join('.')}/${mention.start}`} mention={mention} target={target} onLink={(chosen) => link(chosen, [{ noteId, places: [mention] }])} />
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
