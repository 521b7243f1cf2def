import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** What stands where there is nothing yet: says what will be here, and how it gets there. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }): ReactNode {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      {children === undefined ? null : <div>{children}</div>}
      {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
