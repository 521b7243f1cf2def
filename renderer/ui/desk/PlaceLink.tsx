/** A real link to a place in the desk: it can be copied, opened in another window, and a plain click stays in this one. */
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react'
import type { Place } from '../../core/address.ts'
import { useDesk } from './desk.ts'

export interface PlaceLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  to: Place
  children: ReactNode
}

/** Whether a click asks for this window: no modifier, main button. */
export const isPlainClick = (event: Pick<MouseEvent, 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>): boolean => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

export function PlaceLink({ to, children, onClick, ...rest }: PlaceLinkProps) {
  const desk = useDesk()
  return (
    <a
      {...rest}
      href={desk.href(to)}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || !isPlainClick(event)) return
        event.preventDefault()
        desk.go(to)
      }}
    >
      {children}
    </a>
  )
}
