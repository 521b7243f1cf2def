/**
 * Answers what the renderer may ask of the machine (preload/bridge.ts is the contract). The renderer shows text from anywhere, so it is
 * treated as taken over: senders are checked, each argument is checked at run time, and every file is chosen by the user in a native dialog.
 *
 * Electron's security check-list: 17 (senders), 20 (no Electron or Node interface is handed to the page, only these functions).
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, session, type IpcMainInvokeEvent, type OpenDialogOptions } from 'electron'
import { type AppInfo, type FilesRead, INVOKE, type OpenedFile, PAGE_SIZES, type PageSize, SEND } from '../preload/bridge.ts'
import { byteArray, extension, list, record, text } from './arguments.ts'
import { fileErrorReason, writeAtomically } from './atomicWrite.ts'
import { openExternal } from './externalLinks.ts'
import { registerFolders } from './folderBridge.ts'
import { registerSafety } from './safetyBridge.ts'
import { registerSpelling } from './spelling.ts'
import { isTrusted } from './trust.ts'

/** A name to suggest, never a place: what a path's last part is on any system. */
function suggested(value: unknown): string {
  return text(value, 'A name', 255).replaceAll(/[\p{Cc}/\\:]/gu, '_')
}

/** What stops the reading of chosen files, by the ids of the calls. */
const readings = new Map<string, AbortController>()

const callOf = (argument: Record<string, unknown>): string => text(argument['id'], 'The id of a call', 64)

async function openFiles(window: BrowserWindow | null, id: string, extensions: string[]): Promise<OpenedFile[]> {
  const stop = new AbortController()
  readings.set(id, stop)
  try {
    return await chooseFiles(window, { id, extensions, signal: stop.signal })
  } finally {
    readings.delete(id)
  }
}

async function chooseFiles(window: BrowserWindow | null, { id, extensions, signal }: { id: string; extensions: string[]; signal: AbortSignal }): Promise<OpenedFile[]> {
  const options: OpenDialogOptions = {
    title: 'Import',
    properties: ['openFile', 'multiSelections'],
    filters: [...(extensions.length > 0 ? [{ name: 'Supported files', extensions }] : []), { name: 'All files', extensions: ['*'] }],
  }
  const { canceled, filePaths } = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options))
  if (canceled) return []
  const files: OpenedFile[] = []
  const tell = (): void => {
    if (window?.isDestroyed() === false) window.webContents.send(SEND.filesRead, { id, done: files.length, total: filePaths.length } satisfies FilesRead)
  }
  tell()
  for (const path of filePaths) {
    try {
      files.push({ name: basename(path), bytes: new Uint8Array(await readFile(path, { signal })) })
    } catch (error) {
      if (signal.aborted) return []
      files.push({ name: basename(path), problem: fileErrorReason(error) })
    }
    tell()
  }
  return files
}

async function chooseAndSave(window: BrowserWindow | null, name: string, bytes: Uint8Array): Promise<string | null> {
  const options = { defaultPath: name }
  const { canceled, filePath } = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options))
  if (canceled || filePath === '') return null
  try {
    await writeAtomically(filePath, bytes)
  } catch (error) {
    throw new Error(`“${filePath}” could not be written: ${fileErrorReason(error)}.`, { cause: error })
  }
  return filePath
}

/** With headings as an outline and tags for screen readers; margins are the style sheet's. */
async function printToPdf(window: BrowserWindow | null, name: string, pageSize: PageSize): Promise<string | null> {
  if (window === null) throw new Error('There is no window to print.')
  const bytes = await window.webContents.printToPDF({ pageSize, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true })
  return chooseAndSave(window, name, bytes)
}


/** Registers the handler of every INVOKE channel but `closed` (closing.ts). */
export function registerBridge(devUrl: string | undefined): void {
  const answer = (channel: string, handler: (window: BrowserWindow | null, argument: unknown) => unknown): void => {
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, argument: unknown) => {
      if (!isTrusted(event, devUrl)) throw new Error('This page may not ask for that.')
      return handler(BrowserWindow.fromWebContents(event.sender), argument)
    })
  }
  answer(INVOKE.info, (): AppInfo => ({ version: app.getVersion(), platform: process.platform }))
  answer(INVOKE.openFiles, (window, argument) => openFiles(window, callOf(record(argument)), list(record(argument)['extensions'], 'Extensions').map(extension)))
  answer(INVOKE.stopReading, (_window, argument) => readings.get(callOf(record(argument)))?.abort())
  answer(INVOKE.saveFile, (window, argument) => {
    const { suggestedName, bytes } = record(argument)
    return chooseAndSave(window, suggested(suggestedName), byteArray(bytes, 'A file'))
  })
  answer(INVOKE.printToPdf, async (window, argument) => {
    const { suggestedName, pageSize } = record(argument)
    const size = PAGE_SIZES.find((known) => known === pageSize)
    if (size === undefined) throw new TypeError(`A page size is one of ${PAGE_SIZES.join(', ')}.`)
    return printToPdf(window, suggested(suggestedName), size)
  })
  registerFolders(answer)
  registerSafety(answer)
  registerSpelling(app, session.defaultSession, answer)
  answer(INVOKE.openExternal, (window, argument) => openExternal(text(argument, 'An address', 100_000), window))
}
