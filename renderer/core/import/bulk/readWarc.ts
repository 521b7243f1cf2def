/**
 * Web archives (WARC, ISO 28500; also WET, their plain text), gzipped or not, in a stream: pages and texts that were fetched with success become
 * articles under their addresses. Pictures, scripts and whatever else was fetched are passed over.
 */
import { extractArticle } from '../../extract/extractArticle.ts'
import { finishArticle } from '../articles/finishArticle.ts'
import { TEXT_BYTES } from '../articles/limits.ts'
import type { ArticleSource, ReadItem } from '../articles/types.ts'
import { ImportError } from '../ImportError.ts'
import { type Headers, parseHeaders, parseValue } from '../mime/headers.ts'
import { readOriginal } from '../readOriginal.ts'
import { chunksOf, joined } from './chunks.ts'

const ALL = 64 * 2 ** 30
const HEAD = 65_536

interface WarcRecord {
  headers: Headers
  content: Uint8Array
}

export async function* read({ name, bytes }: ArticleSource): AsyncGenerator<ReadItem> {
  let articles = 0
  let others = 0
  for (const record of recordsOf(name, bytes)) {
    if ('tooLarge' in record) {
      yield refusal(record.tooLarge, 'too-large', 'is larger than any page that is read.')
      continue
    }
    const address = (record.headers.get('warc-target-uri') ?? '').replace(/^<|>$/g, '')
    try {
      const page = pageOf(address, record)
      if (page === null) {
        others += 1
        continue
      }
      yield await articleOf(address, page)
      articles += 1
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      yield { kind: 'refused', entry: address, code: error.code, message: error.message }
    }
  }
  if (articles === 0) throw new ImportError('no-text', name, others === 0 ? 'is a web archive without anything in it.' : 'is a web archive without a page or text that was fetched with success.')
}

const refusal = (address: string, code: 'too-large', what: string): ReadItem => ({ kind: 'refused', entry: address, code, message: new ImportError(code, address, what).message })

interface FetchedPage {
  kind: 'html' | 'text'
  charset: string | null
  content: Uint8Array
}

function pageOf(address: string, { headers, content }: WarcRecord): FetchedPage | null {
  const type = headers.get('warc-type')
  const { value, parameters } = parseValue(headers.get('content-type') ?? '')
  // WET: the text of a page, line by line.
  if (type === 'conversion') return value.startsWith('text/plain') ? { kind: 'text', charset: 'utf-8', content } : null
  if (type === 'resource') return value === 'text/html' || value === 'application/xhtml+xml' ? { kind: 'html', charset: parameters.get('charset') ?? null, content } : null
  return type === 'response' && value === 'application/http' ? fetched(address, content) : null
}

/** An HTTP answer, when it brought a page. @throws {ImportError} that names the address: it cannot be unpacked */
function fetched(address: string, content: Uint8Array): FetchedPage | null {
  const head = new TextDecoder('latin1').decode(content.subarray(0, HEAD))
  const end = /\r?\n\r?\n/.exec(head)
  if (end === null || !/^HTTP\/[\d.]+ 2\d\d/.test(head)) return null
  const headers = parseHeaders(head.slice(head.indexOf('\n') + 1, end.index))
  const { value, parameters } = parseValue(headers.get('content-type') ?? '')
  if (value !== 'text/html' && value !== 'application/xhtml+xml' && value !== 'text/plain') return null
  let body = content.subarray(end.index + end[0].length)
  if (/chunked/i.test(headers.get('transfer-encoding') ?? '')) body = dechunked(body)
  const encoding = (headers.get('content-encoding') ?? '').trim().toLowerCase()
  if (encoding === 'gzip' || encoding === 'x-gzip') {
    const parts = [...chunksOf(address, body, TEXT_BYTES)]
    body = joined(parts.length === 0 ? [new Uint8Array()] : parts, parts.reduce((sum, part) => sum + part.length, 0))
  } else if (encoding !== '' && encoding !== 'identity') throw new ImportError('unsupported', address, `is packed in a way that is not understood (${encoding.slice(0, 40)}).`)
  return { kind: value === 'text/plain' ? 'text' : 'html', charset: parameters.get('charset') ?? null, content: body }
}

