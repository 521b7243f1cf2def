import { afterEach, expect, test, vi } from 'vitest'
import type { Bridge, FilesRead } from '../../preload/bridge.ts'
import { electronHost } from '../../renderer/host/electron.ts'
import { openHost } from '../../renderer/host/openHost.ts'

afterEach(() => void vi.unstubAllGlobals())

const stop = (): void => undefined
const watched: string[] = []
const folderListeners = new Set<(token: string) => void>()
const readListeners = new Set<(read: FilesRead) => void>()
/** What ends slow readings. */
const reading = new Map<string, () => void>()
const streamed: unknown[] = []
const bridge: Bridge = {
  info: () => Promise.resolve({ version: '1.2.3', platform: 'darwin' }),
  openFiles: async ({ id, extensions }) => {
    for (const listener of readListeners) for (const of of ['another', id]) listener({ id: of, done: of === id ? 1 : 8, total: of === id ? 1 : 9 })
    if (extensions[0] === 'slow') await new Promise<void>((resolve) => reading.set(id, resolve))
    return extensions.map((name) => ({ name, bytes: new Uint8Array(1) }))
  },
  stopReading: (id) => Promise.resolve(reading.get(id)?.()),
  onFilesRead: (listener) => {
    readListeners.add(listener)
    return () => void readListeners.delete(listener)
  },
  printToPdf: ({ suggestedName }) => Promise.resolve(suggestedName === '' ? null : `/home/a/${suggestedName}`),
  saveFile: ({ suggestedName }) => Promise.resolve(suggestedName === '' ? null : `C:\\Users\\a\\${suggestedName}`),
  chooseFolder: ({ purpose }) => Promise.resolve(purpose === 'import' ? { token: 't', name: 'Vault' } : null),
  listFolder: () => Promise.reject(new Error("Error invoking remote method 'dossier:list-folder': Error: The folder “Vault” cannot be used: it is not there any more.")),
  readFiles: (_token, paths) => Promise.resolve(paths.map((path) => ({ path, error: 'gone' }))),
  writeFiles: (_token, files) => Promise.resolve(files.map(({ path, bytes }) => ({ path, size: bytes.length, modifiedAt: 1, written: true }))),
  moveFile: (_token, _from, to) => Promise.resolve(to),
  forgetFolder: () => Promise.resolve(),
  watchFolder: (token) => (token === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve(void watched.push(token))),
  unwatchFolder: (token) => Promise.resolve(void watched.splice(watched.indexOf(token), 1)),
  onFolderChange: (listener) => {
    folderListeners.add(listener)
    return () => void folderListeners.delete(listener)
  },
  openExternal: () => Promise.reject(new Error("Error invoking remote method 'dossier:open-external': TypeError: This is not a web address.")),
  spellDictionaries: () => Promise.resolve({ folder: '/home/a/Dictionaries', languages: ['de-DE'] }),
  spellIn: () => Promise.resolve(),
  mirrorList: () => Promise.resolve([{ path: 'manifest.json', size: 2 }]),
  mirrorRead: (paths) => Promise.resolve(paths.map(() => null)),
  mirrorWrite: () => Promise.reject(new Error("Error invoking remote method 'dossier:mirror-write': Error: The disk is full.")),
  mirrorSetAside: () => Promise.resolve('mirror 2026'),
  mirrorFolder: () => Promise.resolve('/home/a/mirror'),
  streamOpen: ({ suggestedName }) => Promise.resolve(suggestedName === '' ? null : { id: 7, name: `/home/a/${suggestedName}` }),
  streamWrite: ({ id, bytes }) => Promise.resolve(void streamed.push([id, bytes.length])),
  streamClose: (id) => Promise.resolve(void streamed.push([id, 'closed'])),
  streamAbort: (id) => Promise.resolve(void streamed.push([id, 'aborted'])),
  backups: () => Promise.resolve({ folder: '/home/a/backups', files: [] }),
  backupsChoose: () => Promise.resolve(null),
  backupsPrune: (keep) => Promise.resolve(void streamed.push([keep, 'kept'])),
  onMenu: () => stop,
  onOpenAddress: () => stop,
  onClosing: () => stop,
}

