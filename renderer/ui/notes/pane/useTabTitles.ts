import { tabKey, type Tab } from '../../../core/tabs.ts'
import { useSteadyQuery } from '../../desk/useSteadyQuery.ts'
import { notesStrings } from '../../shared/strings/notes.ts'
import { TABS } from '../../shared/strings/tabs.ts'

/** ms that a title may be behind. */
const A_MOMENT = 300

/** What the tabs are called, by key: the titles as they are now. */
export function useTabTitles(tabs: readonly Tab[]): (tab: Tab) => string {
  const keys = tabs.map(({ place }) => tabKey(place)).join(' ')
  const titles = useSteadyQuery(async (db) => {
    const read = async ({ place: { kind, id } }: Tab): Promise<string | null> => {
      if (kind === 'note') return (await db.notes.get(id).then((row) => row && (row.title || notesStrings.untitled))) ?? null
      if (kind === 'actor') return (await db.actors.get(id))?.name ?? null
      return (await (kind === 'article' ? db.articles : db.events).get(id))?.title ?? null
    }
    return Object.fromEntries(await Promise.all(tabs.map(async (tab) => [tabKey(tab.place), (await read(tab)) ?? TABS.gone] as const)))
  }, keys, { pause: A_MOMENT })
  return ({ place }) => titles?.[tabKey(place)] ?? ''
}
