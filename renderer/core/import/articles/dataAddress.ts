/** Pictures that stand in the page itself, as `data:` addresses (RFC 2397). */
import { pictureExtension } from '../notes/mediaTypes.ts'
import { decodeBase64 } from '../mime/base64.ts'
import type { Companion } from './types.ts'

/** Null when it is no such address of a picture. Its bytes are decoded when they are asked for. */
export function decodeDataAddress(address: string): Companion | null {
  const [, mediaType = '', parameters = ''] = /^\s*data:([\w.+-]+\/[\w.+-]+)((?:;[^,;]{0,200}){0,10}),/i.exec(address.slice(0, 2400)) ?? []
  const extension = pictureExtension(mediaType)
  if (extension === null) return null
  const data = (): string => address.slice(address.indexOf(',') + 1)
  const bytes = (): Uint8Array => (/;\s*base64\s*$/i.test(parameters) ? decodeBase64(percentDecoded(data())) : new TextEncoder().encode(percentDecoded(data())))
  return { name: `picture.${extension}`, mediaType, bytes }
}

function percentDecoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
