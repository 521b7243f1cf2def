/** A whole window that says what is wrong, when nothing else can be shown. */
import type { ReactNode } from 'react'
import styles from '../App.module.css'
import { Button } from '../shared/Button.tsx'
import { APP } from '../shared/strings/app.ts'

export function Failure({ title, message, children }: { title: string; message: string; children?: ReactNode }): ReactNode {
  return (
    <main className={styles.failure} aria-label={title}>
      <h1 className={styles.failureTitle}>{title}</h1>
      <p role="alert">{message}</p>
      <Button variant="primary" onClick={() => location.reload()}>{APP.reload}</Button>
      {children}
    </main>
  )
}
