/**
 * Tells that something below a folder may have changed. A hint, not a list: whoever gets it looks for himself. Where the system cannot
 * watch (network drives, too many folders) the folder is looked at every few seconds.
 */
import { type FSWatcher, watch } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { listFiles } from './folderFiles.ts'

/** Quiet time after the last change, so that a program that writes many files is done. */
const QUIET_MS = 300
const LATEST_MS = 2000
const POLL_MS = 5000
/** Linux has one watch a folder and a limit for the user's whole session. */
const MOST_FOLDERS = 4000

/**
 * @param root real path
 * @returns ends it
 */
export function watchFolder(root: string, changed: () => void, { poll = false }: { poll?: boolean } = {}): () => void {
  let ended = false
  let watchers: FSWatcher[] = []
  let quiet: NodeJS.Timeout | undefined
  let polling: NodeJS.Timeout | undefined
  let since = 0

  const tell = (): void => {
    if (ended) return
    since = 0
    changed()
    // A folder made since has to be watched too.
    if (!recursive && polling === undefined) void start()
  }
  const hint = (): void => {
    if (ended) return
    if (since === 0) since = Date.now()
    clearTimeout(quiet)
    quiet = setTimeout(tell, Math.max(0, Math.min(QUIET_MS, since + LATEST_MS - Date.now())))
    quiet.unref()
  }
  const pollInstead = async (): Promise<void> => {
    if (ended || polling !== undefined) return
    stopWatching()
    let before = await signatureOf(root)
    if (ended) return
    polling = setInterval(() => {
      void signatureOf(root).then((now) => {
        if (now !== before) hint()
        before = now
      })
    }, POLL_MS)
    polling.unref()
  }
  const stopWatching = (): void => {
    for (const watcher of watchers) watcher.close()
    watchers = []
  }
  const watchOne = (folder: string): FSWatcher => {
    const watcher = watch(folder, { recursive, persistent: false }, (_event, name) => {
      // What programs keep for themselves, and our own temporary files.
      if (typeof name === 'string' && name.split(/[/\\]/).some((part) => part.startsWith('.'))) return
      hint()
    })
    watcher.on('error', () => void pollInstead())
    return watcher
  }
  const start = async (): Promise<void> => {
    try {
      const folders = recursive ? [root] : await foldersBelow(root)
      if (ended) return
      const next = folders.map(watchOne)
      stopWatching()
      watchers = next
    } catch {
      await pollInstead()
    }
  }
  void (poll ? pollInstead() : start())
  return () => {
    ended = true
    stopWatching()
    clearTimeout(quiet)
    clearInterval(polling)
  }
}

/** Node's own recursive watching on Linux opens a watch for every file. */
const recursive = process.platform === 'darwin' || process.platform === 'win32'

/** @throws {RangeError} when there are too many to watch */
async function foldersBelow(root: string): Promise<string[]> {
  const folders = [root]
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && !entry.name.startsWith('.')) folders.push(join(folder, entry.name))
    }
    if (folders.length > MOST_FOLDERS) throw new RangeError('too many folders to watch')
  }
  return folders
}

/** What a change below the folder changes. */
async function signatureOf(root: string): Promise<string> {
  try {
    return JSON.stringify((await listFiles(root)).files)
  } catch (error) {
    return String(error)
  }
}
