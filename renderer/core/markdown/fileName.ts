/**
 * File names from titles: what a person expects to see, valid on every system and in a wikilink, and different from each other
 * even where case or composition does not count. Nothing here knows of folders or extensions.
 */
import { wellFormed } from './libraryAddress.ts'

/** Refused by Windows, or with a meaning in wikilinks (`#^[]|`) and addresses. */
const FORBIDDEN = /[<>:"/\\|?*#^[\]]/g

/** Controls, format characters that hide or reverse text (not the joiners that scripts and emoji need), line separators. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\p{Noncharacter_Code_Point}/gu

/** With or without an extension these are devices on Windows. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=$|[. ])/i

/** Bytes of UTF-8; with `.md` and a suffix well under the 255 that file systems allow (143 on eCryptfs). */
const MAX_BYTES = 120

const UNTITLED = 'Untitled'

const encoder = new TextEncoder()

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Cuts at a character as readers see it, so that no accent or emoji is halved. */
function cut(name: string, bytes: number): string {
  if (encoder.encode(name).length <= bytes) return name
  let kept = ''
  let used = 0
  // No byte of UTF-8 makes more than one UTF-16 unit.
  for (const { segment } of graphemes.segment(name.slice(0, bytes))) {
    used += encoder.encode(segment).length
    if (used > bytes) break
    kept += segment
  }
  return kept
}

const trimmed = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/g, '')

/** What two names have in common that a file system may take for one. */
export const fileKey = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')

/**
 * The name of a title alone, without extension: NFC, forbidden characters and runs of white space made one space, dots and spaces
 * taken from the ends (a leading dot hides a file), Windows' device names prefixed with `_`, at most 120 bytes; `Untitled` when nothing is left.
 */
export function fileName(title: string): string {
  const clean = wellFormed(title).normalize('NFC').replace(/\s/g, ' ').replace(INVISIBLE, '').replace(FORBIDDEN, ' ').replace(/ +/g, ' ').normalize('NFC')
  const name = trimmed(cut(trimmed(clean), MAX_BYTES))
  if (name === '') return UNTITLED
  return RESERVED.test(name) ? `_${name}` : name
}

/**
 * A name for each note, by id: its title's, or when an older note has that, the title and the first characters of the id. A note that is
 * written later takes no name from an older one, and the order in which notes are given is no matter. `used` names belong to others.
 */
export function fileNames(notes: readonly { id: string; title: string; createdAt: number }[], used: Iterable<string> = []): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set([...used].map(fileKey))
  const later: { id: string; name: string }[] = []
  for (const { id, title } of notes.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))) {
    const name = fileName(title)
    if (taken.has(fileKey(name))) later.push({ id, name })
    else {
      names.set(id, name)
      taken.add(fileKey(name))
    }
  }
  for (const { id, name } of later) {
    const letters = id.replace(/[^A-Za-z0-9]/g, '').toLowerCase()
    // Random ids differ early; a number settles what does not.
    const suffixes = [letters.slice(0, 4), letters.slice(0, 8), letters.slice(0, 32)].filter((suffix) => suffix !== '')
    let candidate = name
    for (let attempt = 0; taken.has(fileKey(candidate)); attempt += 1) {
      const suffix = suffixes[attempt] ?? `${suffixes.at(-1) ?? ''}${attempt}`
      candidate = `${trimmed(cut(name, MAX_BYTES - suffix.length - 1))} ${suffix}`
    }
    names.set(id, candidate)
    taken.add(fileKey(candidate))
  }
  return names
}
