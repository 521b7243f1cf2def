import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { type FilesRead, INVOKE, SEND } from '../../preload/bridge.ts'
import * as fake from '../support/fakeElectron.ts'
import { startMain, startWindow } from './startMain.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const argv = process.argv

test('the window is locked down, shows itself when ready, and loads the app', async () => {
  const window = await startWindow()
  expect(window.options['webPreferences']).toMatchObject({
    contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
    allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, preload: join(process.cwd(), 'out/preload/preload.cjs'),
  })
  expect(window.webContents.url).toBe('app://dossier/index.html')
  expect([window.shown, fake.app.sandboxed]).toEqual([true, true])
  expect(fake.protocol.privileged).toEqual([{ scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true }) as unknown }])
  expect(fake.protocol.privileged[0]?.privileges).not.toHaveProperty('bypassCSP')
  expect(fake.app.protocolClients).toEqual(['dossier'])
  expect([...fake.ipcMain.handlers.keys()].toSorted()).toEqual(Object.values(INVOKE).toSorted())
})

test('a second start ends itself and brings the first to the front', async () => {
  expect(await startMain(() => (fake.app.lock = false))).toBeUndefined()
  expect([fake.app.quits, fake.ipcMain.handlers.size]).toEqual([1, 0])

  const window = await startWindow()
  window.minimised = true
  fake.app.emit('second-instance', {}, ['electron', '.', 'dossier://article/a1@2?at=3-9'])
  expect([window.minimised, window.focused, fake.BrowserWindow.all.length]).toEqual([false, 1, 1])
  expect(window.webContents.sent).toEqual([{ channel: SEND.openAddress, values: ['#/article/a1@2?at=3-9'] }])
})

test('addresses from outside: at start in the URL, later as a message, after loading if it is not done; hostile ones nowhere', async () => {
  process.argv = [...argv, 'dossier://note/n1']
  const window = await startWindow()
  process.argv = argv
  expect(window.webContents.url).toBe('app://dossier/index.html#/note/n1')

  const opened = fake.event()
  fake.app.emit('open-url', opened, 'dossier://actor/x')
  fake.app.emit('open-url', fake.event(), 'dossier://settings/../../x')
  fake.app.emit('second-instance', {}, ['electron', 'javascript:alert(1)'])
  expect(opened.defaultPrevented).toBe(true)
  expect(window.webContents.sent).toEqual([{ channel: SEND.openAddress, values: ['#/actor/x'] }])

  window.webContents.loading = true
  fake.app.emit('open-url', fake.event(), 'dossier://event/y')
  expect(window.webContents.sent).toHaveLength(1)
  window.webContents.emit('did-finish-load')
  expect(window.webContents.sent.at(-1)).toEqual({ channel: SEND.openAddress, values: ['#/event/y'] })
})

test('messages from strangers are refused: other origins, subframes, frames that are gone', async () => {
  const window = await startWindow()
  const own = window.webContents.mainFrame
  const info = [INVOKE.info, [] as unknown[]] as const
  expect(await fake.invoke(window.webContents, ...info)).toEqual({ version: '0.1.0', platform: process.platform })
  for (const frame of [
    { url: 'https://evil.example/', parent: null }, { url: 'app://dossier.evil.example/', parent: null }, { url: 'app://dossier', parent: null }, { url: 'app://evil/index.html', parent: null },
    { url: 'file:///index.html', parent: null }, { url: 'http://127.0.0.1:5173/', parent: null }, { url: '', parent: null }, { url: own.url, parent: own }, null,
  ]) {
    for (const channel of Object.values(INVOKE).filter((name) => name !== INVOKE.closed)) {
      await expect(fake.invoke(window.webContents, channel, [{}], frame)).rejects.toThrow('This page may not ask for that.')
    }
  }
  expect(fake.dialog.asked).toEqual([])
})

