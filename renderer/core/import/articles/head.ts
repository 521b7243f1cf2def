import { gunzipHead, isGzip } from '../bulk/chunks.ts'
import { extensionOf } from '../notes/sourcePath.ts'
import { ZipArchive } from '../zip/ZipArchive.ts'
import type { ArticleSource } from './types.ts'

/** What formats are told by. */
export interface Head {
  bytes: Uint8Array
  /** Lower case, without the dot; of `a.csv.gz` it is `csv`. */
  extension: string
  /** The first 16 KB as they would be in UTF-8, without a mark; for markers that are ASCII. */
  text: string
  /** The same, of what is in it where it is gzipped. */
  unpacked: () => string
  /** Begins as a zip archive does. */
  zip: boolean
  /** Of the files in a zip archive; none when it cannot be read. */
  paths: () => string[]
}

const HEAD_BYTES = 16_384

function decoded(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(bytes.subarray(0, HEAD_BYTES))
}

function pathsIn({ name, bytes }: ArticleSource): string[] {
  try {
    return new ZipArchive(name, bytes).paths
  } catch {
    return []
  }
}

export function headOf(source: ArticleSource): Head {
  const { name, bytes } = source
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
  let paths: string[] | null = null
  let unpacked: string | null = null
  const text = decoded(bytes)
  return { bytes, extension: extensionOf(name.replace(/\.gz$/i, '')), text, unpacked: () => (unpacked ??= isGzip(bytes) ? decoded(gunzipHead(bytes)) : text), zip, paths: () => (paths ??= zip ? pathsIn(source) : []) }
}
