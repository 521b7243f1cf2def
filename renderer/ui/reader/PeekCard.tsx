/** What a mention stands for, at a glance: shown beside it after a moment of hovering or focus. Escape closes it. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Id } from '../../core/model.ts'
import { fold } from '../../core/text/fold.ts'
import { readActor } from '../../data/actors.ts'
import { languageName } from '../desk/describeArticle.ts'
import { useDesk } from '../desk/desk.ts'
import { readerStrings as strings } from '../shared/strings/reader.ts'
import styles from './PeekCard.module.css'

/** Ms of rest on a mention before the card shows, and of absence before it goes: time to move onto the card. */
const SHOW = 300
const HIDE = 150

/** The mention to show a card for, from the events of the article. */
export function usePeek(article: HTMLElement | null): { anchor: HTMLElement | null; hold: () => void; close: () => void } {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const timer = useRef(0)
  const later = useCallback((next: HTMLElement | null, wait: number): void => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setAnchor(next), wait)
  }, [])
  useEffect(() => {
    if (article === null) return undefined
    const mentionOf = (event: Event): HTMLElement | null => (event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-mention]') : null)
    const enter = (event: Event): void => {
      const mention = mentionOf(event)
      // A click on the way to another place needs no card.
      if (mention !== null && !(event.type === 'focusin' && !mention.matches(':focus-visible'))) later(mention, SHOW)
    }
    const leave = (event: Event): void => {
      if (mentionOf(event) !== null) later(null, HIDE)
    }
    const close = (): void => {
      clearTimeout(timer.current)
      setAnchor(null)
    }
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close()
    }
    const on: [EventTarget, string, (event: never) => void, boolean?][] = [
      [article, 'pointerover', enter], [article, 'pointerout', leave], [article, 'focusin', enter], [article, 'focusout', leave], [article, 'pointerdown', close],
      [document, 'scroll', close, true], [document, 'keydown', escape, true],
    ]
    for (const [target, type, listener, capture = false] of on) target.addEventListener(type, listener as EventListener, { capture, passive: true })
    return () => {
      clearTimeout(timer.current)
      for (const [target, type, listener, capture = false] of on) target.removeEventListener(type, listener as EventListener, { capture })
    }
  }, [article, later])
  return { anchor, hold: () => clearTimeout(timer.current), close: () => later(null, HIDE) }
}

export interface PeekCardProps {
  anchor: HTMLElement
  onEnter: () => void
  onLeave: () => void
}

export function PeekCard({ anchor, onEnter, onLeave }: PeekCardProps) {
  const id: Id = anchor.dataset['actor'] ?? ''
  const { db } = useDesk()
  const actor = useLiveQuery(() => readActor(db, id), [db, id])
  const card = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = card.current
    if (element === null) return
    // A mention that is broken over two lines has two rectangles.
    const rect = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect()
    const { width, height } = element.getBoundingClientRect()
    const below = rect.bottom + 6 + height < innerHeight
    element.style.left = `${Math.max(8, Math.min(rect.left, innerWidth - width - 8))}px`
    element.style.top = `${below ? rect.bottom + 6 : Math.max(8, rect.top - height - 6)}px`
  })

  if (actor === undefined || actor === null) return null
  // A name that only differs in its capitals tells nobody more.
  const known = new Set<string>()
  const others = actor.names
    .filter(({ lang, name }) => {
      const key = `${lang}/${fold(name)}`
      const told = known.has(key) || fold(name) === fold(actor.name)
      known.add(key)
      return !told
    })
    .slice(0, 6)
  return createPortal(
    <div ref={card} role="tooltip" className={styles.card} onPointerEnter={onEnter} onPointerLeave={onLeave}>
      <p className={styles.kind} data-kind={actor.kind}>{strings.kinds[actor.kind]}</p>
      <p className={styles.name}>{actor.name}</p>
      {others.length > 0 && (
        <ul className={styles.names}>
          {others.map(({ lang, name }) => <li key={`${lang}/${name}`}><span lang={lang}>{name}</span> <span className={styles.lang}>{languageName(lang)}</span></li>)}
        </ul>
      )}
      <p className={styles.counts}>{strings.counts(actor.articles, actor.mentions)}</p>
    </div>,
    document.body,
  )
}
