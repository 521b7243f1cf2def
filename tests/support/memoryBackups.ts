/** Streams and a folder for backups in memory. */
import type { HostBackups, HostStream } from '../../renderer/host/host.ts'

export interface MemoryBackups {
  backups: HostBackups
  saveStream: (options: { suggestedName: string }) => Promise<HostStream | null>
  /** Files that were closed, by name. */
  files: Map<string, Uint8Array<ArrayBuffer>>
  /** The next dialog is cancelled. */
  cancel: boolean
}

export function memoryBackups(): MemoryBackups {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const open = (name: string): HostStream => {
    const pieces: Uint8Array<ArrayBuffer>[] = []
    return {
      name,
      write: (bytes) => Promise.resolve(void pieces.push(bytes)),
      close: async () => void files.set(name, new Uint8Array(await new Blob(pieces).arrayBuffer())),
      abort: () => Promise.resolve(),
    }
  }
  const memory: MemoryBackups = {
    files,
    cancel: false,
    saveStream: ({ suggestedName }) => Promise.resolve(memory.cancel ? null : open(suggestedName)),
    backups: {
      list: () => Promise.resolve({ folder: '/backups', files: [...files].map(([name, { length }]) => ({ name, size: length, modifiedAt: 0 })) }),
      choose: () => Promise.resolve(null),
      open: (name) => Promise.resolve(open(name)),
      prune: (keep) => {
        for (const name of [...files.keys()].sort((a, b) => (a < b ? 1 : -1)).slice(keep)) files.delete(name)
        return Promise.resolve()
      },
    },
  }
  return memory
}
