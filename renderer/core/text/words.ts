/** Counting words and cutting excerpts: what lists show of a text. */

/**
 * Words of a text: runs of letters and digits, joined by apostrophes and hyphens. Intl.Segmenter would also part Chinese and
 * Thai, at 40 ms a megabyte; this is for "4 min" beside a title.
 */
export function countWords(text: string): number {
  let words = 0
  for (const _ of text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)) words++
  return words
}

/** The beginning of a text on one line, cut at a word, with `…` where it was cut. */
export function excerptOf(text: string, length = 200): string {
  const line = text.slice(0, length * 2).replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line.lastIndexOf(' ', length)
  return `${line.slice(0, cut > length / 2 ? cut : length)}…`
}
