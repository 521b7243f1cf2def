import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'plain' | 'primary' | 'quiet' | 'danger'
  icon?: LucideIcon
}

/** A button with a label, maybe after an icon. `type` is `button` unless told. */
export function Button({ variant = 'plain', icon: Icon, className, children, type = 'button', ...rest }: ButtonProps): ReactNode {
  return (
    <button {...rest} type={type} className={classes(styles['button'], variant !== 'plain' && styles[variant], className)}>
      {Icon === undefined ? null : <Icon size={14} aria-hidden />}
      {children}
    </button>
  )
}
