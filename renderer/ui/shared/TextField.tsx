import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './TextField.module.css'

/** A line of text to type; give it an `aria-label` or a label element. */
export function TextField({ className, type = 'text', ...rest }: ComponentProps<'input'>): ReactNode {
  return <input {...rest} type={type} className={classes(styles['field'], className)} />
}

/** A choice of few. */
export function Select({ className, ...rest }: ComponentProps<'select'>): ReactNode {
  return <select {...rest} className={classes(styles['field'], className)} />
}
