/**
 * The only way out: an address opens in the system's browser or mail program after a native message has shown it in full.
 * No window opens and no page navigates, whatever asks for it.
 *
 * Electron's security check-list: 11 and 12 (no <webview>), 13 (navigation), 14 (new windows), 15 (openExternal only with checked addresses).
 */
import { type App, type BrowserWindow, dialog, shell } from 'electron'
import { ORIGIN } from './protocol.ts'
import { isOwnPage } from './network.ts'

/** Windows' ShellExecute takes no longer one, and a message box could not show it in full. */
const LONGEST = 2000

/**
 * @returns the address in its normal form (international host names in Punycode, control characters escaped), so that what is shown is what opens
 * @throws {Error} if it is no absolute http, https or mailto address, or too long to be shown in full
 */
export function checkedAddress(url: string): string {
  if (!URL.canParse(url)) throw new Error('This is not a web address.')
  const { protocol, href } = new URL(url)
  if (!['http:', 'https:', 'mailto:'].includes(protocol)) throw new Error(`Addresses that begin with “${protocol}” are not opened.`)
  if (href.length > LONGEST) throw new Error(`This address is longer than ${LONGEST} characters and is not opened.`)
  return href
}

let asking = false

/**
 * Shows the address and, if the user agrees, hands it to the system. While one question is open, further ones are ignored, so that no page
 * can pile them up.
 * @throws {Error} as checkedAddress, or when the system has no program for it
 */
export async function openExternal(url: string, parent: BrowserWindow | null): Promise<void> {
  const address = checkedAddress(url)
  if (asking) return
  asking = true
  try {
    const question = {
      type: 'question' as const,
      message: address.startsWith('mailto:') ? 'Write to this address in your mail program?' : 'Open this address in your browser?',
      detail: address,
      buttons: ['Open', 'Cancel'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    }
    const { response } = await (parent === null ? dialog.showMessageBox(question) : dialog.showMessageBox(parent, question))
    if (response === 0) await shell.openExternal(address)
  } finally {
    asking = false
  }
}

/** Reloading the app's own page is the only navigation there is. */
function isReload(url: string, devUrl: string | undefined): boolean {
  if (!isOwnPage(url, devUrl)) return false
  const { pathname } = new URL(url)
  return pathname === '/' || (pathname === '/index.html' && url.startsWith(`${ORIGIN}/`))
}

/** Denies navigation, windows and webviews to every page there will ever be. `parentOf` finds the window to which a question belongs. */
export function confinePages(app: App, devUrl: string | undefined, parentOf: () => BrowserWindow | null): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (details) => {
      if (!isReload(details.url, devUrl)) details.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      // A middle click on a link arrives here. Addresses that are no links out are dropped: a page has no business opening them.
      openExternal(url, parentOf()).catch(() => undefined)
      return { action: 'deny' }
    })
  })
}
