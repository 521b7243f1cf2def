import type { ReactNode } from 'react'
import styles from './hidden.module.css'

/** Read out, not shown. */
export function VisuallyHidden({ children }: { children: ReactNode }): ReactNode {
  return <span className={styles['hidden']}>{children}</span>
}
