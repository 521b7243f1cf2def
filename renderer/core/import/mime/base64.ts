/** Base64 as mail and pages hold it: broken into lines, sometimes cut off or without its padding. Total: what cannot be decoded is left out. */
export function decodeBase64(text: string): Uint8Array {
  const clean = text.replace(/[-_]/g, (character) => (character === '-' ? '+' : '/')).replace(/[^A-Za-z0-9+/]+/g, '')
  // One character more than a multiple of four says less than a byte.
  const whole = clean.length % 4 === 1 ? clean.slice(0, -1) : clean
  return Uint8Array.from(atob(whole), (character) => character.charCodeAt(0))
}
