/**
 * The files of imports that are under way, kept until these are through: so that an import goes on by itself after a crash, whatever became of the files, and
 * without a path or a permission that a page may not have. One file an import in the origin's private file system: the files' bytes, one after the
 * other; then a list of them (JSON); then, in 8 bytes, a mark and the list's length. Without that end it was cut short, and counts as not there.
 *
 * Written and read through a synchronous handle: 10,000 files are one file to the disk, and a picture's bytes are there when a page asks for them.
 */
import type { Id } from '../core/model.ts'
import { sha256 } from '../data/articles.ts'

/** A file as it was handed over, with the address of its page where that is known; or why it could not be read then. */
export type GivenFile = { name: string; bytes: Uint8Array; url?: string } | { name: string; problem: string }

interface ListedFile {
  name: string
  start: number
  size: number
  url?: string
  problem?: string
}

const MARK = 0x444f5353
const END_BYTES = 8

async function folderOf(database: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return (await root.getDirectoryHandle('imports', { create: true })).getDirectoryHandle(database, { create: true })
}

/** @throws {DOMException} when there is no room, or no such file system (a private window) */
export async function keepFiles(database: string, id: Id, files: readonly GivenFile[]): Promise<void> {
  const folder = await folderOf(database)
  const handle = await (await folder.getFileHandle(id, { create: true })).createSyncAccessHandle()
  try {
    handle.truncate(0)
    let at = 0
    const put = (bytes: Uint8Array): void => {
      const written = handle.write(bytes, { at })
      if (written !== bytes.byteLength) throw new DOMException('There is no room for the files.', 'QuotaExceededError')
      at += written
    }
    const list = files.map((file): ListedFile => {
      const start = at
      if ('bytes' in file) put(file.bytes)
      return { name: file.name, start, size: at - start, ...('problem' in file ? { problem: file.problem } : file.url === undefined ? {} : { url: file.url }) }
    })
    const text = new TextEncoder().encode(JSON.stringify(list))
    put(text)
    const end = new DataView(new ArrayBuffer(END_BYTES))
    end.setUint32(0, MARK)
    end.setUint32(4, text.byteLength)
    handle.flush()
    put(new Uint8Array(end.buffer))
    handle.flush()
  } finally {
    handle.close()
  }
}

export class KeptFiles {
  readonly #handle: FileSystemSyncAccessHandle
  readonly #list: readonly ListedFile[]

  private constructor(handle: FileSystemSyncAccessHandle, list: readonly ListedFile[]) {
    this.#handle = handle
    this.#list = list
  }

  /** Null when none are kept, or not all of them. To be closed. */
  static async open(database: string, id: Id): Promise<KeptFiles | null> {
    let handle: FileSystemSyncAccessHandle
    try {
      handle = await (await (await folderOf(database)).getFileHandle(id)).createSyncAccessHandle()
    } catch {
      return null
    }
    const kept = listOf(handle)
    if (kept === null) handle.close()
    return kept === null ? null : new KeptFiles(handle, kept)
  }

  /** In the order in which they were handed over. Bytes are read when they are asked for. */
  files(): GivenFile[] {
    return this.#list.map(({ name, start, size, problem, url }) => {
      if (problem !== undefined) return { name, problem }
      const read = (): Uint8Array => bytesAt(this.#handle, start, size)
      return { name, get bytes() { return read() }, ...(url === undefined ? {} : { url }) }
    })
  }

  close(): void {
    this.#handle.close()
  }
}

function bytesAt(handle: FileSystemSyncAccessHandle, at: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  const read = handle.read(bytes, { at })
  if (read !== size) throw new Error('What was kept of it is damaged.')
  return bytes
}

/** The list at its end; null when it has none. */
function listOf(handle: FileSystemSyncAccessHandle): ListedFile[] | null {
  const size = handle.getSize()
  if (size < END_BYTES) return null
  const end = new DataView(bytesAt(handle, size - END_BYTES, END_BYTES).buffer)
  const length = end.getUint32(4)
  if (end.getUint32(0) !== MARK || length > size - END_BYTES) return null
  try {
    return JSON.parse(new TextDecoder().decode(bytesAt(handle, size - END_BYTES - length, length))) as ListedFile[]
  } catch {
    return null
  }
}

/** Whether they are all there, without holding them. */
export async function areKept(database: string, id: Id): Promise<boolean> {
  const kept = await KeptFiles.open(database, id)
  kept?.close()
  return kept !== null
}

/** The names and sizes of files, whatever their order: the same files chosen again have the same, and others hardly ever. */
export function filesKey(files: readonly GivenFile[]): Promise<string> {
  return sha256(files.map((file) => JSON.stringify([file.name, 'bytes' in file ? file.bytes.length : file.problem])).sort().join('\n'))
}

/** Whether these are, byte for byte, the files that are kept; null when none are. */
export async function areTheKept(database: string, id: Id, files: readonly GivenFile[]): Promise<boolean | null> {
  const kept = await KeptFiles.open(database, id)
  if (kept === null) return null
  try {
    const rest = new Map<string, GivenFile[]>()
    for (const file of files) rest.set(file.name, [...(rest.get(file.name) ?? []), file])
    return kept.files().length === files.length && kept.files().every((before) => {
      const named = rest.get(before.name) ?? []
      const at = named.findIndex((file) => isSameFile(before, file))
      if (at >= 0) named.splice(at, 1)
      return at >= 0
    })
  } finally {
    kept.close()
  }
}

function isSameFile(a: GivenFile, b: GivenFile): boolean {
  if (!('bytes' in a && 'bytes' in b)) return 'problem' in a && 'problem' in b
  const [one, other] = [a.bytes, b.bytes]
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}

/** Those that are not there, or are in use, are left alone; what is left behind is given up another time. */
export async function forgetFiles(database: string, id: Id): Promise<void> {
  await folderOf(database).then((folder) => folder.removeEntry(id)).catch(() => undefined)
}

/** The imports of which something is kept. */
export async function keptImports(database: string): Promise<Id[]> {
  const ids: Id[] = []
  for await (const [name] of (await folderOf(database)).entries()) ids.push(name)
  return ids
}
