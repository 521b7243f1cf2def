/**
 * A thin stand-in for the `electron` module, so that the real main/ and preload/ run in Node. It records what it is told and answers what
 * a test queued; fakeElectron.types.ts checks that it has nothing Electron lacks. Not imitated: contextBridge's copying, the sandbox,
 * native dialogs, accelerators.
 */
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'

type Handler = (event: unknown, ...values: unknown[]) => unknown
export interface Frame {
  url: string
  parent: Frame | null
}
interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

class App extends EventEmitter {
  isPackaged = false
  name = 'Dossier'
  ready = false
  quits = 0
  sandboxed = false
  lock = true
  userData = tmpdir()
  protocolClients: string[] = []
  switches = new Map<string, string | undefined>()
  commandLine = { appendSwitch: (name: string, value?: string): void => void this.switches.set(name, value) }
  async whenReady(): Promise<void> {
    await Promise.resolve()
    this.ready = true
  }
  isReady(): boolean {
    return this.ready
  }
  getVersion(): string {
    return '0.1.0'
  }
  getAppPath(): string {
    return process.cwd()
  }
  getPath(_name: string): string {
    return this.userData
  }
  requestSingleInstanceLock(): boolean {
    return this.lock
  }
  setAsDefaultProtocolClient(scheme: string): boolean {
    this.protocolClients.push(scheme)
    return true
  }
  enableSandbox(): void {
    this.sandboxed = true
  }
  /** As in Electron: the windows are closed first, and one that refuses ends the attempt. */
  quit(): void {
    this.quits += 1
    this.emit('before-quit', event())
    for (const window of BrowserWindow.getAllWindows()) window.close()
  }
}
export const app = new App()

/** An event whose default can be prevented. */
export function event(): { defaultPrevented: boolean; preventDefault(): void } {
  const made = {
    defaultPrevented: false,
    preventDefault: () => {
      made.defaultPrevented = true
    },
  }
  return made
}

export const ipcMain = {
  handlers: new Map<string, Handler>(),
  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  },
}

let lastId = 0

export class WebContents extends EventEmitter {
  id = ++lastId
  sent: { channel: string; values: unknown[] }[] = []
  windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null
  url = ''
  crashed = false
  loading = false
  reloads = 0
  /** Where a message goes besides `sent`; by default to the preload in this process. */
  onSend = (channel: string, values: unknown[]): void => void rendererBus.emit(channel, {}, ...values)
  constructor() {
    super()
    app.emit('web-contents-created', {}, this)
  }
  send(channel: string, ...values: unknown[]): void {
    const copies = structuredClone(values)
    this.sent.push({ channel, values: copies })
    this.onSend(channel, copies)
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler
  }
  isCrashed(): boolean {
    return this.crashed
  }
  isLoadingMainFrame(): boolean {
    return this.loading
  }
  reload(): void {
    this.reloads += 1
  }
  replaced: string[] = []
  get session(): Session {
    return session.defaultSession
  }
  replaceMisspelling(word: string): void {
    this.replaced.push(word)
  }
  pdfs: unknown[] = []
  printToPDF(options: unknown): Promise<Buffer> {
    this.pdfs.push(options)
    return Promise.resolve(Buffer.from('%PDF-'))
  }
  get mainFrame(): Frame {
    return { url: this.url, parent: null }
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = []
  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.all]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.all[0] ?? null
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.all.find((window) => window.webContents === contents) ?? null
  }
  readonly id = ++lastId
  webContents = new WebContents()
  shown = false
  focused = 0
  minimised = false
  maximised = false
  destroyed = false
  readonly options: Record<string, unknown>
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
    BrowserWindow.all.push(this)
  }
  loadURL(url: string): Promise<void> {
    this.webContents.url = url
    queueMicrotask(() => this.emit('ready-to-show'))
    return Promise.resolve()
  }
  show(): void {
    this.shown = true
  }
  focus(): void {
    this.focused += 1
  }
  restore(): void {
    this.minimised = false
  }
  maximize(): void {
    this.maximised = true
  }
  isMinimized(): boolean {
    return this.minimised
  }
  isMaximized(): boolean {
    return this.maximised
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  getNormalBounds(): Rectangle {
    const { x, y, width, height } = this.options as unknown as Rectangle
    return { x, y, width, height }
  }
  close(): void {
    if (this.destroyed) return
    const closing = event()
    this.emit('close', closing)
    if (!closing.defaultPrevented) this.destroy()
  }
  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    BrowserWindow.all = BrowserWindow.all.filter((window) => window !== this)
    this.emit('closed')
    if (BrowserWindow.all.length === 0) app.emit('window-all-closed')
  }
}

export const protocol = {
  privileged: [] as { scheme: string; privileges: Record<string, boolean> }[],
  handlers: new Map<string, (request: Request) => Response | Promise<Response>>(),
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]): void {
    this.privileged.push(...schemes)
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    this.handlers.set(scheme, handler)
  },
}

