/**
 * Peeking: with Ctrl or Cmd held, pointing at any link shows a card of what it leads to; Alt+P shows it for the link that has the focus or is
 * selected in a note. One layer for the whole window, listening to the document: links are everywhere, also in the editor, whose DOM is not ours.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { parseAddress, type Place } from '../../core/address.ts'
import { shortcutKeys } from '../shared/shortcuts.ts'
import { peekStrings as strings } from '../shared/strings/peek.ts'
import { useShortcut } from '../shared/useShortcut.ts'
import { useDesk } from './desk.ts'
import styles from './Peek.module.css'
import { type Peek as Card, readPeek } from './readPeek.ts'

interface Anchor {
  element: HTMLElement
  place: Place
  heading: string | null
  /** Asked for by key: it is read out. */
  byKey: boolean
}

/** Ms of rest before the card shows, and of absence before it goes: time to move onto it. */
const SHOW = 120
const HIDE = 200

/** The link or row that an element belongs to, with where it leads; null when it leads to nothing that a card can show. */
function anchorOf(from: Element | null, byKey: boolean): Anchor | null {
  // Names in an article have a card of their own (ui/reader/PeekCard.tsx), without a key.
  const element = from?.closest<HTMLElement>('a[href]:not([data-mention]), [data-peek]') ?? null
  if (element === null) return null
  const place = parseAddress(element.dataset['peek'] ?? element.getAttribute('href') ?? '')?.place
  if (place === undefined || !('id' in place)) return null
  const target = element.dataset['target'] ?? ''
  let heading: string | null = null
  try {
    if (target.startsWith('#')) heading = decodeURIComponent(target.slice(1))
  } catch {
    heading = target.slice(1)
  }
  return { element, place, heading, byKey }
}

/** What the keyboard is on: a focused link or row, or the reference that is selected in a note. */
function anchorAtKeyboard(): Anchor | null {
  const focused = document.activeElement
  return anchorOf(focused?.querySelector('.ProseMirror-selectednode a, a.ProseMirror-selectednode') ?? (focused?.getAttribute('role') === 'row' ? focused.querySelector('[data-peek]') : focused), true)
}

export function Peek() {
  const { db, host } = useDesk()
  const [anchor, setAnchor] = useState<Anchor | null>(null)
  const [card, setCard] = useState<{ anchor: Anchor; card: Card | null } | null>(null)
  const timer = useRef(0)
  const element = useRef<HTMLDivElement>(null)

  useShortcut(shortcutKeys(host.can.allShortcuts, 'peek'), () => {
    const next = anchorAtKeyboard()
    // The same key again puts it away.
    setAnchor(next !== null && anchor?.element === next.element ? null : next)
  })
  useEffect(() => {
    let over: Element | null = null
    const later = (next: Anchor | null, wait: number): void => {
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => setAnchor(next), wait)
    }
    const close = (): void => {
      clearTimeout(timer.current)
      setAnchor(null)
    }
    const pointed = (event: PointerEvent): void => {
      over = event.target instanceof Element ? event.target : null
      if (over !== null && element.current?.contains(over) === true) return clearTimeout(timer.current)
      const next = event.ctrlKey || event.metaKey ? anchorOf(over, false) : null
      if (next !== null) later(next, SHOW)
      // Once shown it stays while one points at its link, with the key or without.
      else setAnchor((before) => {
        if (before !== null && !before.byKey && !before.element.contains(over)) later(null, HIDE)
        return before
      })
    }
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close()
      else if (event.key === 'Control' || event.key === 'Meta') {
        const next = anchorOf(over, false)
        if (next !== null) later(next, SHOW)
      } else if (!event.altKey && !event.ctrlKey && !event.metaKey && event.key !== 'Shift') close()
    }
    const on: [string, (event: never) => void][] = [['pointerover', pointed], ['keydown', key], ['pointerdown', close], ['scroll', close]]
    for (const [type, listener] of on) document.addEventListener(type, listener as EventListener, { capture: true, passive: true })
    addEventListener('popstate', close)
    return () => {
      clearTimeout(timer.current)
      for (const [type, listener] of on) document.removeEventListener(type, listener as EventListener, { capture: true })
      removeEventListener('popstate', close)
    }
  }, [])

  useEffect(() => {
    if (anchor === null) return undefined
    let stale = false
    readPeek(db, anchor.place, anchor.heading).then(
      (found) => {
        if (!stale) setCard({ anchor, card: found })
      },
      () => undefined, // Nothing is shown of what cannot be read; opening it says why.
    )
    return () => {
      stale = true
    }
  }, [db, anchor])

  useLayoutEffect(() => {
    const box = element.current
    if (box === null || anchor === null) return
    // A link that is broken over two lines has two rectangles.
    const rect = anchor.element.getClientRects()[0] ?? anchor.element.getBoundingClientRect()
    const { width, height } = box.getBoundingClientRect()
    const below = rect.bottom + 6 + height < innerHeight
    box.style.left = `${Math.max(8, Math.min(rect.left, innerWidth - width - 8))}px`
    box.style.top = `${below ? rect.bottom + 6 : Math.max(8, rect.top - height - 6)}px`
  })

  if (anchor === null || card === null || card.anchor !== anchor) return null
  const shown = card.card
  return createPortal(
    <div ref={element} role={anchor.byKey ? 'status' : 'tooltip'} className={styles.card}>
      {shown === null ? <p>{strings.gone}</p> : (
        <>
          <p className={styles.kind} data-kind={shown.actor}>{strings.kinds[shown.actor ?? shown.kind]}</p>
          <p className={styles.title}>{shown.title}</p>
          {shown.facts.length > 0 && <p className={styles.facts}>{shown.facts.join(' · ')}</p>}
          {shown.text !== '' && <p className={styles.text} lang={shown.lang ?? undefined} dir="auto">{shown.text}</p>}
        </>
      )}
    </div>,
    document.body,
  )
}
