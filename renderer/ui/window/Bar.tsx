/** The bar above the panes: where one was, where one wants to go, and what can be begun. */
import { ArrowLeft, ArrowRight, NotebookPen, PanelLeft, PanelRight, Share } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from '../App.module.css'
import { useDesk } from '../desk/desk.ts'
import { Button } from '../shared/Button.tsx'
import { IconButton } from '../shared/IconButton.tsx'
import { Kbd } from '../shared/Kbd.tsx'
import { shortcutKeys, type ShortcutName } from '../shared/shortcuts.ts'
import { APP } from '../shared/strings/app.ts'

export interface BarProps {
  showLibrary: boolean
  showNotes: boolean
  onLibrary: () => void
  onNotes: () => void
}

export function Bar({ showLibrary, showNotes, onLibrary, onNotes }: BarProps): ReactNode {
  const { host, newNote, openExport, openPalette } = useDesk()
  /** The first of the keys, for tooltips. */
  const key = (name: ShortcutName): string => shortcutKeys(host.can.allShortcuts, name).split(' ')[0]!
  return (
    <header className={styles.bar} aria-label={APP.bar}>
      <div className={styles.group}>
        <IconButton label={showLibrary ? APP.hideLibrary : APP.showLibrary} icon={PanelLeft} shortcut={key('toggleLibrary')} aria-expanded={showLibrary} onClick={onLibrary} />
        <IconButton label={APP.back} icon={ArrowLeft} onClick={() => history.back()} />
        <IconButton label={APP.forward} icon={ArrowRight} onClick={() => history.forward()} />
      </div>
      <button type="button" className={styles.goTo} onClick={openPalette}>
        <span>{APP.goTo}</span>
        <Kbd keys={key('palette')} />
      </button>
      <div className={styles.group}>
        <Button icon={NotebookPen} onClick={() => void newNote()}>{APP.newNote}</Button>
        <Button icon={Share} onClick={() => openExport()}>{APP.export}</Button>
        <IconButton label={showNotes ? APP.hideNotes : APP.showNotes} icon={PanelRight} shortcut={key('toggleNotes')} aria-expanded={showNotes} onClick={onNotes} />
      </div>
    </header>
  )
}
