/** The package of an EPUB (versions 2 and 3): what the book is, which files it is made of, in which order, and how its parts are called. */
import { declaredEncoding, decodeText } from '../decodeText.ts'
import { ImportError } from '../ImportError.ts'
import { decodedPath, folderOf, joinPath } from '../notes/sourcePath.ts'
import { childOf, childrenOf, descendantsOf, parseXml, textIn, type XmlElement } from '../xml/parseXml.ts'
import type { ZipArchive } from '../zip/ZipArchive.ts'

export interface EpubPackage {
  title: string
  authors: string[]
  publisher: string | null
  /** As written: `2022-01-10`, `2022`. */
  date: string | null
  language: string | null
  subjects: string[]
  /** Paths in reading order, of what is text; without the book's own table of contents. */
  texts: string[]
  /** Documents that the book keeps out of its reading order. */
  aside: string[]
  /** Names of parts by path, from the table of contents; of several for one file the first. */
  names: Map<string, string>
  mediaTypes: Map<string, string>
  warnings: string[]
}

/** Ways to make embedded fonts useless outside the book; the text is not touched by them. */
const FONTS_ONLY = ['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']
const TEXT_TYPES = ['application/xhtml+xml', 'text/html', 'application/x-dtbook+xml', 'text/x-oeb1-document']

/** @throws {ImportError} `locked` when its texts are encrypted; `damaged` when there is no package */
export function openPackage(archive: ZipArchive, name: string): EpubPackage {
  const path = packagePath(archive)
  const root = path === null ? null : readXml(archive, path)
  if (path === null || root === null) throw new ImportError('damaged', name, 'is no EPUB book that can be read: the file that says what it consists of is missing.')
  const base = folderOf(path)
  const manifest = childrenOf(childOf(root, 'manifest'), 'item').flatMap((item) => {
    const target = joinPath(base, decodedPath(item.attributes.get('href') ?? ''))
    return target === null ? [] : [{ id: item.attributes.get('id') ?? '', path: target, type: (item.attributes.get('media-type') ?? '').toLowerCase(), properties: item.attributes.get('properties') ?? '' }]
  })
  const locked = encryptedPaths(archive)
  if (manifest.some((item) => TEXT_TYPES.includes(item.type) && locked.has(item.path))) throw new ImportError('locked', name, 'is a book with copy protection (DRM), which only its own reader can open.')

  const byId = new Map(manifest.map((item) => [item.id, item]))
  const navigation = manifest.find(({ properties }) => properties.split(/\s+/).includes('nav'))
  const spine = childOf(root, 'spine')
  const order = childrenOf(spine, 'itemref').flatMap((reference) => {
    const item = byId.get(reference.attributes.get('idref') ?? '')
    return item === undefined ? [] : [{ ...item, linear: reference.attributes.get('linear') !== 'no' }]
  })
  const warnings = order.filter((item) => !archive.has(item.path)).map((item) => `“${item.path}” is missing from the book`)
  const present = order.filter((item) => archive.has(item.path) && item.path !== navigation?.path && (TEXT_TYPES.includes(item.type) || /\.x?html?$/i.test(item.path)))
  const metadata = childOf(root, 'metadata')
  // In the oldest books they lie one level deeper.
  const said = (element: string): XmlElement[] => descendantsOf(metadata, element)
  return {
    title: textIn(mainTitle(said('title'), metadata)),
    authors: authorsOf(said('creator'), metadata),
    publisher: said('publisher').map(textIn).find((text) => text !== '') ?? null,
    date: publicationDate(said('date')),
    language: said('language').map(textIn).find((text) => text !== '') ?? null,
    subjects: said('subject').map(textIn).filter((text) => text !== ''),
    texts: present.filter((item) => item.linear).map((item) => item.path),
    aside: present.filter((item) => !item.linear).map((item) => item.path),
    names: partNames(archive, navigation?.path ?? null, byId.get(spine?.attributes.get('toc') ?? '')?.path ?? manifest.find(({ type }) => type === 'application/x-dtbncx+xml')?.path ?? null),
    mediaTypes: new Map(manifest.map((item) => [item.path, item.type])),
    warnings,
  }
}

