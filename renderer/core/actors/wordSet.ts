/**
 * Membership in a long list of words without a Set of them: words one a line stay one string, and a hash table of line starts is all that is
 * made, at the first question. 100,000 words cost one megabyte instead of ten.
 */

/** FNV-1a of a stretch. */
function hashOf(text: string, from: number, to: number): number {
  let value = 0x811c9dc5
  for (let at = from; at < to; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value ^ (value >>> 15)
}

function tableOf(lines: string): Int32Array {
  let count = 1
  for (let at = lines.indexOf('\n'); at >= 0; at = lines.indexOf('\n', at + 1)) count++
  const table = new Int32Array(2 ** Math.ceil(Math.log2(count * 1.6 + 2))).fill(-1)
  if (lines === '') return table
  for (let from = 0; from <= lines.length; ) {
    const end = lines.indexOf('\n', from)
    const to = end < 0 ? lines.length : end
    let slot = hashOf(lines, from, to) & (table.length - 1)
    while (table[slot] !== -1) slot = (slot + 1) & (table.length - 1)
    table[slot] = from
    from = to + 1
  }
  return table
}

const NEWLINE = 10

/** Whether one of the lines is this word, which holds no newline. */
export function wordSet(lines: string): (word: string) => boolean {
  let table: Int32Array | null = null
  return (word) => {
    table ??= tableOf(lines)
    const { length } = word
    for (let slot = hashOf(word, 0, length) & (table.length - 1); ; slot = (slot + 1) & (table.length - 1)) {
      const start = table[slot] ?? -1
      if (start < 0) return false
      let at = 0
      while (at < length && lines.charCodeAt(start + at) === word.charCodeAt(at)) at++
      if (at === length && (start + at === lines.length || lines.charCodeAt(start + at) === NEWLINE)) return true
    }
  }
}
