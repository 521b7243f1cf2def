/** Starts the real main process over the fake electron, as often as a test likes. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fake from '../support/fakeElectron.ts'

let starts = 0

/** @param prepare changes the fake after its reset and before main runs. Returns the window, or undefined where main opened none. */
export async function startMain(prepare: () => void = () => undefined): Promise<fake.BrowserWindow | undefined> {
  fake.resetFakeElectron()
  fake.app.userData = await mkdtemp(join(tmpdir(), 'dossier-main-'))
  prepare()
  starts += 1
  await import(/* @vite-ignore */ `../../main/main.ts?start=${starts}`)
  await new Promise((turn) => setImmediate(turn)) // whenReady's continuation
  return fake.BrowserWindow.all[0]
}

/** The same, where there must be a window. */
export async function startWindow(prepare?: () => void): Promise<fake.BrowserWindow> {
  const window = await startMain(prepare)
  if (window === undefined) throw new Error('main opened no window')
  return window
}
