/**
 * The browser's mirror at its work: writes, lists and puts aside the files of originMirror.ts, away from the window. A thousand notes are some ten thousand calls
 * into the file system, and as many promises, which a window would be busy with while somebody types or scrolls in it.
 */
import { folder, isAbsent, locate, readFile } from './originFiles.ts'
import type { FileToWrite, MirrorFile } from './host.ts'
import type { MirrorAnswer, MirrorWork } from './originMirror.ts'
import { replaceContent } from './replaceContent.ts'

/** Files under way at once: each waits for the file system most of its time. */
const AT_ONCE = 24

async function atOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values()
  // The first failure is told when all have come to rest, so that nothing is still being written behind it.
  const ends = await Promise.allSettled(Array.from({ length: Math.min(AT_ONCE, items.length) }, async () => {
    for (const item of left) await work(item)
  }))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

async function list(parent: FileSystemDirectoryHandle, before: string): Promise<MirrorFile[]> {
  const files: MirrorFile[] = []
  const found: [string, FileSystemFileHandle][] = []
  for await (const [name, handle] of parent.entries()) {
    if (handle instanceof FileSystemDirectoryHandle) files.push(...(await list(handle, `${before}${name}/`)))
    // A write that was killed leaves its swap file behind.
    else if (handle instanceof FileSystemFileHandle && !name.endsWith('.crswap')) found.push([`${before}${name}`, handle])
  }
  await atOnce(found, async ([path, handle]) => void files.push({ path, size: (await handle.getFile()).size }))
  return files
}

async function writeFile(root: FileSystemDirectoryHandle, { path, bytes }: FileToWrite): Promise<void> {
  const [parent, name] = await locate(root, path, true)
  await replaceContent(await parent.getFileHandle(name, { create: true }), bytes)
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

async function write(named: string, files: FileToWrite[], remove: string[]): Promise<void> {
  try {
    const root = (await folder(named, files.length > 0))
    if (root === null) return
    await atOnce(files, (file) => writeFile(root, file))
    await atOnce(remove, (path) => removeFile(root, path))
  } catch (error) {
    throw new Error(`The mirror could not be written: ${reasonOf(error)}.`, { cause: error })
  }
}

/** OPFS cannot rename a folder, so its files are copied and then removed; ended in the middle, every file is still in one of the two. */
async function setAside(named: string, now: Date): Promise<string | null> {
  const root = await folder(named, false)
  if (root === null) return null
  const files = await list(root, '')
  if (files.length === 0) return null
  const name = `${named} ${now.toISOString().slice(0, 19).replaceAll(':', '-')}`
  const aside = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true })
  await atOnce(files, async ({ path }) => {
    const bytes = await readFile(root, path)
    if (bytes !== null) await writeFile(aside, { path, bytes })
  })
  await (await navigator.storage.getDirectory()).removeEntry(named, { recursive: true })
  return name
}

async function listAll(named: string): Promise<MirrorFile[]> {
  const root = await folder(named, false)
  return root === null ? [] : list(root, '')
}

function perform(work: MirrorWork): Promise<unknown> {
  if (work.method === 'list') return listAll(work.named)
  return work.method === 'write' ? write(work.named, work.files, work.remove) : setAside(work.named, new Date())
}

/** One after another, as they were asked: what is written later must not be overtaken. */
let last: Promise<unknown> = Promise.resolve()

self.addEventListener('message', ({ data: { id, work } }: MessageEvent<{ id: number; work: MirrorWork }>) => {
  const answer = (message: MirrorAnswer): void => self.postMessage(message)
  last = last.then(() => perform(work)).then(
    (value) => answer({ id, value }),
    (error: unknown) => answer({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})
