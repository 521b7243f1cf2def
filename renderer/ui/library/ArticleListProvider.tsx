import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Id } from '../../core/model.ts'
import type { Named } from '../../core/search/nameIndex.ts'
import { articleIds, type ArticleFilter, watchArticles } from '../../data/articles.ts'
import { useDesk } from '../desk/desk.ts'
import { useSteadyQuery } from '../desk/useSteadyQuery.ts'
import { type ArticleList, ArticleListContext } from './articleList.ts'

/** As many as one would ever scroll through by name. */
const MOST_ARTICLES = 1000
const MOST_OTHERS = 30

interface Found {
  query: string
  articles: Id[]
  others: Named[]
}

/** Things found by name, of the query that was answered last. */
function useFound(query: string): Found | null {
  const { finder, notify } = useDesk()
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    if (query === '') return undefined
    let current = true
    Promise.all([finder.find(query, { kinds: ['article'], limit: MOST_ARTICLES }), finder.find(query, { kinds: ['actor', 'event', 'note'], limit: MOST_OTHERS })]).then(
      ([articles, others]) => {
        if (current) setFound({ query, articles: articles.map(({ id }) => id), others })
      },
      (error: Error) => notify({ message: error.message, kind: 'error' }),
    )
    return () => {
      current = false
    }
  }, [query, finder, notify])
  return query === '' ? null : found
}

export function ArticleListProvider({ children }: { children: ReactNode }): ReactNode {
  const { address, go, openBeside } = useDesk()
  const [filter, setFilter] = useState<ArticleFilter>({})
  const [query, setQuery] = useState('')
  const found = useFound(query.trim())
  // What an article is about may change without it: by whom or what it is found is followed as it is read.
  const watch = filter.tag === undefined && filter.actorId === undefined && filter.eventId === undefined ? watchArticles : undefined
  const filtered = useSteadyQuery(async (db) => ({ filter, ids: await articleIds(db, filter) }), JSON.stringify(filter), { pause: 'calm', watch })
  const { ids, name } = useMemo((): { ids: Id[] | undefined; name: string } => {
    if (filtered === undefined) return { ids: undefined, name: '' }
    const name = JSON.stringify([filtered.filter, found?.query])
    if (found === null) return { ids: filtered.ids, name }
    const allowed = new Set(filtered.ids)
    return { ids: found.articles.filter((id) => allowed.has(id)), name }
  }, [filtered, found])

  const openId = address.place.kind === 'article' ? address.place.id : null
  // Where the reader stands: an id, and where in which list it was last seen. An article that leaves its list (read, with “unread only”) leaves
  // its place behind; in another list that does not have it, one begins at the top.
  const [position, setPosition] = useState<{ id: Id | null; index: number; list: string }>({ id: openId, index: 0, list: '' })
  const [followed, setFollowed] = useState(openId)
  if (followed !== openId) {
    setFollowed(openId)
    if (openId !== null) setPosition((before) => ({ ...before, id: openId }))
  }
  const here = useMemo(() => (position.id === null ? -1 : (ids?.indexOf(position.id) ?? -1)), [ids, position.id])
  if (here >= 0 && (here !== position.index || position.list !== name)) setPosition({ ...position, index: here, list: name })

  const list = useMemo((): ArticleList => {
    const all = ids ?? []
    const gone = here < 0 && position.id !== null
    const active = here >= 0 ? here : position.list === name ? Math.max(0, Math.min(position.index, all.length - 1)) : 0
    const setActive = (index: number): void => setPosition({ id: all[index] ?? null, index, list: name })
    return {
      ids,
      active: all.length === 0 ? -1 : active,
      setActive,
      open: (index, beside = false) => {
        const id = all[index]
        if (id === undefined) return
        setActive(index)
        if (beside) openBeside({ kind: 'article', id })
        else go({ kind: 'article', id })
      },
      beside: (direction) => {
        // What stood here has gone, so the one that moved up is the next; and before anything was open, the first is.
        const index = direction === 1 && (gone || position.id === null) ? active : active + direction
        return index >= 0 && index < all.length ? index : -1
      },
      filter,
      setFilter,
      query,
      setQuery,
      found: found?.others ?? null,
    }
  }, [ids, name, here, position, filter, query, found, go, openBeside])

  return <ArticleListContext value={list}>{children}</ArticleListContext>
}
