/**
 * The built app as Electron runs it, for end-to-end tests where Electron itself cannot be had: the built main process in Node over
 * fakeElectron.ts, the built preload and renderer in a real Chromium. IPC crosses by a function exposed to the page; `app://dossier` is
 * served by main's own protocol handler under a stand-in origin that is secure as app:// is. Only inside vitest, whose alias puts the fake in
 * the place of the `electron` module.
 */
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BrowserContextOptions, chromium, type Page } from 'playwright'
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts'
import * as fake from './fakeElectron.ts'
import { type PageLog, watchPages } from './pageLog.ts'

const APP = 'app://dossier'
const STAND_IN = 'https://dossier.test'

export interface ElectronApp extends PageLog {
  page: Page
  /** The fake electron: dialogs to answer (`fake.dialog.answers`), menu items to click, links opened (`fake.shell.opened`). */
  fake: typeof fake
  window: fake.BrowserWindow
  /** Closes the window as a user does (the page is asked to save first), then Chromium. A profile that was named stays on the disk. */
  close(): Promise<void>
  /** Ends Chromium without asking anybody. */
  kill(): Promise<void>
}

/** Runs the preload as a sandboxed one is run: `require` knows electron only, and main's messages come in through `__dossierEmit`. */
function preloadScript(code: string): string {
  return `(() => {
    if (window !== window.top) return
    const listeners = new Map()
    const invoke = window.__dossierInvoke
    window.__dossierEmit = (channel, values) => { for (const listener of listeners.get(channel) ?? []) listener({}, ...values) }
    const electron = {
      contextBridge: { exposeInMainWorld: (key, value) => Object.defineProperty(window, key, { value: Object.freeze(value) }) },
      ipcRenderer: {
        invoke: async (channel, ...values) => {
          const answer = await invoke(channel, values)
          if ('error' in answer) throw new Error(answer.error)
          return answer.value
        },
        on: (channel, listener) => { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]) },
        off: (channel, listener) => { listeners.set(channel, (listeners.get(channel) ?? []).filter((other) => other !== listener)) },
      },
    }
    const require = (id) => { if (id !== 'electron') throw new Error('a sandboxed preload may not require ' + id); return electron }
    ;((require, module, exports) => { ${code}\n })(require, { exports: {} }, {})
  })()`
}

let starts = 0

/**
 * @param profile folder of an earlier run (or a new one) whose data the app is to find; by default a new one, which `close` deletes
 * @param from folder of a profile to begin with a copy of
 * @param out folder of the build
 * @param argv command-line arguments of this start, such as a dossier:// address
 * @param context playwright's options, such as `colorScheme`
 * @throws {Error} if an app is still open: the fake is one per process
 */
export async function openElectronApp(
  { profile, from, out = resolve('out'), argv = [], context: contextOptions = {} }: { profile?: string; from?: string; out?: string; argv?: string[]; context?: BrowserContextOptions } = {},
): Promise<ElectronApp> {
  if (fake.BrowserWindow.all.length > 0) throw new Error('Close the open app first.')
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'dossier-electron-')))
  if (from !== undefined) await cp(from, folder, { recursive: true })
  const userData = join(folder, 'user-data')
  await mkdir(userData, { recursive: true })
  fake.resetFakeElectron()
  fake.app.userData = userData

  const ownArguments = process.argv
  process.argv = [...ownArguments, ...argv]
  starts += 1
  await import(/* @vite-ignore */ `${join(out, 'main/main.js')}?start=${starts}`)
  await new Promise((turn) => setImmediate(turn)) // whenReady's continuation
  process.argv = ownArguments
  const window = fake.BrowserWindow.all[0]
  const handle = fake.protocol.handlers.get('app')
  if (window === undefined || handle === undefined) throw new Error('main opened no window')

  const context = await chromium.launchPersistentContext(join(folder, 'chromium'), {
    executablePath: chromiumPath(), args: CHROMIUM_ARGS, viewport: { width: 1440, height: 900 }, ...contextOptions,
  })
  const log = watchPages(context, STAND_IN)
  const page = context.pages()[0] ?? (await context.newPage())
  await context.route(`${STAND_IN}/**`, async (route) => {
    const { method, url } = { method: route.request().method(), url: route.request().url().replace(STAND_IN, APP) }
    const reply = await handle(new Request(url, { method }))
    await route.fulfill({ status: reply.status, headers: Object.fromEntries(reply.headers), body: Buffer.from(await reply.arrayBuffer()) })
  })
  // An error crosses as data: playwright would put its own words around a rejection.
  await page.exposeFunction('__dossierInvoke', async (channel: string, values: unknown[]) => {
    try {
      return { value: await fake.invoke(window.webContents, channel, values) }
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) }
    }
  })
  await page.addInitScript({ content: preloadScript(await readFile(join(out, 'preload/preload.cjs'), 'utf8')) })
  window.webContents.onSend = (channel, values) => {
    const emit = ([name, copies]: readonly [string, unknown[]]): void =>
      (globalThis as unknown as { __dossierEmit(name: string, values: unknown[]): void }).__dossierEmit(name, copies)
    // A page that is just going away misses the message, as in Electron.
    page.evaluate(emit, [channel, values] as const).catch(() => undefined)
  }
  await page.goto(window.webContents.url.replace(APP, STAND_IN))

  const kill = async (): Promise<void> => {
    await context.close()
    if (!window.destroyed) window.destroy()
    if (profile === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  return {
    ...log,
    page,
    fake,
    window,
    kill,
    close: async () => {
      const closed = new Promise((done) => window.once('closed', done))
      window.close()
      await closed
      await kill()
    },
  }
}