/** Tests queue the answers; a dialog nobody expects is an error. */
export const dialog = {
  answers: [] as unknown[],
  asked: [] as { kind: string; options: Record<string, unknown> }[],
  async next(kind: string, values: unknown[]): Promise<unknown> {
    this.asked.push({ kind, options: values.at(-1) as Record<string, unknown> })
    if (this.answers.length === 0) throw new Error(`unexpected ${kind} dialog`)
    return this.answers.shift()
  },
  showOpenDialog(...values: unknown[]): Promise<unknown> {
    return this.next('open', values)
  },
  showSaveDialog(...values: unknown[]): Promise<unknown> {
    return this.next('save', values)
  },
  showMessageBox(...values: unknown[]): Promise<unknown> {
    return this.next('message', values)
  },
}

export interface MenuItem {
  label?: string
  role?: string
  type?: string
  accelerator?: string
  click?: () => void
  submenu?: MenuItem[]
}
export const Menu = {
  current: null as MenuItem[] | null,
  /** What pops up at a right click. */
  popped: [] as MenuItem[][],
  buildFromTemplate(template: MenuItem[]): MenuItem[] & { popup(): void } {
    return Object.assign([...template], { popup: () => void this.popped.push(template) })
  },
  setApplicationMenu(menu: MenuItem[] | null): void {
    this.current = menu
  },
}

export const shell = {
  opened: [] as string[],
  openExternal(url: string): Promise<void> {
    this.opened.push(url)
    return Promise.resolve()
  },
}

export const clipboard = {
  text: '',
  writeText(text: string): Promise<void> {
    this.text = text
    return Promise.resolve()
  },
}

export const nativeTheme = { shouldUseDarkColors: false }

const PRIMARY = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
export const screen = {
  displays: [PRIMARY],
  getPrimaryDisplay(): typeof PRIMARY {
    return PRIMARY
  },
  getAllDisplays(): (typeof PRIMARY)[] {
    return this.displays
  },
}

type PermissionRequest = (contents: unknown, permission: string, callback: (granted: boolean) => void, details: { requestingUrl: string }) => void

class Session extends EventEmitter {
  beforeRequest: ((details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void) | null = null
  permissionRequest: PermissionRequest | null = null
  permissionCheck: ((contents: unknown, permission: string, requestingOrigin: string) => boolean) | null = null
  devicePermission: (() => boolean) | null = null
  dictionaryUrl: string | null = null
  spellChecking = true
  spellLanguages = ['en-US']
  availableSpellCheckerLanguages = ['bg', 'de', 'de-DE', 'en-GB', 'en-US', 'fr', 'fr-FR', 'pt-BR']
  learnt: string[] = []
  webRequest = {
    onBeforeRequest: (listener: NonNullable<Session['beforeRequest']>): void => {
      this.beforeRequest = listener
    },
  }
  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: NonNullable<Session['permissionCheck']>): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.devicePermission = handler
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.dictionaryUrl = url
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecking = enabled
  }
  isSpellCheckerEnabled(): boolean {
    return this.spellChecking
  }
  addWordToSpellCheckerDictionary(word: string): boolean {
    this.learnt.push(word)
    return true
  }
  setSpellCheckerLanguages(languages: string[]): void {
    const unknown = languages.find((language) => !this.availableSpellCheckerLanguages.includes(language))
    if (unknown !== undefined) throw new Error(`Invalid language code provided: "${unknown}" is not a valid language code`)
    this.spellLanguages = languages
  }
}
export const session = { defaultSession: new Session() }

/** What ipcRenderer.invoke does: copy, look up, call, copy back, word errors as Electron does. `frame` is by default the sender's top frame. */
export async function invoke(sender: WebContents, channel: string, values: unknown[], frame: Frame | null = sender.mainFrame): Promise<unknown> {
  const handler = ipcMain.handlers.get(channel)
  if (handler === undefined) throw new Error(`Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`)
  try {
    return structuredClone(await handler({ sender, senderFrame: frame }, ...structuredClone(values)))
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error })
  }
}

const rendererBus = new EventEmitter()
export const ipcRenderer = {
  invoke(channel: string, ...values: unknown[]): Promise<unknown> {
    const window = BrowserWindow.all[0]
    return window === undefined ? Promise.reject(new Error('no window')) : invoke(window.webContents, channel, values)
  },
  on(channel: string, listener: (...values: unknown[]) => void): void {
    rendererBus.on(channel, listener)
  },
  off(channel: string, listener: (...values: unknown[]) => void): void {
    rendererBus.off(channel, listener)
  },
}
export const contextBridge = {
  exposed: {} as Record<string, unknown>,
  exposeInMainWorld(key: string, value: unknown): void {
    this.exposed[key] = value
  },
}

/** As before the app started: for a test that starts it more than once in one process. The userData folder stays, like a disk. */
export function resetFakeElectron(): void {
  BrowserWindow.all = []
  app.removeAllListeners()
  Object.assign(app, { isPackaged: false, ready: false, quits: 0, sandboxed: false, lock: true, protocolClients: [] })
  app.switches.clear()
  ipcMain.handlers.clear()
  rendererBus.removeAllListeners()
  protocol.privileged = []
  protocol.handlers.clear()
  dialog.answers = []
  dialog.asked = []
  Menu.current = null
  Menu.popped = []
  clipboard.text = ''
  shell.opened = []
  screen.displays = [PRIMARY]
  session.defaultSession = new Session()
  contextBridge.exposed = {}
}
