/**
 * The one contract between main, preload and renderer: what crosses, under which channel name. Types and constants only.
 * `preload.ts` exposes it as `window.dossier`; main/bridge.ts answers it; renderer/host/electron.ts builds `Host` on it.
 */

export interface OpenedFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** A file to write into a folder. `path` is relative, `/`-separated, without `..`; main refuses any other. */
export interface FileToWrite {
  path: string
  bytes: Uint8Array<ArrayBuffer>
}

export interface AppInfo {
  version: string
  platform: string
}

/** What the application menu (or a second start, or an opened `dossier://` address) asks the renderer to do. */
export type MenuCommand =
  | 'note.new'
  | 'import'
  | 'export'
  | 'palette'
  | 'settings'
  | 'help'
  | 'pane.library'
  | 'pane.notes'
  | 'back'
  | 'forward'

export interface Bridge {
  info(): Promise<AppInfo>
  /** Native dialog; empty when cancelled. Extensions without dots. */
  openFiles(options: { extensions: string[] }): Promise<OpenedFile[]>
  /** Native dialog; the path chosen, or null when cancelled. Written atomically. */
  saveFile(options: { suggestedName: string; bytes: Uint8Array<ArrayBuffer> }): Promise<string | null>
  /** Native folder dialog, then writes every file atomically; null when cancelled. Never overwrites a file it did not name. */
  saveFolder(options: { files: FileToWrite[] }): Promise<{ folder: string; written: string[] } | null>
  /** Opens http, https or mailto in the system's browser, after showing the full address. */
  openExternal(url: string): Promise<void>
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
  saveFile: 'dossier:save-file',
  saveFolder: 'dossier:save-folder',
  openExternal: 'dossier:open-external',
  closed: 'dossier:closed',
} as const

/** Main → renderer, by webContents.send. */
export const SEND = {
  menu: 'dossier:menu',
  openAddress: 'dossier:open-address',
  closing: 'dossier:closing',
} as const
