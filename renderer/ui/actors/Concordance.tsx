/** Every article that names the actor, with each sentence. Sentences are read when their article comes near. */
import { useLiveQuery } from 'dexie-react-hooks'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ActorRow, ArticleRow } from '../../core/model.ts'
import { occurrencesOf, passagesOf } from '../../data/actors.ts'
import { ArticlePassages } from '../desk/ArticlePassages.tsx'
import { useDesk } from '../desk/desk.ts'
import { scrollerOf } from '../desk/scrollerOf.ts'
import { Button } from '../shared/Button.tsx'
import { Section } from '../shared/Section.tsx'
import { actorStrings as strings } from '../shared/strings/actors.ts'
import styles from './ActorPage.module.css'

/** Articles added at a time. */
const PAGE = 30

/** Articles whose sentences are read at once, wherever the screen ends. */
const AT_ONCE = 10

/** True once the element has come near what its pane shows. */
function useNear(element: RefObject<Element | null>, atOnce = false): boolean {
  const [near, setNear] = useState(atOnce)
  useEffect(() => {
    if (near || element.current === null) return undefined
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setNear(true), { root: scrollerOf(element.current), rootMargin: '600px' })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [near, element])
  return near
}

export function Concordance({ actor }: { actor: ActorRow }) {
  const { db } = useDesk()
  const occurrences = useLiveQuery(() => occurrencesOf(db, actor.id), [db, actor.id])
  const [count, setCount] = useState(PAGE)
  const left = (occurrences?.length ?? 0) - count
  return (
    <Section title={strings.articles} {...(occurrences === undefined ? {} : { count: occurrences.length })}>
      {occurrences?.length === 0 && <p className={styles.quiet}>{strings.articlesNone}</p>}
      <ol className={styles.concordance}>
        {occurrences?.slice(0, count).map(({ article, occurrence }, at) => (
          <Entry key={article.id} actor={actor} article={article} mentions={occurrence.count} atOnce={at < AT_ONCE} />
        ))}
      </ol>
      {left > 0 && <More key={count} left={left} onMore={() => setCount(count + PAGE)} />}
    </Section>
  )
}

/** Adds the next page when it comes near; a button too, for who does not scroll. */
function More({ left, onMore }: { left: number; onMore: () => void }) {
  const element = useRef<HTMLDivElement>(null)
  const near = useNear(element)
  const more = useRef(onMore)
  useEffect(() => {
    if (near) more.current()
  }, [near])
  return <div ref={element}><Button variant="quiet" onClick={onMore}>{strings.showMore(left)}</Button></div>
}

function Entry({ actor, article, mentions, atOnce }: { actor: ActorRow; article: ArticleRow; mentions: number; atOnce: boolean }) {
  const { db } = useDesk()
  const element = useRef<HTMLLIElement>(null)
  const near = useNear(element, atOnce)
  const forms = actor.forms.join()
  const passages = useLiveQuery(() => (near ? passagesOf(db, actor, article.id) : undefined), [db, near, forms, article.id, article.version])
  return (
    <li ref={element}>
      <ArticlePassages
        article={article}
        passages={passages}
        expected={mentions}
        badge={<span className={styles.count}>· {strings.articleMentions(mentions)}</span>}
      />
    </li>
  )
}
