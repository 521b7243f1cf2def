/**
 * The mirror in a browser: files in the origin's private file system (OPFS), beside IndexedDB and apart from it, so that a database that is lost or
 * unreadable can be had again. It goes when the site's data are cleared: no backup, and never called one.
 */
import type { FileToWrite, HostMirror, MirrorFile } from './host.ts'

const isAbsent = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError'

async function folder(named: string, create: boolean): Promise<FileSystemDirectoryHandle | null> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(named, { create }).catch((error: unknown) => {
    if (isAbsent(error)) return null
    throw error
  })
}

/** The folder that a path lies in, and the file's name. */
async function locate(root: FileSystemDirectoryHandle, path: string, create: boolean): Promise<[FileSystemDirectoryHandle, string]> {
  const segments = path.split('/')
  const name = segments.pop() ?? ''
  let parent = root
  for (const segment of segments) parent = await parent.getDirectoryHandle(segment, { create })
  return [parent, name]
}

async function list(parent: FileSystemDirectoryHandle, before: string): Promise<MirrorFile[]> {
  const files: MirrorFile[] = []
  for await (const [name, handle] of parent.entries()) {
    if (handle instanceof FileSystemDirectoryHandle) files.push(...(await list(handle, `${before}${name}/`)))
    // A write that was killed leaves its swap file behind.
    else if (handle instanceof FileSystemFileHandle && !name.endsWith('.crswap')) files.push({ path: `${before}${name}`, size: (await handle.getFile()).size })
  }
  return files
}

async function readFile(root: FileSystemDirectoryHandle, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const [parent, name] = await locate(root, path, false)
    const file = await (await parent.getFileHandle(name)).getFile()
    return new Uint8Array(await file.arrayBuffer())
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

async function writeFile(root: FileSystemDirectoryHandle, { path, bytes }: FileToWrite): Promise<void> {
  const [parent, name] = await locate(root, path, true)
  // Goes to a swap file, which replaces the target on close: a kill in the middle leaves the old content.
  const writable = await (await parent.getFileHandle(name, { create: true })).createWritable()
  try {
    await writable.write(bytes)
    await writable.close()
  } catch (error) {
    await writable.abort().catch(() => undefined)
    throw error
  }
}

async function removeFile(root: FileSystemDirectoryHandle, path: string): Promise<void> {
  try {
    const [parent, name] = await locate(root, path, false)
    await parent.removeEntry(name)
  } catch (error) {
    if (!isAbsent(error)) throw error
  }
}

const reasonOf = (error: unknown): string => {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'the disk is full'
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')
}

/** OPFS cannot rename a folder, so its files are copied and then removed; ended in the middle, every file is still in one of the two. */
async function setAside(named: string, now: Date): Promise<string | null> {
  const root = await folder(named, false)
  if (root === null) return null
  const files = await list(root, '')
  if (files.length === 0) return null
  const name = `${named} ${now.toISOString().slice(0, 19).replaceAll(':', '-')}`
  const aside = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true })
  for (const { path } of files) {
    const bytes = await readFile(root, path)
    if (bytes !== null) await writeFile(aside, { path, bytes })
  }
  await (await navigator.storage.getDirectory()).removeEntry(named, { recursive: true })
  return name
}

/** @param named the folder, one a library */
export function originMirror(named: string): HostMirror {
  return {
    list: async () => {
      const root = await folder(named, false)
      return root === null ? [] : list(root, '')
    },
    read: async (paths) => {
      const root = await folder(named, false)
      return root === null ? paths.map(() => null) : Promise.all(paths.map((path) => readFile(root, path)))
    },
    write: async (files, remove) => {
      for (const file of files) {
        try {
          await writeFile((await folder(named, true))!, file)
        } catch (error) {
          throw new Error(`The mirror could not be written: ${reasonOf(error)}.`, { cause: error })
        }
      }
      const root = await folder(named, false)
      if (root !== null) for (const path of remove) await removeFile(root, path)
    },
    setAside: () => setAside(named, new Date()),
    place: () => Promise.resolve(null),
  }
}
