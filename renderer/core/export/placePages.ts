/**
 * Where each page of an export goes: folders as in Dossier, names from titles, all different where case does not count, and pages that the chosen
 * folder has already stay where they are there. Pages are notes, articles, actors, events, and one page of highlights an article.
 */
import type { Id, TargetKind } from '../model.ts'
import { fileKey, fileName, fileNames } from '../markdown/fileName.ts'

export type PageKind = TargetKind | 'highlights'

export interface PageToPlace {
  kind: PageKind
  id: Id
  title: string
  createdAt: number
  /** `Travel/2022`; empty at the top. */
  folder: string
  /** The folder of the export that it lies in already, as it is spelt there; its name is to be a new one. */
  staysIn?: string
}

export interface Placed {
  /** Of pages in this export or known to lie in the folder. */
  pathOf: (kind: PageKind, id: Id) => string | undefined
  /** What a wikilink calls a file: its name, or its path where another has that name (`/Name` at the top); without `.md`. */
  wikiName: (path: string) => string
  /** The same of an attachment, with its extension. */
  fileName: (path: string) => string
}

/** What the chosen folder has already. */
export interface Existing {
  /** Paths of Dossier's own files, by `kind/id`. */
  pages: ReadonlyMap<string, string>
  /** Paths of all other files. */
  others: readonly string[]
}

export const NOTHING_EXISTS: Existing = { pages: new Map(), others: [] }

export const pageKey = (kind: PageKind, id: Id): string => `${kind}/${id}`

/** The folder's name in files: each part made valid. A part that ends in `.md` could be taken for a note's file. */
export const folderPath = (folder: string): string =>
  folder.split('/').map((part) => part.trim()).filter((part) => part !== '').map((part) => fileName(part).replace(/\.md$/i, ' md')).join('/')

const split = (path: string): { folder: string; name: string } => {
  const slash = path.lastIndexOf('/')
  return { folder: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1) }
}

const stem = (name: string): string => name.replace(/\.md$/i, '')

/** `attachments` are those that the export writes. */
export function placePages(pages: readonly PageToPlace[], existing: Existing = NOTHING_EXISTS, attachments: readonly string[] = []): Placed {
  const paths = new Map(existing.pages)
  const folders = new Folders()
  const taken = new Map<string, string[]>()
  for (const path of [...existing.pages.values(), ...existing.others]) {
    const { folder, name } = split(path)
    const known = folders.spelling(folder)
    taken.set(known, [...(taken.get(known) ?? []), stem(name)])
  }
  const groups = new Map<string, PageToPlace[]>()
  // By age, so that it is the oldest note's spelling that folders have.
  for (const page of pages.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))) {
    if (paths.has(pageKey(page.kind, page.id))) continue
    const folder = page.staysIn ?? folders.spelling(folderPath(page.folder))
    const group = groups.get(folder)
    if (group === undefined) groups.set(folder, [page])
    else group.push(page)
  }
  for (const [folder, group] of groups) {
    const keyed = group.map((page) => ({ ...page, id: pageKey(page.kind, page.id) }))
    // The suffix on collision is of the page's own id.
    const byPage = fileNames(keyed.map(({ id, ...page }) => ({ ...page, id: id.slice(id.indexOf('/') + 1) + (page.kind === 'note' ? '' : page.kind) })), taken.get(folder))
    for (const page of group) {
      const name = byPage.get(page.id + (page.kind === 'note' ? '' : page.kind)) ?? fileName(page.title)
      paths.set(pageKey(page.kind, page.id), `${folder === '' ? '' : `${folder}/`}${name}.md`)
    }
  }
  const names = new Map<string, number>()
  for (const path of [...paths.values(), ...existing.others.filter((other) => /\.md$/i.test(other))]) {
    const key = fileKey(stem(split(path).name))
    names.set(key, (names.get(key) ?? 0) + 1)
  }
  const files = new Map<string, number>()
  for (const path of new Set([...attachments, ...existing.others])) files.set(fileKey(split(path).name), (files.get(fileKey(split(path).name)) ?? 0) + 1)
  return {
    pathOf: (kind, id) => paths.get(pageKey(kind, id)),
    fileName: (path) => ((files.get(fileKey(split(path).name)) ?? 0) > 1 ? path : split(path).name),
    wikiName: (path) => {
      const name = stem(split(path).name)
      if ((names.get(fileKey(name)) ?? 0) <= 1) return name
      // From another folder the bare name would mean the file there.
      return path.includes('/') ? stem(path) : `/${name}`
    },
  }
}

/** One spelling for each folder, part by part: `travel/x` goes where `Travel` is. */
class Folders {
  readonly #spellings = new Map<string, string>()

  spelling(folder: string): string {
    let path = ''
    for (const part of folder === '' ? [] : folder.split('/')) {
      const next = path === '' ? part : `${path}/${part}`
      const key = fileKey(next)
      const known = this.#spellings.get(key)
      if (known === undefined) this.#spellings.set(key, next)
      path = known ?? next
    }
    return path
  }
}

/** A path as an address in Markdown, `Three%20laws.md`. Letters of any script stay readable. */
export const pathAddress = (path: string): string =>
  encodeURI(path).replace(/[()?#]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%[89A-F][0-9A-F](?:%[89AB][0-9A-F])*/g, decodeURIComponent)

/** From one file to another, both by their paths in the export: `../Travel/Almaty.md`. */
export function relativePath(from: string, to: string): string {
  const start = from.split('/').slice(0, -1)
  const end = to.split('/')
  let shared = 0
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared += 1
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/')
}