test('arguments that are not what they should be are refused before any dialog', async () => {
  const { webContents } = await startWindow()
  const bytes = new Uint8Array(1)
  for (const [channel, argument] of [
    [INVOKE.openFiles, undefined], [INVOKE.openFiles, null], [INVOKE.openFiles, { id: 'i', extensions: 'html' }], [INVOKE.openFiles, { id: 'i', extensions: ['../x'] }], [INVOKE.openFiles, { id: 'i', extensions: [1] }],
    [INVOKE.openFiles, { extensions: ['html'] }], [INVOKE.openFiles, { id: 1, extensions: ['html'] }], [INVOKE.stopReading, { id: '' }], [INVOKE.stopReading, 'i'],
    [INVOKE.saveFile, { suggestedName: 'a' }], [INVOKE.saveFile, { suggestedName: '', bytes }], [INVOKE.saveFile, { suggestedName: 1, bytes }], [INVOKE.saveFile, { suggestedName: 'a', bytes: [1] }],
    [INVOKE.mirrorRead, 'notes/a.json'], [INVOKE.mirrorRead, ['../window.json']], [INVOKE.mirrorRead, ['window.json/x']], [INVOKE.mirrorWrite, { files: [{ path: 'notes/../../a.json', bytes }], remove: [] }],
    [INVOKE.mirrorWrite, { files: [{ path: 'a.sh', bytes }], remove: [] }], [INVOKE.mirrorWrite, { files: [{ path: 'notes/a.json', bytes: [1] }], remove: [] }], [INVOKE.mirrorWrite, { files: [], remove: ['/etc/passwd'] }],
    [INVOKE.printToPdf, { suggestedName: 'a.pdf', pageSize: 'A0' }], [INVOKE.printToPdf, { pageSize: 'A4' }],
    [INVOKE.openExternal, { url: 'https://a.example' }], [INVOKE.openExternal, ''],
  ] as const) {
    await expect(fake.invoke(webContents, channel, [argument]), `${channel} ${JSON.stringify(argument)}`).rejects.toThrow(/Error: /)
  }
  expect(fake.dialog.asked).toEqual([])
})

test('files: read as they are; one that cannot be read is named and the others go on', async () => {
  const { webContents } = await startWindow()
  const folder = await mkdtemp(join(tmpdir(), 'dossier-files-'))
  await writeFile(join(folder, 'a.html'), Buffer.from([0, 255, 254]))
  fake.dialog.answers = [{ canceled: false, filePaths: [join(folder, 'gone.html'), join(folder, 'a.html'), folder] }]
  expect(await fake.invoke(webContents, INVOKE.openFiles, [{ id: 'one', extensions: ['html', 'eml'] }])).toEqual([
    { name: 'gone.html', problem: 'it is not there any more' }, { name: 'a.html', bytes: new Uint8Array([0, 255, 254]) }, { name: basename(folder), problem: 'a folder has this name' },
  ])
  const told = (): unknown[] => webContents.sent.filter(({ channel }) => channel === SEND.filesRead).map(({ values }) => values[0])
  expect(told()).toEqual([0, 1, 2, 3].map((done) => ({ id: 'one', done, total: 3 })))
  fake.dialog.answers = [{ canceled: true, filePaths: [] }]
  expect(await fake.invoke(webContents, INVOKE.openFiles, [{ id: 'two', extensions: [] }])).toEqual([])
  expect(told()).toHaveLength(4)
})

test('files that nobody wants any more are not read to the end; of two calls one goes on, and counts its own', async () => {
  const { webContents } = await startWindow()
  const folder = await mkdtemp(join(tmpdir(), 'dossier-files-'))
  const paths = Array.from({ length: 40 }, (_, at) => join(folder, `${at}.txt`))
  for (const path of paths) await writeFile(path, path)
  fake.dialog.answers = [{ canceled: false, filePaths: paths }, { canceled: false, filePaths: paths.slice(0, 3) }]
  const send = webContents.send.bind(webContents)
  vi.spyOn(webContents, 'send').mockImplementation((channel, ...values) => {
    send(channel, ...values)
    const { id, done } = values[0] as FilesRead
    if (channel === SEND.filesRead && id === 'given up' && done === 1) void fake.invoke(webContents, INVOKE.stopReading, [{ id }])
  })
  const given = fake.invoke(webContents, INVOKE.openFiles, [{ id: 'given up', extensions: [] }])
  const wanted = fake.invoke(webContents, INVOKE.openFiles, [{ id: 'wanted', extensions: [] }])
  const told = (id: string): number[] => webContents.sent.flatMap(({ channel, values }) => (channel === SEND.filesRead && (values[0] as FilesRead).id === id ? [(values[0] as FilesRead).done] : []))
  expect([await given, ((await wanted) as unknown[]).length, told('wanted')]).toEqual([[], 3, [0, 1, 2, 3]])
  expect(told('given up').length).toBeLessThan(40)
  // It is over by then.
  await fake.invoke(webContents, INVOKE.stopReading, [{ id: 'given up' }])
})

test('a PDF is made of the page in the size asked for, and saved where the user says', async () => {
  const { webContents } = await startWindow()
  const folder = await mkdtemp(join(tmpdir(), 'dossier-files-'))
  fake.dialog.answers = [{ canceled: false, filePath: join(folder, 'note.pdf') }, { canceled: true, filePath: '' }]
  const options = { suggestedName: 'Three laws.pdf', pageSize: 'A5' }
  expect(await fake.invoke(webContents, INVOKE.printToPdf, [options])).toBe(join(folder, 'note.pdf'))
  expect(await readFile(join(folder, 'note.pdf'), 'utf8')).toBe('%PDF-')
  expect(webContents.pdfs).toMatchObject([{ pageSize: 'A5', generateTaggedPDF: true }])
  expect(fake.dialog.asked[0]?.options['defaultPath']).toBe('Three laws.pdf')
  expect(await fake.invoke(webContents, INVOKE.printToPdf, [options])).toBeNull()
})

