/** A real link to a place in the desk: it can be copied, opened in another window; a plain click stays in this one, and with Shift it opens beside what is open. */
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react'
import { formatAddress, type Place } from '../../../core/address.ts'
import { useDesk } from '../desk.ts'

export interface PlaceLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  to: Place
  children: ReactNode
}

/** Whether a click asks for this window: no modifier, main button. */
export const isPlainClick = (event: Pick<MouseEvent, 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>): boolean => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** Whether a click (or Enter, which a browser reports as one) asks for the place beside the one that is open: Shift alone. */
export const isBesideClick = (event: Pick<MouseEvent, 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>): boolean => event.button === 0 && event.shiftKey && !event.metaKey && !event.ctrlKey && !event.altKey

/** Ctrl or Cmd alone: follows, wherever a link stands. */
const isFollowClick = (event: Pick<MouseEvent, 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>): boolean => event.button === 0 && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey

export function PlaceLink({ to, children, onClick, onMouseDown, ...rest }: PlaceLinkProps) {
  const desk = useDesk()
  return (
    <a
      {...rest}
      href={desk.href(to)}
      // A note's own address, which the hash has beside another place: what peeking is about (Peek.tsx).
      data-peek={formatAddress({ place: to })}
      onMouseDown={(event) => {
        onMouseDown?.(event)
        // Shift would select the text up to here.
        if (isBesideClick(event)) event.preventDefault()
      }}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented) return
        const beside = isBesideClick(event)
        // Ctrl or Cmd follows too, as it does in a note's text.
        if (!beside && !isPlainClick(event) && !isFollowClick(event)) return
        event.preventDefault()
        if (beside) desk.openBeside(to)
        else desk.go(to)
      }}
    >
      {children}
    </a>
  )
}
