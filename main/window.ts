/**
 * The one window. Its page runs in Chromium's sandbox and sees of the machine only what preload.ts exposes.
 *
 * Electron's security check-list: 2 (no Node in pages), 3 (context isolation), 4 (sandbox), 6 (webSecurity), 8 (no insecure content),
 * 9 and 10 (no experimental or extra Blink features). 16 (a current Electron) is the exact version in package.json; 19 (fuses) is the packager's.
 */
import { join } from 'node:path'
import { type App, BrowserWindow, dialog, nativeTheme, screen, session } from 'electron'
import { askBeforeClosing } from './closing.ts'
import { addContextMenu } from './contextMenu.ts'
import { ORIGIN } from './protocol.ts'
import { loadWindowState, placeWindow, saveWindowState, SMALLEST } from './windowState.ts'

/** The launcher (launch.mjs, which sets DOSSIER_LAUNCHER) waits for this line: before it, an exit means that Electron could not start here. */
const OPEN = 'Dossier is open.'

/** A crashed page has already saved all but the last keystrokes; it is started anew only when the user says so, or it might crash for ever. */
async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The page stopped working.',
    detail: 'What you wrote is saved. Reload to go on.',
    buttons: ['Reload', 'Close'],
    defaultId: 0,
    cancelId: 1,
  })
  if (window.isDestroyed()) return
  if (response === 0) window.webContents.reload()
  else window.close()
}

/**
 * @param hash what to open, `#/…`; '' leaves it to the page
 * @returns the window, which shows itself once it has something to show
 */
export function openWindow(app: App, devUrl: string | undefined, hash: string): BrowserWindow {
  const statePath = join(app.getPath('userData'), 'window.json')
  const saved = loadWindowState(statePath)
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  const window = new BrowserWindow({
    ...placeWindow(saved?.bounds ?? null, [primary.workArea, ...others.map(({ workArea }) => workArea)]),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Dossier',
    icon: join(app.getAppPath(), 'resources/icons/512.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff', // until the first paint, against a flash
    webPreferences: {
      preload: join(app.getAppPath(), 'out/preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: session.defaultSession.isSpellCheckerEnabled(), // spelling.ts says when
      devTools: !app.isPackaged,
    },
  })
  if (saved?.maximised === true) window.maximize()
  window.once('ready-to-show', () => {
    window.show()
    if (process.env['DOSSIER_LAUNCHER'] === '1') process.stdout.write(`${OPEN}\n`)
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) void offerReload(window)
  })
  addContextMenu(window)
  askBeforeClosing(window, () => saveWindowState(statePath, { bounds: window.getNormalBounds(), maximised: window.isMaximized() }))
  // A load that fails has its own page and `did-fail-load`; there is nothing to add to it.
  window.loadURL(`${devUrl === undefined ? `${ORIGIN}/index.html` : new URL('index.html', devUrl).href}${hash}`).catch(() => undefined)
  return window
}
