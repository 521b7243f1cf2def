/**
 * The mirror in a browser: files in the origin's private file system (OPFS), beside IndexedDB and apart from it, so that a database that is lost or
 * unreadable can be had again. It goes when the site's data are cleared: no backup, and never called one.
 */
import type { FileToWrite, HostMirror, MirrorFile } from './host.ts'
import { folder, readFile } from './originFiles.ts'

/** What the worker is asked for. */
export type MirrorWork = { named: string } & ({ method: 'list' } | { method: 'write'; files: FileToWrite[]; remove: string[] } | { method: 'setAside' })

export type MirrorAnswer = { id: number; value: unknown } | { id: number; error: string }

/** The worker, begun when there is first something to do: at a start where all is well only one file is read, and that is done here. */
class Clerk {
  readonly #open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  #worker: Worker | null = null
  #last = 0

  ask(work: MirrorWork): Promise<unknown> {
    this.#worker ??= this.#begin()
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject })
      this.#worker?.postMessage({ id, work })
    })
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./originMirror.worker.ts', import.meta.url), { type: 'module', name: 'mirror files' })
    worker.addEventListener('message', ({ data }: MessageEvent<MirrorAnswer>) => {
      const asked = this.#open.get(data.id)
      this.#open.delete(data.id)
      if ('error' in data) asked?.reject(new Error(data.error))
      else asked?.resolve(data.value)
    })
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      for (const { reject } of this.#open.values()) reject(new Error(`The mirror could not be written: ${event.message || 'its worker did not start'}.`))
      this.#open.clear()
      // The next attempt, some seconds later, has a new one.
      worker.terminate()
      this.#worker = null
    })
    return worker
  }
}

/** @param named the folder, one a library */
export function originMirror(named: string): HostMirror {
  const clerk = new Clerk()
  return {
    list: async () => (await clerk.ask({ named, method: 'list' })) as MirrorFile[],
    read: async (paths) => {
      const root = await folder(named, false)
      return root === null ? paths.map(() => null) : Promise.all(paths.map((path) => readFile(root, path)))
    },
    write: async (files, remove) => void (await clerk.ask({ named, method: 'write', files, remove })),
    setAside: async () => (await clerk.ask({ named, method: 'setAside' })) as string | null,
    place: () => Promise.resolve(null),
  }
}