test('saving: the path on success, null when cancelled, the reason on failure; the suggested name is never a place', async () => {
  const { webContents } = await startWindow()
  const folder = await mkdtemp(join(tmpdir(), 'dossier-files-'))
  const options = { suggestedName: '../../etc/pass\nwd', bytes: new Uint8Array([1, 2, 3]) }
  fake.dialog.answers = [{ canceled: false, filePath: join(folder, 'b.md') }, { canceled: true, filePath: '' }, { canceled: false, filePath: join(folder, 'no/b.md') }]
  expect(await fake.invoke(webContents, INVOKE.saveFile, [options])).toBe(join(folder, 'b.md'))
  expect([...(await readFile(join(folder, 'b.md')))]).toEqual([1, 2, 3])
  expect(fake.dialog.asked[0]?.options['defaultPath']).toBe('.._.._etc_pass_wd')
  expect(await fake.invoke(webContents, INVOKE.saveFile, [options])).toBeNull()
  await expect(fake.invoke(webContents, INVOKE.saveFile, [options])).rejects.toThrow(`“${join(folder, 'no/b.md')}” could not be written: it is not there any more.`)
  expect(await readdir(folder)).toEqual(['b.md'])
})

test('closing waits for the page, asks once, and keeps the window’s place', async () => {
  const window = await startWindow()
  window.maximised = true
  window.close()
  window.close()
  expect(window.destroyed).toBe(false)
  expect(window.webContents.sent).toEqual([{ channel: SEND.closing, values: [] }])
  // A stranger's word does not close it.
  await fake.invoke(window.webContents, INVOKE.closed, [], { url: 'https://evil.example/', parent: null })
  expect(window.destroyed).toBe(false)
  await fake.invoke(window.webContents, INVOKE.closed, [])
  expect([window.destroyed, fake.BrowserWindow.all.length]).toEqual([true, 0])
  expect(JSON.parse(await readFile(join(fake.app.userData, 'window.json'), 'utf8'))).toEqual({ bounds: { x: 240, y: 70, width: 1440, height: 900 }, maximised: true })
})

test('a page that does not answer delays closing by two seconds, no more', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const window = await startWindow()
  window.close()
  vi.advanceTimersByTime(1999)
  expect(window.destroyed).toBe(false)
  vi.advanceTimersByTime(1)
  expect(window.destroyed).toBe(true)
  expect(await readdir(fake.app.userData)).toEqual(['window.json'])
})

test('a page that crashed is not asked', async () => {
  const window = await startWindow()
  window.webContents.crashed = true
  window.close()
  expect([window.destroyed, window.webContents.sent]).toEqual([true, []])
})

test('a crash offers to reload', async () => {
  const window = await startWindow()
  fake.dialog.answers = [{ response: 0 }]
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  await vi.waitFor(() => expect(window.webContents.reloads).toBe(1))
  window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
  expect(fake.dialog.asked).toHaveLength(1)
})

test('quitting goes on after the page has answered, also on macOS, where closing the last window alone does not quit', async () => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin')
  const closing = await startWindow()
  closing.close()
  await fake.invoke(closing.webContents, INVOKE.closed, [])
  expect([closing.destroyed, fake.app.quits]).toEqual([true, 0])

  const window = await startWindow()
  fake.app.quit()
  expect([window.destroyed, fake.app.quits]).toEqual([false, 1])
  await fake.invoke(window.webContents, INVOKE.closed, [])
  expect(window.destroyed).toBe(true)
  expect(fake.app.quits).toBeGreaterThan(1)
})

test('the window comes back where it was; a state from a screen that is gone is moved into view', async () => {
  const state = { bounds: { x: 100, y: 60, width: 1000, height: 700 }, maximised: true }
  const startWith = async (bounds: object): Promise<fake.BrowserWindow> => {
    const userData = await mkdtemp(join(tmpdir(), 'dossier-main-'))
    await writeFile(join(userData, 'window.json'), JSON.stringify({ ...state, bounds }))
    return startWindow(() => (fake.app.userData = userData))
  }
  const window = await startWith(state.bounds)
  expect([window.options, window.maximised]).toMatchObject([state.bounds, true])
  expect((await startWith({ ...state.bounds, x: 9000 })).options).toMatchObject({ x: 460, y: 170, width: 1000, height: 700 })
})
