/**
 * From bytes to text. Order of trust: a byte-order mark; a declared encoding that gives plausible text; strict UTF-8; then
 * the legacy encodings that news archives use, ranked by how much each looks like writing. Not for telling binary formats
 * apart: readOriginal.ts does that first.
 */
import { ImportError } from './ImportError.ts'
import { normalizeText } from './normalizeText.ts'

export interface Decoded {
  text: string
  /** WHATWG name, e.g. `utf-8`, `windows-1252`. */
  encoding: string
}

const LEGACY = ['windows-1252', 'windows-1251', 'koi8-r', 'iso-8859-2', 'iso-8859-15']
/** Bytes that are looked at when ranking encodings. */
const SAMPLE = 65_536
/** Mean plausibility of a non-ASCII character below which a text is not believed. */
const BELIEVABLE = 0.35

/**
 * Decodes and normalises (see normalizeText).
 * @param declared what a `<meta charset>`, an XML declaration or HTTP says; believed only when the result is plausible,
 *   because pages copied between servers often declare the encoding of the old one
 * @throws {ImportError} `encoding` when no encoding gives plausible text
 */
export function decodeText(bytes: Uint8Array, declared?: string | null, fileName = 'text'): Decoded {
  const marked = byteOrderMark(bytes)
  if (marked) return decoded(bytes, marked)

  const wide = utf16WithoutMark(bytes)
  if (wide) return decoded(bytes, wide)

  const utf8 = strictly(bytes, 'utf-8')
  const label = declared ? known(declared) : null
  if (label && label !== 'utf-8' && !label.startsWith('utf-16')) {
    // Valid UTF-8 with sequences in it is UTF-8, whatever is declared: other encodings hardly ever form them by chance.
    const text = utf8 !== null && hasHighBytes(bytes) ? null : strictly(bytes, label)
    if (text !== null && plausibility(text) >= BELIEVABLE) return { text: normalizeText(text), encoding: label }
  }
  if (utf8 !== null) return { text: normalizeText(utf8), encoding: 'utf-8' }
  if (mostlyUtf8(bytes)) return decoded(bytes, 'utf-8')

  let best: { score: number; encoding: string } | null = null
  for (const encoding of label && !LEGACY.includes(label) ? [label, ...LEGACY] : LEGACY) {
    const sample = strictly(bytes.subarray(0, SAMPLE), encoding)
    if (sample === null) continue
    const score = plausibility(sample)
    if (!best || score > best.score + 1e-9) best = { score, encoding }
  }
  if (!best || best.score < BELIEVABLE) {
    throw new ImportError('encoding', fileName, 'is in a text encoding that could not be recognised; save it as UTF-8 and import it again.')
  }
  return decoded(bytes, best.encoding)
}

/** The encoding that the first 1,024 bytes declare (HTML `<meta>`, XML declaration), as written; null when none does. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 1024))
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? /^<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ?? null
}

function decoded(bytes: Uint8Array, encoding: string): Decoded {
  return { text: normalizeText(decodeAs(bytes, encoding)), encoding }
}

function known(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding
  } catch {
    return null
  }
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return decodeAs(bytes, encoding, true)
  } catch {
    return null
  }
}

/** Windows-1252's 0x80–0x9F. Some releases of Node (20 among them) decode them as Latin-1's control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** @throws {TypeError | RangeError} for bytes that are none of it when `fatal`, and for an encoding that is unknown */
export function decodeAs(bytes: Uint8Array, encoding: string, fatal = false): string {
  const text = new TextDecoder(encoding, { fatal }).decode(bytes)
  return /^(?:windows-1252|iso-8859-1|latin1|ascii|us-ascii)$/i.test(encoding) ? text.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80)) : text
}

