/**
 * The application menu: system roles where there is one, else a command sent to the page. A page that handles a key itself
 * (preventDefault) wins over the menu's accelerator, so a command never runs twice.
 */
import { type App, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import { type MenuCommand, SEND } from '../preload/bridge.ts'

/**
 * @param target the window that gets a command; it is made first if there is none (macOS, all windows closed)
 * @param developing shows Reload and the developer tools
 */
export function menuTemplate(platform: NodeJS.Platform, name: string, target: () => BrowserWindow, developing: boolean): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => target().webContents.send(SEND.menu, command),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const settings = item('Settings…', 'settings', 'CmdOrCtrl+,')

  return [
    ...(mac
      ? [{
          label: name,
          submenu: [
            { role: 'about' as const }, separator, settings, separator, { role: 'services' as const }, separator,
            { role: 'hide' as const }, { role: 'hideOthers' as const }, { role: 'unhide' as const }, separator, { role: 'quit' as const },
          ],
        }]
      : []),
    {
      label: '&File',
      submenu: [
        item('New note', 'note.new', 'CmdOrCtrl+N'),
        separator,
        item('Import…', 'import', 'CmdOrCtrl+Shift+O'),
        item('Import folder…', 'import.folder'),
        item('Export…', 'export', 'CmdOrCtrl+Shift+E'),
        separator,
        item('Print note…', 'print', 'CmdOrCtrl+Alt+P'),
        ...(mac ? [] : [separator, settings]),
        separator,
        // Ctrl+W is the page's: it closes the tab of a note, as in a browser.
        { role: 'close', accelerator: 'CmdOrCtrl+Shift+W' },
        ...(mac ? [] : [{ role: 'quit' as const }]),
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' }, { role: 'redo' }, separator,
        { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'pasteAndMatchStyle' }, { role: 'delete' }, separator, { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Library', 'pane.library', 'CmdOrCtrl+1'),
        item('Notes', 'pane.notes', 'CmdOrCtrl+3'),
        separator,
        item('What was left out of the article', 'removed'),
        separator,
        { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, separator, { role: 'togglefullscreen' },
        ...(developing ? [separator, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
      ],
    },
    {
      label: '&Go',
      submenu: [
        item('Back', 'back', mac ? 'Cmd+[' : 'Alt+Left'),
        item('Forward', 'forward', mac ? 'Cmd+]' : 'Alt+Right'),
        separator,
        item('Command palette…', 'palette', 'CmdOrCtrl+K'),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item('Keyboard shortcuts and help', 'help', 'F1')] },
  ]
}

export function setMenu(app: App, target: () => BrowserWindow, developing: boolean): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, app.name, target, developing)))
}
