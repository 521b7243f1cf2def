import { useLiveQuery } from 'dexie-react-hooks'
import { tabKey, type Tab } from '../../../core/tabs.ts'
import { useDesk } from '../../desk/desk.ts'
import { notesStrings } from '../../shared/strings/notes.ts'
import { TABS } from '../../shared/strings/tabs.ts'

/** What the tabs are called, by key: the titles as they are now. */
export function useTabTitles(tabs: readonly Tab[]): (tab: Tab) => string {
  const { db } = useDesk()
  const keys = tabs.map(({ place }) => tabKey(place)).join(' ')
  const titles = useLiveQuery(async () => {
    const read = async ({ place: { kind, id } }: Tab): Promise<string | null> => {
      if (kind === 'note') return (await db.notes.get(id).then((row) => row && (row.title || notesStrings.untitled))) ?? null
      if (kind === 'actor') return (await db.actors.get(id))?.name ?? null
      return (await (kind === 'article' ? db.articles : db.events).get(id))?.title ?? null
    }
    return new Map(await Promise.all(tabs.map(async (tab) => [tabKey(tab.place), (await read(tab)) ?? TABS.gone] as const)))
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the keys are the tabs
  }, [db, keys])
  return ({ place }) => titles?.get(tabKey(place)) ?? ''
}
