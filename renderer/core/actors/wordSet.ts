/**
 * Membership in a long list of words without a Set of them: words one a line, sorted by UTF-16 code units, stay one string, and an index
 * of line starts is all that is made, at the first question. 100,000 words cost 400 KB instead of ten megabytes.
 */
export function wordSet(lines: string): (word: string) => boolean {
  let starts: Uint32Array | null = null
  const index = (): Uint32Array => {
    const list: number[] = lines === '' ? [] : [0]
    for (let at = lines.indexOf('\n'); at >= 0; at = lines.indexOf('\n', at + 1)) list.push(at + 1)
    return Uint32Array.from([...list, lines.length + 1])
  }
  return (word) => {
    starts ??= index()
    let low = 0
    let high = starts.length - 2
    while (low <= high) {
      const middle = (low + high) >> 1
      const start = starts[middle] ?? 0
      const length = (starts[middle + 1] ?? 0) - 1 - start
      const shorter = Math.min(length, word.length)
      let order = 0
      for (let at = 0; at < shorter && order === 0; at++) order = lines.charCodeAt(start + at) - word.charCodeAt(at)
      if (order === 0) order = length - word.length
      if (order === 0) return true
      if (order < 0) low = middle + 1
      else high = middle - 1
    }
    return false
  }
}
