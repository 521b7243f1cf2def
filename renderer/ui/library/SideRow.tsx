import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatAddress, type Place } from '../../core/address.ts'
import { useDesk } from '../desk/desk.ts'
import { PlaceLink } from '../desk/mentions/PlaceLink.tsx'
import styles from './SideRow.module.css'

interface Content {
  icon?: LucideIcon
  label: string
  /** At the end of the line: a count, a date. */
  detail?: ReactNode
  /** The whole text, where the line may cut it. */
  title?: string
}

function Line({ icon: Icon, label, detail }: Content): ReactNode {
  return (
    <>
      {Icon === undefined ? null : <Icon size={14} className={styles.icon} aria-hidden />}
      <span className={styles.label}>{label}</span>
      {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
    </>
  )
}

/** A line of the library that opens a place. */
export function PlaceRow({ to, ...content }: Content & { to: Place }): ReactNode {
  const { address } = useDesk()
  const open = to.kind === 'note' ? address.note === to.id : formatAddress({ place: address.place }) === formatAddress({ place: to })
  return (
    <li>
      <PlaceLink to={to} className={styles.row} title={content.title ?? content.label} {...(open ? { 'aria-current': 'page' as const } : {})}>
        <Line {...content} />
      </PlaceLink>
    </li>
  )
}

/** A line of the library that filters. */
export function FilterRow({ pressed, onToggle, ...content }: Content & { pressed: boolean; onToggle: () => void }): ReactNode {
  return (
    <li>
      <button type="button" className={styles.row} title={content.title ?? content.label} aria-pressed={pressed} onClick={onToggle}>
        <Line {...content} />
      </button>
    </li>
  )
}

/** “3 of 12”: what is unread, set apart. */
export function UnreadCount({ unread, all, label }: { unread: number; all: number; label: string }): ReactNode {
  return (
    <span title={label}>
      {unread === 0 ? null : (
        <>
          <span className={styles.unread}>{unread.toLocaleString('en')}</span>
          {' / '}
        </>
      )}
      {all.toLocaleString('en')}
    </span>
  )
}