/** Whether it would be read as UTF-16, by its mark or without one: a sign has two bytes then, or four. */
export const isUtf16 = (bytes: Uint8Array): boolean => (byteOrderMark(bytes) ?? utf16WithoutMark(bytes))?.startsWith('utf-16') ?? false

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 betrays itself by one constant high byte: 0 for Latin letters, 4 for Cyrillic, at every other place. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1
  if (length < 8) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0 || bytes[at] === 4) even += 1
    if (bytes[at + 1] === 0 || bytes[at + 1] === 4) odd += 1
  }
  const pairs = length / 2
  const encoding = odd > pairs * 0.8 && even < pairs * 0.2 ? 'utf-16le' : even > pairs * 0.8 && odd < pairs * 0.2 ? 'utf-16be' : null
  return encoding !== null && strictly(bytes.subarray(0, length), encoding) !== null ? encoding : null
}

function hasHighBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f)
}

/** A few damaged bytes (a cut at the end, one bad paste) in a text that otherwise is UTF-8: they show as U+FFFD. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, SAMPLE))
  let damaged = 0
  let good = 0
  for (const character of text) {
    if (character === '\ufffd') damaged += 1
    else if (character > '\u007f') good += 1
  }
  return good > 0 && damaged * 20 <= good
}

const LATIN = new Set('äöüÄÖÜßàâçèéêëîïôùûœæÀÂÇÈÉÊËÎÔÙÛìòÌÒáíóúñÁÍÓÚÑ¿¡ãõåøÅØ„“”‘’‚«»–—…€§°·•©®™´²³½ª\u00a0\u00ad')
const CENTRAL = new Set('ąćęłńóśźżĄĆĘŁŃÓŚŹŻěščřžýáíéúůďťňĚŠČŘŽÝÁÍÉÚŮĎŤŇőűŐŰöüÖÜăâîșțşţĂÂÎŞŢľĺŕôđĐ\u00a0\u00ad')
/** Russian letters by frequency, in per mille: КОИ-8 and 1251 map each other's text to rare letters in odd case. */
const CYRILLIC = new Map(
  'оеаинтсрвлкмдпуяызьбгчйхжюшцщэфъё'.split('').map((letter, index) => [letter, 1 - index / 36] as const),
)

/** Mean plausibility, −1 to 1, of the non-ASCII characters of a text; 1 when it has none. */
function plausibility(text: string): number {
  let sum = 0
  let count = 0
  let previous = ' '
  for (const character of text) {
    if (character > '\u007f') {
      count += 1
      sum += characterScore(character, previous)
    } else if (/[A-Za-z]/.test(character) && /[Ѐ-ӿ]/.test(previous)) {
      count += 1
      sum -= 0.5
    }
    previous = character
  }
  return count === 0 ? 1 : sum / count
}

function characterScore(character: string, previous: string): number {
  if (character >= '\u0080' && character <= '\u009f') return -1
  const lower = character.toLowerCase()
  const cyrillic = CYRILLIC.get(lower)
  if (cyrillic !== undefined) {
    if (/[A-Za-z]/.test(previous)) return -0.5
    // Capitals follow capitals or a word's start; inside a lower-case word they betray the wrong table.
    if (character !== lower && /\p{Ll}/u.test(previous)) return -0.6
    return character === lower ? 0.3 + 0.7 * cyrillic : 0.5 + 0.1 * cyrillic
  }
  if (LATIN.has(character)) {
    if (/\p{Lu}/u.test(character) && /\p{Ll}/u.test(previous)) return -0.4
    if (/[Ѐ-ӿ]/.test(previous) && /\p{L}/u.test(character)) return -0.5
    // A run of accented letters is no Western language, it is another table's bytes.
    if (/\p{L}/u.test(character) && previous > '\u007f' && /\p{L}/u.test(previous)) return -0.3
    return 0.95
  }
  if (CENTRAL.has(character)) return /\p{Lu}/u.test(character) && /\p{Ll}/u.test(previous) ? -0.4 : 0.9
  return /\p{L}/u.test(character) ? -0.1 : -0.3
}
