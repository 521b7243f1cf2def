import type { BrowserWindow, MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { menuTemplate } from '../../main/menu.ts'
import { SEND } from '../../preload/bridge.ts'
import * as fake from '../support/fakeElectron.ts'
import { startWindow } from './startMain.ts'

type Template = MenuItemConstructorOptions[]
const flat = (items: Template): Template => items.flatMap((item) => [item, ...flat((item.submenu ?? []) as Template)])
const noWindow = (): BrowserWindow => {
  throw new Error('not clicked')
}

test.each(['linux', 'win32', 'darwin'] as const)('%s: every command once, no accelerator twice, no reload outside development', (platform) => {
  const items = flat(menuTemplate(platform, 'Dossier', noWindow, false))
  const accelerators = items.flatMap(({ accelerator }) => (accelerator == null ? [] : [accelerator]))
  expect(new Set(accelerators).size).toBe(accelerators.length)
  expect(items.filter(({ click }) => click !== undefined)).toHaveLength(13)
  expect(accelerators).not.toContain('CmdOrCtrl+W')
  const roles = items.map(({ role }) => role)
  expect(roles).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'togglefullscreen', 'close', 'quit', 'windowMenu', 'help']))
  expect(roles.filter((role) => role === 'quit')).toHaveLength(1)
  expect(roles).not.toContain('reload')
  expect(roles).not.toContain('toggleDevTools')
  expect(flat(menuTemplate(platform, 'Dossier', noWindow, true)).map(({ role }) => role)).toContain('reload')
})

test('a click sends its command to the page, and opens the window first where there is none', async () => {
  const window = await startWindow()
  const click = (label: string): void => fake.Menu.current?.flatMap(({ submenu }) => submenu ?? []).find((item) => item.label === label)?.click?.()
  for (const label of ['New note', 'Import…', 'Export…', 'Print note…', 'Settings…', 'Library', 'Notes', 'Back', 'Forward', 'Command palette…', 'Keyboard shortcuts and help']) click(label)
  expect(window.webContents.sent).toEqual(
    ['note.new', 'import', 'export', 'print', 'settings', 'pane.library', 'pane.notes', 'back', 'forward', 'palette', 'help'].map((command) => ({ channel: SEND.menu, values: [command] })),
  )
})
