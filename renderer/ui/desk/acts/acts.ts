/** What can be decided about an actor, wherever it is met: on its page, in a list, in the text of an article. */
import { parseAddress } from '../../../core/address.ts'
import type { Id } from '../../../core/model.ts'
import type { ShortcutName } from '../../shared/shortcuts.ts'

export type ActorAct = 'rename' | 'merge' | 'split' | 'alias' | 'kind' | 'ignore'

export interface ActorTarget {
  actor: Id
  /** In which article it was met: there it can be ignored alone. */
  article?: Id
}

export const ACT_SHORTCUTS: Record<ActorAct, ShortcutName> = {
  rename: 'actorRename', merge: 'actorMerge', split: 'actorSplit', alias: 'actorAlias', kind: 'actorKind', ignore: 'actorIgnore',
}

/** The actor that keys mean: the focused mention or link, else the page that is open where the focus is, in the middle when it is nowhere. */
export function actorAtKeyboard(): ActorTarget | null {
  const focused = document.activeElement
  const mention = focused?.closest<HTMLElement>('a[data-mention]')
  if (mention != null) {
    const article = mention.closest<HTMLElement>('[data-article]')?.dataset['article']
    const actor = mention.dataset['actor']
    return actor === undefined ? null : { actor, ...(article === undefined ? {} : { article }) }
  }
  const link = focused?.getAttribute('role') === 'row' ? focused.querySelector<HTMLElement>('[data-peek]') : focused?.closest<HTMLElement>('[data-peek]')
  const place = parseAddress(link?.dataset['peek'] ?? '')?.place
  if (place?.kind === 'actor') return { actor: place.id }
  const nowhere = focused === null || focused === document.body
  const page = focused?.closest<HTMLElement>('[data-actor-page]') ?? (nowhere ? document : focused.closest('main'))?.querySelector<HTMLElement>('main [data-actor-page]')
  const actor = page?.dataset['actorPage']
  return actor === undefined ? null : { actor }
}
