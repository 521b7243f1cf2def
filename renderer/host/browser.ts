/** The same app in a browser tab: pickers and downloads in the place of native dialogs. What a tab cannot do is declared in `can`. */
import { version } from '../../package.json'
import { browserFolders } from './browserFolders.ts'
import type { Host, OpenedFile } from './host.ts'
import { originMirror } from './originMirror.ts'
import { readInTurns } from './readFiles.ts'
import { replaceContent } from './replaceContent.ts'

/** The File System Access API is Chromium's; TypeScript's DOM library has the handles but not the pickers. */
interface Pickers {
  showSaveFilePicker?: (this: void, options: { suggestedName: string }) => Promise<FileSystemFileHandle>
  showDirectoryPicker?: (this: void, options: { mode: 'readwrite'; id: string }) => Promise<FileSystemDirectoryHandle>
}

const pickers = (): Pickers => globalThis as Pickers

const isCancelled = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

/** An error's message without its full stop, if it has one: it goes into a sentence. */
const message = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')

function download(name: string, parts: Uint8Array<ArrayBuffer>[]): void {
  const url = URL.createObjectURL(new Blob(parts))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // The download has taken hold of the bytes by then; a minute is what FileSaver and others found safe for slow disks.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function pickFiles(extensions: string[]): Promise<File[]> {
  return new Promise((picked) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    input.accept = extensions.map((extension) => `.${extension}`).join(',')
    input.addEventListener('change', () => picked([...(input.files ?? [])]), { once: true })
    input.addEventListener('cancel', () => picked([]), { once: true })
    input.click()
  })
}

/** @param library name of the library, for tests: each has a mirror of its own */
export function browserHost(library?: string): Host {
  const picksFolders = pickers().showDirectoryPicker !== undefined
  return {
    kind: 'browser',
    version,
    platform: 'web',
    can: { saveFolder: picksFolders, readFolder: picksFolders, keepFolder: false, watchFolder: false, printToPdf: false, nativeMenu: false, allShortcuts: false, mirror: 'origin', spellCheck: 'browser' },
    spelling: null,
    mirror: originMirror(library === undefined ? 'mirror' : `mirror of ${library}`),

    openFiles: async ({ extensions, onRead, signal }) => {
      const files = await pickFiles(extensions)
      let done = 0
      if (files.length > 0) onRead?.(0, files.length)
      return readInTurns(files, async (file): Promise<OpenedFile> => {
        signal?.throwIfAborted()
        const { name } = file
        try {
          return { name, bytes: new Uint8Array(await file.arrayBuffer()) }
        } catch (error) {
          return { name, problem: message(error) }
        } finally {
          onRead?.(++done, files.length)
        }
      })
    },

    saveFile: async ({ suggestedName, bytes }) => {
      const { showSaveFilePicker } = pickers()
      if (showSaveFilePicker === undefined) {
        download(suggestedName, [bytes])
        return suggestedName
      }
      try {
        const handle = await showSaveFilePicker({ suggestedName })
        await replaceContent(handle, bytes)
        return handle.name
      } catch (error) {
        if (isCancelled(error)) return null
        throw new Error(`“${suggestedName}” could not be written: ${message(error)}.`, { cause: error })
      }
    },

    backups: null,
    saveStream: async ({ suggestedName }) => {
      const { showSaveFilePicker } = pickers()
      if (showSaveFilePicker === undefined) {
        // The browser keeps a Blob of many parts on the disk when it is large.
        const parts: Uint8Array<ArrayBuffer>[] = []
        return {
          name: suggestedName,
          write: (bytes) => Promise.resolve(void parts.push(bytes)),
          close: () => Promise.resolve(download(suggestedName, parts)),
          abort: () => Promise.resolve(void parts.splice(0)),
        }
      }
      try {
        const handle = await showSaveFilePicker({ suggestedName })
        const writable = await handle.createWritable()
        const named = async (work: Promise<void>): Promise<void> => {
          await work.catch((error: unknown) => {
            throw new Error(`“${handle.name}” could not be written: ${message(error)}.`, { cause: error })
          })
        }
        return { name: handle.name, write: (bytes) => named(writable.write(bytes)), close: () => named(writable.close()), abort: () => writable.abort() }
      } catch (error) {
        if (isCancelled(error)) return null
        throw new Error(`“${suggestedName}” could not be written: ${message(error)}.`, { cause: error })
      }
    },

    ...browserFolders(),

    printToPdf: () => Promise.reject(new Error('A browser makes a PDF from its own print dialog.')),

    openExternal: async (url) => {
      // The interface has shown the address; this only makes sure that it is one.
      if (!URL.canParse(url) || !['http:', 'https:', 'mailto:'].includes(new URL(url).protocol)) throw new Error('Only http, https and mailto addresses are opened.')
      window.open(url, '_blank', 'noopener,noreferrer')
    },

    // A tab has no menu and nobody hands it an address (`can.nativeMenu` says so); the address bar is the page's own affair.
    onMenu: () => () => undefined,
    onOpenAddress: () => () => undefined,

    onClosing: (flush) => {
      // A tab is not asked before it goes: being hidden is the last reliable sign, and pagehide the last of all.
      const onHidden = (): void => {
        if (document.visibilityState === 'hidden') void flush()
      }
      const onLeave = (): void => void flush()
      document.addEventListener('visibilitychange', onHidden)
      window.addEventListener('pagehide', onLeave)
      window.addEventListener('beforeunload', onLeave)
      return () => {
        document.removeEventListener('visibilitychange', onHidden)
        window.removeEventListener('pagehide', onLeave)
        window.removeEventListener('beforeunload', onLeave)
      }
    },
  }
}
