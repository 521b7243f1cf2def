import type { ReactNode } from 'react'
import styles from './Flash.module.css'

/** Lights its children up for a moment, again whenever `token` changes: “this is what you came for”. */
export function Flash({ token, children }: { token: string | number; children: ReactNode }): ReactNode {
  return (
    <span key={token} className={styles['flash']}>
      {children}
    </span>
  )
}
