import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo, useState } from 'react'
import type { Id } from '../../core/model.ts'
import type { Anchored } from '../../core/notes/anchor.ts'
import { allHighlights } from '../../data/highlights.ts'
import { CitationChecker } from '../../workers/citationChecker.ts'
import { useDesk } from '../desk/desk.ts'
import type { ListedHighlight } from './highlightList.ts'

const NONE: ReadonlyMap<Id, Anchored> = new Map()

/** All highlights with their articles, live; undefined until they are read. Those of earlier versions are placed by a worker, a moment later. */
export function useListedHighlights(): { list: ListedHighlight[] | undefined; checking: boolean } {
  const { db, notify } = useDesk()
  const found = useLiveQuery(async () => {
    const rows = await allHighlights(db)
    const ids = [...new Set(rows.map(({ articleId }) => articleId))]
    const articles = new Map((await db.articles.bulkGet(ids)).flatMap((article) => (article === undefined ? [] : [[article.id, article] as const])))
    return { rows, articles }
  }, [db])
  const stale = useMemo(() => found?.rows.filter(({ articleId, version }) => (found.articles.get(articleId)?.version ?? version) !== version) ?? [], [found])
  // A comment that is written, or an article that is read, changes no place: the same ones are not looked for again.
  const key = useMemo(() => stale.map(({ id, version, articleId }) => `${id}@${version}/${found?.articles.get(articleId)?.version}`).join(' '), [stale, found])
  const [wanted, setWanted] = useState({ key, stale })
  if (wanted.key !== key) setWanted({ key, stale })
  const [placed, setPlaced] = useState<{ key: string; anchored: ReadonlyMap<Id, Anchored> }>({ key: '', anchored: NONE })
  useEffect(() => {
    if (wanted.key === '') return undefined
    const checker = new CitationChecker(db.name)
    let over = false
    checker.anchorStale(wanted.stale).then(
      (anchored) => {
        if (!over) setPlaced({ key: wanted.key, anchored })
      },
      (error: Error) => {
        if (!over) notify({ message: error.message, kind: 'error' })
      },
    )
    return () => {
      over = true
      checker.close()
    }
  }, [db, wanted, notify])
  const list = useMemo(
    () => found?.rows.map((row): ListedHighlight => ({ row, article: found.articles.get(row.articleId) ?? null, anchored: placed.anchored.get(row.id) ?? null })),
    [found, placed],
  )
  return { list, checking: key !== '' && placed.key !== key }
}
