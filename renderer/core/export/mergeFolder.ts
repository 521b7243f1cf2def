/**
 * An export into a folder that holds an earlier one: pages are found by their id, wherever they were moved to, and renewed (mergeFile.ts); what was
 * changed there by hand stays, with the new file beside it. No file is ever removed; one whose note has another title now is renamed
 * (renamedFiles.ts). What is not ours is not touched.
 */
import { parseDocument } from 'yaml'
import { splitFrontMatter } from '../markdown/frontMatter.ts'
import { fileKey } from '../markdown/fileName.ts'
import type { Id } from '../model.ts'
import type { ExistingFolder, TextFile } from './exportLibrary.ts'
import { besideFile, mergeFile } from './mergeFile.ts'
import { pageKey, type PageKind } from './placePages.ts'
import { followRenamed, pagesToRename, type Renamed } from './renamedFiles.ts'

export interface FileThere {
  path: string
  text: string
}

export interface MergeReport {
  added: number
  updated: number
  unchanged: number
  renamed: Renamed[]
  /** Files that are not Dossier's and still link to a file by its former name. */
  staleLinks: string[]
  /** Changed there by hand: `path` was left alone, and `beside` has what Dossier would have written. */
  conflicts: { path: string; beside: string }[]
  /** Properties that were changed there. */
  properties: { path: string; what: string }[]
  /** Of notes that are no longer in the library: left. */
  leftOver: string[]
  /** Further files with the id of another: left. */
  copies: string[]
}

const KINDS: readonly string[] = ['article', 'actor', 'event', 'highlights']

/** The page that a file is of, `note/ID`; null when it is none of ours. */
export function keyOfFile(text: string): string | null {
  const front = splitFrontMatter(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  // Most files of a strange folder have no id: no YAML has to be read for that.
  if (front === null || !/^id:/m.test(front.text)) return null
  const document = parseDocument(front.text, { logLevel: 'silent' })
  if (document.errors.length > 0) return null
  const id = document.get('id')
  const kind = document.get('dossier') ?? 'note'
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof kind !== 'string' || (kind !== 'note' && !KINDS.includes(kind))) return null
  return pageKey(kind as PageKind, String(id))
}

export interface FolderIndex {
  existing: ExistingFolder
  /** Texts of Dossier's files, by path. */
  texts: ReadonlyMap<string, string>
  copies: string[]
}

/**
 * What there is in a folder. Of several files with one id the one highest up counts, then the first by name.
 * @param titleOf what the library calls a page now, by its key; undefined when it is not exported
 */
export function indexFolder(markdown: readonly FileThere[], paths: readonly string[], attachments: ReadonlyMap<string, Id>, titleOf: (key: string) => string | undefined = () => undefined): FolderIndex {
  const pages = new Map<string, string>()
  const texts = new Map<string, string>()
  const copies: string[] = []
  const depth = (path: string): number => path.split('/').length
  for (const { path, text } of markdown.toSorted((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1))) {
    const key = keyOfFile(text)
    if (key === null) continue
    if (pages.has(key)) copies.push(path)
    else {
      pages.set(key, path)
      texts.set(path, text)
    }
  }
  const rename = pagesToRename([...pages].flatMap(([key, path]) => {
    const title = titleOf(key)
    return title === undefined ? [] : [{ key, path, text: texts.get(path) ?? '', title }]
  }))
  const renamed = new Map([...pages].filter(([key]) => rename.has(key)))
  for (const key of rename) pages.delete(key)
  // The former name of one is no name for another yet.
  const ours = new Set(pages.values())
  const others = paths.filter((path) => !ours.has(path))
  return { existing: { pages, renamed, others, attachments: new Map(others.map((path) => [path, attachments.get(path) ?? null])) }, texts, copies }
}

/** The name of a file beside another: `Three laws (from Dossier).md`, then with a number. */
function besideName(path: string, number: number): string {
  const dot = path.lastIndexOf('.')
  return `${path.slice(0, dot)} (from Dossier${number === 1 ? '' : ` ${number}`})${path.slice(dot)}`
}

function freeName(path: string, taken: ReadonlySet<string>): string {
  let number = 1
  while (taken.has(fileKey(besideName(path, number)))) number += 1
  return besideName(path, number)
}

export interface MergeLookup {
  /** The texts of files that are no pages: bibliographies, and those that lie beside changed files. */
  others: ReadonlyMap<string, string>
  /** Whether the library still has a page, by its key. */
  isLiving: (key: string) => boolean
  /** Whether a bibliography is just as Dossier wrote it once. */
  isOurs: (text: string) => boolean
}

export interface FileToMerge extends FileThere {
  /** Where the file lies that is to be moved to `path` first. */
  from?: string
}

/** What is to be written. */
export function mergeFolder(files: readonly TextFile[], { existing, texts, copies }: FolderIndex, { others, isLiving, isOurs }: MergeLookup): { writes: FileToMerge[]; report: MergeReport } {
  const report: MergeReport = { added: 0, updated: 0, unchanged: 0, renamed: [], staleLinks: [], conflicts: [], properties: [], leftOver: [], copies: [...copies] }
  const writes: FileToMerge[] = []
  const moves = files.flatMap(({ key, path }): Renamed[] => {
    const from = key === null ? undefined : existing.renamed.get(key)
    return from === undefined ? [] : [{ from, to: path }]
  })
  const taken = new Set([...existing.others, ...existing.pages.values(), ...files.map(({ path }) => path)].map(fileKey))
  for (const { path, text, key } of files) {
    const from = key === null ? undefined : existing.renamed.get(key)
    const there = key === null ? others.get(path) : texts.get(from ?? path)
    if (there === undefined) {
      report.added += 1
      writes.push({ path, text })
      continue
    }
    if (key === null) {
      if (there === text) report.unchanged += 1
      else if (isOurs(there)) {
        report.updated += 1
        writes.push({ path, text })
      } else {
        const beside = freeName(path, taken)
        taken.add(fileKey(beside))
        report.conflicts.push({ path, beside })
        writes.push({ path: beside, text })
      }
      continue
    }
    const merged = mergeFile(there, text, (around) => followRenamed(around, from ?? path, moves))
    if (from !== undefined) report.renamed.push({ from, to: path })
    if (merged.outcome === 'unchanged') {
      report.unchanged += 1
      if (from !== undefined) writes.push({ path, text: there, from })
    } else if (merged.outcome === 'updated') {
      report.updated += 1
      writes.push({ path, text: merged.text, ...(from === undefined ? {} : { from }) })
      for (const what of merged.properties) report.properties.push({ path, what })
    } else {
      // The one that lies there from last time is renewed if nobody wrote in it.
      const last = besideName(path, 1)
      const lying = others.get(last)
      const beside = besideFile(text, path)
      const renewed = lying === undefined ? null : mergeFile(lying, beside)
      const name = renewed === null || renewed.outcome === 'changed-there' ? freeName(path, taken) : last
      taken.add(fileKey(name))
      report.conflicts.push({ path, beside: name })
      if (renewed?.outcome !== 'unchanged') writes.push({ path: name, text: renewed?.outcome === 'updated' ? renewed.text : beside })
    }
  }
  const written = new Set([...existing.pages.values(), ...existing.renamed.values()])
  for (const [path, text] of others) if (!written.has(path) && followRenamed(text, path, moves) !== text) report.staleLinks.push(path)
  for (const [key, path] of existing.pages) if (key.startsWith('note/') && !isLiving(key)) report.leftOver.push(path)
  return { writes, report }
}
