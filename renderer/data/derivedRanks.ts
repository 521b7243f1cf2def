/** What derived rows are listed by, stored with them: a list of many is then read from its top, and no more of it than is shown. */
import { sortKey } from '../core/events/edtf.ts'
import type { EventRow, SuggestionRow } from '../core/model.ts'

/** @param one, other articles that name the one actor, and the other */
export function rankOfPair(one: number, other: number): Pick<SuggestionRow, 'recurs' | 'articles'> {
  return { recurs: Math.max(one, other) < 2 ? 0 : 1, articles: one + other }
}

export function rankOfEvent({ articles, start }: Pick<EventRow, 'articles' | 'start'>): Pick<EventRow, 'recurs' | 'order'> {
  return { recurs: articles < 2 ? 0 : 1, order: sortKey(start) }
}
