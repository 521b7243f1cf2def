/** Which Chromium the tests drive, and how it is started. */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

/** Root needs --no-sandbox; the rest keeps Chromium from calling home, which would look like egress of ours. */
export const CHROMIUM_ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run',
]

/**
 * Where systems have it. The headless shell first: the same engine without the browser's own windows, which nobody sees here; to start it takes a third of the processor
 * time (1.5 s instead of 4.3, measured on two cores), an end-to-end story three quarters.
 */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** `CHROMIUM` from the environment, else a system Chromium, else the one playwright fetched. The test command (tests/support/test.mjs) makes sure one exists. */
export function chromiumPath(): string {
  const named = process.env['CHROMIUM']
  if (named !== undefined && named !== '') return named
  return PLACES.find((path) => existsSync(path)) ?? chromium.executablePath()
}
