import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Bridge, SEND } from '../../preload/bridge.ts'
import { startWindow } from '../main/startMain.ts'
import * as fake from '../support/fakeElectron.ts'

let window: fake.BrowserWindow
let bridge: Bridge
let loads = 0

beforeEach(async () => {
  window = await startWindow()
  loads += 1
  await import(/* @vite-ignore */ `../../preload/preload.ts?load=${loads}`)
  bridge = fake.contextBridge.exposed['dossier'] as Bridge
})

test('exposes the contract and nothing else', () => {
  expect(Object.keys(fake.contextBridge.exposed)).toEqual(['dossier'])
  expect(Object.keys(bridge).toSorted()).toEqual([
    'backups', 'backupsChoose', 'backupsPrune', 'chooseFolder', 'forgetFolder', 'info', 'listFolder', 'mirrorFolder', 'mirrorList', 'mirrorRead', 'mirrorSetAside', 'mirrorWrite', 'moveFile', 'onClosing',
    'onFilesRead', 'onFolderChange', 'onMenu', 'onOpenAddress', 'openExternal', 'openFiles', 'printToPdf', 'readFiles', 'saveFile', 'spellDictionaries', 'spellIn', 'stopReading', 'streamAbort', 'streamClose', 'streamOpen', 'streamWrite', 'unwatchFolder', 'watchFolder', 'writeFiles',
  ])
})

test('calls reach main and come back', async () => {
  expect(await bridge.info()).toEqual({ version: '0.1.0', platform: process.platform })
  fake.dialog.answers = [{ canceled: true, filePaths: [] }, { canceled: true, filePath: '' }, { response: 0 }]
  expect(await bridge.openFiles({ id: 'i', extensions: ['html'] })).toEqual([])
  await bridge.stopReading('i')
  expect(await bridge.saveFile({ suggestedName: 'a.md', bytes: new Uint8Array(1) })).toBeNull()
  await bridge.openExternal('https://example.org/')
  expect(fake.shell.opened).toEqual(['https://example.org/'])
})

test('a folder is chosen, read, written and watched through the contract', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-preload-'))
  fake.dialog.answers = [{ canceled: false, filePaths: [folder] }]
  const { token } = (await bridge.chooseFolder({ purpose: 'vault' }))!
  expect(await bridge.writeFiles(token, [{ path: 'a/b.md', bytes: new TextEncoder().encode('b'), replaces: null }])).toMatchObject([{ path: 'a/b.md', size: 1, written: true }])
  expect((await bridge.listFolder(token)).files).toMatchObject([{ path: 'a/b.md', size: 1 }])
  expect(await bridge.readFiles(token, ['a/b.md'])).toMatchObject([{ bytes: new TextEncoder().encode('b') }])
  const changed = vi.fn<(token: string) => void>()
  const stop = bridge.onFolderChange(changed)
  await bridge.watchFolder(token)
  await vi.waitFor(async () => {
    await writeFile(join(folder, 'a/c.md'), String(Math.random()))
    expect(changed.mock.calls).toContainEqual([token])
  }, { timeout: 15_000, interval: 500 })
  stop()
  await bridge.unwatchFolder(token)
  expect(await bridge.moveFile(token, 'a/b.md', '.trash/b.md')).toBe('.trash/b.md')
  await bridge.forgetFolder(token)
  await expect(bridge.listFolder(token)).rejects.toThrow('not known any more')
})

test('listeners get the value alone, until they unsubscribe', () => {
  const commands = vi.fn<(command: string) => void>()
  const addresses = vi.fn<(hash: string) => void>()
  const stop = bridge.onMenu(commands)
  bridge.onOpenAddress(addresses)
  window.webContents.send(SEND.menu, 'palette')
  window.webContents.send(SEND.openAddress, '#/note/n')
  stop()
  window.webContents.send(SEND.menu, 'help')
  expect(commands.mock.calls).toEqual([['palette']])
  expect(addresses.mock.calls).toEqual([['#/note/n']])
})

test('an address that comes before the page listens is not lost', () => {
  const addresses = vi.fn<(hash: string) => void>()
  window.webContents.send(SEND.openAddress, '#/note/early')
  const stop = bridge.onOpenAddress(addresses)
  window.webContents.send(SEND.openAddress, '#/note/late')
  stop()
  bridge.onOpenAddress(addresses)
  expect(addresses.mock.calls).toEqual([['#/note/early'], ['#/note/late']])
})

test('the window closes only when every flush is done, also when one fails', async () => {
  let done: () => void = () => undefined
  const order: string[] = []
  bridge.onClosing(() => new Promise<void>((resolve) => (done = resolve)).then(() => void order.push('flushed')))
  bridge.onClosing(() => Promise.reject(new Error('disk full')))
  bridge.onClosing(() => {
    throw new Error('thrown at once')
  })
  bridge.onClosing(async () => void order.push('unsubscribed'))()
  window.on('closed', () => order.push('closed'))
  window.close()
  await new Promise((turn) => setImmediate(turn))
  expect([order, window.destroyed]).toEqual([[], false])
  done()
  await vi.waitFor(() => expect(window.destroyed).toBe(true))
  expect(order).toEqual(['flushed', 'closed'])
})

test('without a flush the window closes at once', async () => {
  window.close()
  await vi.waitFor(() => expect(window.destroyed).toBe(true))
})
