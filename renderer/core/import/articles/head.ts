import { extensionOf } from '../notes/sourcePath.ts'
import type { ArticleSource } from './types.ts'

/** What formats are told by. */
export interface Head {
  bytes: Uint8Array
  /** Lower case, without the dot. */
  extension: string
  /** The first 16 KB as they would be in UTF-8, without a mark; for markers that are ASCII. */
  text: string
}

const HEAD_BYTES = 16_384

export function headOf({ name, bytes }: ArticleSource): Head {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return { bytes, extension: extensionOf(name), text: new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes.subarray(0, HEAD_BYTES)) }
}
