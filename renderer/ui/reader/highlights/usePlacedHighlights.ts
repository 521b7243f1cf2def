import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { BodyRow, HighlightRow, Id, Span } from '../../../core/model.ts'
import { anchorIn, type Anchored } from '../../../core/notes/anchor.ts'
import type { DossierDatabase } from '../../../data/database.ts'
import { highlightsOf } from '../../../data/highlights.ts'
import { CitationChecker } from '../../../workers/citationChecker.ts'

export interface PlacedHighlight {
  row: HighlightRow
  /** Where it stands in the text that is shown. */
  span: Span
  /** Made on another version, and found elsewhere in this one. */
  moved: boolean
}

export interface DoubtfulHighlight {
  row: HighlightRow
  /** Where it may stand; null when nothing is like it. */
  span: Span | null
}

const NONE: HighlightRow[] = []

/** Characters times passages that are looked through within a frame; beyond that a worker does it (a third of a second for one passage in a book). */
const LITTLE = 200_000

/** The highlights of an article in one version of its text: those that certainly stand in it, in order, and the others. */
export function usePlacedHighlights(db: DossierDatabase, body: BodyRow): { placed: PlacedHighlight[]; doubtful: DoubtfulHighlight[] } {
  const rows = useLiveQuery(() => highlightsOf(db, body.articleId), [db, body.articleId]) ?? NONE
  const sought = useMemo(() => {
    const stale = rows.filter(({ version }) => version !== body.version)
    return stale.length * body.text.length > LITTLE ? stale : NONE
  }, [rows, body])
  const found = useAnchored(db, sought, body)
  return useMemo(() => {
    const anchor = anchorIn(body)
    const placed: PlacedHighlight[] = []
    const doubtful: DoubtfulHighlight[] = []
    for (const row of rows) {
      const anchored = sought.length === 0 || row.version === body.version ? anchor(row) : found.get(row.id)
      // It is still being looked for.
      if (anchored === undefined) continue
      const { state, span } = anchored
      if (span !== null && (state === 'exact' || state === 'moved')) placed.push({ row, span, moved: state === 'moved' })
      else doubtful.push({ row, span })
    }
    placed.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    return { placed, doubtful }
  }, [rows, body, sought, found])
}

const NOWHERE: ReadonlyMap<Id, Anchored> = new Map()

/** Where a worker finds them; empty until it has. A comment that is written moves nothing: the same ones are not looked for again. */
function useAnchored(db: DossierDatabase, rows: HighlightRow[], { articleId, version }: BodyRow): ReadonlyMap<Id, Anchored> {
  const key = rows.length === 0 ? '' : `${articleId}@${version} ${rows.map((row) => `${row.id}@${row.version}:${row.start}`).join(' ')}`
  const [answer, setAnswer] = useState({ key: '', found: NOWHERE })
  const wanted = useRef(rows)
  useEffect(() => {
    wanted.current = rows
  })
  useEffect(() => {
    if (key === '') return undefined
    const checker = new CitationChecker(db.name)
    checker.anchorInVersion(wanted.current, { articleId, version }).then(
      (found) => setAnswer({ key, found }),
      // Ended, because another text is shown; or the library is closed, which the window says.
      () => undefined,
    )
    return () => checker.close()
  }, [db, key, articleId, version])
  return answer.key === key ? answer.found : NOWHERE
}
