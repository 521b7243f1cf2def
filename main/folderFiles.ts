/**
 * Files below one chosen folder: listed, read, written, moved, and never outside it. `root` is always a real path (`realpath`), and what
 * a path leads to is resolved before anything is done with it, so that a symbolic link put there by somebody else is no way out. Knows
 * neither tokens nor dialogs.
 */
import { createHash } from 'node:crypto'
import { lstat, mkdir, open, readdir, readFile, realpath, rename } from 'node:fs/promises'
import { dirname, extname, join, sep } from 'node:path'
import type { FileRead, FileToReplace, FileWritten, FolderEntry, FolderListing } from '../preload/bridge.ts'
import { fileErrorReason, writeAtomically } from './atomicWrite.ts'
import { checkPaths } from './checkPaths.ts'

/** More files than any vault has; a whole home folder chosen by mistake has more. */
const MOST_FILES = 250_000
/** Bytes of one file, and of all files of one call: they cross to the page whole. */
const MOST_BYTES = 256 * 2 ** 20
const DEEPEST = 64
/** Where a vault keeps what was deleted; every other name with a dot before it belongs to a program. */
const TRASH = '.trash'

const within = (root: string, path: string): boolean => path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** @throws {Error} when the path does not stay below the folder by its words alone */
function segmentsOf(path: string): string[] {
  const segments = path.split('/')
  if (/[\0\\]/.test(path) && sep === '\\') throw new Error('the path has a character that is not allowed in it')
  if (path.includes('\0') || segments.some((segment) => segment === '' || segment === '.' || segment === '..')) throw new Error('only files below the chosen folder are read')
  return segments
}

/** The real path of an existing file. @throws {Error} when it is outside */
async function insideOf(root: string, path: string): Promise<string> {
  const real = await realpath(join(root, ...segmentsOf(path)))
  if (!within(root, real)) throw new Error('it is a link that leads out of the folder')
  return real
}

/** @throws the system's error when the folder is not there, or is another one than was chosen */
export async function checkRoot(root: string): Promise<void> {
  if ((await realpath(root)) !== root) throw new Error('a link to another place has taken its place')
  if (!(await lstat(root)).isDirectory()) throw new Error('it is no folder any more')
}

/** @throws {Error} when there are more files than anybody would want, or the folder itself cannot be read */
export async function listFiles(root: string, most: number = MOST_FILES): Promise<FolderListing> {
  await checkRoot(root)
  const files: FolderEntry[] = []
  const skipped: FolderListing['skipped'] = []
  const hidden: string[] = []
  const visit = async (folder: string, prefix: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      if (prefix === '') throw error
      skipped.push({ path: prefix.slice(0, -1), reason: fileErrorReason(error) })
      return []
    })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) {
        if (prefix === '' && entry.isDirectory()) hidden.push(entry.name)
        continue
      }
      const path = prefix + entry.name
      const place = join(folder, entry.name)
      if (entry.isSymbolicLink()) {
        // What a link inside leads to is listed where it lies.
        const real = await realpath(place).catch(() => null)
        if (real === null || !within(root, real)) skipped.push({ path, reason: 'it is a link that leads out of the folder' })
      } else if (entry.isDirectory()) {
        if (depth < DEEPEST) await visit(place, `${path}/`, depth + 1)
        else skipped.push({ path, reason: `it lies more than ${DEEPEST} folders deep` })
      } else if (entry.isFile()) {
        const found = await lstat(place).catch(() => null) // gone since
        if (found === null) continue
        if (files.length >= most) throw new Error(`there are more than ${most.toLocaleString('en')} files in it`)
        files.push({ path, size: found.size, modifiedAt: Math.round(found.mtimeMs) })
      }
    }
  }
  await visit(root, '', 0)
  return { files, skipped, hidden }
}