test('takes Electron where its preload has run, else the browser', async () => {
  expect((await openHost()).kind).toBe('browser')
  vi.stubGlobal('dossier', bridge)
  expect(await openHost()).toMatchObject({ kind: 'electron', version: '1.2.3', platform: 'darwin', can: { saveFolder: true, readFolder: true, keepFolder: true, watchFolder: true, nativeMenu: true, allShortcuts: true, mirror: 'files' } })
})

test('hands everything on, in the terms of Host', async () => {
  const host = await electronHost(bridge)
  const read: unknown[] = []
  expect(await host.openFiles({ extensions: ['html'], onRead: (...counts) => void read.push(counts) })).toEqual([{ name: 'html', bytes: new Uint8Array(1) }])
  expect([read, readListeners.size]).toEqual([[[1, 1]], 0])
  const abort = new AbortController()
  const slow = host.openFiles({ extensions: ['slow'], onRead: () => undefined, signal: abort.signal })
  await expect.poll(() => reading.size).toBe(1)
  abort.abort()
  await expect(slow).rejects.toMatchObject({ name: 'AbortError' })
  expect(readListeners.size).toBe(0)
  expect([await host.saveFile({ suggestedName: 'a.md', bytes: new Uint8Array() }), await host.saveFile({ suggestedName: '', bytes: new Uint8Array() })]).toEqual(['a.md', null])
  expect([await host.mirror.list(), await host.mirror.read(['a']), await host.mirror.setAside(), await host.mirror.place()]).toEqual([[{ path: 'manifest.json', size: 2 }], [null], 'mirror 2026', '/home/a/mirror'])
  expect([host.onMenu(stop), host.onOpenAddress(stop), host.onClosing(() => Promise.resolve())]).toEqual([stop, stop, stop])
})

test('a file is handed over piece by piece', async () => {
  const host = await electronHost(bridge)
  expect(await host.saveStream({ suggestedName: '' })).toBeNull()
  const stream = (await host.saveStream({ suggestedName: 'b.zip' }))!
  await stream.write(new Uint8Array(3))
  await stream.close()
  await (await host.backups!.open('c.zip')).abort()
  await host.backups!.prune(2)
  expect([stream.name, streamed]).toEqual(['b.zip', [[7, 3], [7, 'closed'], [7, 'aborted'], [2, 'kept']]])
})

test('errors come without Electron’s words around them', async () => {
  const host = await electronHost(bridge)
  await expect(host.openExternal('x')).rejects.toThrow(/^This is not a web address\.$/)
  await expect(host.mirror.write([], [])).rejects.toThrow(/^The disk is full\.$/)
})

test('folders: handed on by token; a listener hears of its own folder only, until it stops', async () => {
  const host = await electronHost(bridge)
  expect([await host.chooseFolder({ purpose: 'import' }), await host.chooseFolder({ purpose: 'vault' })]).toEqual([{ token: 't', name: 'Vault' }, null])
  await expect(host.listFolder('t')).rejects.toThrow(/^The folder “Vault” cannot be used: it is not there any more\.$/)
  expect(await host.readFiles('t', ['a.md'])).toEqual([{ path: 'a.md', error: 'gone' }])
  expect(await host.writeFiles('t', [{ path: 'a.md', bytes: new Uint8Array(3), replaces: null }])).toEqual([{ path: 'a.md', size: 3, modifiedAt: 1, written: true }])
  expect(await host.moveFile('t', 'a.md', '.trash/a.md')).toBe('.trash/a.md')

  const heard = vi.fn<() => void>()
  const end = await host.watchFolder('t', heard)
  for (const listener of folderListeners) listener('other')
  expect([heard.mock.calls.length, watched]).toEqual([0, ['t']])
  for (const listener of folderListeners) listener('t')
  expect(heard).toHaveBeenCalledTimes(1)
  end()
  expect([folderListeners.size, watched]).toEqual([0, []])
  await expect(host.watchFolder('bad', heard)).rejects.toThrow('no')
  expect(folderListeners.size).toBe(0)
})
