/** A button beside a line of the text. All marks of one side are one stop of the Tab key; arrows move among them. */
import type { ComponentProps, KeyboardEvent, ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { classes } from '../../shared/classes.ts'
import type { GutterLine } from './gutter.ts'
import styles from '../highlights/highlights.module.css'

export interface GutterMarkProps extends Omit<ComponentProps<'button'>, 'type' | 'style'> {
  line: GutterLine
  side: 'start' | 'end'
  /** Unseen until it has the pointer or the focus. */
  quiet?: boolean
  children: ReactNode
}

export function GutterMark({ line, side, quiet = false, className, children, ...rest }: GutterMarkProps): ReactNode {
  return createPortal(
    // The article speaks its own language; its marks do not.
    <button
      {...rest}
      type="button"
      lang="en"
      data-gutter={side}
      className={classes(styles.mark, styles[side], quiet && styles.quiet, className)}
      style={{ top: line.top }}
    >
      {children}
    </button>,
    line.chunk,
  )
}

/** Arrows, Home and End among the marks of one side, in the order in which they stand. True when the key was for them. */
export function moveAmongMarks(event: KeyboardEvent<HTMLElement>): boolean {
  const current = event.currentTarget
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
  const all = [...(current.closest('article') ?? document).querySelectorAll<HTMLElement>(`[data-gutter="${current.dataset['gutter']}"]`)]
  const at = all.indexOf(current)
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
  if (to === undefined) return false
  event.preventDefault()
  all[Math.min(Math.max(to, 0), all.length - 1)]?.focus()
  return true
}
