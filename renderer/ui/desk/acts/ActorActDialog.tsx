/** The dialog of an act (acts.ts): says what it will do, does it as a decision, and offers to undo it. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect } from 'react'
import type { ActorKind, ArticleRow, FormRow } from '../../../core/model.ts'
import type { Named } from '../../../core/search/nameIndex.ts'
import { type ActorNow, addAlias, formsOf, ignoreActor, mergeActors, readActor, readActorNow, renameActor, setActorKind, splitOff } from '../../../data/actors.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { likelySame } from '../../../data/suggestions.ts'
import { actStrings as strings } from '../../shared/strings/acts.ts'
import { useDesk } from '../desk.ts'
import { PickDialog } from '../dialogs/PickDialog.tsx'
import { TextDialog } from '../dialogs/TextDialog.tsx'
import { useDecide } from '../useDecide.ts'
import { useRename } from '../notes/useRename.ts'
import type { ActorAct, ActorTarget } from './acts.ts'
import { expectedActor, useExpected } from './expectedActors.ts'
import { RadioDialog } from './RadioDialog.tsx'
import { SplitDialog } from './SplitDialog.tsx'

const KINDS: ActorKind[] = ['person', 'organisation', 'place']

interface Met extends Pick<ActorNow, 'actor' | 'linked'> {
  article: ArticleRow | null
  /** The most used first. */
  forms: FormRow[]
  /** Whom it may be the same as, the likeliest first. */
  likely: Named[]
}

async function meet(db: DossierDatabase, target: ActorTarget): Promise<Met | null> {
  const now = await readActorNow(db, target.actor)
  if (now === null) return null
  const { actor, linked } = now
  const rank = new Map(actor.names.map(({ lang, name }, at) => [`${lang}|${name}`, at]))
  const place = ({ lang, name }: FormRow): number => rank.get(`${lang}|${name}`) ?? rank.size
  const likely = (await likelySame(db, actor)).map(({ other, why }): Named => ({ kind: 'actor', id: other.id, name: other.name, also: '', detail: strings.because(why), weight: other.articles }))
  return {
    actor, linked, likely, article: target.article === undefined ? null : ((await db.articles.get(target.article)) ?? null),
    forms: (await formsOf(db, actor)).sort((a, b) => place(a) - place(b)),
  }
}

export interface ActorActDialogProps {
  act: ActorAct
  target: ActorTarget
  onClose: () => void
}

/** Shown while it is mounted; nothing when the actor is no more. */
export function ActorActDialog({ act, target, onClose }: ActorActDialogProps) {
  const { db } = useDesk()
  const decide = useDecide()
  const rename = useRename()
  const met = useLiveQuery(() => meet(db, target), [db, target])
  useEffect(() => {
    if (met !== undefined) return undefined
    // What is pressed before it is there is meant for it, and for nothing on the page.
    const swallow = (event: KeyboardEvent): void => {
      event.preventDefault()
      event.stopPropagation()
    }
    addEventListener('keydown', swallow, { capture: true })
    return () => removeEventListener('keydown', swallow, { capture: true })
  }, [met])
  const { changes } = useExpected(db, met?.actor.id ?? target.actor)
  if (met === undefined || met === null) return null
  const { article, forms, likely } = met
  // As its page shows it, though what was decided before may not be linked yet.
  const { actor } = expectedActor(met.actor, changes(met.linked))
  const { name } = actor
  switch (act) {
    case 'rename':
      return (
        <TextDialog
          title={strings.renameTitle} label={strings.nameLabel} initial={name} onClose={onClose}
          onSave={(to) => rename(strings.renamed(to), { kind: 'actor', id: actor.id, from: name, to }, () => renameActor(db, actor, to), { actor, change: { name: to } })}
        />
      )
    case 'alias':
      return (
        <TextDialog
          title={strings.aliasTitle(name)} label={strings.aliasLabel} hint={strings.aliasHint} initial="" onClose={onClose}
          onSave={(alias) => decide(strings.aliased(name, alias), () => addAlias(db, actor, alias), { actor, change: { alias } })}
        />
      )
    case 'merge':
      return (
        <PickDialog
          title={strings.mergeTitle(name)} description={strings.mergeDescription} kind="actor" except={actor.id} first={likely} onClose={onClose}
          onPick={(id, other) =>
            decide(strings.merged(name, other), async () => {
              const row = await readActor(db, id)
              return row === null ? [] : mergeActors(db, actor, row)
            })}
        />
      )
    case 'split':
      if (forms.length < 2) {
        return (
          <RadioDialog
            title={strings.splitTitle(name)} description={strings.splitNone} choices={[{ value: null, label: strings.leaveIt }]} initial={0} confirm={strings.leaveIt}
            onPick={() => undefined} onClose={onClose}
          />
        )
      }
      return (
        <SplitDialog
          actor={actor} forms={forms} onClose={onClose}
          onSplit={(off) => decide(strings.splitOff(off.map((form) => form.name)), () => splitOff(db, actor, off.map(({ id }) => id)))}
        />
      )
    case 'kind': {
      const others = KINDS.filter((kind) => kind !== actor.kind)
      return (
        <RadioDialog
          title={strings.kindTitle(name)} description={strings.kindDescription(actor.kind)} initial={0} confirm={strings.change} onClose={onClose}
          choices={others.map((kind) => ({ value: kind, label: strings.kinds[kind] }))}
          onPick={(kind) => decide(strings.kindChanged(name, kind), () => setActorKind(db, actor, kind), { actor, change: { kind } })}
        />
      )
    }
    default:
      return (
        <RadioDialog
          title={strings.ignoreTitle(name)} description={strings.ignoreDescription} initial={0} confirm={strings.ignore} onClose={onClose}
          choices={[
            ...(article === null ? [] : [{ value: article, label: strings.ignoreHere, hint: article.title }]),
            { value: null, label: strings.ignoreEverywhere, hint: strings.inArticles(actor.articles) },
          ]}
          onPick={(where) => decide(where === null ? strings.ignoredEverywhere(name) : strings.ignoredHere(name), () => ignoreActor(db, actor, where), { actor, change: where === null ? { gone: true } : {} })}
        />
      )
  }
}
