/**
 * Bytes of a text → text that core/extract understands, or one clear refusal. It decides the encoding and the kind; it does not look for the article
 * (core/extract), and knows no format that is more than text (articles/formats.ts).
 */
import { megabytes, TEXT_BYTES } from './articles/limits.ts'
import { declaredEncoding, decodeText } from './decodeText.ts'
import { ImportError } from './ImportError.ts'
import { recogniseBinary } from './recogniseBinary.ts'

export { ImportError }

export interface Original {
  kind: 'html' | 'text' | 'markdown'
  /** Decoded and normalised (normalizeText.ts). */
  text: string
  /** WHATWG name of the encoding it was read as. */
  encoding: string
  mediaType: string
  /** Where the file says that it was saved from (a browser's "saved from url" comment), else null. */
  url: string | null
}


const MEDIA_TYPES = { html: 'text/html', text: 'text/plain', markdown: 'text/markdown' } as const

/**
 * @param fileName as the user knows it; its extension is a hint, the content decides
 * @param declared the encoding that its message or server states, which goes before what the text itself declares
 * @throws {ImportError} saying what the file is instead, and its name
 */
export function readOriginal(fileName: string, bytes: Uint8Array, declared: string | null = null): Original {
  if (bytes.length === 0) throw new ImportError('empty', fileName, 'is empty.')
  if (bytes.length > TEXT_BYTES) throw new ImportError('too-large', fileName, `is ${megabytes(bytes.length)}; the limit for a text is ${megabytes(TEXT_BYTES)}.`)
  const binary = recogniseBinary(bytes)
  if (binary) {
    if (binary.document) throw new ImportError('unsupported', fileName, `is ${binary.what}, which Dossier does not read.`)
    throw new ImportError('binary', fileName, `is ${binary.what}, not text.`)
  }
  const { text, encoding } = decodeText(bytes, declared ?? declaredEncoding(bytes), fileName)
  if (encoding.startsWith('utf-16') ? !isWriting(text) : binaryDensity(bytes) > 0.002) throw new ImportError('binary', fileName, 'contains binary data, not text.')
  if (text.trim() === '') throw new ImportError('empty', fileName, 'contains only blank space.')
  const kind = kindOf(fileName, text)
  return { kind, text, encoding, mediaType: MEDIA_TYPES[kind], url: kind === 'html' ? savedFrom(text) : null }
}

/** Of any bytes whatever read as UTF-16, a fifth is no character: unpaired surrogates (U+FFFD by now), unassigned, private use. */
function isWriting(text: string): boolean {
  const sample = text.slice(0, 100_000)
  return (sample.match(/[\ufffd\p{Cn}\p{Co}]/gu)?.length ?? 0) <= sample.length * 0.02
}

/** Share of the bytes that no text of one byte a character contains: NUL and control characters other than white space, ESC included. */
function binaryDensity(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, 262_144)
  let control = 0
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32)) control += 1
  // One stray control character does not make a short text binary.
  return control < 2 ? 0 : control / sample.length
}

function kindOf(fileName: string, text: string): Original['kind'] {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const head = text.slice(0, 8192)
  if (startsHtml(head)) return 'html'
  if (extension === 'md' || extension === 'markdown') return 'markdown'
  const tags = head.match(/<(?:p|div|span|a|article|section|h[1-6]|table|ul|meta|title|script|br)(?:\s[^<>]*)?\/?>/gi)?.length ?? 0
  if (extension === 'html' || extension === 'htm' || extension === 'xhtml') return tags > 0 ? 'html' : 'text'
  return tags >= 8 && /^\s*</.test(head) ? 'html' : 'text'
}

/** Whether a page begins there, after an XML declaration and comments. These are passed one by one: as one pattern they could be divided in 2ⁿ ways. */
function startsHtml(head: string): boolean {
  let at = /^\s*(?:<\?xml[^>]*>\s*)?/i.exec(head)?.[0].length ?? 0
  while (head.startsWith('<!--', at)) {
    const end = head.indexOf('-->', at + 4)
    if (end < 0) return false
    at = end + 3
    while (/\s/.test(head.charAt(at))) at += 1
  }
  return /^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(head.slice(at, at + 1000))
}

/**
 * What Chromium and Internet Explorer write into a saved page, `<!-- saved from url=(0023)https://example.org/a -->`, and SingleFile, a comment of
 * several lines with `url: https://example.org/a`.
 */
function savedFrom(text: string): string | null {
  const head = text.slice(0, 4096)
  const address = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(head)?.[1] ?? /<!--\s*Page saved with SingleFile\s+url:\s*(\S+)/.exec(head)?.[1]
  return address && /^https?:\/\//i.test(address) ? address : null
}
