import * as fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { mayLoad } from '../../main/network.ts'
import * as fake from '../support/fakeElectron.ts'
import { startWindow } from './startMain.ts'

const RUNS = process.env['DOSSIER_LONG'] ? 50_000 : 2000
const devUrl = 'http://127.0.0.1:5173/'

afterEach(() => void vi.unstubAllEnvs())

function cancelled(url: string): boolean {
  let answer: boolean | undefined
  fake.session.defaultSession.beforeRequest?.({ url }, ({ cancel }) => (answer = cancel))
  if (answer === undefined) throw new Error('no answer')
  return answer
}

test('only the app itself is loaded', async () => {
  await startWindow()
  for (const url of ['app://dossier/index.html', 'app://dossier/assets/x.js', 'blob:app://dossier/1', 'data:image/png;base64,AA']) expect([url, cancelled(url)]).toEqual([url, false])
  for (const url of [
    'http://example.org/', 'https://example.org/', 'http://127.0.0.1:5173/', 'http://localhost/', 'ws://127.0.0.1:5173/', 'wss://example.org/', 'file:///etc/passwd', 'ftp://example.org/', 'app://stranger/',
    'app://dossier.example.org/', 'app://dossier@example.org/', 'chrome://settings', 'chrome-extension://abc/x', 'filesystem:app://dossier/x', 'https://redirector.gvt1.com/edgedl/chrome/dict/en-us-10-1.bdic', '',
  ]) expect([url, cancelled(url)]).toEqual([url, true])
})

test('in development also Vite’s own server, and not when packaged', async () => {
  vi.stubEnv('ELECTRON_RENDERER_URL', devUrl)
  const window = await startWindow()
  expect(window.webContents.url).toBe('http://127.0.0.1:5173/index.html')
  expect([cancelled(`${devUrl}index.tsx`), cancelled('ws://127.0.0.1:5173/'), cancelled('http://127.0.0.1:5174/'), cancelled('https://example.org/')]).toEqual([false, false, true, true])

  const packaged = await startWindow(() => (fake.app.isPackaged = true))
  expect(packaged.webContents.url).toBe('app://dossier/index.html')
  expect((packaged.options['webPreferences'] as Record<string, unknown>)['devTools']).toBe(false)
  expect(cancelled(devUrl)).toBe(true)
})

test('no http, https or ws address passes, however it is written', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.constantFrom('http', 'https', 'ws', 'wss', 'HTTPS', 'ftp'), (url, scheme) => {
      expect(mayLoad(url.replace(/^https?/, scheme), undefined)).toBe(false)
    }),
    { numRuns: RUNS, seed: 5 },
  )
})

test('permissions: persistent storage, writing the clipboard and full screen, for the app’s own pages; all others denied, asked or checked', async () => {
  await startWindow()
  const { permissionCheck, permissionRequest, devicePermission } = fake.session.defaultSession
  const granted = (permission: string, origin: string): [boolean | undefined, boolean | undefined] => {
    let requested: boolean | undefined
    permissionRequest?.({}, permission, (answer) => (requested = answer), { requestingUrl: `${origin}/index.html` })
    return [requested, permissionCheck?.({}, permission, origin)]
  }
  for (const permission of ['persistent-storage', 'clipboard-sanitized-write', 'fullscreen']) {
    expect([permission, granted(permission, 'app://dossier')]).toEqual([permission, [true, true]])
    expect([permission, granted(permission, 'https://evil.example')]).toEqual([permission, [false, false]])
  }
  expect(permissionCheck?.(null, 'persistent-storage', 'app://dossier/')).toBe(true)
  for (const permission of [
    'clipboard-read', 'media', 'geolocation', 'notifications', 'midi', 'midiSysex', 'pointerLock', 'openExternal', 'display-capture', 'fileSystem', 'hid', 'serial', 'usb', 'idle-detection', 'storage-access',
    'window-management', 'local-fonts', 'unknown',
  ]) expect([permission, granted(permission, 'app://dossier')]).toEqual([permission, [false, false]])
  expect(devicePermission?.()).toBe(false)
})

test('Chromium’s own calls home are off: names, proxies, updates, dictionaries, downloads', async () => {
  await startWindow()
  const { switches } = fake.app
  expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
  expect([...switches.keys()]).toEqual(expect.arrayContaining(['disable-background-networking', 'disable-component-update', 'no-proxy-server', 'force-webrtc-ip-handling-policy']))
  const session = fake.session.defaultSession
  // macOS has the system's own dictionaries.
  const spelling = process.platform === 'darwin' ? [true, ['en-US'], null] : [false, [], 'app://dossier/no-dictionaries/']
  expect([session.spellChecking, session.spellLanguages, session.dictionaryUrl]).toEqual(spelling)
  const download = fake.event()
  session.emit('will-download', download)
  expect(download.defaultPrevented).toBe(true)
})
