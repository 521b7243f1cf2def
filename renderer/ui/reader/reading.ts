/** Where the reader is in an article, and when it counts as read. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { ArticleRow } from '../../core/model.ts'
import { keepPosition, markRead } from '../../data/articles.ts'
import type { DossierDatabase } from '../../data/database.ts'
import { scrollerOf } from '../shared/scrollerOf.ts'
import { firstVisible, revealSettled } from './scrolling.ts'
import { rangeOf } from './textPosition.ts'

/** Ms of rest after which a position is kept. */
const REST = 400
/** Ms on the screen after which an article counts as read. */
const READ = 10_000

/**
 * Goes to where the article was left, and keeps where it is from then on, also when it is closed. `keep` is false for an earlier version;
 * `goThere` is false when the address names a passage.
 */
export function useReadingPosition(db: DossierDatabase, article: ArticleRow, body: RefObject<HTMLDivElement | null>, { keep, goThere }: { keep: boolean; goThere: boolean }): void {
  const kept = useRef(keep ? article.position : 0)
  const start = useRef(goThere)
  const { id } = article

  useLayoutEffect(() => {
    const element = body.current
    if (element === null || !start.current) return undefined
    start.current = false
    const scroller = scrollerOf(element)
    const range = kept.current > 0 ? rangeOf(element, { start: kept.current, end: kept.current + 1 }) : null
    if (range !== null) return revealSettled(range, scroller, 'top')
    scroller.scrollTop = 0
    return undefined
  }, [body])

  useEffect(() => {
    const element = body.current
    if (element === null || !keep) return undefined
    const scroller = scrollerOf(element)
    let timer = 0
    let latest: number | null = null
    const save = (): void => {
      clearTimeout(timer)
      if (latest === null || latest === kept.current) return
      kept.current = latest
      void keepPosition(db, id, latest)
    }
    const onScroll = (): void => {
      latest = firstVisible(element, scroller)
      clearTimeout(timer)
      timer = window.setTimeout(save, REST)
    }
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') save()
    }
    const target = scroller === document.documentElement ? document : scroller
    target.addEventListener('scroll', onScroll, { passive: true })
    document.addEventListener('visibilitychange', onHide)
    return () => {
      target.removeEventListener('scroll', onScroll)
      document.removeEventListener('visibilitychange', onHide)
      save()
    }
  }, [db, id, keep, body])
}

/** Marks the article as read once it was scrolled to its end, or was on the screen for ten seconds; once, so that it can be made unread again. */
export function useMarkRead(db: DossierDatabase, article: ArticleRow, body: RefObject<HTMLDivElement | null>): void {
  const { id } = article
  const done = useRef(article.readAt > 0)
  useEffect(() => {
    const element = body.current
    if (element === null || done.current) return undefined
    const scroller = scrollerOf(element)
    const read = (): void => {
      if (done.current) return
      done.current = true
      void markRead(db, id, true)
    }
    const onScroll = (): void => {
      if (element.getBoundingClientRect().bottom <= scroller.getBoundingClientRect().bottom) read()
    }
    let shown = 0
    const tick = setInterval(() => {
      if (document.visibilityState === 'visible' && (shown += 1_000) >= READ) read()
    }, 1_000)
    const target = scroller === document.documentElement ? document : scroller
    target.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearInterval(tick)
      target.removeEventListener('scroll', onScroll)
    }
  }, [db, id, body])
}