/** What could be read, and for each other file why not. */
export async function readFilesBelow(root: string, paths: readonly string[]): Promise<FileRead[]> {
  await checkRoot(root)
  let total = 0
  const read: FileRead[] = []
  for (const path of paths) {
    try {
      const file = await open(await insideOf(root, path), 'r')
      try {
        const { size, mtimeMs } = await file.stat()
        total += size
        if (size > MOST_BYTES) throw new Error(`it has more than ${MOST_BYTES / 2 ** 20} MB`)
        if (total > 2 * MOST_BYTES) throw new Error('too much was asked for at once')
        read.push({ path, bytes: new Uint8Array(await file.readFile()), modifiedAt: Math.round(mtimeMs) })
      } finally {
        await file.close()
      }
    } catch (error) {
      read.push({ path, error: fileErrorReason(error) })
    }
  }
  return read
}

/** @throws {Error} when a path means a program's own folder (`.git/hooks` would be run) or not the same on every system */
function checkTargets(paths: readonly string[]): void {
  checkPaths(paths)
  for (const path of paths) {
    const [first, ...rest] = path.split('/')
    if ((first!.startsWith('.') && !(first === TRASH && rest.length > 0)) || rest.some((segment) => segment.startsWith('.'))) {
      throw new Error(`Refused to write “${path.slice(0, 200)}”: names that begin with a dot belong to other programs.`)
    }
  }
}

/** Makes the folders of a path. @returns where the file is to go @throws {Error} before anything is made outside */
async function prepareParent(root: string, path: string): Promise<string> {
  const segments = path.split('/')
  const name = segments.pop()!
  let parent = root
  for (const segment of segments) {
    parent = join(parent, segment)
    await mkdir(parent).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
    if (!within(root, await realpath(parent))) throw new Error(`“${segment}” is a link that leads out of the folder`)
  }
  return join(parent, name)
}

/** What lies at a path, without following a link; null when nothing does. */
async function contentAt(place: string): Promise<Buffer | null> {
  try {
    // A link is never what was to be replaced.
    if ((await lstat(place)).isSymbolicLink()) return Buffer.from('\0link')
    return await readFile(place)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** @throws {Error} that names the file and the reason; those before it are written */
export async function writeFilesBelow(root: string, files: readonly FileToReplace[]): Promise<FileWritten[]> {
  checkTargets(files.map(({ path }) => path))
  await checkRoot(root)
  const done: FileWritten[] = []
  for (const { path, bytes, replaces } of files) {
    try {
      const place = await prepareParent(root, path)
      let written = true
      if (replaces !== undefined) {
        const content = await contentAt(place)
        written = (content === null ? null : createHash('sha256').update(content).digest('hex')) === replaces
      }
      if (written) await writeAtomically(place, bytes)
      const now = await lstat(place).catch(() => null)
      done.push({ path, size: now?.size ?? 0, modifiedAt: Math.round(now?.mtimeMs ?? 0), written })
    } catch (error) {
      throw new Error(`“${path}” could not be written: ${fileErrorReason(error)}. ${done.length} of ${files.length} files were.`, { cause: error })
    }
  }
  return done
}

/**
 * Moves within the folder and replaces nothing: where `to` is taken, ` 2`, ` 3` … comes before the extension.
 * @returns the path it has now
 */
export async function moveFileBelow(root: string, from: string, to: string): Promise<string> {
  checkTargets([to])
  await checkRoot(root)
  try {
    segmentsOf(from)
    // The link itself would be moved, so only its folder is resolved.
    const parent = await realpath(dirname(join(root, from)))
    if (!within(root, parent)) throw new Error('it lies behind a link that leads out of the folder')
    const source = join(parent, from.split('/').at(-1)!)
    if (!(await lstat(source)).isFile()) throw new Error('it is no file')
    const extension = extname(to)
    for (let attempt = 1; ; attempt += 1) {
      const path = attempt === 1 ? to : `${to.slice(0, to.length - extension.length)} ${attempt}${extension}`
      const place = await prepareParent(root, path)
      const taken = await lstat(place).then(() => true, (error: unknown) => codeOf(error) !== 'ENOENT')
      if (taken && attempt < 1000) continue
      if (taken) throw new Error('a file of this name is there')
      await rename(source, place)
      return path
    }
  } catch (error) {
    throw new Error(`“${from}” could not be moved to “${to}”: ${fileErrorReason(error)}.`, { cause: error })
  }
}
