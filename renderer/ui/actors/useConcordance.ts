/** The mentions of an actor as the worker arranges them, kept in step with the library; their words come page by page. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ConcordanceQuery, PAGE } from '../../core/actors/concordance.ts'
import type { Id } from '../../core/model.ts'
import type { Arranged, Beginning, ConcordanceRow } from '../../workers/concordancer.ts'
import { useDesk } from '../desk/desk.ts'
import { concordancerOf } from './concordancers.ts'

interface Answer {
  /** The last arrangement, also while the next one is made; null before the first. */
  found: Arranged | null
  /** The newest mentions, until there is an arrangement. */
  beginning: Beginning | null
  /** Articles read, while they are. */
  progress: { done: number; total: number } | null
  /** What went wrong, in words. */
  failure: string | null
}

export interface ConcordanceAnswer extends Answer {
  /** A row, once its page is there. */
  rowAt: (index: number) => ConcordanceRow | undefined
  /** Loads what is in sight. */
  onRange: (first: number, last: number) => void
}

export interface ConcordanceOptions {
  actorId: Id
  /** Changes when what was read of this actor before is no longer true. */
  state: string
  query: ConcordanceQuery
  /** The first lines, where they were read already. */
  begun: Beginning | null
  /** The row that keys move from: when the library changes it is followed to where it stands then. */
  active: number
  onMoved: (active: number) => void
}

/** Rows read beyond what is in sight, on either side. */
const AHEAD = 20

const NOTHING: Answer = { found: null, beginning: null, progress: null, failure: null }

/** Pages of which some row is, or is about to be, in sight. */
const pagesOf = ([first, last]: [number, number]): number[] => {
  const from = Math.floor(Math.max(0, first - AHEAD) / PAGE)
  return Array.from({ length: Math.floor((last + AHEAD) / PAGE) - from + 1 }, (_, at) => from + at)
}

export function useConcordance({ actorId, state, query, begun, active, onMoved }: ConcordanceOptions): ConcordanceAnswer {
  const { db } = useDesk()
  const [answer, setAnswer] = useState<Answer>({ ...NOTHING, beginning: begun })
  const pages = useRef(new Map<number, ConcordanceRow[] | 'coming'>(begun === null ? [] : [[0, begun.first]]))
  const inSight = useRef<[number, number]>([0, 0])
  const [, drawn] = useState(0)
  const [lost, setLost] = useState(0)
  const rowAt = useCallback((index: number) => {
    const page = pages.current.get(Math.floor(index / PAGE))
    return page === undefined || page === 'coming' ? undefined : page[index % PAGE]
  }, [])
  const asked = JSON.stringify(query)
  const answered = useRef('')
  const now = useRef({ active, onMoved })
  useEffect(() => {
    now.current = { active, onMoved }
  })
  useEffect(() => {
    const abort = new AbortController()
    const worker = concordancerOf(db)
    const from = now.current.active
    const row = answered.current === asked ? rowAt(from) : undefined
    const keep = row === undefined ? null : { articleId: row.article.id, field: row.field, start: row.start }
    const arrange = async (): Promise<void> => {
      const found = await worker.arrange(actorId, JSON.parse(asked) as ConcordanceQuery, state, keep, {
        signal: abort.signal,
        onProgress: (progress) => {
          if (abort.signal.aborted) return
          if (!('beginning' in progress)) return setAnswer((before) => ({ ...before, progress }))
          const { beginning } = progress
          if (answered.current === '') pages.current.set(0, beginning.first)
          setAnswer((before) => ({ ...before, beginning }))
        },
      })
      const fresh = new Map<number, ConcordanceRow[] | 'coming'>([[0, found.first]])
      // Whoever has scrolled down does not see the lines go and come back.
      const shown = new Set(answered.current === asked ? pagesOf(inSight.current) : [])
      // The row that is followed has its words at once: it may have the focus.
      if (found.kept !== null) shown.add(Math.floor(found.kept / PAGE))
      await Promise.all([...shown].filter((page) => page > 0 && page * PAGE < found.matching).map(async (page) => {
        // One that does not come is asked for again by the list.
        const rows = await worker.rows(found.view, page * PAGE, (page + 1) * PAGE).catch(() => null)
        if (rows !== null) fresh.set(page, rows)
      }))
      if (abort.signal.aborted) return
      pages.current = fresh
      answered.current = asked
      // Unless one has moved on meanwhile.
      if (found.kept !== null && now.current.active === from) now.current.onMoved(found.kept)
      setAnswer({ ...NOTHING, found })
    }
    arrange().catch((error: Error) => {
      if (!abort.signal.aborted) setAnswer((before) => ({ ...before, progress: null, failure: error.message }))
    })
    return () => abort.abort()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what was lost is arranged again
  }, [db, actorId, state, asked, lost, rowAt])

  const view = answer.found?.view
  const onRange = useCallback(
    (first: number, last: number) => {
      inSight.current = [first, last]
      if (view === undefined) return
      for (const page of pagesOf([first, last])) {
        const kept = pages.current
        if (kept.has(page)) continue
        kept.set(page, 'coming')
        concordancerOf(db).rows(view, page * PAGE, (page + 1) * PAGE).then(
          (rows) => {
            // The worker has given the arrangement up, for others: it is made again.
            if (rows === null) setLost((times) => times + 1)
            else kept.set(page, rows)
            drawn((times) => times + 1)
          },
          () => void kept.delete(page), // Asked for again when it next comes into sight.
        )
      }
    },
    [db, view],
  )
  return { ...answer, rowAt, onRange }
}
