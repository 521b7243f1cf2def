import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { tooltipOf } from './tooltipOf.ts'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** The accessible name, shown as tooltip. */
  label: string
  icon: LucideIcon
  /** Keys as in shortcuts.ts, e.g. `Mod+K`; shown in the tooltip. */
  shortcut?: string
  /** A toggle: whether it is on. */
  pressed?: boolean
}

/** A button that shows only an icon, 28 × 28 px. */
export function IconButton({ label, icon: Icon, shortcut, pressed, className, type = 'button', ...rest }: IconButtonProps): ReactNode {
  return (
    <button {...tooltipOf(label, shortcut)} {...rest} type={type} aria-label={label} aria-pressed={pressed} className={classes(styles['button'], styles['iconOnly'], className)}>
      <Icon size={16} aria-hidden />
    </button>
  )
}
