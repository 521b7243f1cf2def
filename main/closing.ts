/**
 * Closing a window without losing a keystroke: the page is asked first, and the window closes when it has answered or after two seconds.
 * A page that crashed cannot answer and is not asked.
 */
import { type BrowserWindow, ipcMain } from 'electron'
import { INVOKE, SEND } from '../preload/bridge.ts'
import { isTrusted } from './trust.ts'

const PATIENCE_MS = 2000

/** Windows that have been asked, by their page's id, and what to do when it has answered. */
const waiting = new Map<number, () => void>()

/** Answers INVOKE.closed. Once, for all windows. */
export function registerClosed(devUrl: string | undefined): void {
  ipcMain.handle(INVOKE.closed, (event) => {
    if (isTrusted(event, devUrl)) waiting.get(event.sender.id)?.()
  })
}

/** @param beforeGone runs once, when the close is certain and the window still exists */
export function askBeforeClosing(window: BrowserWindow, beforeGone: () => void): void {
  const { id } = window.webContents
  let answered = false
  window.on('close', (event) => {
    if (answered || window.webContents.isCrashed()) {
      waiting.delete(id)
      beforeGone()
      return
    }
    event.preventDefault()
    if (waiting.has(id)) return
    const timer = setTimeout(() => {
      waiting.delete(id)
      beforeGone()
      window.destroy() // close() would wait for the page that does not answer
    }, PATIENCE_MS)
    waiting.set(id, () => {
      clearTimeout(timer)
      answered = true
      window.close()
    })
    window.webContents.send(SEND.closing)
  })
  window.on('closed', () => waiting.delete(id))
}
