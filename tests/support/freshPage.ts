/** What one file of browser tests leaves behind is not for the next, which runs in the same page: its size, its address, what has the focus. */
import { beforeAll, beforeEach } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup } from 'vitest-browser-react'

/** As in tests/vitest.config.ts. */
const WINDOW = { width: 1280, height: 800 }

// The package does so itself where it is loaded anew for each file.
beforeEach(() => cleanup())

beforeAll(async () => {
  await page.viewport(WINDOW.width, WINDOW.height)
  if (location.hash !== '') history.replaceState(null, '', `${location.pathname}${location.search}`)
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  scrollTo(0, 0)
})
