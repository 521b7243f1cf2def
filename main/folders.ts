/**
 * Which folders the page may reach: those that the user chose in a native dialog, each under a random token. The page knows the token and
 * the folder's name, never its path. Folders for a vault or for backups are remembered in `folders.json` in the app's data folder.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ChosenFolder, FolderPurpose } from '../preload/bridge.ts'
import { writeAtomically } from './atomicWrite.ts'

interface KnownFolder {
  /** Real path. */
  root: string
  purpose: FolderPurpose
}

const REMEMBERED: ReadonlySet<unknown> = new Set<FolderPurpose>(['vault', 'backup'])
const TOKEN = /^[0-9a-f]{32}$/

export class Folders {
  readonly #path: string
  readonly #known: Map<string, KnownFolder>
  #saving: Promise<void> = Promise.resolve()

  /** @param path of the file that remembers; a missing or damaged one remembers nothing */
  constructor(path: string) {
    this.#path = path
    this.#known = load(path)
  }

  async add(path: string, purpose: FolderPurpose): Promise<ChosenFolder> {
    const root = await realpath(path)
    // The same folder for the same purpose keeps its token, so that choosing it again is no new folder.
    const before = [...this.#known].find(([, known]) => known.root === root && known.purpose === purpose)
    const token = before?.[0] ?? randomBytes(16).toString('hex')
    this.#known.set(token, { root, purpose })
    if (before === undefined && REMEMBERED.has(purpose)) await this.#save()
    return { token, name: basename(root) || root }
  }

  /** @throws {Error} for a token that was never given, or was forgotten */
  rootOf(token: string): string {
    const known = this.#known.get(token)
    if (known === undefined) throw new Error('This folder is not known any more. Choose it again.')
    return known.root
  }

  async forget(token: string): Promise<void> {
    const known = this.#known.get(token)
    if (known === undefined) return
    this.#known.delete(token)
    if (REMEMBERED.has(known.purpose)) await this.#save()
  }

  /** One after the other: two at once could end in the older state. */
  #save(): Promise<void> {
    this.#saving = this.#saving.catch(() => undefined).then(() => {
      const kept = [...this.#known].filter(([, { purpose }]) => REMEMBERED.has(purpose)).map(([token, known]) => ({ token, ...known }))
      return writeAtomically(this.#path, Buffer.from(`${JSON.stringify(kept, null, 1)}\n`))
    })
    return this.#saving
  }
}

/** Nothing is assumed of the file: an entry that is not as it should be is none. */
function load(path: string): Map<string, KnownFolder> {
  const known = new Map<string, KnownFolder>()
  try {
    const entries: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (!Array.isArray(entries)) return known
    for (const entry of entries as Partial<KnownFolder & { token: string }>[]) {
      const { token, root, purpose } = entry
      if (typeof token === 'string' && TOKEN.test(token) && typeof root === 'string' && REMEMBERED.has(purpose)) known.set(token, { root, purpose: purpose! })
    }
  } catch {
    // see above
  }
  return known
}
