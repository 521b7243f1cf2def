/** Headers of mail, MHTML and HTTP: unfolded, with encoded words (RFC 2047) and parameters (RFC 2045, continued and encoded as in RFC 2231) read. */
import { decodeAs } from '../decodeText.ts'
import { decodeBase64 } from './base64.ts'
import { decodeQuotedPrintable } from './quotedPrintable.ts'

/** Values by name in lower case; of several of one name the first. */
export type Headers = ReadonlyMap<string, string>

export interface HeaderValue {
  /** In lower case, without its parameters: `multipart/related`. */
  value: string
  parameters: Map<string, string>
}

const MOST = 1000

/** @param text everything before the blank line */
export function parseHeaders(text: string): Headers {
  const headers = new Map<string, string>()
  for (const line of text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ').split('\n').slice(0, MOST)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !/\s/.test(name) && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return headers
}

/** A header such as Content-Type. */
export function parseValue(header: string): HeaderValue {
  const value = /^[^;]*/.exec(header)?.[0].trim().toLowerCase() ?? ''
  const parameters = new Map<string, string>()
  const continued = new Map<string, { at: number; text: string; encoded: boolean }[]>()
  for (const [, name = '', part, star, quoted, bare] of header.slice(0, 10_000).matchAll(/;\s*([\w.!#$&+-]+?)(?:\*(\d{1,3}))?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g)) {
    const text = quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/g, '$1')
    const key = name.toLowerCase()
    if (part === undefined && star === undefined) {
      if (!parameters.has(key)) parameters.set(key, decodeWords(text))
    } else continued.set(key, [...(continued.get(key) ?? []), { at: Number(part ?? 0), text, encoded: star !== undefined }])
  }
  for (const [key, parts] of continued) {
    const [first] = parts.toSorted((a, b) => a.at - b.at)
    const charset = first?.encoded === true ? (/^([^']*)'[^']*'/.exec(first.text)?.[1] ?? 'utf-8') : 'utf-8'
    const whole = parts.toSorted((a, b) => a.at - b.at).map(({ text, encoded }, index) => (encoded ? percentBytes(index === 0 ? text.replace(/^[^']*'[^']*'/, '') : text) : new TextEncoder().encode(text)))
    parameters.set(key, decodeIn(charset, concatenated(whole)))
  }
  return { value, parameters }
}

/** `=?utf-8?Q?Pr=C3=BCfung?=` and the like in a header's text. */
export function decodeWords(text: string): string {
  return text
    .replace(/(=\?[^?\s]+\?[bq]\?[^?]*\?=)\s+(?==\?[^?\s]+\?[bq]\?)/gi, '$1')
    .replace(/=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi, (_, charset: string, kind: string, data: string) => {
      const bytes = kind.toLowerCase() === 'b' ? decodeBase64(data) : decodeQuotedPrintable(latinBytes(data), true)
      return decodeIn(charset, bytes)
    })
}

/** Each character as the byte of its number: how headers are held here. */
export const latinBytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)

function decodeIn(charset: string, bytes: Uint8Array): string {
  try {
    return decodeAs(bytes, charset)
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}

function percentBytes(text: string): Uint8Array {
  return latinBytes(text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))))
}

function concatenated(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
