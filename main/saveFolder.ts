/** Writes a set of files below a folder the user chose, and never outside it. Knows no dialogs: bridge.ts asks for the folder. */
import { mkdir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { FileToWrite } from '../preload/bridge.ts'
import { fileErrorReason, writeAtomically } from './atomicWrite.ts'

const RESERVED = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i

/**
 * Only relative, `/`-separated paths that mean the same on every system, each once (compared as a case-insensitive file system does).
 * @throws {Error} that names the first path that is not
 */
export function checkPaths(paths: readonly string[]): void {
  const seen = new Set<string>()
  for (const path of paths) {
    const refuse = (why: string): Error => new Error(`Refused to write “${path.slice(0, 200)}”: ${why}.`)
    if (/[\p{Cc}\\:]/u.test(path)) throw refuse('the path has a character that is not allowed in it')
    for (const segment of path.split('/')) {
      if (segment === '' || segment === '.' || segment === '..') throw refuse('only paths below the chosen folder are written')
      if (Buffer.byteLength(segment) > 255) throw refuse('a name in it is too long')
      if (RESERVED.test(segment) || /[. ]$/.test(segment)) throw refuse('Windows does not allow such a name')
    }
    const folded = path.normalize('NFC').toLowerCase()
    if (seen.has(folded)) throw refuse('another file of the same name is written')
    seen.add(folded)
  }
}

/**
 * Writes every file atomically, making subfolders as needed. A subfolder that is a symbolic link to somewhere outside is refused before
 * anything is made in it.
 * @returns the paths written, as given
 * @throws {Error} that names the file and the reason; files written before stay
 */
export async function writeFolder(folder: string, files: readonly FileToWrite[]): Promise<string[]> {
  checkPaths(files.map(({ path }) => path))
  const root = await realpath(folder)
  const safe = new Set<string>([root])
  const written: string[] = []
  for (const { path, bytes } of files) {
    const segments = path.split('/')
    const name = segments.pop() ?? ''
    try {
      let parent = root
      for (const segment of segments) {
        parent = join(parent, segment)
        if (safe.has(parent)) continue
        await mkdir(parent).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error
        })
        if (!`${await realpath(parent)}${sep}`.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) {
          throw new Error(`“${segment}” is a link that leads out of the folder`)
        }
        safe.add(parent)
      }
      await writeAtomically(join(parent, name), bytes)
    } catch (error) {
      throw new Error(`“${path}” could not be written: ${fileErrorReason(error)}. ${written.length} of ${files.length} files were.`, { cause: error })
    }
    written.push(path)
  }
  return written
}