function readXml(archive: ZipArchive, path: string): XmlElement | null {
  const bytes = archive.read(path)
  return bytes === null || bytes.length === 0 ? null : parseXml(decodeText(bytes, declaredEncoding(bytes), path).text)
}

function packagePath(archive: ZipArchive): string | null {
  const container = archive.has('META-INF/container.xml') ? readXml(archive, 'META-INF/container.xml') : null
  const named = descendantsOf(container, 'rootfile').map((root) => joinPath('', root.attributes.get('full-path') ?? '')).find((path) => path !== null && archive.has(path))
  return named ?? archive.paths.find((path) => path.endsWith('.opf')) ?? null
}

function encryptedPaths(archive: ZipArchive): Set<string> {
  if (!archive.has('META-INF/encryption.xml')) return new Set()
  return new Set(
    descendantsOf(readXml(archive, 'META-INF/encryption.xml'), 'EncryptedData')
      .filter((data) => !FONTS_ONLY.includes(descendantsOf(data, 'EncryptionMethod')[0]?.attributes.get('Algorithm') ?? ''))
      .flatMap((data) => joinPath('', decodedPath(descendantsOf(data, 'CipherReference')[0]?.attributes.get('URI') ?? '')) ?? []),
  )
}

/** Version 3 refines elements by others that name their id. */
function refinement(metadata: XmlElement | null, element: XmlElement, property: string): string | null {
  const id = element.attributes.get('id')
  return id === undefined ? null : (childrenOf(metadata, 'meta').filter((meta) => meta.attributes.get('refines') === `#${id}` && meta.attributes.get('property') === property).map(textIn)[0] ?? null)
}

const mainTitle = (titles: XmlElement[], metadata: XmlElement | null): XmlElement | null => titles.find((title) => refinement(metadata, title, 'title-type') === 'main') ?? titles.find((title) => textIn(title) !== '') ?? null

/** Those who wrote it, or, when the book does not say who did what, all that it names. */
function authorsOf(creators: XmlElement[], metadata: XmlElement | null): string[] {
  const all = creators.map((creator) => ({ name: textIn(creator), role: creator.attributes.get('role') ?? refinement(metadata, creator, 'role') })).filter(({ name }) => name !== '' && !/^(?:unknown|unbekannt|inconnu|desconocido|sconosciuto)$/i.test(name))
  const wrote = all.filter(({ role }) => role === null || role === 'aut')
  return [...new Set((wrote.length > 0 ? wrote : all).map(({ name }) => name))]
}

function publicationDate(dates: XmlElement[]): string | null {
  const by = (event: RegExp): XmlElement | undefined => dates.find((date) => event.test(date.attributes.get('event') ?? ''))
  const chosen = by(/publication/i) ?? dates.find((date) => !date.attributes.has('event')) ?? by(/^(?!.*(?:modif|conver))/i)
  const text = textIn(chosen)
  // Calibre writes the year 101 for “unknown”.
  return text === '' || text.startsWith('0101-') ? null : text
}

/** From the navigation document (version 3), else from the NCX (version 2). */
function partNames(archive: ZipArchive, navigation: string | null, ncx: string | null): Map<string, string> {
  const names = new Map<string, string>()
  const add = (base: string, address: string, name: string): void => {
    const path = joinPath(folderOf(base), decodedPath(address.replace(/#.*$/, '')))
    if (path !== null && name !== '' && !names.has(path)) names.set(path, name)
  }
  if (navigation !== null && archive.has(navigation)) {
    const lists = descendantsOf(readXml(archive, navigation), 'nav')
    for (const link of descendantsOf(lists.find((nav) => (nav.attributes.get('type') ?? '').split(/\s+/).includes('toc')) ?? lists[0], 'a')) add(navigation, link.attributes.get('href') ?? '', textIn(link))
  }
  if (names.size === 0 && ncx !== null && archive.has(ncx)) {
    for (const point of descendantsOf(readXml(archive, ncx), 'navPoint')) add(ncx, childOf(point, 'content')?.attributes.get('src') ?? '', textIn(childOf(point, 'navLabel')))
  }
  return names
}
