/** The folder part of a host over a Map, for tests of what uses folders: same answers as main/folderFiles.ts, no disk. */
import type { Host } from '../../renderer/host/host.ts'

export type FolderPart = Pick<Host, 'chooseFolder' | 'listFolder' | 'readFiles' | 'writeFiles' | 'moveFile' | 'forgetFolder' | 'watchFolder'>

export interface MemoryFolder {
  /** By path. Tests change it as another program would; `touch` tells the watchers. */
  files: Map<string, { bytes: Uint8Array<ArrayBuffer>; modifiedAt: number }>
  host: FolderPart
  /** Set: every call rejects with it, as when the drive is gone. */
  failure: string | null
  put(path: string, text: string): void
  text(path: string): string | undefined
  touch(): void
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** One folder, under the token `folder`, whatever the user is asked for. */
export function memoryFolder(name = 'Chosen'): MemoryFolder {
  const listeners = new Set<() => void>()
  let clock = 1_700_000_000_000
  const check = (): void => {
    if (folder.failure !== null) throw new Error(folder.failure)
  }
  const folder: MemoryFolder = {
    files: new Map(),
    failure: null,
    put: (path, text) => void folder.files.set(path, { bytes: new TextEncoder().encode(text), modifiedAt: (clock += 1000) }),
    text: (path) => {
      const file = folder.files.get(path)
      return file === undefined ? undefined : new TextDecoder().decode(file.bytes)
    },
    touch: () => listeners.forEach((listener) => listener()),
    host: {
      chooseFolder: () => Promise.resolve({ token: 'folder', name }),
      listFolder: async () => {
        check()
        const files = [...folder.files].filter(([path]) => !path.split('/').some((part) => part.startsWith('.')))
        return { files: files.map(([path, { bytes, modifiedAt }]) => ({ path, size: bytes.length, modifiedAt })).sort((a, b) => (a.path < b.path ? -1 : 1)), skipped: [], hidden: [] }
      },
      readFiles: async (_token, paths) => {
        check()
        return paths.map((path) => {
          const file = folder.files.get(path)
          // A copy, as from a disk: who gets it may hand its buffer on.
          return file === undefined ? { path, error: 'it is not there any more' } : { path, ...file, bytes: file.bytes.slice() }
        })
      },
      writeFiles: async (_token, files) => {
        check()
        const done = []
        for (const { path, bytes, replaces } of files) {
          const before = folder.files.get(path)
          const written = replaces === undefined || (before === undefined ? null : await hashOf(before.bytes)) === replaces
          if (written) folder.files.set(path, { bytes, modifiedAt: (clock += 1000) })
          const now = folder.files.get(path)
          done.push({ path, size: now?.bytes.length ?? 0, modifiedAt: now?.modifiedAt ?? 0, written })
        }
        return done
      },
      moveFile: async (_token, from, to) => {
        check()
        const file = folder.files.get(from)
        if (file === undefined) throw new Error(`“${from}” could not be moved to “${to}”: it is not there any more.`)
        const dot = to.lastIndexOf('.')
        let path = to
        for (let number = 2; folder.files.has(path); number += 1) path = `${to.slice(0, dot)} ${number}${to.slice(dot)}`
        folder.files.delete(from)
        folder.files.set(path, file)
        return path
      },
      forgetFolder: () => Promise.resolve(),
      watchFolder: (_token, listener) => {
        listeners.add(listener)
        return Promise.resolve(() => void listeners.delete(listener))
      },
    },
  }
  return folder
}
