/** Answers what the page may ask about folders that the user chose (folders.ts): every path is checked where it is used (folderFiles.ts). */
import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import { type ChosenFolder, type FileToReplace, type FolderPurpose, INVOKE, SEND } from '../preload/bridge.ts'
import { fileToWrite, list, record, text } from './arguments.ts'
import { fileErrorReason } from './atomicWrite.ts'
import { listFiles, moveFileBelow, readFilesBelow, writeFilesBelow } from './folderFiles.ts'
import { Folders } from './folders.ts'
import { watchFolder } from './watchFolder.ts'

const TITLES: Readonly<Record<FolderPurpose, string>> = {
  export: 'Export into a folder',
  import: 'Import a folder',
  vault: 'Keep a folder in step with the notes',
  backup: 'Keep backups in a folder',
}

function purposeOf(value: unknown): FolderPurpose {
  const purpose = text(value, 'A purpose', 20)
  if (!Object.hasOwn(TITLES, purpose)) throw new TypeError('This is no purpose of a folder.')
  return purpose as FolderPurpose
}

const path = (value: unknown): string => text(value, 'A path', 4096)

function fileToReplace(value: unknown): FileToReplace {
  const { replaces } = record(value)
  if (replaces === undefined || replaces === null) return { ...fileToWrite(value), ...(replaces === null ? { replaces } : {}) }
  const hash = text(replaces, 'A hash', 64)
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError('A hash is 64 hexadecimal digits.')
  return { ...fileToWrite(value), replaces: hash }
}

async function choose(folders: Folders, window: BrowserWindow | null, purpose: FolderPurpose): Promise<ChosenFolder | null> {
  const options: OpenDialogOptions = { title: TITLES[purpose], properties: ['openDirectory', ...(purpose === 'import' ? [] : ['createDirectory' as const])] }
  const { canceled, filePaths } = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options))
  const chosen = filePaths[0]
  return canceled || chosen === undefined ? null : folders.add(chosen, purpose)
}

/** @param answer registers a handler whose sender has been checked */
export function registerFolders(answer: (channel: string, handler: (window: BrowserWindow | null, argument: unknown) => unknown) => void): void {
  const folders = new Folders(join(app.getPath('userData'), 'folders.json'))
  /** What ends a watch, by window and token. */
  const watches = new Map<string, () => void>()

  const rootOf = (argument: unknown): string => folders.rootOf(text(record(argument)['token'], 'A token', 64))
  /** The folder's own failures get its name; those of a file have that of the file. */
  const named = async <Value>(root: string, work: Promise<Value>): Promise<Value> => {
    try {
      return await work
    } catch (error) {
      if (error instanceof Error && !('code' in error) && /^(?:“|Refused)/.test(error.message)) throw error
      throw new Error(`The folder “${basename(root)}” cannot be used: ${fileErrorReason(error)}.`, { cause: error })
    }
  }
  answer(INVOKE.chooseFolder, (window, argument) => choose(folders, window, purposeOf(record(argument)['purpose'])))
  answer(INVOKE.listFolder, (_window, argument) => {
    const root = rootOf(argument)
    return named(root, listFiles(root))
  })
  answer(INVOKE.readFiles, (_window, argument) => {
    const root = rootOf(argument)
    return named(root, readFilesBelow(root, list(record(argument)['paths'], 'Paths').map(path)))
  })
  answer(INVOKE.writeFiles, (_window, argument) => {
    const root = rootOf(argument)
    return named(root, writeFilesBelow(root, list(record(argument)['files'], 'Files').map(fileToReplace)))
  })
  answer(INVOKE.moveFile, (_window, argument) => {
    const root = rootOf(argument)
    const { from, to } = record(argument)
    return named(root, moveFileBelow(root, path(from), path(to)))
  })

  const watchKey = (window: BrowserWindow | null, argument: unknown): string => `${window?.id ?? 0}/${text(record(argument)['token'], 'A token', 64)}`
  const unwatch = (key: string): void => {
    watches.get(key)?.()
    watches.delete(key)
  }
  answer(INVOKE.watchFolder, (window, argument) => {
    const key = watchKey(window, argument)
    const root = rootOf(argument)
    if (window === null || watches.has(key)) return
    const token = key.slice(key.indexOf('/') + 1)
    watches.set(key, watchFolder(root, () => {
      if (!window.isDestroyed()) window.webContents.send(SEND.folderChanged, token)
    }))
    window.once('closed', () => unwatch(key))
  })
  answer(INVOKE.unwatchFolder, (window, argument) => unwatch(watchKey(window, argument)))
  answer(INVOKE.forgetFolder, (window, argument) => {
    unwatch(watchKey(window, argument))
    return folders.forget(text(record(argument)['token'], 'A token', 64))
  })
}
