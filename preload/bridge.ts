/**
 * The one contract between main, preload and renderer: what crosses, under which channel name. Types and constants only.
 * `preload.ts` exposes it as `window.dossier`; main/bridge.ts answers it; renderer/host/electron.ts builds `Host` on it.
 */

/** A file that was picked: its bytes, or why there are none (the predicate of a sentence about it, as `permission was denied`). */
export type OpenedFile = { name: string; bytes: Uint8Array<ArrayBuffer> } | { name: string; problem: string }

/** A file to write into a folder. `path` is relative, `/`-separated, without `..`; main refuses any other. */
export interface FileToWrite {
  path: string
  bytes: Uint8Array<ArrayBuffer>
}

/** What a folder is chosen for. One for a vault or for backups is remembered; the others are forgotten when the app ends. */
export type FolderPurpose = 'export' | 'import' | 'vault' | 'backup'

/** A folder that the user chose. The page never learns where it is: `token` is random and means something to main alone. */
export interface ChosenFolder {
  token: string
  /** The last part of its path, for people. */
  name: string
}

/** A file below a chosen folder: `path` is relative and `/`-separated, `size` in bytes, `modifiedAt` epoch ms. */
export interface FolderEntry {
  path: string
  size: number
  modifiedAt: number
}

/** What a folder holds, without folders and files whose name begins with a dot; in `skipped`, what was left out for another reason. */
export interface FolderListing {
  files: FolderEntry[]
  skipped: { path: string; reason: string }[]
  /** Names of the hidden folders at the top: `.obsidian` says whose it is. */
  hidden: string[]
}

/** One file that was asked for: its bytes, or why there are none. */
export type FileRead = { path: string; bytes: Uint8Array<ArrayBuffer>; modifiedAt: number } | { path: string; error: string }

/** A file to write into a chosen folder, with what it may replace. */
export interface FileToReplace extends FileToWrite {
  /** SHA-256 (hex) of the content that may be replaced; null: only where there is no file; absent: whatever is there. */
  replaces?: string | null
}

/** The file as it is on the disk now. `written` is false when it is not what was to be replaced; it was left as it is. */
export interface FileWritten extends FolderEntry {
  written: boolean
}

/** Of paper. */
export const PAGE_SIZES = ['A4', 'A5', 'Letter', 'Legal'] as const

export type PageSize = (typeof PAGE_SIZES)[number]

export interface AppInfo {
  version: string
  platform: string
}

/** What the application menu (or a second start, or an opened `dossier://` address) asks the renderer to do. */
export type MenuCommand =
  | 'note.new'
  | 'import'
  | 'import.folder'
  | 'export'
  | 'print'
  | 'palette'
  | 'removed'
  | 'settings'
  | 'help'
  | 'pane.library'
  | 'pane.notes'
  | 'back'
  | 'forward'

/** A file of the mirror (main/mirror.ts), without its content. */
export interface MirrorFile {
  path: string
  /** Bytes. */
  size: number
}

/** The mirror's part of the bridge. Paths are those of core/safety/mirrorFiles.ts; main refuses any other. */
export interface MirrorBridge {
  /** All files of the mirror. */
  mirrorList(): Promise<MirrorFile[]>
  /** In the order asked; null where there is no such file. */
  mirrorRead(paths: string[]): Promise<(Uint8Array<ArrayBuffer> | null)[]>
  /** Writes each file atomically, in order, then removes the files named; one that is not there is no error. */
  mirrorWrite(options: { files: FileToWrite[]; remove: string[] }): Promise<void>
  /** Renames the mirror, so that a new one begins; nothing is deleted. Its new name, or null when there was none. */
  mirrorSetAside(): Promise<string | null>
  /** Where it lies, to be shown. */
  mirrorFolder(): Promise<string>
}

/** A backup that lies in the folder for backups. */
export interface BackupFile {
  name: string
  /** Bytes. */
  size: number
  /** Epoch ms. */
  modifiedAt: number
}

/** Files too large to be handed over at once, and the folder for backups. A stream ends with `streamClose` or `streamAbort`, or with the page; only then is there a file. */
export interface StreamBridge {
  /** `ask`: native dialog, null when cancelled. `backups`: the folder for backups. The name it will have. */
  streamOpen(options: { suggestedName: string; place: 'ask' | 'backups' }): Promise<{ id: number; name: string } | null>
  streamWrite(options: { id: number; bytes: Uint8Array<ArrayBuffer> }): Promise<void>
  streamClose(id: number): Promise<void>
  streamAbort(id: number): Promise<void>
  /** The folder for backups, and those in it, the newest first. */
  backups(): Promise<{ folder: string; files: BackupFile[] }>
  /** Native dialog; null when cancelled. */
  backupsChoose(): Promise<string | null>
  /** Removes all but the newest. */
  backupsPrune(keep: number): Promise<void>
}

