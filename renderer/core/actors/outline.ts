/** What the page of an actor of many articles shows before its mentions are read: found while linking, which knows of every article anyway. */
import type { Edtf, Id } from '../model.ts'
import { newestFirst } from './concordance.ts'
import { timelineOf, type Timeline } from './timeline.ts'

/** Up to so many articles are read at once: their actors need no outline. */
export const FEW = 30
/** Lines of a first screen. */
export const SCREEN = 24
/** Bars of a timeline. */
export const BARS = 60

export interface Outline {
  /** The newest articles, as many as the first lines are in. */
  newest: Id[]
  timeline: Timeline
}

/** What is counted of an actor in one article. */
export interface Told {
  id: Id
  /** ArticleRow.order */
  order: string
  date: Edtf | null
  mentions: number
}

export function outlineOf(articles: Told[]): Outline {
  let lines = 0
  const newest = articles.toSorted(newestFirst).filter(({ mentions }) => (lines += mentions) - mentions < SCREEN)
  return { newest: newest.map(({ id }) => id), timeline: timelineOf(articles, BARS) }
}
