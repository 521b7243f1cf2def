/**
 * Files that come together: a folder that was dropped, an archive. Pages and Markdown show pictures that lie beside them, and what a browser saves
 * along with a "complete" page (`Page_files/`) is no article of its own.
 */
import { pictureType } from '../notes/mediaTypes.ts'
import { baseName, decodedPath, extensionOf, folderOf, PathIndex, withoutExtension } from '../notes/sourcePath.ts'
import type { ArticleSource } from './types.ts'

const PAGES = ['html', 'htm', 'xhtml']

export class FileSet {
  readonly #pictures = new PathIndex<string>()
  readonly #pages = new Set<string>()
  readonly #shown = new Set<string>()
  readonly #bytesOf: (path: string) => Uint8Array

  /** @param bytesOf of one of the paths, when it is asked for */
  constructor(paths: Iterable<string>, bytesOf: (path: string) => Uint8Array) {
    this.#bytesOf = bytesOf
    for (const path of paths) {
      if (pictureType(path) !== null) this.#pictures.add(path, path)
      else if (PAGES.includes(extensionOf(path))) this.#pages.add(withoutExtension(path).toLowerCase())
    }
  }

  /** For the file at that path: the picture that an address in it means. */
  beside(path: string): NonNullable<ArticleSource['beside']> {
    const folder = folderOf(path)
    return (address) => {
      if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(address)) return null
      const bare = address.replace(/[?#].*$/, '').replaceAll('\\', '/')
      const found = this.#pictures.at(folder, decodedPath(bare)) ?? this.#pictures.at(folder, bare)
      if (found === null) return null
      this.#shown.add(found)
      return { name: baseName(found), mediaType: null, bytes: () => this.#bytesOf(found) }
    }
  }

  /** Whether a file belongs to another one: it lies in the folder of a saved page, or one that was read shows it. */
  belongs(path: string): boolean {
    if (this.#shown.has(path)) return true
    const parts = path.toLowerCase().split('/')
    return parts.slice(0, -1).some((folder, at) => {
      const page = /^(.+?)(?:\.x?html?)?[-_ ]\p{L}{4,14}$/u.exec(folder)?.[1]
      return page !== undefined && this.#pages.has([...parts.slice(0, at), page].join('/'))
    })
  }

  /** Pictures last, when it is known which of them an article shows. */
  static inOrder(paths: readonly string[]): string[] {
    return [...paths.filter((path) => pictureType(path) === null), ...paths.filter((path) => pictureType(path) !== null)]
  }
}
