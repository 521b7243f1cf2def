/** Every shortcut, by what it is for. */
import type { ReactNode } from 'react'
import { useDesk } from '../desk/desk.ts'
import { Dialog } from '../shared/Dialog.tsx'
import { Kbd } from '../shared/Kbd.tsx'
import { shortcutTable, type ShortcutEntry } from '../shared/shortcuts.ts'
import { SHORTCUTS } from '../shared/strings/shortcuts.ts'
import styles from './ShortcutSheet.module.css'

export function ShortcutSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }): ReactNode {
  const { host } = useDesk()
  const table = shortcutTable(host.can.allShortcuts)
  const groups = Object.keys(SHORTCUTS.groups) as ShortcutEntry['group'][]
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={SHORTCUTS.title} description={SHORTCUTS.hint} size="large" scrolls>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{SHORTCUTS.groups[group]}</h3>
            <dl>
              {table.filter((entry) => entry.group === group).map(({ name, keys }) => (
                <div key={name} className={styles.row}>
                  <dt>{SHORTCUTS.names[name]}</dt>
                  <dd className={styles.keys}>{keys.split(' ').map((one) => <Kbd key={one} keys={one} />)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
