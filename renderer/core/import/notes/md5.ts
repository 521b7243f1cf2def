/** MD5 (RFC 1321), by which Evernote's notes name their files. Not for anything that has to be safe; Web Crypto leaves it out for that reason. */

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
const SINES = Uint32Array.from({ length: 64 }, (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32))

/** In hex. */
export function md5(bytes: Uint8Array): string {
  const length = bytes.length
  const padded = new Uint8Array(((length + 8) >> 6) * 64 + 64)
  padded.set(bytes)
  padded[length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, (length * 8) >>> 0, true)
  view.setUint32(padded.length - 4, Math.floor(length / 2 ** 29), true)
  let [a0, b0, c0, d0] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  const words = new Uint32Array(16)
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getUint32(block + at * 4, true)
    let [a, b, c, d] = [a0, b0, c0, d0]
    for (let at = 0; at < 64; at += 1) {
      const round = at >> 4
      const f = round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d)
      const word = words[round === 0 ? at : round === 1 ? (5 * at + 1) & 15 : round === 2 ? (3 * at + 5) & 15 : (7 * at) & 15]!
      const sum = (a + f + SINES[at]! + word) | 0
      const shift = SHIFTS[round * 4 + (at & 3)]!
      ;[a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0]
    }
    ;[a0, b0, c0, d0] = [(a0 + a) | 0, (b0 + b) | 0, (c0 + c) | 0, (d0 + d) | 0]
  }
  const result = new DataView(new ArrayBuffer(16))
  ;[a0, b0, c0, d0].forEach((word, at) => result.setInt32(at * 4, word, true))
  return Array.from({ length: 16 }, (_, at) => result.getUint8(at).toString(16).padStart(2, '0')).join('')
}
