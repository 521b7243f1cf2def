/** The mentions of an actor as the worker arranges them, kept in step with the library; their words come page by page. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ConcordanceQuery, PAGE } from '../../core/actors/concordance.ts'
import type { ActorRow } from '../../core/model.ts'
import type { Arranged, ConcordanceProgress, ConcordanceRow } from '../../workers/concordancer.ts'
import { useDesk } from '../desk/desk.ts'
import { concordancerOf } from './concordancers.ts'
import { useReadState } from './useReadState.ts'

export interface ConcordanceAnswer {
  /** The last arrangement, also while the next one is made; null before the first. */
  found: Arranged | null
  /** While articles are read. */
  progress: ConcordanceProgress | null
  /** What went wrong, in words. */
  failure: string | null
  /** A row, once its page is there. */
  rowAt: (index: number) => ConcordanceRow | undefined
  /** Loads what is in sight. */
  onRange: (first: number, last: number) => void
}

/** Rows read beyond what is in sight, on either side. */
const AHEAD = 20

export function useConcordance(actor: ActorRow, query: ConcordanceQuery): ConcordanceAnswer {
  const { db } = useDesk()
  const [answer, setAnswer] = useState<Pick<ConcordanceAnswer, 'found' | 'progress' | 'failure'>>({ found: null, progress: null, failure: null })
  const pages = useRef(new Map<number, ConcordanceRow[] | 'coming'>())
  const [, drawn] = useState(0)
  const asked = JSON.stringify(query)
  const state = useReadState(actor)
  useEffect(() => {
    if (state === undefined) return undefined
    const abort = new AbortController()
    concordancerOf(db).arrange(actor.id, JSON.parse(asked) as ConcordanceQuery, state, {
      signal: abort.signal,
      onProgress: (progress) => {
        if (!abort.signal.aborted) setAnswer((before) => ({ ...before, progress }))
      },
    }).then(
      (found) => {
        if (abort.signal.aborted) return
        pages.current = new Map([[0, found.first]])
        setAnswer({ found, progress: null, failure: null })
      },
      (error: Error) => {
        if (!abort.signal.aborted) setAnswer((before) => ({ ...before, progress: null, failure: error.message }))
      },
    )
    return () => abort.abort()
  }, [db, actor.id, state, asked])

  const view = answer.found?.view
  const onRange = useCallback(
    (first: number, last: number) => {
      if (view === undefined) return
      for (let page = Math.floor(Math.max(0, first - AHEAD) / PAGE); page <= Math.floor((last + AHEAD) / PAGE); page++) {
        const kept = pages.current
        if (kept.has(page)) continue
        kept.set(page, 'coming')
        concordancerOf(db).rows(view, page * PAGE, (page + 1) * PAGE).then(
          (rows) => {
            if (rows === null) kept.delete(page)
            else kept.set(page, rows)
            drawn((times) => times + 1)
          },
          () => void kept.delete(page), // Asked for again when it next comes into sight.
        )
      }
    },
    [db, view],
  )
  const rowAt = useCallback((index: number) => {
    const page = pages.current.get(Math.floor(index / PAGE))
    return page === undefined || page === 'coming' ? undefined : page[index % PAGE]
  }, [])
  return { ...answer, rowAt, onRange }
}
