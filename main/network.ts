/**
 * Zero egress: what the session may load (the app itself) and what a page may ask for (almost nothing).
 *
 * Electron's security check-list: 5 (permission requests are handled), 6 (webSecurity stays on, nothing else is loaded), 13 and 14 (the pages
 * that could be navigated to or opened could load nothing either).
 */
import { type App, type Session } from 'electron'
import { ORIGIN } from './protocol.ts'

/** `persistent-storage`: navigator.storage.persist() keeps the database from eviction. The clipboard is written on a click on "Copy". */
const PERMISSIONS: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write', 'fullscreen'])

/**
 * Chromium's own services go through no session: DNS look-ups, WPAD (proxy discovery on the local network), component and safe-browsing
 * updates. To be called before `ready`.
 */
export function quietChromium(app: App, devUrl: string | undefined): void {
  const { commandLine } = app
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('no-proxy-server')
  commandLine.appendSwitch('no-pings')
  // No name resolves at all, so that even a request that escaped the filter below would reach nobody.
  commandLine.appendSwitch('host-resolver-rules', devUrl === undefined ? 'MAP * ~NOTFOUND' : `MAP * ~NOTFOUND, EXCLUDE ${new URL(devUrl).hostname}`)
  // WebRTC is not subject to webRequest, and a STUN packet would tell a stranger that the app runs.
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
}

/** @returns whether the app may load `url`: its own origin, what it made itself (blob:, data:), the developer tools, and in development Vite's server */
export function mayLoad(url: string, devUrl: string | undefined): boolean {
  if (url.startsWith(`${ORIGIN}/`) || /^(?:blob|data|devtools):/.test(url)) return true
  if (devUrl === undefined) return false
  const dev = new URL(devUrl)
  return URL.canParse(url) && new URL(url).host === dev.host && /^(?:https?|wss?):/.test(url)
}

/** @returns whether `url` is a page of the app, so that its messages may be answered and its wishes granted */
export function isOwnPage(url: string, devUrl: string | undefined): boolean {
  return url.startsWith(`${ORIGIN}/`) || (devUrl !== undefined && URL.canParse(url) && new URL(url).origin === new URL(devUrl).origin)
}

/** Cancels every request but the app's own, and denies every permission but the three it uses. */
export function closeNetwork(session: Session, devUrl: string | undefined): void {
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayLoad(details.url, devUrl) }))

  const grants = (permission: string, url: string): boolean => PERMISSIONS.has(permission) && isOwnPage(url.endsWith('/') ? url : `${url}/`, devUrl)
  session.setPermissionRequestHandler((_contents, permission, callback, details) => callback(grants(permission, details.requestingUrl)))
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => grants(permission, requestingOrigin))
  session.setDevicePermissionHandler(() => false)

  // Files leave the app through the bridge's dialogs only.
  session.on('will-download', (event) => event.preventDefault())

  // On Linux and Windows Electron fetches a Hunspell dictionary from Google's CDN by a loader that webRequest does not see, when one is missing
  // that it was told to use. spelling.ts never tells it to; and the address leads nowhere.
  if (process.platform !== 'darwin') session.setSpellCheckerDictionaryDownloadURL(`${ORIGIN}/no-dictionaries/`)
}
