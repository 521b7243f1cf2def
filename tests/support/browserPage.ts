/** The built app in its browser host, for end-to-end tests: the real server, a real Chromium, a profile on disk. */
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BrowserContextOptions, chromium, type Page } from 'playwright'
import { serve } from '../../main/serve.ts'
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts'
import { type PageLog, watchPages } from './pageLog.ts'

export interface BrowserApp extends PageLog {
  page: Page
  /** The app's address, with a final slash. */
  url: string
  /** Closes the tab as a user does, then the browser and the server. A profile that was named stays on the disk. */
  close(): Promise<void>
}

/**
 * @param profile folder of an earlier run (or a new one) whose data the app is to find; by default a new one, which `close` deletes
 * @param from folder of a profile to begin with a copy of
 * @param hash what to open, `#/…`
 * @param root folder of the built renderer
 * @param context playwright's options, such as `colorScheme` or `deviceScaleFactor`
 * @param args further switches of Chromium
 * @param init runs in every page before its own scripts; self-contained
 */
export async function openBrowserApp(
  { profile, from, hash = '', root = resolve('out/renderer'), context: contextOptions = {}, args = [], init }:
    { profile?: string; from?: string; hash?: string; root?: string; context?: BrowserContextOptions; args?: string[]; init?: () => void } = {},
): Promise<BrowserApp> {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'dossier-browser-')))
  if (from !== undefined) await cp(from, folder, { recursive: true })
  // The port is part of the origin, and the origin owns the data: a profile keeps the port of its first run.
  const portFile = join(folder, 'dossier-port')
  const port = existsSync(portFile) ? Number(await readFile(portFile, 'utf8')) : 0
  const served = await serve({ root, port })
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(), args: [...CHROMIUM_ARGS, ...args], viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...contextOptions,
  })
  await writeFile(portFile, new URL(served.url).port)
  const log = watchPages(context, served.url.slice(0, -1))
  if (init !== undefined) await context.addInitScript(init)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${served.url}${hash}`)
  return {
    ...log,
    page,
    url: served.url,
    close: async () => {
      await page.close({ runBeforeUnload: false })
      await context.close()
      await served.close()
      if (profile === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
