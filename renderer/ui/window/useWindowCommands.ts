/** What the menu and the keys do in the whole window, whatever is open in it. */
import { useEffect, useRef } from 'react'
import type { MenuCommand } from '../../host/host.ts'
import { useActorKeys } from '../desk/acts/useActorKeys.ts'
import { askRemoved } from '../desk/askRemoved.ts'
import { useDesk } from '../desk/desk.ts'
import type { NoteTabsModel } from '../desk/notes/noteTabs.ts'
import { shortcutKeys, type ShortcutName } from '../shared/shortcuts.ts'
import { APP } from '../shared/strings/app.ts'
import { useShortcut } from '../shared/useShortcut.ts'

export interface WindowActions {
  tabs: NoteTabsModel
  toggleLibrary: () => void
  toggleNotes: () => void
  /** Puts the focus into the next pane (1) or the one before (-1). */
  cycle: (by: 1 | -1) => void
  /** Shows a pane and puts the focus into it. */
  reach: (pane: 'library' | 'notes') => void
  toMain: () => void
  onSwitch: () => void
}

export function useWindowCommands({ tabs, toggleLibrary, toggleNotes, cycle, reach, toMain, onSwitch }: WindowActions): void {
  const desk = useDesk()
  const { host } = desk
  const keys = (name: ShortcutName): string => shortcutKeys(host.can.allShortcuts, name)
  const commands: Record<MenuCommand, () => void> = {
    'note.new': () => void desk.newNote(),
    import: desk.openImport,
    'import.folder': desk.openFolder,
    export: () => desk.openExport(),
    print: () => {
      const { place, note } = desk.address
      const open = note ?? (place.kind === 'note' ? place.id : null)
      if (open !== null) desk.openPrint(open)
      else desk.notify({ message: APP.nothingToPrint })
    },
    palette: desk.openPalette,
    removed: () => {
      const { place } = desk.address
      if (place.kind === 'article') askRemoved(place.id)
      else desk.notify({ message: APP.noArticle })
    },
    settings: () => desk.go({ kind: 'settings' }),
    help: desk.openHelp,
    'pane.library': toggleLibrary,
    'pane.notes': toggleNotes,
    back: () => history.back(),
    forward: () => history.forward(),
  }
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  useEffect(() => host.onMenu((command) => latest.current[command]()), [host])

  useActorKeys()
  useShortcut(keys('palette'), desk.openPalette)
  useShortcut(keys('switcher'), onSwitch)
  useShortcut(keys('newNote'), commands['note.new'])
  useShortcut(keys('dailyNote'), () => desk.openDaily(0))
  useShortcut(keys('earlierDaily'), () => desk.openDaily(-1))
  useShortcut(keys('laterDaily'), () => desk.openDaily(1))
  useShortcut(keys('nextTab'), () => tabs.step(1))
  useShortcut(keys('previousTab'), () => tabs.step(-1))
  useShortcut(keys('closeTab'), () => tabs.close(tabs.active ?? ''), { when: () => tabs.active !== null })
  useShortcut(keys('reopenTab'), tabs.reopen)
  useShortcut(keys('import'), desk.openImport)
  useShortcut(keys('export'), commands.export)
  useShortcut(keys('print'), commands.print)
  useShortcut(keys('settings'), commands.settings)
  useShortcut(keys('help'), desk.openHelp)
  useShortcut(keys('nextPane'), () => cycle(1))
  useShortcut(keys('previousPane'), () => cycle(-1))
  useShortcut(keys('library'), () => reach('library'))
  useShortcut(keys('main'), toMain)
  useShortcut(keys('notes'), () => reach('notes'))
  useShortcut(keys('toggleLibrary'), toggleLibrary)
  useShortcut(keys('toggleNotes'), toggleNotes)
}
