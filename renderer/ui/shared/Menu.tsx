import { Menu as Base } from '@base-ui/react/menu'
import { Check, type LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './floating.module.css'
import { Kbd } from './Kbd.tsx'

export type MenuItem =
  | {
      label: string
      icon?: LucideIcon
      /** Keys as in shortcuts.ts; shown only. */
      shortcut?: string
      danger?: boolean
      disabled?: boolean
      /** A choice that is on or off. */
      checked?: boolean
      onSelect: () => void
    }
  | 'separator'

/** A menu that its trigger (one button) opens. With `open`, whoever shows it says whether it is. */
export function Menu({ trigger, items, open, onOpenChange }: { trigger: ReactElement; items: MenuItem[]; open?: boolean; onOpenChange?: (open: boolean) => void }): ReactNode {
  return (
    <Base.Root modal={false} {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange: (next: boolean) => onOpenChange(next) })}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles['positioner']} sideOffset={4} align="start" collisionPadding={8}>
          <Base.Popup className={styles['menu']}>{items.map((item, at) => (item === 'separator' ? <Base.Separator key={`separator ${at}`} className={styles['separator']} /> : <Item key={item.label} item={item} />))}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Item({ item }: { item: Exclude<MenuItem, 'separator'> }): ReactNode {
  const { label, icon: Icon, shortcut, danger = false, disabled = false, checked, onSelect } = item
  const className = classes(styles['item'], danger && styles['danger'])
  const content = (
    <>
      {Icon === undefined ? null : <Icon size={14} aria-hidden />}
      <span className={styles['itemLabel']}>{label}</span>
      {checked === true ? <Check size={14} aria-hidden /> : null}
      {shortcut === undefined ? null : <Kbd keys={shortcut} />}
    </>
  )
  if (checked === undefined) return <Base.Item className={className} disabled={disabled} label={label} onClick={onSelect}>{content}</Base.Item>
  return <Base.CheckboxItem className={className} disabled={disabled} label={label} checked={checked} closeOnClick onCheckedChange={onSelect}>{content}</Base.CheckboxItem>
}
