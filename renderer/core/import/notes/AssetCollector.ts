/** The pictures of a source and the other files that its notes link to, each under one key however often it is named. */
import type { Id } from '../../model.ts'
import { assetKey } from './assetKeys.ts'
import { mediaType, pictureType } from './mediaTypes.ts'
import { isNoteFile } from './noteFiles.ts'
import { baseName, decodedPath, extensionOf, isHidden, PathIndex } from './sourcePath.ts'
import type { SourceAsset } from './types.ts'

export class AssetCollector {
  readonly #index = new PathIndex<string>()
  readonly #byPath = new Map<string, SourceAsset>()
  readonly assets: SourceAsset[] = []

  constructor(paths: Iterable<string> = []) {
    for (const path of paths) if (!isNoteFile(path) && !isHidden(path)) this.#index.add(path, path)
  }

  /**
   * The key of a picture that a note shows; null when the source has none of that name.
   * @param base folder of the note
   * @param written as in the note, percent-encoded or not
   */
  pictureFor(base: string, written: string): Id | null {
    const path = this.#find(base, written)
    return path === null || pictureType(path) === null ? null : this.keyOfPath(path)
  }

  /** The same of any file that a note links to. Without an extension a name is a note's. */
  fileFor(base: string, written: string): Id | null {
    const path = this.#find(base, written)
    return path === null || extensionOf(path) === '' ? null : this.keyOfPath(path)
  }

  #find(base: string, written: string): string | null {
    if (written === '' || /^[a-z][a-z\d+.-]+:/i.test(written)) return null
    const bare = written.replace(/[?#].*$/, '')
    return bare === '' ? null : (this.#index.find(base, decodedPath(bare)) ?? this.#index.find(base, written))
  }

  /** @param name what it shall be called, when its file's name says nothing */
  keyOfPath(path: string, name: string = baseName(path), type: string = mediaType(path)): Id {
    const known = this.#byPath.get(path)
    if (known !== undefined) return known.key
    const asset = { key: assetKey(this.assets.length), name, mediaType: type, path, bytes: null }
    this.#byPath.set(path, asset)
    this.assets.push(asset)
    return asset.key
  }

  /** One that lies in no file of its own. */
  add(name: string, type: string, bytes: Uint8Array): Id {
    const key = assetKey(this.assets.length)
    this.assets.push({ key, name, mediaType: type, path: null, bytes })
    return key
  }
}
