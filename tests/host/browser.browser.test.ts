import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { version } from '../../package.json'
import { browserHost } from '../../renderer/host/browser.ts'

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const textOf = async (folder: FileSystemDirectoryHandle, name: string): Promise<string> => (await (await folder.getFileHandle(name)).getFile()).text()

/** A real folder of real handles: the origin's private one. */
let folder: FileSystemDirectoryHandle

beforeEach(async () => {
  const root = await navigator.storage.getDirectory()
  await root.removeEntry('chosen', { recursive: true }).catch(() => undefined)
  folder = await root.getDirectoryHandle('chosen', { create: true })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const cancelled = (): Promise<never> => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'))

/** Answers the next file chooser: with files, or by cancelling. */
function choose(files: File[] | 'cancel'): HTMLInputElement[] {
  const inputs: HTMLInputElement[] = []
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function click(this: HTMLInputElement) {
    inputs.push(this)
    if (files === 'cancel') {
      this.dispatchEvent(new Event('cancel'))
      return
    }
    const transfer = new DataTransfer()
    for (const file of files) transfer.items.add(file)
    this.files = transfer.files
    this.dispatchEvent(new Event('change'))
  })
  return inputs
}

/** What is downloaded by an anchor, by name. */
function downloads(): Map<string, Blob> {
  const saved = new Map<string, Blob>()
  const blobs = new Map<string, Blob>()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:${location.origin}/${blobs.size}`
    blobs.set(url, blob as Blob)
    return url
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    const blob = blobs.get(this.href)
    if (blob !== undefined) saved.set(this.download, blob)
  })
  return saved
}

test('says what it is and what it can do', () => {
  expect(browserHost()).toMatchObject({ kind: 'browser', version, platform: 'web', can: { saveFolder: true, readFolder: true, keepFolder: false, watchFolder: false, nativeMenu: false, allShortcuts: false, mirror: 'origin' } })
  vi.stubGlobal('showDirectoryPicker', undefined)
  expect(browserHost().can).toMatchObject({ saveFolder: false, readFolder: false })
})

test('opens files by name and bytes, several at once; cancelling opens none', async () => {
  const inputs = choose([new File([new Uint8Array([0, 255])], 'a.html'), new File(['ü'], 'ü.eml')])
  expect(await browserHost().openFiles({ extensions: ['html', 'eml'] })).toEqual([{ name: 'a.html', bytes: new Uint8Array([0, 255]) }, { name: 'ü.eml', bytes: bytes('ü') }])
  expect([inputs[0]?.accept, inputs[0]?.multiple]).toEqual(['.html,.eml', true])
  const locked = new File(['x'], 'locked.txt')
  locked.arrayBuffer = () => Promise.reject(new DOMException('Permission was denied.', 'NotReadableError'))
  choose([locked, new File(['a'], 'a.txt')])
  const read: unknown[] = []
  const onRead = (...counts: number[]): void => void read.push(counts)
  expect(await browserHost().openFiles({ extensions: [], onRead })).toEqual([{ name: 'locked.txt', problem: 'Permission was denied' }, { name: 'a.txt', bytes: bytes('a') }])
  expect(read).toEqual([[0, 2], [1, 2], [2, 2]])
  const abort = new AbortController()
  const after = vi.spyOn(Blob.prototype, 'arrayBuffer')
  choose(Array.from({ length: 100 }, (_, at) => new File(['a'], `${at}.txt`)))
  await expect(browserHost().openFiles({ extensions: [], signal: abort.signal, onRead: () => abort.abort() })).rejects.toMatchObject({ name: 'AbortError' })
  expect(after).not.toHaveBeenCalled()
  after.mockRestore()
  choose('cancel')
  expect(await browserHost().openFiles({ extensions: [], onRead })).toEqual([])
  expect(read).toHaveLength(3)
})

test('saves a file where the user says; cancelled is null; without a picker it is downloaded', async () => {
  vi.stubGlobal('showSaveFilePicker', () => folder.getFileHandle('chosen.md', { create: true }))
  const options = { suggestedName: 'note.md', bytes: bytes('text') }
  expect(await browserHost().saveFile(options)).toBe('chosen.md')
  expect(await textOf(folder, 'chosen.md')).toBe('text')

  vi.stubGlobal('showSaveFilePicker', cancelled)
  expect(await browserHost().saveFile(options)).toBeNull()

  vi.stubGlobal('showSaveFilePicker', () => Promise.reject(new DOMException('No space left.', 'QuotaExceededError')))
  await expect(browserHost().saveFile(options)).rejects.toThrow('“note.md” could not be written: No space left.')

  vi.stubGlobal('showSaveFilePicker', undefined)
  const saved = downloads()
  expect(await browserHost().saveFile(options)).toBe('note.md')
  expect(await saved.get('note.md')?.text()).toBe('text')
})

test('opens web and mail addresses without a way back to the app, and no others', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null)
  for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'blob:x', 'nonsense', '/index.html', '']) {
    await expect(browserHost().openExternal(url)).rejects.toThrow('Only http, https and mailto')
  }
  expect(opened).not.toHaveBeenCalled()
  await browserHost().openExternal('https://example.org/')
  expect(opened.mock.calls).toEqual([['https://example.org/', '_blank', 'noopener,noreferrer']])
})

test('flushes when the tab is hidden or left, until it unsubscribes', () => {
  const flush = vi.fn<() => Promise<void>>(() => Promise.resolve())
  const stop = browserHost().onClosing(flush)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(flush).toHaveBeenCalledTimes(0) // still visible
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  window.dispatchEvent(new Event('pagehide'))
  window.dispatchEvent(new Event('beforeunload'))
  expect(flush).toHaveBeenCalledTimes(3)
  stop()
  document.dispatchEvent(new Event('visibilitychange'))
  window.dispatchEvent(new Event('pagehide'))
  expect(flush).toHaveBeenCalledTimes(3)
})

test('a chosen folder: listed without what is hidden, read, written with what may be replaced, moved to its trash', async () => {
  vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(folder))
  const host = browserHost()
  const { token, name } = (await host.chooseFolder({ purpose: 'export' }))!
  expect(name).toBe('chosen')
  expect(await host.writeFiles(token, [{ path: 'n/b.md', bytes: bytes('b') }, { path: 'a.md', bytes: bytes('a'), replaces: null }])).toMatchObject([{ written: true, size: 1 }, { written: true }])
  await (await folder.getDirectoryHandle('.obsidian', { create: true })).getFileHandle('app.json', { create: true })
  expect((await host.listFolder(token)).files.map(({ path, size }) => [path, size])).toEqual([['a.md', 1], ['n/b.md', 1]])

  const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes('a')))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  expect((await host.writeFiles(token, [{ path: 'a.md', bytes: bytes('lost'), replaces: null }, { path: 'n/b.md', bytes: bytes('lost'), replaces: hash }])).map(({ written }) => written)).toEqual([false, false])
  expect((await host.writeFiles(token, [{ path: 'a.md', bytes: bytes('a2'), replaces: hash }]))[0]?.written).toBe(true)
  expect(await host.readFiles(token, ['a.md', 'n/b.md', 'gone.md', '../a.md'])).toMatchObject([{ bytes: bytes('a2') }, { bytes: bytes('b') }, { error: 'it is not there any more' }, { error: expect.any(String) as string }])
  await expect(host.writeFiles(token, [{ path: '.git/hooks/x', bytes: bytes('') }])).rejects.toThrow('begin with a dot')

  expect([await host.moveFile(token, 'a.md', '.trash/a.md'), await host.moveFile(token, 'n/b.md', '.trash/a.md')]).toEqual(['.trash/a.md', '.trash/a 2.md'])
  expect((await host.listFolder(token)).files).toEqual([])
  await host.forgetFolder(token)
  await expect(host.listFolder(token)).rejects.toThrow('not known any more')
  await expect(host.watchFolder(token, () => undefined)).rejects.toThrow('does not tell')
})

test('without the API a folder is read once, for import only', async () => {
  vi.stubGlobal('showDirectoryPicker', undefined)
  const within = (path: string, text: string): File => Object.defineProperty(new File([text], path.split('/').at(-1)!), 'webkitRelativePath', { value: path })
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function click(this: HTMLInputElement) {
    expect(this.webkitdirectory).toBe(true)
    Object.defineProperty(this, 'files', { value: [within('Vault/n/b.md', 'b'), within('Vault/a.md', 'a'), within('Vault/.obsidian/app.json', '{}')] })
    this.dispatchEvent(new Event('change'))
  })
  const host = browserHost()
  const { token, name } = (await host.chooseFolder({ purpose: 'import' }))!
  expect([name, (await host.listFolder(token)).files.map(({ path }) => path)]).toEqual(['Vault', ['a.md', 'n/b.md']])
  expect(await host.readFiles(token, ['n/b.md'])).toMatchObject([{ path: 'n/b.md', bytes: bytes('b') }])
  await expect(host.writeFiles(token, [{ path: 'a.md', bytes: bytes('') }])).rejects.toThrow('cannot write into folders')
  await expect(host.chooseFolder({ purpose: 'vault' })).rejects.toThrow('cannot write into folders')
  choose('cancel')
  expect(await host.chooseFolder({ purpose: 'import' })).toBeNull()
})
