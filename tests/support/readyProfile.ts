/**
 * A profile in which the first start is over: the bundled corpus is in, and its actors and events are linked. It is made once for each worker and host by the app itself,
 * and every test that does not care about the first start begins with a copy of it.
 */
import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { firstStart } from '../e2e/desk.ts'
import { openBrowserApp } from './browserPage.ts'
import { openElectronApp } from './electronPage.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder that lasts as long as the run (build.ts). */
    profiles: string
  }
}

/** @returns its folder, for `from` of `openBrowserApp` or `openElectronApp`. In a browser the origin's port is part of it, hence one for each worker. */
export async function readyProfile(host: 'browser' | 'electron' = 'browser'): Promise<string> {
  const folder = join(inject('profiles'), `${host} ${process.env['VITEST_POOL_ID']}`)
  if (existsSync(folder)) return folder
  const making = `${folder} in the making`
  const app = await (host === 'browser' ? openBrowserApp : openElectronApp)({ profile: making })
  await firstStart(app.page)
  await app.close()
  await rename(making, folder)
  return folder
}
