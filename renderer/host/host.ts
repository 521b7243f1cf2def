/**
 * What the app asks of the machine it runs on. Two implementations, Electron (the product) and the browser, satisfy it; a
 * capability one of them lacks is declared in `can`, and the interface does without it: nothing is a silent no-op.
 */
import type { BackupFile, ChosenFolder, FileRead, FileToReplace, FileToWrite, FileWritten, FolderEntry, FolderListing, FolderPurpose, MenuCommand, MirrorFile, OpenedFile, PageSize, SpellDictionaries } from '../../preload/bridge.ts'

export type { BackupFile, ChosenFolder, FileRead, FileToReplace, FileToWrite, FileWritten, FolderEntry, FolderListing, FolderPurpose, MenuCommand, MirrorFile, OpenedFile, PageSize, SpellDictionaries }

/**
 * A second copy of what the user wrote, outside the database: plain files in Electron, the origin's private file system in a browser. What is in
 * it, core/safety/mirrorFiles.ts says.
 */
export interface HostMirror {
  /** All files of it. */
  list(): Promise<MirrorFile[]>
  /** In the order asked; null where there is no such file. */
  read(paths: string[]): Promise<(Uint8Array<ArrayBuffer> | null)[]>
  /** Each file atomically, then removes the files named. @throws {Error} whose message names the file and the reason */
  write(files: FileToWrite[], remove: string[]): Promise<void>
  /** Puts it aside under a dated name, so that a new one begins. Its new name; null when there was none. */
  setAside(): Promise<string | null>
  /** Where it lies, in words for the user; null where there is no place to show. */
  place(): Promise<string | null>
}

/** A file that is written piece by piece, and there only once it is closed. */
export interface HostStream {
  /** What it is called where it goes. */
  readonly name: string
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>
  close(): Promise<void>
  abort(): Promise<void>
}

/** Backups that are made by themselves. */
export interface HostBackups {
  /** The folder, and the backups in it, the newest first. */
  list(): Promise<{ folder: string; files: BackupFile[] }>
  /** Lets the user choose the folder; null when cancelled. */
  choose(): Promise<string | null>
  /** A file in it. */
  open(name: string): Promise<HostStream>
  /** Removes all but the newest. */
  prune(keep: number): Promise<void>
}

/** Spell checking with dictionaries that the user puts into a folder. Nothing is fetched. */
export interface HostSpelling {
  dictionaries(): Promise<SpellDictionaries>
  /** In which language (BCP 47) is written from now on; null: it is not known. */
  writeIn(language: string | null): Promise<void>
}

export interface FilesToOpen {
  /** Without dots. */
  extensions: string[]
  /** Told once files are chosen, and with each that was read. */
  onRead?: (files: number, total: number) => void
  /** Aborted, no further file is read. */
  signal?: AbortSignal
}

export interface Host {
  readonly kind: 'electron' | 'browser'
  readonly version: string
  /** `darwin`, `win32`, `linux` or `web`: decides ⌘ or Ctrl. */
  readonly platform: string
  readonly can: {
    /** Write into a folder the user chooses (else an export is one zip). */
    readonly saveFolder: boolean
    /** A chosen folder is read when it is asked for, and can be written (else it is read once, when it is chosen, and `import` is the only purpose). */
    readonly readFolder: boolean
    /** Folders chosen for a vault or for backups are known again after the next start. */
    readonly keepFolder: boolean
    /** Changes below a folder are told. */
    readonly watchFolder: boolean
    /** Make a PDF of what is printed (else the print dialog of the browser does). */
    readonly printToPdf: boolean
    /** A native menu exists, which shows the shortcuts. */
    readonly nativeMenu: boolean
    /** Ctrl/Cmd+N, T and W reach the app. */
    readonly allShortcuts: boolean
    /** `files`: plain files that other programs read, and that outlive the browser's data. `origin`: cleared together with the site's data, so no backup. */
    readonly mirror: 'files' | 'origin'
    /** Whose dictionaries words are checked by: the system's, files that the user puts into a folder (`spelling`), or the browser's. */
    readonly spellCheck: 'system' | 'files' | 'browser'
  }
  readonly mirror: HostMirror
  /** Null where system or browser choose the dictionary themselves. */
  readonly spelling: HostSpelling | null
  /** Null where nothing can be written without asking: then nothing is backed up by itself. */
  readonly backups: HostBackups | null
  /** Asks where; null when cancelled. @throws {Error}, as do the stream's methods, whose message names the file and the reason */
  saveStream(options: { suggestedName: string }): Promise<HostStream | null>
  /**
   * Empty when cancelled. Extensions without dots. One that cannot be read has the reason; the others are there.
   * @throws {DOMException} AbortError, when the signal says so
   */
  openFiles(options: FilesToOpen): Promise<OpenedFile[]>
  /** The name it was saved under; null when cancelled. */
  saveFile(options: { suggestedName: string; bytes: Uint8Array<ArrayBuffer> }): Promise<string | null>
  /** Asks for a folder; null when cancelled. Its token stands for it from then on: the page never learns a path. */
  chooseFolder(options: { purpose: FolderPurpose }): Promise<ChosenFolder | null>
  /**
   * Every file below it, without those whose name, or whose folder's, begins with a dot.
   * @throws {Error} that names the folder: it is gone, or holds too many files
   */
  listFolder(token: string): Promise<FolderListing>
  /** In the order asked for; a file that cannot be read has the reason. All of them are in memory at once: ask for a few megabytes. */
  readFiles(token: string, paths: string[]): Promise<FileRead[]>
  /**
   * Writes each file atomically, making folders. With `replaces` only what is expected there is replaced; see `written`.
   * @throws {Error} that names the file that could not be written, and why; those before it are written
   */
  writeFiles(token: string, files: FileToReplace[]): Promise<FileWritten[]>
  /** Never replaces a file: where `to` is taken, a number is added. @returns the path it has now */
  moveFile(token: string, from: string, to: string): Promise<string>
  forgetFolder(token: string): Promise<void>
  /** Calls when something below the folder may have changed, until what it returns is called. Rejects where `can.watchFolder` is false. */
  watchFolder(token: string, listener: () => void): Promise<() => void>
  /**
   * What the page prints, as a file the user chooses: its name, or null when cancelled.
   * @throws {Error} in one sentence, also where `can.printToPdf` is false
   */
  printToPdf(options: { suggestedName: string; pageSize: PageSize }): Promise<string | null>
  openExternal(url: string): Promise<void>
  onMenu(listener: (command: MenuCommand) => void): () => void
  onOpenAddress(listener: (hash: string) => void): () => void
  /** Called when the window is about to close or hide: flush what is unsaved. */
  onClosing(flush: () => Promise<void>): () => void
}
