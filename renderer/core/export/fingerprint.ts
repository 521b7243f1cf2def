/**
 * A short fingerprint of text, to see whether somebody changed it (not whether somebody meant to deceive): cyrb53, 53 bits, as 11 characters of base 36.
 * Line ends and spaces at the ends of lines do not count: editors and version control change those by themselves.
 */
export function fingerprint(given: string): string {
  const text = given.replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '').trim()
  let low = 0xdeadbeef
  let high = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 2654435761)
    high = Math.imul(high ^ unit, 1597334677)
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  return (4294967296 * (2097151 & high) + (low >>> 0)).toString(36).padStart(11, '0')
}
