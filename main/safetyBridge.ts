/** Answers what the page asks of the mirror, of backups, and of files that it writes piece by piece. Where they lie, the page neither says nor chooses. */
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import { INVOKE } from '../preload/bridge.ts'
import { byteArray, fileToWrite, list, record, text } from './arguments.ts'
import { Backups } from './backups.ts'
import { Mirror } from './mirror.ts'
import { Streams } from './streams.ts'

type Answer = (channel: string, handler: (window: BrowserWindow | null, argument: unknown) => unknown) => void

function number(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) throw new TypeError(`${what} must be a whole number above zero.`)
  return value
}

export function registerSafety(answer: Answer): void {
  const userData = app.getPath('userData')
  registerMirror(answer, new Mirror(userData))
  registerBackups(answer, new Backups(userData), new Streams())
}

function registerMirror(answer: Answer, mirror: Mirror): void {
  const paths = (value: unknown): string[] => list(value, 'Paths').map((path) => text(path, 'A path', 4096))
  answer(INVOKE.mirrorList, () => mirror.list())
  answer(INVOKE.mirrorRead, (_window, argument) => mirror.read(paths(argument)))
  answer(INVOKE.mirrorWrite, (_window, argument) => {
    const { files, remove } = record(argument)
    return mirror.write(list(files, 'Files').map(fileToWrite), paths(remove))
  })
  answer(INVOKE.mirrorSetAside, () => mirror.setAside(new Date()))
  answer(INVOKE.mirrorFolder, () => mirror.folder)
}

function registerBackups(answer: Answer, backups: Backups, streams: Streams): void {
  answer(INVOKE.streamOpen, async (window, argument) => {
    const { suggestedName, place } = record(argument)
    const name = text(suggestedName, 'A name', 255).replaceAll(/[\p{Cc}/\\:]/gu, '_')
    if (place === 'backups') return { id: await streams.open(join(backups.folder, name)), name }
    if (place !== 'ask') throw new TypeError('This is no place for a file.')
    const options = { defaultPath: name }
    const { canceled, filePath } = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options))
    return canceled || filePath === '' ? null : { id: await streams.open(filePath), name: filePath }
  })
  answer(INVOKE.streamWrite, (_window, argument) => {
    const { id, bytes } = record(argument)
    return streams.write(number(id, 'A stream'), byteArray(bytes, 'A piece'))
  })
  answer(INVOKE.streamClose, (_window, argument) => streams.close(number(argument, 'A stream')))
  answer(INVOKE.streamAbort, (_window, argument) => streams.abort(number(argument, 'A stream')))
  answer(INVOKE.backups, async () => ({ folder: backups.folder, files: await backups.list() }))
  answer(INVOKE.backupsChoose, async (window) => {
    const options: OpenDialogOptions = { title: 'Folder for backups', properties: ['openDirectory', 'createDirectory'] }
    const { canceled, filePaths } = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options))
    const folder = filePaths[0]
    if (canceled || folder === undefined) return null
    await backups.choose(folder)
    return folder
  })
  answer(INVOKE.backupsPrune, (_window, argument) => backups.prune(number(argument, 'A number of backups')))
}
