/** Electron's security check-list, 17: the sender of every message is checked. */
import type { IpcMainInvokeEvent } from 'electron'
import { isOwnPage } from './network.ts'

/** @returns whether a message comes from the top frame of a page of the app; frames within it, and frames already gone, are strangers */
export function isTrusted(event: IpcMainInvokeEvent, devUrl: string | undefined): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isOwnPage(frame.url, devUrl)
}
