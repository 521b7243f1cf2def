import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { BodyRow, HighlightRow, Span } from '../../core/model.ts'
import { anchorIn } from '../../core/notes/anchor.ts'
import type { DossierDatabase } from '../../data/database.ts'
import { highlightsOf } from '../../data/highlights.ts'

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

/** The highlights of an article in one version of its text: those that certainly stand in it, in order, and the others. */
export function usePlacedHighlights(db: DossierDatabase, body: BodyRow): { placed: PlacedHighlight[]; doubtful: DoubtfulHighlight[] } {
  const rows = useLiveQuery(() => highlightsOf(db, body.articleId), [db, body.articleId]) ?? NONE
  return useMemo(() => {
    const anchor = anchorIn(body)
    const placed: PlacedHighlight[] = []
    const doubtful: DoubtfulHighlight[] = []
    for (const row of rows) {
      const { state, span } = anchor(row)
      if (span !== null && (state === 'exact' || state === 'moved')) placed.push({ row, span, moved: state === 'moved' })
      else doubtful.push({ row, span })
    }
    placed.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    return { placed, doubtful }
  }, [rows, body])
}
