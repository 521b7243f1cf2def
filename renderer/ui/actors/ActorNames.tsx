/** The names of an actor in each language, and those that the user added. One that belongs to somebody else can be split off. */
import { useLiveQuery } from 'dexie-react-hooks'
import { Split, X } from 'lucide-react'
import { namesByLanguage } from '../../core/actors/namesByLanguage.ts'
import type { ActorRow, FormRow } from '../../core/model.ts'
import { fold } from '../../core/text/fold.ts'
import { formsOf, removeAlias, splitOff } from '../../data/actors.ts'
import { languageName } from '../desk/peek/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { useDecide } from '../desk/useDecide.ts'
import { IconButton } from '../shared/IconButton.tsx'
import { Section } from '../shared/Section.tsx'
import { actStrings } from '../shared/strings/acts.ts'
import { actorStrings as strings } from '../shared/strings/actors.ts'
import styles from './ActorPage.module.css'

/** Names in full that no article uses, shown at most. */
const MOST_FULL = 3

export interface ActorNamesProps {
  actor: ActorRow
  /** What a gazetteer calls it in full. */
  fullNames: string[]
  /** What was read of its names already. */
  known: FormRow[] | undefined
}

export function ActorNames({ actor, fullNames, known: read }: ActorNamesProps) {
  const { db } = useDesk()
  const decide = useDecide()
  const ids = actor.forms.join()
  const forms = useLiveQuery(() => formsOf(db, actor), [db, ids], read)
  if (forms === undefined || forms.length === 0) return null
  const aliases = actor.aliases ?? []
  const languages = namesByLanguage(actor, forms)
  const count = languages.reduce((sum, { names }) => sum + names.length, 0)
  const known = new Set(actor.names.map(({ name }) => fold(name)))
  const unknown = fullNames.filter((name) => !known.has(fold(name))).slice(0, MOST_FULL)
  return (
    <Section title={strings.names} count={count + aliases.length}>
      <dl className={styles.names}>
        {languages.map(({ lang, names }) => (
          <div key={lang}>
            <dt>{languageName(lang)}</dt>
            {names.map(({ form, variants }) => (
              <dd key={form.id}>
                <span>
                  <span lang={lang === 'und' ? undefined : lang}>{form.name}</span>
                  {variants.length > 0 && (
                    <span className={styles.variants}>
                      {' '}
                      {strings.also} <span lang={lang === 'und' ? undefined : lang}>{variants.map(({ name }) => name).join(', ')}</span>
                    </span>
                  )}
                </span>
                {count > 1 && (
                  <IconButton
                    className={styles.small}
                    label={strings.splitLabel(form.name)}
                    icon={Split}
                    onClick={() => decide(actStrings.splitOff([form.name]), () => splitOff(db, actor, [form, ...variants].map(({ id }) => id)))}
                  />
                )}
              </dd>
            ))}
          </div>
        ))}
        {aliases.length > 0 && (
          <div>
            <dt>{strings.aliases}</dt>
            {aliases.map((alias) => (
              <dd key={alias}>
                <span>{alias}</span>
                <IconButton className={styles.small} label={strings.removeAlias(alias)} icon={X} onClick={() => decide(actStrings.aliasRemoved(alias), () => removeAlias(db, actor, alias), { actor, change: { notAlias: alias } })} />
              </dd>
            ))}
          </div>
        )}
        {unknown.length > 0 && (
          <div>
            <dt>{strings.inFull}</dt>
            <dd className={styles.full}>{unknown.join('; ')}</dd>
          </div>
        )}
      </dl>
    </Section>
  )
}
