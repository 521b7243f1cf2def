/**
 * Electron's main process: puts the parts together and holds no logic of its own. It owns the window, the menu, the dialogs and the
 * files the user chooses; what the app knows and does is all in the renderer. Each part says which items of Electron's security
 * check-list (electronjs.org/docs/latest/tutorial/security) it meets.
 */
import { join, resolve } from 'node:path'
import { app, BrowserWindow, protocol, session } from 'electron'
import { SEND } from '../preload/bridge.ts'
import { registerBridge } from './bridge.ts'
import { registerClosed } from './closing.ts'
import { DEEP_SCHEME, deepLinkHash, deepLinkInArguments } from './deepLinks.ts'
import { confinePages } from './externalLinks.ts'
import { setMenu } from './menu.ts'
import { closeNetwork, quietChromium } from './network.ts'
import { appHandler, SCHEME } from './protocol.ts'
import { startSpelling } from './spelling.ts'
import { openWindow } from './window.ts'

/** `electron-vite dev` names its server; a packaged app never listens to the environment. */
const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']

let quitting = false
/** An address that arrived before there was a window. */
let pendingHash = deepLinkInArguments(process.argv) ?? ''

function theWindow(): BrowserWindow {
  const open = BrowserWindow.getAllWindows()[0]
  if (open !== undefined) return open
  const window = openWindow(app, devUrl, pendingHash)
  pendingHash = ''
  // Asking the page first has cancelled the quit, so it is taken up again.
  window.on('closed', () => {
    if (quitting) app.quit()
  })
  return window
}

function bringToFront(): void {
  const window = BrowserWindow.getAllWindows()[0]
  if (window === undefined) {
    theWindow() // shows itself when it has something to show
    return
  }
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function openAddress(hash: string | null): void {
  if (hash === null) return
  const window = BrowserWindow.getAllWindows()[0]
  if (window === undefined) {
    pendingHash = hash
    if (app.isReady()) theWindow()
    return
  }
  const send = (): void => window.webContents.send(SEND.openAddress, hash)
  if (window.webContents.isLoadingMainFrame()) window.webContents.once('did-finish-load', send)
  else send()
}

function registerScheme(): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(DEEP_SCHEME)
  else app.setAsDefaultProtocolClient(DEEP_SCHEME, process.execPath, [resolve(app.getAppPath())])
}

if (app.requestSingleInstanceLock()) {
  app.enableSandbox()
  quietChromium(app, devUrl)
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true, corsEnabled: true } },
  ])
  confinePages(app, devUrl, () => BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null)
  app.on('second-instance', (_event, argv) => {
    bringToFront()
    openAddress(deepLinkInArguments(argv))
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    openAddress(deepLinkHash(url))
  })
  app.on('before-quit', () => {
    quitting = true
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => bringToFront())
  void app.whenReady().then(() => {
    protocol.handle(SCHEME, appHandler(join(app.getAppPath(), 'out/renderer')))
    closeNetwork(session.defaultSession, devUrl)
    startSpelling(app, session.defaultSession)
    registerBridge(devUrl)
    registerClosed(devUrl)
    registerScheme()
    setMenu(app, theWindow, devUrl !== undefined)
    theWindow()
  })
} else {
  app.quit() // the first instance has been told, by `second-instance`
}
