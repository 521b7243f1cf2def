import { useCallback, useMemo, useState } from 'react'
import type { ArticleRow, Id } from '../../core/model.ts'
import { articlesById } from '../../data/articles.ts'
import { useSteadyQuery } from '../desk/useSteadyQuery.ts'

/** Rows are read by whole pages, so that scrolling by a line asks for nothing. */
const PAGE = 32

/** The rows of a long list that are in sight, kept up to date; what has not been read yet is undefined. */
export function useArticleRows(ids: Id[]): { row: (index: number) => ArticleRow | undefined; onRange: (first: number, last: number) => void } {
  const [{ from, to }, setPages] = useState({ from: 0, to: PAGE })
  const onRange = useCallback((first: number, last: number): void => {
    const from = Math.max(0, Math.floor(first / PAGE) - 1) * PAGE
    const to = (Math.floor(last / PAGE) + 2) * PAGE
    setPages((pages) => (pages.from === from && pages.to === to ? pages : { from, to }))
  }, [])
  const wanted = ids.slice(from, to)
  const rows = useSteadyQuery((db) => articlesById(db, wanted), wanted.join(' '), { pause: 'calm' })
  const byId = useMemo(() => new Map(rows?.map((row) => [row.id, row])), [rows])
  const row = (index: number): ArticleRow | undefined => {
    const id = ids[index]
    return id === undefined ? undefined : byId.get(id)
  }
  return { row, onRange }
}