function dechunked(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at)
    const size = end < 0 || end - at > 100 ? Number.NaN : Number.parseInt(new TextDecoder('latin1').decode(bytes.subarray(at, end)), 16)
    // Archives often keep the header and not the chunks.
    if (!(size >= 0)) return parts.length === 0 ? bytes : joined(parts, length)
    if (size === 0) break
    parts.push(bytes.subarray(end + 1, end + 1 + size))
    length += parts.at(-1)!.length
    at = end + 1 + size + (bytes[end + 1 + size] === 13 ? 2 : 1)
  }
  return joined(parts.length === 0 ? [new Uint8Array()] : parts, length)
}

function articleOf(address: string, { kind, charset, content }: FetchedPage): Promise<ReadItem> {
  const original = readOriginal(address, content, charset)
  const extraction = extractArticle({ kind, text: original.text, url: /^https?:/i.test(address) ? address : null, fileName: address })
  return finishArticle({ entry: address, extraction, original: { name: address, mediaType: original.mediaType, encoding: original.encoding, bytes: content.slice() } })
}

/** Records one after the other; of one that is too large the address alone. @throws {ImportError} `damaged` where no record begins */
function* recordsOf(name: string, bytes: Uint8Array): Generator<WarcRecord | { tooLarge: string }> {
  const chunks = chunksOf(name, bytes, ALL)
  let buffer = new Uint8Array()
  let over = false
  const more = (): boolean => {
    const next = chunks.next()
    if (next.done === true) {
      over = true
      return false
    }
    const whole = new Uint8Array(buffer.length + next.value.length)
    whole.set(buffer)
    whole.set(next.value, buffer.length)
    buffer = whole
    return true
  }
  for (;;) {
    // Blank lines part records.
    let start = 0
    for (;;) {
      while (buffer[start] === 10 || buffer[start] === 13) start += 1
      if (start < buffer.length || !more()) break
    }
    buffer = buffer.subarray(start)
    if (buffer.length === 0 && over) return
    let head = headOf(buffer)
    while (head === null && buffer.length < HEAD && more()) head = headOf(buffer)
    const length = Number(head?.headers.get('content-length') ?? Number.NaN)
    if (head === null || !Number.isSafeInteger(length) || length < 0) throw new ImportError('damaged', name, 'is a web archive that is damaged or cut off.')
    buffer = buffer.subarray(head.end)
    if (length > TEXT_BYTES) {
      let left = length - buffer.length
      buffer = buffer.subarray(Math.min(length, buffer.length))
      while (left > 0 && more()) {
        const taken = Math.min(left, buffer.length)
        buffer = buffer.subarray(taken)
        left -= taken
      }
      yield { tooLarge: (head.headers.get('warc-target-uri') ?? name).slice(0, 500) }
      continue
    }
    yield { headers: head.headers, content: (buffer = gathered(buffer, length, chunks)).subarray(0, length) }
    buffer = buffer.subarray(length)
  }
}

/** At least `length` bytes, unless the file ends before. */
function gathered(buffer: Uint8Array<ArrayBuffer>, length: number, chunks: Iterator<Uint8Array>): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [buffer]
  let total = buffer.length
  while (total < length) {
    const next = chunks.next()
    if (next.done === true) break
    parts.push(next.value.slice())
    total += next.value.length
  }
  return parts.length === 1 ? buffer : new Uint8Array(joined(parts, total))
}

function headOf(bytes: Uint8Array): { headers: Headers; end: number } | null {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))
  const end = /\r?\n\r?\n/.exec(text)
  return end === null || !text.startsWith('WARC/') ? null : { headers: parseHeaders(text.slice(text.indexOf('\n') + 1, end.index)), end: end.index + end[0].length }
}
