/** Which paths may be written below a folder. */

const RESERVED = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i

/**
 * Only relative, `/`-separated paths that mean the same on every system, each once (compared as a case-insensitive file system does).
 * @throws {Error} that names the first path that is not
 */
export function checkPaths(paths: readonly string[]): void {
  const seen = new Set<string>()
  for (const path of paths) {
    const refuse = (why: string): Error => new Error(`Refused to write “${path.slice(0, 200)}”: ${why}.`)
    if (/[\p{Cc}\\:]/u.test(path)) throw refuse('the path has a character that is not allowed in it')
    for (const segment of path.split('/')) {
      if (segment === '' || segment === '.' || segment === '..') throw refuse('only paths below the chosen folder are written')
      if (Buffer.byteLength(segment) > 255) throw refuse('a name in it is too long')
      if (RESERVED.test(segment) || /[. ]$/.test(segment)) throw refuse('Windows does not allow such a name')
    }
    const folded = path.normalize('NFC').toLowerCase()
    if (seen.has(folded)) throw refuse('another file of the same name is written')
    seen.add(folded)
  }
}
