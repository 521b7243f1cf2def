/**
 * Peeking: with Ctrl or Cmd held, pointing at any link shows a card of what it leads to; Alt+P shows it for the link that has the focus or is
 * selected in a note. A name in an article shows its card without a key, after a moment of pointing or of focus: the card is what the underline
 * promises. One layer for the whole window, listening to the document: links are everywhere, also in the editor, whose DOM is not ours.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { parseAddress, type Place } from '../../../core/address.ts'
import { shortcutKeys } from '../../shared/shortcuts.ts'
import { peekStrings as strings } from '../../shared/strings/peek.ts'
import { useShortcut } from '../../shared/useShortcut.ts'
import { useDesk } from '../desk.ts'
import styles from './Peek.module.css'
import { PeekCard } from './PeekCard.tsx'
import { type Peek as Card, readPeek } from './readPeek.ts'

interface Anchor {
  element: HTMLElement
  place: Place
  heading: string | null
  /** Asked for by key: it is read out. */
  byKey: boolean
}

/** Ms of rest before the card shows (on a name longer: nobody asked for it), and of absence before it goes: time to move onto it. */
const SHOW = 120
const SHOW_NAME = 300
const HIDE = 200

const isName = (element: Element): boolean => element.matches('a[data-mention]')

/** The link or row that an element belongs to, with where it leads; null when it leads to nothing that a card can show. */
function anchorOf(from: Element | null, byKey: boolean): Anchor | null {
  const element = from?.closest<HTMLElement>('a[href], [data-peek]') ?? null
  if (element === null) return null
  const actor = element.dataset['actor']
  if (isName(element) && actor !== undefined) return { element, place: { kind: 'actor', id: actor }, heading: null, byKey }
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
      const under = anchorOf(over, false)
      const next = under !== null && (event.ctrlKey || event.metaKey || isName(under.element)) ? under : null
      if (next === null) clearTimeout(timer.current)
      if (next !== null) later(next, event.ctrlKey || event.metaKey ? SHOW : SHOW_NAME)
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
    // Reached by key; a click on the way to another place needs no card.
    const focused = (event: FocusEvent): void => {
      const name = event.target instanceof Element && isName(event.target) && event.target.matches(':focus-visible') ? anchorOf(event.target, false) : null
      if (name !== null) later(name, SHOW_NAME)
      else if (event.target instanceof Element && event.relatedTarget instanceof Element && isName(event.relatedTarget)) close()
    }
    const on: [string, (event: never) => void][] = [['focusin', focused], ['pointerover', pointed], ['keydown', key], ['pointerdown', close], ['scroll', close]]
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
  return createPortal(
    <div ref={element} role={anchor.byKey ? 'status' : 'tooltip'} className={styles.card}>
      {card.card === null ? <p>{strings.gone}</p> : <PeekCard card={card.card} />}
    </div>,
    document.body,
  )
}
