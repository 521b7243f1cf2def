/** Exposes the contract (bridge.ts) to the page as `window.dossier`, and nothing else: no Electron object, no channel of the page's choice. */
import { contextBridge, ipcRenderer } from 'electron'
import { type Bridge, type FilesRead, INVOKE, type MenuCommand, SEND } from './bridge.ts'

/** Everything before the close waits for these; with none, the answer is immediate, so that a page that never got so far does not delay it. */
const flushes = new Set<() => Promise<void>>()

ipcRenderer.on(SEND.closing, () => {
  void Promise.allSettled([...flushes].map(async (flush) => flush())).then(() => ipcRenderer.invoke(INVOKE.closed))
})

/** The listener gets the value alone: Electron's event object would give the page the channel itself. */
function subscribe(channel: string, listener: (value: unknown) => void): () => void {
  const forward = (_event: unknown, value: unknown): void => listener(value)
  ipcRenderer.on(channel, forward)
  return () => {
    ipcRenderer.off(channel, forward)
  }
}

/** Addresses that came before the page had opened its library and listened: the first listener gets them. */
const early: string[] = []
const keepEarly = (_event: unknown, hash: string): void => void early.push(hash)
ipcRenderer.on(SEND.openAddress, keepEarly)

const bridge: Bridge = {
  info: () => ipcRenderer.invoke(INVOKE.info),
  openFiles: (options) => ipcRenderer.invoke(INVOKE.openFiles, options),
  onFilesRead: (listener) => subscribe(SEND.filesRead, (read) => listener(read as FilesRead)),
  stopReading: (id) => ipcRenderer.invoke(INVOKE.stopReading, { id }),
  saveFile: (options) => ipcRenderer.invoke(INVOKE.saveFile, options),
  chooseFolder: (options) => ipcRenderer.invoke(INVOKE.chooseFolder, options),
  listFolder: (token) => ipcRenderer.invoke(INVOKE.listFolder, { token }),
  readFiles: (token, paths) => ipcRenderer.invoke(INVOKE.readFiles, { token, paths }),
  writeFiles: (token, files) => ipcRenderer.invoke(INVOKE.writeFiles, { token, files }),
  moveFile: (token, from, to) => ipcRenderer.invoke(INVOKE.moveFile, { token, from, to }),
  forgetFolder: (token) => ipcRenderer.invoke(INVOKE.forgetFolder, { token }),
  watchFolder: (token) => ipcRenderer.invoke(INVOKE.watchFolder, { token }),
  unwatchFolder: (token) => ipcRenderer.invoke(INVOKE.unwatchFolder, { token }),
  onFolderChange: (listener) => subscribe(SEND.folderChanged, (token) => listener(token as string)),
  printToPdf: (options) => ipcRenderer.invoke(INVOKE.printToPdf, options),
  openExternal: (url) => ipcRenderer.invoke(INVOKE.openExternal, url),
  spellDictionaries: () => ipcRenderer.invoke(INVOKE.spellDictionaries),
  spellIn: (language) => ipcRenderer.invoke(INVOKE.spellIn, { language }),
  mirrorList: () => ipcRenderer.invoke(INVOKE.mirrorList),
  mirrorRead: (paths) => ipcRenderer.invoke(INVOKE.mirrorRead, paths),
  mirrorWrite: (options) => ipcRenderer.invoke(INVOKE.mirrorWrite, options),
  mirrorSetAside: () => ipcRenderer.invoke(INVOKE.mirrorSetAside),
  mirrorFolder: () => ipcRenderer.invoke(INVOKE.mirrorFolder),
  streamOpen: (options) => ipcRenderer.invoke(INVOKE.streamOpen, options),
  streamWrite: (options) => ipcRenderer.invoke(INVOKE.streamWrite, options),
  streamClose: (id) => ipcRenderer.invoke(INVOKE.streamClose, id),
  streamAbort: (id) => ipcRenderer.invoke(INVOKE.streamAbort, id),
  backups: () => ipcRenderer.invoke(INVOKE.backups),
  backupsChoose: () => ipcRenderer.invoke(INVOKE.backupsChoose),
  backupsPrune: (keep) => ipcRenderer.invoke(INVOKE.backupsPrune, keep),
  onMenu: (listener) => subscribe(SEND.menu, (command) => listener(command as MenuCommand)),
  onOpenAddress: (listener) => {
    ipcRenderer.off(SEND.openAddress, keepEarly)
    const stop = subscribe(SEND.openAddress, (hash) => listener(hash as string))
    for (const hash of early.splice(0)) listener(hash)
    return stop
  },
  onClosing: (listener) => {
    flushes.add(listener)
    return () => {
      flushes.delete(listener)
    }
  },
}

contextBridge.exposeInMainWorld('dossier', bridge)
