/**
 * The one tooltip of the window: beside whatever has the attributes of tooltipOf.ts, while the mouse rests on it or the keyboard has led to it. Escape, a press
 * and scrolling take it away; the mouse may go onto it. It names nothing (what it stands beside has its own accessible name), so it is not read out.
 */
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import styles from './floating.module.css'
import { Kbd } from './Kbd.tsx'
import { besideElement } from './besideElement.ts'

/** ms that the mouse rests until the first shows; beside one that is shown the next comes at once. */
const DELAY = 500

/** ms to get from the button onto its tooltip. */
const GRACE = 120

/** ms until it is seen that the button is gone. */
const LOOK = 200

const withTooltip = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null)

function place(owner: HTMLElement, popup: HTMLElement | null): void {
  if (popup === null) return
  const { left, top } = besideElement(owner.getBoundingClientRect(), popup.getBoundingClientRect(), { width: innerWidth, height: innerHeight })
  popup.style.left = `${left}px`
  popup.style.top = `${top}px`
}

export function TooltipLayer(): ReactNode {
  const [owner, setOwner] = useState<HTMLElement | null>(null)
  const popup = useRef<HTMLDivElement>(null)
  /** `owner`, for those who listen. */
  const shown = useRef<HTMLElement | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    /** What the mouse is on: something with a tooltip, the tooltip, or neither. */
    let under: Element | null = null
    // The focus that comes back with the window leads nobody anywhere.
    let away = false
    const set = (next: HTMLElement | null): void => {
      clearTimeout(timer)
      shown.current = next
      setOwner(next)
    }
    const later = (next: HTMLElement | null, ms: number): void => {
      clearTimeout(timer)
      timer = setTimeout(() => set(next), ms)
    }
    const onOver = ({ target, pointerType, buttons }: PointerEvent): void => {
      // A mouse that drags something is not asking.
      if (pointerType === 'touch' || buttons !== 0) return
      if (popup.current?.contains(target as Node) === true) {
        under = popup.current
        return clearTimeout(timer)
      }
      const next = withTooltip(target)
      if (next === under) return
      under = next
      if (next === null) later(null, shown.current === null ? 0 : GRACE)
      else if (shown.current === null) later(next, DELAY)
      else set(next)
    }
    const hide = (): void => {
      // Where the mouse rests it counts as come again when it moves.
      under = null
      set(null)
    }
    const onFocus = ({ target }: FocusEvent): void => {
      const next = withTooltip(target)
      if (next?.matches(':focus-visible') === true && !away) set(next)
    }
    const onFocusOut = ({ target }: FocusEvent): void => {
      if (shown.current !== null && shown.current === withTooltip(target)) hide()
    }
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') hide()
    }
    const onScroll = ({ target }: Event): void => {
      if (shown.current === null || !(target instanceof Node) || !target.contains(shown.current)) return
      // The focus itself scrolls what it is led to into view.
      if (shown.current === document.activeElement) place(shown.current, popup.current)
      else hide()
    }
    const onBlur = (): void => {
      away = true
    }
    const onBack = (): void => void setTimeout(() => (away = false))
    const listening = new AbortController()
    const { signal } = listening
    document.addEventListener('pointerover', onOver, { signal })
    document.documentElement.addEventListener('pointerleave', hide, { signal })
    document.addEventListener('focusin', onFocus, { signal })
    document.addEventListener('focusout', onFocusOut, { signal })
    document.addEventListener('pointerdown', hide, { capture: true, signal })
    // By the keyboard, too: what was pressed may have another name now.
    document.addEventListener('click', hide, { capture: true, signal })
    document.addEventListener('keydown', onKey, { capture: true, signal })
    document.addEventListener('scroll', onScroll, { capture: true, passive: true, signal })
    window.addEventListener('resize', hide, { signal })
    window.addEventListener('blur', onBlur, { signal })
    window.addEventListener('focus', onBack, { signal })
    return () => {
      clearTimeout(timer)
      listening.abort()
    }
  }, [])

  useLayoutEffect(() => {
    const element = popup.current
    if (owner === null || element === null) return undefined
    // Above dialogs and menus, wherever in the page they are.
    if (!element.matches(':popover-open')) element.showPopover()
    place(owner, element)
    const [words, { left, top }] = [owner.dataset['tooltip'], owner.getBoundingClientRect()]
    // What it stands beside may go away, be hidden, move or be called something else without anybody's doing.
    const look = setInterval(() => {
      const now = owner.getBoundingClientRect()
      const moved = owner !== document.activeElement && (now.left !== left || now.top !== top)
      if (owner.checkVisibility() && owner.dataset['tooltip'] === words && !moved) return
      shown.current = null
      setOwner(null)
    }, LOOK)
    return () => clearInterval(look)
  }, [owner])

  if (owner === null) return null
  const { tooltip, tooltipKeys } = owner.dataset
  return (
    <div ref={popup} popover="manual" className={styles['tooltip']} aria-hidden>
      {tooltip}
      {tooltipKeys === undefined ? null : <Kbd keys={tooltipKeys} />}
    </div>
  )
}
