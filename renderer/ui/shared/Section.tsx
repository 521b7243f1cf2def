import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import styles from './Section.module.css'

export interface SectionProps {
  title: string
  count?: number
  defaultOpen?: boolean
  /** Told when the user opens or closes it, e.g. to remember it. */
  onToggle?: (open: boolean) => void
  /** Level of the heading, 2 unless told. */
  level?: 2 | 3 | 4
  /** Small buttons beside the heading. */
  actions?: ReactNode
  /** A `group` instead of a `region`: for parts of a landmark, which are no landmarks themselves. */
  minor?: boolean
  className?: string | undefined
  children: ReactNode
}

/** A part of a page that folds, a `region` named by its title. Closed, its children are not rendered: what it would show is not loaded. */
export function Section({ title, count, defaultOpen = true, onToggle, level = 2, minor = false, actions, className, children }: SectionProps): ReactNode {
  const [open, setOpen] = useState(defaultOpen)
  const id = useId()
  const Part = minor ? 'div' : 'section'
  const Heading = `h${level}` as const
  const toggle = (): void => {
    setOpen(!open)
    onToggle?.(!open)
  }
  return (
    <Part className={className} {...(minor ? { role: 'group' } : {})} aria-labelledby={`${id}-title`}>
      <div className={styles['head']}>
        <Heading className={styles['heading']}>
          <button type="button" className={styles['toggle']} aria-expanded={open} aria-controls={`${id}-body`} onClick={toggle}>
            <ChevronRight size={12} className={styles['chevron']} aria-hidden />
            <span id={`${id}-title`}>{title}</span>
            {count === undefined ? null : <span className={styles['count']}>{count.toLocaleString('en')}</span>}
          </button>
        </Heading>
        {actions}
      </div>
      <div id={`${id}-body`} hidden={!open}>
        {open ? children : null}
      </div>
    </Part>
  )
}
