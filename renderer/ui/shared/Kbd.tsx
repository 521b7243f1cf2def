import type { ReactNode } from 'react'
import styles from './Kbd.module.css'
import { keyLabels } from './keys.ts'

/** Keys as this machine's keyboard names them: `Mod+K` is ⌘K or Ctrl K. */
export function Kbd({ keys }: { keys: string }): ReactNode {
  return (
    <span className={styles['keys']}>
      {keyLabels(keys).map((label) => (
        <kbd key={label} className={styles['key']}>
          {label}
        </kbd>
      ))}
    </span>
  )
}
