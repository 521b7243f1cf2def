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

export function TooltipLayer(): ReactNode {
  const [owner, setOwner] = useState<HTMLElement | null>(null)
  const popup = useRef<HTMLDivElement>(null)
  const shown = useRef(false)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let under: HTMLElement | null = null
    const set = (next: HTMLElement | null): void => {
      clearTimeout(timer)
      shown.current = next !== null
      setOwner(next)
    }
    const later = (next: HTMLElement | null, ms: number): void => {
      clearTimeout(timer)
      timer = setTimeout(() => set(next), ms)
    }
    const onOver = ({ target, pointerType }: PointerEvent): void => {
      if (pointerType === 'touch') return
      if (popup.current?.contains(target as Node) === true) return clearTimeout(timer)
      const next = withTooltip(target)
      if (next === under) return
      under = next
      if (next === null) later(null, shown.current ? GRACE : 0)
      else if (shown.current) set(next)
      else later(next, DELAY)
    }
    const onFocus = ({ target }: FocusEvent): void => {
      const next = withTooltip(target)
      if (next?.matches(':focus-visible') === true) set(next)
    }
    const hide = (): void => {
      if (shown.current) set(null)
      else clearTimeout(timer)
    }
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') hide()
    }
    const onLeave = (): void => {
      under = null
      hide()
    }
    document.addEventListener('pointerover', onOver)
    document.documentElement.addEventListener('pointerleave', onLeave)
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', hide)
    document.addEventListener('pointerdown', hide, true)
    document.addEventListener('keydown', onKey, true)
    document.addEventListener('scroll', hide, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', onOver)
      document.documentElement.removeEventListener('pointerleave', onLeave)
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('pointerdown', hide, true)
      document.removeEventListener('keydown', onKey, true)
      document.removeEventListener('scroll', hide, { capture: true })
    }
  }, [])

  useLayoutEffect(() => {
    const element = popup.current
    if (owner === null || element === null) return undefined
    // Above dialogs and menus, wherever in the page they are.
    if (!element.matches(':popover-open')) element.showPopover()
    const { left, top } = besideElement(owner.getBoundingClientRect(), element.getBoundingClientRect(), { width: innerWidth, height: innerHeight })
    element.style.left = `${left}px`
    element.style.top = `${top}px`
    // What it stands beside may go away, or be hidden, without anybody's doing.
    const look = setInterval(() => {
      if (owner.checkVisibility()) return
      shown.current = false
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
