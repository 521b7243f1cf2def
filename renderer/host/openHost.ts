/** Picks the host: Electron where its preload has run, else the browser. */
import type { Bridge } from '../../preload/bridge.ts'
import { browserHost } from './browser.ts'
import { electronHost } from './electron.ts'
import type { Host } from './host.ts'

declare global {
  interface Window {
    /** Exposed by preload/preload.ts; absent in a browser. */
    readonly dossier?: Bridge
  }
}

/** @param library name of the library, for tests */
export async function openHost(library?: string): Promise<Host> {
  return window.dossier === undefined ? browserHost(library) : electronHost(window.dossier)
}
