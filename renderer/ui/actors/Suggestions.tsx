/** Actors that are probably the same as this one, with the evidence: the user decides. */
import { useLiveQuery } from 'dexie-react-hooks'
import type { ActorRow } from '../../core/model.ts'
import { keepApart, mergeActors } from '../../data/actors.ts'
import { likelySame } from '../../data/suggestions.ts'
import { useDesk } from '../desk/desk.ts'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import { useDecide } from '../desk/useDecide.ts'
import { Button } from '../shared/Button.tsx'
import { Section } from '../shared/Section.tsx'
import { actStrings } from '../shared/strings/acts.ts'
import { actorStrings as strings } from '../shared/strings/actors.ts'
import styles from './ActorPage.module.css'

/** @param known what was read of them already */
export function Suggestions({ actor, known }: { actor: ActorRow; known: Awaited<ReturnType<typeof likelySame>> | undefined }) {
  const { db } = useDesk()
  const decide = useDecide()
  const suggestions = useLiveQuery(() => likelySame(db, actor), [db, actor.id], known)
  if (suggestions === undefined || suggestions.length === 0) return null
  return (
    <Section title={strings.suggestions} count={suggestions.length} actions={<PlaceLink to={{ kind: 'suggestions' }} className={styles.review}>{strings.reviewAll}</PlaceLink>}>
      <ul>
        {suggestions.map(({ id, why, other }) => (
          <li key={id} className={styles.suggestion}>
            <div>
              <PlaceLink to={{ kind: 'actor', id: other.id }}>{other.name}</PlaceLink>{' '}
              <span className={styles.quiet}>{strings.facts(other.articles, other.mentions)}</span>
              <p className={styles.quiet}>{strings.because(why)}</p>
            </div>
            <Button aria-label={strings.acceptLabel(other.name)} onClick={() => decide(actStrings.merged(actor.name, other.name), () => mergeActors(db, actor, other))}>
              {strings.accept}
            </Button>
            <Button
              variant="quiet"
              aria-label={strings.refuseLabel(other.name)}
              onClick={() => decide(strings.keptApart(actor.name, other.name), () => keepApart(db, actor, other))}
            >
              {strings.refuse}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