/** What words are checked by, where the system has no spell checker of its own. */
export interface SpellDictionaries {
  /** Where the user puts them. */
  folder: string
  /** BCP 47, of those that lie there. */
  languages: string[]
}

/** How many of the files that were chosen by one call of `openFiles` are read. */
export interface FilesRead {
  id: string
  done: number
  total: number
}

export interface Bridge extends MirrorBridge, StreamBridge {
  info(): Promise<AppInfo>
  /** Native dialog; empty when cancelled, and when `stopReading` was called. Extensions without dots. `id`: a UUID of the page's own for this call. */
  openFiles(options: { id: string; extensions: string[] }): Promise<OpenedFile[]>
  /** Told once files are chosen, and with each that was read. */
  onFilesRead(listener: (read: FilesRead) => void): () => void
  /** Nobody wants the files of that call any more. One that is over is no error. */
  stopReading(id: string): Promise<void>
  /** Native dialog; the path chosen, or null when cancelled. Written atomically. */
  saveFile(options: { suggestedName: string; bytes: Uint8Array<ArrayBuffer> }): Promise<string | null>
  /** Native folder dialog; null when cancelled. */
  chooseFolder(options: { purpose: FolderPurpose }): Promise<ChosenFolder | null>
  /** Everything below it. Links are not followed. Rejects when the folder is not there, or holds too many files. */
  listFolder(token: string): Promise<FolderListing>
  /** In the order asked for. */
  readFiles(token: string, paths: string[]): Promise<FileRead[]>
  /** Writes each file atomically, making folders; rejects, naming the file, when one cannot be written: those before it are. */
  writeFiles(token: string, files: FileToReplace[]): Promise<FileWritten[]>
  /** Never replaces a file: where `to` is taken, a number is added. The path it has now. */
  moveFile(token: string, from: string, to: string): Promise<string>
  forgetFolder(token: string): Promise<void>
  /** From now on `onFolderChange` tells of changes below it; `unwatchFolder` ends that. */
  watchFolder(token: string): Promise<void>
  unwatchFolder(token: string): Promise<void>
  /** Something below a watched folder may have changed: look. Several changes at once are told once. */
  onFolderChange(listener: (token: string) => void): () => void
  /** The page as it prints, as PDF; then asks where to. The path chosen, or null when cancelled. */
  printToPdf(options: { suggestedName: string; pageSize: PageSize }): Promise<string | null>
  /** Opens http, https or mailto in the system's browser, after showing the full address. */
  openExternal(url: string): Promise<void>
  spellDictionaries(): Promise<SpellDictionaries>
  /** In which language (BCP 47) is written from now on; null: it is not known. */
  spellIn(language: string | null): Promise<void>
  onMenu(listener: (command: MenuCommand) => void): () => void
  /** `#/…` addresses from `dossier://`. Untrusted: the renderer parses them like any typed address. */
  onOpenAddress(listener: (hash: string) => void): () => void
  /** Main asks before closing, so that unsaved keystrokes get to the disk; it waits for the promise (2 s at most). */
  onClosing(listener: () => Promise<void>): () => void
}

/** Renderer → main, by ipcRenderer.invoke. */
export const INVOKE = {
  info: 'dossier:info',
  openFiles: 'dossier:open-files',
  stopReading: 'dossier:stop-reading',
  saveFile: 'dossier:save-file',
  chooseFolder: 'dossier:choose-folder',
  listFolder: 'dossier:list-folder',
  readFiles: 'dossier:read-files',
  writeFiles: 'dossier:write-files',
  moveFile: 'dossier:move-file',
  forgetFolder: 'dossier:forget-folder',
  watchFolder: 'dossier:watch-folder',
  unwatchFolder: 'dossier:unwatch-folder',
  printToPdf: 'dossier:print-to-pdf',
  openExternal: 'dossier:open-external',
  spellDictionaries: 'dossier:spell-dictionaries',
  spellIn: 'dossier:spell-in',
  closed: 'dossier:closed',
  mirrorList: 'dossier:mirror-list',
  mirrorRead: 'dossier:mirror-read',
  mirrorWrite: 'dossier:mirror-write',
  mirrorSetAside: 'dossier:mirror-set-aside',
  mirrorFolder: 'dossier:mirror-folder',
  streamOpen: 'dossier:stream-open',
  streamWrite: 'dossier:stream-write',
  streamClose: 'dossier:stream-close',
  streamAbort: 'dossier:stream-abort',
  backups: 'dossier:backups',
  backupsChoose: 'dossier:backups-choose',
  backupsPrune: 'dossier:backups-prune',
} as const

/** Main → renderer, by webContents.send. */
export const SEND = {
  menu: 'dossier:menu',
  openAddress: 'dossier:open-address',
  closing: 'dossier:closing',
  folderChanged: 'dossier:folder-changed',
  filesRead: 'dossier:files-read',
} as const
