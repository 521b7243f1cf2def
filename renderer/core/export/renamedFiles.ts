/**
 * Files of an earlier export whose notes have another title now: which of them are renamed, and the links to them in what people wrote around
 * Dossier's part. A file is renamed only if it is named as the note was then: a name that somebody gave it is kept.
 */
import { parseDocument } from 'yaml'
import { fileKey, fileName, fileNames } from '../markdown/fileName.ts'
import { splitFrontMatter } from '../markdown/frontMatter.ts'
import { findBlock } from './dossierBlock.ts'
import { fingerprint } from './fingerprint.ts'
import { unescapeMetadata } from './pandocMarkdown.ts'
import { pathAddress, relativePath } from './placePages.ts'

export interface Renamed {
  from: string
  to: string
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '')

/** The title that the file's front matter has; null when there is none, or when Dossier's part was changed by hand: such a file is left alone. */
function titleThen(text: string): string | null {
  const front = splitFrontMatter(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  if (front === null) return null
  const found = findBlock(front.body)
  if (found === null || fingerprint(found.block) !== found.blockMark) return null
  const document = parseDocument(front.text, { logLevel: 'silent' })
  const title: unknown = document.errors.length > 0 ? null : document.get('title')
  return title === undefined ? '' : typeof title === 'string' || typeof title === 'number' ? String(title) : null
}

/** Whether a file's name is what an export makes of a title, alone or (two notes of one title) with the beginning of the id. */
function isNamedAs(path: string, title: string, id: string): boolean {
  const stem = stemOf(path)
  return [title, unescapeMetadata(title)].some((one) => stem === fileName(one) || stem === fileNames([{ id, title: one, createdAt: 0 }], [fileName(one)]).get(id))
}

export interface PageThere {
  /** `note/ID` */
  key: string
  path: string
  text: string
  /** As it is now. */
  title: string
}

/** The keys of pages that get a new name. One that differs in case only is not worth a rename that some file systems refuse. */
export function pagesToRename(pages: readonly PageThere[]): Set<string> {
  return new Set(pages.flatMap(({ key, path, text, title }) => {
    if (fileKey(fileName(title)) === fileKey(stemOf(path))) return []
    const then = titleThen(text)
    return then !== null && then !== title && unescapeMetadata(then) !== title && isNamedAs(path, then, key.slice(key.indexOf('/') + 1)) ? [key] : []
  }))
}

/** Wikilinks and the addresses of Markdown links, as they are typed. */
const LINK = /\[\[([^\]|#\n]+)|(\]\()(<[^>\n]+>|[^)\s]+)/g

/** The same text with its links to renamed files led to where they are now. `path` is that of the file it stands in, before and now. */
export function followRenamed(text: string, path: string, renamed: readonly Renamed[]): string {
  if (renamed.length === 0) return text
  const byPath = new Map(renamed.map((one) => [fileKey(one.from.replace(/\.md$/i, '')), one]))
  const byName = new Map(renamed.map((one) => [fileKey(stemOf(one.from)), one]))
  return text.replace(LINK, (whole, wiki: string | undefined, opening: string | undefined, address: string | undefined) => {
    if (wiki !== undefined) {
      const name = wiki.trim().replace(/\.md$/i, '').replace(/^\//, '')
      const found = name.includes('/') ? byPath.get(fileKey(name)) : (byName.get(fileKey(name)) ?? undefined)
      if (found === undefined) return whole
      return `[[${name.includes('/') ? found.to.replace(/\.md$/i, '') : stemOf(found.to)}`
    }
    const [, bare = '', rest = ''] = /^<?([^#>]*)(#[^>]*)?>?$/.exec(address ?? '') ?? []
    if (!/\.md$/i.test(bare) || /^[a-z][a-z\d+.-]*:/i.test(bare)) return whole
    const target = resolved(path, bare)
    const found = target === null ? undefined : byPath.get(fileKey(target.replace(/\.md$/i, '')))
    return found === undefined ? whole : `${opening}${pathAddress(relativePath(path, found.to))}${rest}`
  })
}

/** An address as a path from the top; null when it leads out or is none. */
function resolved(from: string, address: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(address)
  } catch {
    return null
  }
  const parts = decoded.startsWith('/') ? [] : folderOf(from).split('/').filter((part) => part !== '')
  for (const part of decoded.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null
    if (part !== '..' && part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
