/**
 * The mirror on the disk: plain files under the user's data folder that hold everything the user wrote, in case the database is lost. The renderer says
 * what is in them (core/safety/mirrorFiles.ts); here they are only written, each atomically, and never outside the one folder.
 */
import { mkdir, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileToWrite, MirrorFile } from '../preload/bridge.ts'
import { fileErrorReason, writeAtomically } from './atomicWrite.ts'
import { checkPaths } from './checkPaths.ts'

const NAME = 'mirror'
const FOLDERS = ['notes', 'markdown', 'assets'] as const

/** The files there can be. Markdown files are named by people's titles; all others by us. */
const KNOWN = /^(?:[a-z]+\.json|notes\/[\w-]{1,64}\.json|assets\/[0-9a-f]{64}|markdown\/[^/]+\.md)$/

/** @throws {Error} that names the first path that is none of a mirror */
export function checkMirrorPaths(paths: readonly string[]): void {
  checkPaths(paths)
  for (const path of paths) if (!KNOWN.test(path)) throw new Error(`Refused: “${path.slice(0, 200)}” is no file of the mirror.`)
}

export class Mirror {
  readonly folder: string
  readonly #userData: string

  constructor(userData: string) {
    this.#userData = userData
    this.folder = join(userData, NAME)
  }

  async list(): Promise<MirrorFile[]> {
    const files: MirrorFile[] = []
    for (const below of ['', ...FOLDERS]) {
      const names = await readdir(join(this.folder, below)).catch(absent<string[]>([]))
      for (const name of names) {
        const path = below === '' ? name : `${below}/${name}`
        if (!KNOWN.test(path)) continue // such as what a crash in the middle of a write left behind
        const found = await stat(join(this.folder, path)).catch(absent(null))
        if (found?.isFile() === true) files.push({ path, size: found.size })
      }
    }
    return files
  }

  async read(paths: readonly string[]): Promise<(Uint8Array<ArrayBuffer> | null)[]> {
    checkMirrorPaths(paths)
    return Promise.all(
      paths.map(async (path) => {
        const bytes = await readFile(join(this.folder, path)).catch(absent(null))
        return bytes === null ? null : new Uint8Array(bytes)
      }),
    )
  }

  /** @throws {Error} that names the file and the reason; what was written before it stays, and so does the old content of the file */
  async write(files: readonly FileToWrite[], remove: readonly string[]): Promise<void> {
    checkMirrorPaths(files.map(({ path }) => path))
    checkMirrorPaths(remove)
    const made = new Set<string>()
    for (const { path, bytes } of files) {
      const target = join(this.folder, path)
      try {
        const parent = dirname(target)
        if (!made.has(parent)) await mkdir(parent, { recursive: true })
        made.add(parent)
        await writeAtomically(target, bytes)
      } catch (error) {
        throw new Error(`“${target}” could not be written: ${fileErrorReason(error)}.`, { cause: error })
      }
    }
    for (const path of remove) await unlink(join(this.folder, path)).catch(absent(undefined))
  }

  async setAside(now: Date): Promise<string | null> {
    const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-')
    for (let attempt = 1; ; attempt++) {
      const name = `${NAME} ${stamp}${attempt === 1 ? '' : ` ${attempt}`}`
      if ((await stat(join(this.#userData, name)).catch(absent(null))) !== null) continue
      try {
        await rename(this.folder, join(this.#userData, name))
        return name
      } catch (error) {
        if (isAbsent(error)) return null
        throw new Error(`“${this.folder}” could not be renamed: ${fileErrorReason(error)}.`, { cause: error })
      }
    }
  }
}

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** What is not there is the given value; any other failure is one. */
function absent<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (isAbsent(error)) return value
    throw new Error(`The mirror could not be read: ${fileErrorReason(error)}.`, { cause: error })
  }
}
