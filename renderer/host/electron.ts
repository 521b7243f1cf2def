/** The host that is the product: every wish goes over the preload bridge to Electron's main process. */
import type { Bridge } from '../../preload/bridge.ts'
import type { Host, HostStream } from './host.ts'

/** Electron puts its own words before the message of what a handler threw; the user gets the message. */
function plainError(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error)
  return new Error(message.replace(/^Error invoking remote method '[^']*': (?:\w*Error: )?/, ''), { cause: error })
}

async function plainly<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer
  } catch (error) {
    throw plainError(error)
  }
}

/** The last part of a path of any system. */
const nameOf = (path: string): string => path.split(/[/\\]/).findLast((part) => part !== '') ?? path

/** @param bridge `window.dossier`, which preload.ts exposes */
export async function electronHost(bridge: Bridge): Promise<Host> {
  const { version, platform } = await plainly(bridge.info())
  const stream = async (options: { suggestedName: string; place: 'ask' | 'backups' }): Promise<HostStream | null> => {
    const opened = await plainly(bridge.streamOpen(options))
    if (opened === null) return null
    const { id, name } = opened
    return {
      name: nameOf(name),
      write: (bytes) => plainly(bridge.streamWrite({ id, bytes })),
      close: () => plainly(bridge.streamClose(id)),
      abort: () => plainly(bridge.streamAbort(id)),
    }
  }
  return {
    kind: 'electron',
    version,
    platform,
    can: { saveFolder: true, readFolder: true, keepFolder: true, watchFolder: true, printToPdf: true, nativeMenu: true, allShortcuts: true, mirror: 'files', spellCheck: platform === 'darwin' ? 'system' : 'files' },
    spelling: platform === 'darwin' ? null : { dictionaries: () => plainly(bridge.spellDictionaries()), writeIn: (language) => plainly(bridge.spellIn(language)) },
    mirror: {
      list: () => plainly(bridge.mirrorList()),
      read: (paths) => plainly(bridge.mirrorRead(paths)),
      write: (files, remove) => plainly(bridge.mirrorWrite({ files, remove })),
      setAside: () => plainly(bridge.mirrorSetAside()),
      place: () => plainly(bridge.mirrorFolder()),
    },
    backups: {
      list: () => plainly(bridge.backups()),
      choose: () => plainly(bridge.backupsChoose()),
      open: async (suggestedName) => (await stream({ suggestedName, place: 'backups' }))!,
      prune: (keep) => plainly(bridge.backupsPrune(keep)),
    },
    saveStream: ({ suggestedName }) => stream({ suggestedName, place: 'ask' }),
    openFiles: async ({ extensions, onRead, signal }) => {
      signal?.throwIfAborted()
      const id = crypto.randomUUID()
      // Of two at once each hears its own.
      const stop = onRead === undefined ? null : bridge.onFilesRead((read) => read.id === id && onRead(read.done, read.total))
      const give = (): void => void bridge.stopReading(id).catch(() => undefined)
      signal?.addEventListener('abort', give, { once: true })
      try {
        const opened = await plainly(bridge.openFiles({ id, extensions }))
        signal?.throwIfAborted()
        return opened
      } finally {
        signal?.removeEventListener('abort', give)
        stop?.()
      }
    },
    saveFile: async (options) => {
      const path = await plainly(bridge.saveFile(options))
      return path === null ? null : nameOf(path)
    },
    chooseFolder: (options) => plainly(bridge.chooseFolder(options)),
    listFolder: (token) => plainly(bridge.listFolder(token)),
    readFiles: (token, paths) => plainly(bridge.readFiles(token, paths)),
    writeFiles: (token, files) => plainly(bridge.writeFiles(token, files)),
    moveFile: (token, from, to) => plainly(bridge.moveFile(token, from, to)),
    forgetFolder: (token) => plainly(bridge.forgetFolder(token)),
    watchFolder: async (token, listener) => {
      const stop = bridge.onFolderChange((changed) => {
        if (changed === token) listener()
      })
      try {
        await plainly(bridge.watchFolder(token))
      } catch (error) {
        stop()
        throw error
      }
      return () => {
        stop()
        // It ends with the window anyway.
        void bridge.unwatchFolder(token).catch(() => undefined)
      }
    },
    printToPdf: async (options) => {
      const path = await plainly(bridge.printToPdf(options))
      return path === null ? null : nameOf(path)
    },
    openExternal: (url) => plainly(bridge.openExternal(url)),
    onMenu: (listener) => bridge.onMenu(listener),
    onOpenAddress: (listener) => bridge.onOpenAddress(listener),
    onClosing: (flush) => bridge.onClosing(flush),
  }
}
