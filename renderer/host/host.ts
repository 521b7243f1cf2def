/**
 * What the app asks of the machine it runs on. Two implementations, Electron (the product) and the browser, satisfy it; a
 * capability one of them lacks is declared in `can`, and the interface does without it: nothing is a silent no-op.
 */
import type { FileToWrite, MenuCommand, OpenedFile } from '../../preload/bridge.ts'

export type { FileToWrite, MenuCommand, OpenedFile }

/** Where an export went. `zip` only in a browser without the File System Access API. */
export type SavedFolder = { kind: 'folder'; name: string; written: string[] } | { kind: 'zip'; name: string; written: string[] }

export interface Host {
  readonly kind: 'electron' | 'browser'
  readonly version: string
  /** `darwin`, `win32`, `linux` or `web`: decides ⌘ or Ctrl. */
  readonly platform: string
  readonly can: {
    /** Write into a folder the user chooses (else one zip is downloaded). */
    readonly saveFolder: boolean
    /** A native menu exists, which shows the shortcuts. */
    readonly nativeMenu: boolean
    /** Ctrl/Cmd+N, T and W reach the app. */
    readonly allShortcuts: boolean
  }
  /** Empty when cancelled. Extensions without dots. */
  openFiles(options: { extensions: string[] }): Promise<OpenedFile[]>
  /** The name it was saved under; null when cancelled. */
  saveFile(options: { suggestedName: string; bytes: Uint8Array<ArrayBuffer> }): Promise<string | null>
  /**
   * Asks for a folder and writes the files into it, or downloads them as one zip. Null when cancelled.
   * @throws {Error} whose message names the file that could not be written, and why
   */
  saveFolder(options: { files: FileToWrite[]; zipName: string }): Promise<SavedFolder | null>
  openExternal(url: string): Promise<void>
  onMenu(listener: (command: MenuCommand) => void): () => void
  onOpenAddress(listener: (hash: string) => void): () => void
  /** Called when the window is about to close or hide: flush what is unsaved. */
  onClosing(flush: () => Promise<void>): () => void
}
