/** The window's side of the backup worker. */
import type { BackupManifest } from '../core/safety/backupFormat.ts'
import type { MergedNotes } from '../data/restoreBackup.ts'
import type { BackupMessage } from './backup.worker.ts'
import { WorkerCaller } from './call.ts'

/** Where a backup goes: the host's stream. */
export interface BackupStream {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>
  close(): Promise<void>
  abort(): Promise<void>
}

export interface BackupCall {
  onProgress?: (progress: { done: number; total: number }) => void
  signal?: AbortSignal
}

export class BackupWorker {
  readonly #caller = new WorkerCaller(new Worker(new URL('./backup.worker.ts', import.meta.url), { type: 'module', name: 'backup' }))

  /** Writes the library into the stream and closes it; when that fails or is cancelled, nothing of the file is left. */
  async backup(database: string, app: string, stream: BackupStream, { onProgress, signal }: BackupCall = {}): Promise<BackupManifest> {
    const hear = (message: BackupMessage): void => {
      if (!('piece' in message)) return onProgress?.(message)
      const taken = (error: string | null): void => void this.#caller.call('taken', [error]).catch(() => undefined)
      stream.write(message.piece).then(() => taken(null), (error: Error) => taken(error.message))
    }
    try {
      const manifest = await this.#caller.call<BackupManifest, BackupMessage>('backup', [database, app], { onProgress: hear, ...(signal === undefined ? {} : { signal }) })
      await stream.close()
      return manifest
    } catch (error) {
      await stream.abort().catch(() => undefined)
      throw error
    }
  }

  /** Reads all of a file and keeps it for what follows. @throws {WorkerError} with the code of a BackupError */
  check(bytes: Uint8Array<ArrayBuffer>, fileName: string, { onProgress, signal }: BackupCall = {}): Promise<BackupManifest> {
    return this.#caller.call('check', [bytes, fileName], { ...(onProgress === undefined ? {} : { onProgress }), ...(signal === undefined ? {} : { signal }), transfer: [bytes.buffer] })
  }

  /** The library becomes what was checked, wholly or not at all. */
  replace(database: string, { onProgress, signal }: BackupCall = {}): Promise<void> {
    return this.#caller.call('replace', [database], { ...(onProgress === undefined ? {} : { onProgress }), ...(signal === undefined ? {} : { signal }) })
  }

  /** @param suffix after the title of a note that the library has otherwise */
  addNotes(database: string, suffix: string): Promise<MergedNotes> {
    return this.#caller.call('addNotes', [database, suffix])
  }

  close(): void {
    this.#caller.close()
  }
}
