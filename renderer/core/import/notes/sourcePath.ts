/** Paths inside a source. They come from archives and from notes, so nothing is assumed of them. */
import { fileKey } from '../../markdown/fileName.ts'

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

export const extensionOf = (path: string): string => /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''

export const withoutExtension = (path: string): string => path.replace(/\.[^./]+$/, '')

/** Why a path is not one to be followed; null when it is fine. Backslashes are separators in what Windows programs pack. */
export function pathProblem(path: string): string | null {
  if (path === '' || path.length > 1024) return 'its path is empty or too long'
  if (/\p{Cc}/u.test(path)) return 'its path has control characters'
  const parts = path.split(/[/\\]/)
  if (/^(?:[/\\]|[A-Za-z]:)/.test(path) || parts.includes('..')) return 'its path leads out of the archive'
  return parts.length > 64 ? 'it lies more than 64 folders deep' : null
}

/** What is no note and no attachment: settings of programs, versions, Finder's leavings. */
export const isHidden = (path: string): boolean => /(?:^|\/)(?:\.(?!\.?(?:\/|$))|__MACOSX(?:\/|$)|Thumbs\.db$|desktop\.ini$)/i.test(path)

/** `notes/../a.md` from `base` as a path from the top; null when it leads out. */
export function joinPath(base: string, relative: string): string | null {
  const parts = relative.startsWith('/') || base === '' ? [] : base.split('/')
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** A percent-encoded address as a path; what is no encoding stays. */
export function decodedPath(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Files found by how notes name them: by path, from where the note lies or from the top, else by their name alone, wherever they lie. */
export class PathIndex<T> {
  readonly #byPath = new Map<string, T>()
  readonly #byName = new Map<string, { path: string; value: T }[]>()

  add(path: string, value: T): void {
    const key = fileKey(path)
    if (!this.#byPath.has(key)) this.#byPath.set(key, value)
    const name = fileKey(baseName(path))
    const others = this.#byName.get(name)
    if (others === undefined) this.#byName.set(name, [{ path, value }])
    else others.push({ path, value })
  }

  /** The one at that path, from `base` or from the top; with a slash before it from the top only. */
  at(base: string, written: string): T | null {
    for (const path of [...(written.startsWith('/') ? [] : [joinPath(base, written)]), joinPath('', written)]) {
      const found = path === null ? undefined : this.#byPath.get(fileKey(path))
      if (found !== undefined) return found
    }
    return null
  }

  /** As Obsidian finds: by path, else by the end of a path; of several, the one beside the note, then the one least deep. */
  find(base: string, written: string): T | null {
    const exact = this.at(base, written)
    if (exact !== null) return exact
    const end = fileKey(`/${joinPath('', written) ?? baseName(written)}`)
    const candidates = (this.#byName.get(fileKey(baseName(written))) ?? []).filter(({ path }) => fileKey(`/${path}`).endsWith(end))
    const rank = (path: string): number => (folderOf(path) === base ? -1 : path.split('/').length)
    return candidates.toSorted((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1))[0]?.value ?? null
  }
}
