/** The folder for backups: under the user's data until another is chosen, which is remembered here and never named by the page. */
import { readFileSync } from 'node:fs'
import { readdir, stat, unlink } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import type { BackupFile } from '../preload/bridge.ts'
import { writeAtomically } from './atomicWrite.ts'

/** Only files of this name are counted and, when they are too many, removed. */
const NAMED = /^Dossier \d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2}\.zip$/

export class Backups {
  readonly #state: string
  #folder: string

  constructor(userData: string) {
    this.#state = join(userData, 'backups.json')
    this.#folder = remembered(this.#state) ?? join(userData, 'backups')
  }

  get folder(): string {
    return this.#folder
  }

  async choose(folder: string): Promise<void> {
    this.#folder = folder
    await writeAtomically(this.#state, new TextEncoder().encode(JSON.stringify({ folder })))
  }

  /** The newest first; none when the folder is not there. */
  async list(): Promise<BackupFile[]> {
    const names = await readdir(this.#folder).catch(() => [])
    const files = await Promise.all(
      names.filter((name) => NAMED.test(name)).map(async (name) => {
        const { size, mtimeMs } = await stat(join(this.#folder, name))
        return { name, size, modifiedAt: mtimeMs }
      }),
    )
    return files.sort((a, b) => (a.name < b.name ? 1 : -1))
  }

  async prune(keep: number): Promise<void> {
    for (const { name } of (await this.list()).slice(Math.max(1, keep))) await unlink(join(this.#folder, name))
  }
}

function remembered(path: string): string | null {
  try {
    const { folder } = JSON.parse(readFileSync(path, 'utf8')) as { folder?: unknown }
    return typeof folder === 'string' && isAbsolute(folder) ? folder : null
  } catch {
    return null
  }
}
