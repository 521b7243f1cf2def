/**
 * The list of articles that the reader goes through: which ones (filter), in which order, and which one is next. Lives above the library pane, so that `j`
 * and `k` work when the pane is hidden.
 */
import { createContext, useContext } from 'react'
import type { Id } from '../../core/model.ts'
import type { ArticleFilter } from '../../data/articles.ts'
import type { Named } from '../../core/search/nameIndex.ts'

export interface ArticleList {
  /** undefined until they are read for the first time. */
  ids: Id[] | undefined
  /** Index of the row that keys move from; -1 in an empty list. */
  active: number
  setActive: (index: number) => void
  /** Opens the article at an index, if there is one; `beside` what is open. */
  open: (index: number, beside?: boolean) => void
  /** The index where the next (1) or previous (-1) article stands, or -1 at the list's end. */
  beside: (direction: 1 | -1) => number
  filter: ArticleFilter
  setFilter: (filter: ArticleFilter) => void
  /** What is typed into the filter box. */
  query: string
  setQuery: (query: string) => void
  /** Actors, events and notes whose names match; null while nothing is typed. */
  found: Named[] | null
}

export const ArticleListContext = createContext<ArticleList | null>(null)

/** @throws {Error} outside ArticleListProvider */
export function useArticleList(): ArticleList {
  const list = useContext(ArticleListContext)
  if (list === null) throw new Error('useArticleList() outside <ArticleListProvider/>')
  return list
}
