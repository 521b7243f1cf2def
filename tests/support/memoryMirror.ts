/** A mirror in memory, whose writes can be made to fail. */
import type { FileToWrite, HostMirror } from '../../renderer/host/host.ts'

export interface MemoryMirror extends HostMirror {
  files: Map<string, Uint8Array<ArrayBuffer>>
  /** What was put aside, by its name. */
  aside: Map<string, Map<string, Uint8Array<ArrayBuffer>>>
  /** The next writes fail with this message. */
  failure: string | null
  /** A file as JSON. */
  json: (path: string) => unknown
}

export function memoryMirror(): MemoryMirror {
  const mirror: MemoryMirror = {
    files: new Map(),
    aside: new Map(),
    failure: null,
    json: (path) => JSON.parse(new TextDecoder().decode(mirror.files.get(path))) as unknown,
    list: () => Promise.resolve([...mirror.files].map(([path, { length }]) => ({ path, size: length }))),
    read: (paths) => Promise.resolve(paths.map((path) => mirror.files.get(path) ?? null)),
    write: (files: FileToWrite[], remove: string[]) => {
      if (mirror.failure !== null) return Promise.reject(new Error(mirror.failure))
      for (const { path, bytes } of files) mirror.files.set(path, bytes.slice())
      for (const path of remove) mirror.files.delete(path)
      return Promise.resolve()
    },
    setAside: () => {
      if (mirror.files.size === 0) return Promise.resolve(null)
      const name = `mirror ${mirror.aside.size + 1}`
      mirror.aside.set(name, mirror.files)
      mirror.files = new Map()
      return Promise.resolve(name)
    },
    place: () => Promise.resolve('/mirror'),
  }
  return mirror
}
