/** Quoted-printable (RFC 2045 §6.7) as bytes. Total: what is no escape stands for itself. */

const LINE_FEED = 0x0a
const RETURN = 0x0d
const EQUALS = 0x3d

const hexOf = (byte: number | undefined): number => {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

/** @param underscores `_` is a space, as in the encoded words of headers (RFC 2047 §4.2) */
export function decodeQuotedPrintable(bytes: Uint8Array, underscores = false): Uint8Array {
  const decoded = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!
    if (byte !== EQUALS) {
      decoded[length++] = underscores && byte === 0x5f ? 0x20 : byte
      continue
    }
    // A line that ends in “=” goes on in the next one, whatever white space a relay has put behind it.
    let next = at + 1
    while (bytes[next] === 0x20 || bytes[next] === 0x09) next += 1
    if (bytes[next] === RETURN && bytes[next + 1] === LINE_FEED) at = next + 1
    else if (bytes[next] === LINE_FEED || bytes[next] === RETURN || next >= bytes.length) at = next
    else {
      const [high, low] = [hexOf(bytes[at + 1]), hexOf(bytes[at + 2])]
      if (high < 0 || low < 0) decoded[length++] = byte
      else {
        decoded[length++] = high * 16 + low
        at += 2
      }
    }
  }
  return decoded.subarray(0, length)
}
