import { markRead, setStarred } from '../../data/articles.ts'
import { useDesk } from '../desk/desk.ts'
import { shortcutKeys, type ShortcutName } from '../shared/shortcuts.ts'
import { APP } from '../shared/strings/app.ts'
import { useShortcut } from '../shared/useShortcut.ts'
import { useArticleList } from './articleList.ts'

/** How much of a screen one press of Space moves: what was at the bottom stays in sight at the top. */
const SCREEN = 0.85

/**
 * Going through a list with single keys, as mail and feed readers have it.
 * @param scroller gives what Space scrolls
 */
export function useTriage(scroller: () => HTMLElement | null): void {
  const { db, host, address, notify } = useDesk()
  const list = useArticleList()
  const keys = (name: ShortcutName): string => shortcutKeys(host.can.allShortcuts, name)
  const openAt = (index: number): void => {
    if (index >= 0) list.open(index)
  }
  const { active } = list
  const activeId = list.ids?.[active]

  useShortcut(keys('nextArticle'), () => openAt(list.beside(1)))
  useShortcut(keys('previousArticle'), () => openAt(list.beside(-1)))
  useShortcut(keys('moveDown'), () => list.setActive(Math.min(active + 1, (list.ids?.length ?? 1) - 1)))
  useShortcut(keys('moveUp'), () => list.setActive(Math.max(active - 1, 0)))
  useShortcut(keys('open'), () => openAt(active))

  const change = (what: 'read' | 'star'): void => {
    // Reading an article, the keys mean it, also when a filter has taken it from the list.
    const id = address.place.kind === 'article' && list.ids?.includes(address.place.id) !== true ? address.place.id : activeId
    if (id === undefined) return
    void db.articles.get(id).then((row) => {
      if (row === undefined) return undefined
      return what === 'read' ? markRead(db, id, row.readAt === 0) : setStarred(db, id, row.starred === 0)
    })
  }
  useShortcut(keys('toggleRead'), () => change('read'))
  useShortcut(keys('toggleStar'), () => change('star'))

  const nextUnread = async (): Promise<void> => {
    const ids = list.ids ?? []
    const unread = new Set(await db.articles.where('readAt').equals(0).primaryKeys())
    const from = list.beside(1)
    const at = from < 0 ? -1 : ids.findIndex((id, index) => index >= from && unread.has(id))
    if (at < 0) notify({ message: APP.noUnread })
    else list.open(at)
  }
  useShortcut(keys('scroll'), () => {
    const element = scroller()
    if (element === null || address.place.kind !== 'article') return
    if (element.scrollTop + element.clientHeight < element.scrollHeight - 2) element.scrollBy({ top: element.clientHeight * SCREEN })
    else void nextUnread()
  })
  useShortcut(keys('scrollBack'), () => scroller()?.scrollBy({ top: -(scroller()?.clientHeight ?? 0) * SCREEN }))
}
