import { Popover as Base } from '@base-ui/react/popover'
import type { ReactNode, RefObject } from 'react'
import styles from './floating.module.css'

/** Something with a place on the screen: an element, or a range's rectangle. */
export type Anchor = Element | { getBoundingClientRect: () => DOMRect } | RefObject<Element | null> | null

export interface PopoverProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  anchor: Anchor
  /** Accessible name. */
  label: string
  side?: 'top' | 'bottom' | 'left' | 'right'
  /** Where the focus goes when it opens; `false` leaves it where it is. */
  initialFocus?: false | RefObject<HTMLElement | null>
  children: ReactNode
}

/** A small layer beside an anchor; Escape and a click elsewhere close it. */
export function Popover({ open, onOpenChange, anchor, label, side = 'bottom', initialFocus, children }: PopoverProps): ReactNode {
  return (
    <Base.Root open={open} onOpenChange={(open) => onOpenChange(open)}>
      <Base.Portal>
        <Base.Positioner className={styles['positioner']} anchor={anchor} side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={styles['popover']} aria-label={label} {...(initialFocus === undefined ? {} : { initialFocus })}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
