/**
 * A MIME entity (RFC 2045–2049) as the flat list of its parts: what MHTML files and mail are made of. Lenient where files in the wild are: missing
 * blank lines, boundaries that are never closed, line ends of any kind. Bounded in parts and in depth; nothing is decoded before it is asked for.
 */
import { decodeBase64 } from './base64.ts'
import { type Headers, parseHeaders, parseValue } from './headers.ts'
import { decodeQuotedPrintable } from './quotedPrintable.ts'

export interface MimePart {
  headers: Headers
  /** `text/html`; `text/plain` when the part does not say. */
  mediaType: string
  charset: string | null
  /** Content-ID without its brackets. */
  id: string | null
  location: string | null
  fileName: string | null
  /** Meant to be saved rather than shown. */
  attached: boolean
  bytes: () => Uint8Array
}

export interface MimeMessage {
  headers: Headers
  /** Content-Type of the whole: `multipart/related`. */
  mediaType: string
  /** Content-ID of the part that is shown first, when the whole names one. */
  start: string | null
  /** Every part that is no multipart itself, in order. */
  parts: MimePart[]
}

const MAX_PARTS = 5000
const MAX_DEPTH = 20
const HEAD_BYTES = 65_536
/** Characters; the standard allows 70. Searching costs the body times the boundary where the two look alike. */
const MAX_BOUNDARY = 200

export function parseMime(bytes: Uint8Array): MimeMessage {
  const parts: MimePart[] = []
  const root = readEntity(bytes, parts, 0)
  const { parameters } = parseValue(root.headers.get('content-type') ?? '')
  return { headers: root.headers, mediaType: root.mediaType, start: withoutBrackets(parameters.get('start') ?? null), parts }
}

function readEntity(bytes: Uint8Array, parts: MimePart[], depth: number): { headers: Headers; mediaType: string } {
  const end = endOfHead(bytes)
  const headers = parseHeaders(decodeHead(bytes.subarray(0, end)))
  const body = bytes.subarray(end)
  const { value, parameters } = parseValue(headers.get('content-type') ?? 'text/plain')
  const boundary = parameters.get('boundary')
  if (value.startsWith('multipart/') && boundary !== undefined && boundary !== '' && boundary.length <= MAX_BOUNDARY && depth < MAX_DEPTH) {
    for (const piece of divide(body, boundary)) {
      if (parts.length >= MAX_PARTS) break
      readEntity(piece, parts, depth + 1)
    }
  } else {
    const disposition = parseValue(headers.get('content-disposition') ?? '')
    const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()
    parts.push({
      headers,
      mediaType: value === '' ? 'text/plain' : value,
      charset: parameters.get('charset') ?? null,
      id: withoutBrackets(headers.get('content-id') ?? null),
      location: headers.get('content-location')?.replace(/\s+/g, '') ?? null,
      fileName: disposition.parameters.get('filename') ?? parameters.get('name') ?? null,
      attached: disposition.value === 'attachment',
      bytes: () => (encoding === 'base64' ? decodeBase64(ascii(body)) : encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body),
    })
  }
  return { headers, mediaType: value }
}

const withoutBrackets = (id: string | null): string | null => id?.trim().replace(/^<|>$/g, '') ?? null

/** Headers are ASCII by the standard and UTF-8 in practice. */
function decodeHead(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const ascii = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

/** Where the body begins: after the first blank line; at the end when there is none. */
function endOfHead(bytes: Uint8Array): number {
  const most = Math.min(bytes.length, HEAD_BYTES)
  if (bytes[0] === 0x0a) return 1
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return 2
  for (let at = 0; at < most; at += 1) {
    if (bytes[at] === 0x0a && bytes[at + 1] === 0x0a) return at + 2
    if (bytes[at] === 0x0a && bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return at + 3
    if (bytes[at] === 0x0d && bytes[at + 1] === 0x0d) return at + 2
  }
  return bytes.length > HEAD_BYTES ? HEAD_BYTES : bytes.length
}

/** The pieces between lines `--boundary`, up to `--boundary--` or the end. */
function* divide(bytes: Uint8Array, boundary: string): Generator<Uint8Array> {
  const mark = new TextEncoder().encode(`--${boundary}`)
  let start = -1
  for (let at = indexOf(bytes, mark, 0); ; at = indexOf(bytes, mark, at + mark.length)) {
    const atLineStart = at <= 0 || bytes[at - 1] === 0x0a || bytes[at - 1] === 0x0d
    if (at >= 0 && !atLineStart) continue
    if (start >= 0) {
      let end = at < 0 ? bytes.length : at
      if (at > 0 && bytes[end - 1] === 0x0a) end -= 1
      if (at > 0 && bytes[end - 1] === 0x0d) end -= 1
      yield bytes.subarray(start, Math.max(start, end))
    }
    if (at < 0) return
    const after = at + mark.length
    if (bytes[after] === 0x2d && bytes[after + 1] === 0x2d) return
    start = after
    while (start < bytes.length && bytes[start] !== 0x0a && bytes[start] !== 0x0d) start += 1
    if (bytes[start] === 0x0d && bytes[start + 1] === 0x0a) start += 2
    else start += 1
  }
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0]!
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1
    while (length < wanted.length && bytes[at + length] === wanted[length]) length += 1
    if (length === wanted.length) return at
  }
  return -1
}
