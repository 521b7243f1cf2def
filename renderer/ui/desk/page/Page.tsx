/** A page about one thing: what kind of thing, its name, facts, what can be done with it, and its parts. */
import type { ReactNode } from 'react'
import styles from './Page.module.css'

export interface PageProps {
  eyebrow: ReactNode
  title: string
  /** Short facts under the title. */
  facts: ReactNode[]
  /** Buttons. */
  actions?: ReactNode
  children: ReactNode
}

export function Page({ eyebrow, title, facts, actions, children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <p className={styles.eyebrow}>{eyebrow}</p>
        <h1 className={styles.title}>{title}</h1>
        <ul className={styles.facts}>
          {facts.map((fact, at) => <li key={at}>{fact}</li>)}
        </ul>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** Small links side by side. */
export function Chips({ label, children }: { label?: string; children: ReactNode }) {
  return <ul className={styles.chips} aria-label={label}>{children}</ul>
}

/** @param inert out of sight, and out of reach */
export function Chip({ count, menu, inert, children }: { count?: number; menu?: ReactNode; inert?: boolean; children: ReactNode }) {
  return (
    <li className={styles.chip} inert={inert}>
      {children}
      {count !== undefined && <span className={styles.count}>{count}</span>}
      {menu}
    </li>
  )
}

/** A word set apart: “inferred”. */
export function Badge({ title, children }: { title?: string; children: ReactNode }) {
  return <span className={styles.badge} title={title}>{children}</span>
}
