/** A file's bytes piece by piece, unpacked where it is gzipped: corpora are larger unpacked than memory should be asked for. */
import { Gunzip } from 'fflate'
import { ImportError } from '../ImportError.ts'

const PIECE = 65_536

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** @throws {ImportError} `damaged` when what is gzipped cannot be unpacked; `too-large` beyond `limit` bytes */
export function* chunksOf(name: string, bytes: Uint8Array, limit: number): Generator<Uint8Array> {
  if (!isGzip(bytes)) {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
    return
  }
  let ready: Uint8Array[] = []
  let total = 0
  const stream = new Gunzip((piece) => void ready.push(piece))
  for (let at = 0; at < bytes.length; at += PIECE) {
    try {
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
    } catch {
      throw new ImportError('damaged', name, 'is gzipped and cannot be unpacked: it is damaged or cut off.')
    }
    for (const piece of ready) {
      total += piece.length
      if (total > limit) throw new ImportError('too-large', name, `unpacks to more than ${Math.round(limit / 2 ** 20).toLocaleString('en')} MB.`)
      yield piece
    }
    ready = []
  }
}

/** The first bytes of a gzipped file, unpacked; none when it is damaged. */
export function gunzipHead(bytes: Uint8Array): Uint8Array {
  try {
    let head = new Uint8Array()
    new Gunzip((piece) => {
      if (head.length === 0) head = piece.slice(0, 16_384)
    }).push(bytes.subarray(0, PIECE), bytes.length <= PIECE)
    return head
  } catch {
    return new Uint8Array()
  }
}

/** Lines without their ends, as bytes; one longer than `longest` comes as null. */
export function* linesOf(chunks: Iterable<Uint8Array>, longest: number): Generator<Uint8Array | null> {
  let parts: Uint8Array[] = []
  let length = 0
  const line = (): Uint8Array | null => {
    const whole = length > longest ? null : joined(parts, length)
    parts = []
    length = 0
    return whole
  }
  const keep = (part: Uint8Array): void => {
    length += part.length
    // Of one that is too long nothing is kept but its length.
    if (length <= longest) parts.push(part)
    else parts = []
  }
  for (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, at))
      yield line()
      from = at + 1
    }
    if (from < chunk.length) keep(chunk.slice(from))
  }
  if (length > 0) yield line()
}

export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
