/** The pictures of a source, each under one key however often it is shown. */
import type { Id } from '../../model.ts'
import { assetKey } from './assetKeys.ts'
import { pictureType } from './mediaTypes.ts'
import { baseName, decodedPath, PathIndex } from './sourcePath.ts'
import type { SourceAsset } from './types.ts'

export class AssetCollector {
  readonly #index = new PathIndex<string>()
  readonly #byPath = new Map<string, SourceAsset>()
  readonly assets: SourceAsset[] = []

  constructor(paths: Iterable<string> = []) {
    for (const path of paths) if (pictureType(path) !== null) this.#index.add(path, path)
  }

  /**
   * The key of a picture that a note names; null when the source has none of that name.
   * @param base folder of the note
   * @param written as in the note, percent-encoded or not
   */
  keyFor(base: string, written: string): Id | null {
    if (/^[a-z][a-z\d+.-]+:/i.test(written)) return null
    const bare = written.replace(/[?#].*$/, '')
    const path = this.#index.find(base, decodedPath(bare)) ?? this.#index.find(base, written)
    return path === null ? null : this.keyOfPath(path)
  }

  /** @param name what it shall be called, when its file's name says nothing */
  keyOfPath(path: string, name: string = baseName(path), mediaType: string | null = pictureType(path)): Id | null {
    if (mediaType === null) return null
    const known = this.#byPath.get(path)
    if (known !== undefined) return known.key
    const asset = { key: assetKey(this.assets.length), name, mediaType, path, bytes: null }
    this.#byPath.set(path, asset)
    this.assets.push(asset)
    return asset.key
  }

  /** One that lies in no file of its own. */
  add(name: string, mediaType: string, bytes: Uint8Array): Id {
    const key = assetKey(this.assets.length)
    this.assets.push({ key, name, mediaType, path: null, bytes })
    return key
  }
}
