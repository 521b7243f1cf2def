/** Which Chromium the tests drive, and how it is started. */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

/** Root needs --no-sandbox; the rest keeps Chromium from calling home, which would look like egress of ours. */
export const CHROMIUM_ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run',
]

/** `CHROMIUM` from the environment, else a system Chromium, else the one playwright fetched. The test command (tests/support/test.mjs) makes sure one exists. */
export function chromiumPath(): string {
  const named = process.env['CHROMIUM']
  if (named !== undefined && named !== '') return named
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path)) ?? chromium.executablePath()
}
