/** What a page of the app must never do, recorded for both end-to-end harnesses: errors, and requests to anything but its own origin. */
import type { BrowserContext, Page } from 'playwright'

export interface PageLog {
  /** Console errors, uncaught exceptions and crashes, in the page and its workers. */
  errors: string[]
  /** Addresses of requests that left the app's origin (WebSockets too); blob: and data: stay inside. */
  requests: string[]
}

/** @param origin the app's, without a final slash */
export function watchPages(context: BrowserContext, origin: string): PageLog {
  const log: PageLog = { errors: [], requests: [] }
  const note = (url: string): void => {
    if (!url.startsWith(`${origin}/`) && !/^(?:blob|data|about):/.test(url)) log.requests.push(url)
  }
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => log.errors.push(`${error.name}: ${error.message}`))
    page.on('crash', () => log.errors.push('the page crashed'))
    page.on('websocket', (socket) => note(socket.url()))
  }
  context.on('request', (request) => note(request.url()))
  context.on('console', (message) => {
    if (message.type() === 'error') log.errors.push(`${message.text()} (${message.location().url})`)
  })
  context.on('page', watch)
  context.pages().forEach(watch)
  return log
}
