import { afterEach, expect, test, vi } from 'vitest'
import type { Bridge } from '../../preload/bridge.ts'
import { electronHost } from '../../renderer/host/electron.ts'
import { openHost } from '../../renderer/host/openHost.ts'

afterEach(() => void vi.unstubAllGlobals())

const stop = (): void => undefined
const bridge: Bridge = {
  info: () => Promise.resolve({ version: '1.2.3', platform: 'darwin' }),
  openFiles: ({ extensions }) => Promise.resolve(extensions.map((name) => ({ name, bytes: new Uint8Array(1) }))),
  saveFile: ({ suggestedName }) => Promise.resolve(suggestedName === '' ? null : `C:\\Users\\a\\${suggestedName}`),
  saveFolder: ({ files }) => Promise.resolve(files.length === 0 ? null : { folder: '/home/a/notes', written: files.map(({ path }) => path) }),
  openExternal: () => Promise.reject(new Error("Error invoking remote method 'dossier:open-external': TypeError: This is not a web address.")),
  onMenu: () => stop,
  onOpenAddress: () => stop,
  onClosing: () => stop,
}

test('takes Electron where its preload has run, else the browser', async () => {
  expect((await openHost()).kind).toBe('browser')
  vi.stubGlobal('dossier', bridge)
  expect(await openHost()).toMatchObject({ kind: 'electron', version: '1.2.3', platform: 'darwin', can: { saveFolder: true, nativeMenu: true, allShortcuts: true } })
})

test('hands everything on, in the terms of Host', async () => {
  const host = await electronHost(bridge)
  expect(await host.openFiles({ extensions: ['html'] })).toEqual([{ name: 'html', bytes: new Uint8Array(1) }])
  expect([await host.saveFile({ suggestedName: 'a.md', bytes: new Uint8Array() }), await host.saveFile({ suggestedName: '', bytes: new Uint8Array() })]).toEqual(['a.md', null])
  expect(await host.saveFolder({ files: [{ path: 'a.md', bytes: new Uint8Array() }], zipName: 'x.zip' })).toEqual({ kind: 'folder', name: '/home/a/notes', written: ['a.md'] })
  expect(await host.saveFolder({ files: [], zipName: 'x.zip' })).toBeNull()
  expect([host.onMenu(stop), host.onOpenAddress(stop), host.onClosing(() => Promise.resolve())]).toEqual([stop, stop, stop])
})

test('errors come without Electron’s words around them', async () => {
  const host = await electronHost(bridge)
  await expect(host.openExternal('x')).rejects.toThrow(/^This is not a web address\.$/)
})
