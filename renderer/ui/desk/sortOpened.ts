import type { OpenedFile } from '../../host/host.ts'

type Readable = Extract<OpenedFile, { bytes: unknown }>
type Unreadable = Extract<OpenedFile, { problem: string }>

/** Files that were picked: those that could be read, and those that could not with the reason. */
export function sortOpened(opened: readonly OpenedFile[]): { files: Readable[]; unreadable: Unreadable[] } {
  return { files: opened.filter((file) => 'bytes' in file), unreadable: opened.filter((file) => 'problem' in file) }
}
