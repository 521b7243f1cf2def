/** What the line around a word says of its capital: nothing in a shouted line, little in a headline that writes every word large. */
import type { Token } from '../text/tokens.ts'

/** One space between two words of a name. */
export const SPACE = /^[ \u00A0\u202F]$/

export const ALL_CAPS = 1
export const TITLE_CASE = 2

/** Per token: is its line shouted, or written with a capital on every word? */
export function lineFlags(list: Token[]): Uint8Array {
  const flags = new Uint8Array(list.length)
  for (let from = 0; from < list.length; ) {
    let to = from + 1
    while (to < list.length && !(list[to]?.gap ?? '').includes('\n') && to - from < 400) to++
    let long = 0
    let upper = 0
    let capital = 0
    for (let at = from; at < to; at++) {
      const token = list[at]
      if (!token || token.shape === 'digit' || token.text.length < 4) continue
      long++
      if (token.shape === 'upper') upper++
      if (token.shape !== 'lower') capital++
    }
    const flag = long >= 2 && upper / long > 0.7 ? ALL_CAPS : long >= 4 && to - from < 25 && capital === long ? TITLE_CASE : 0
    if (flag !== 0) flags.fill(flag, from, to)
    from = to
  }
  return flags
}

/** Whether a word in capitals stands beside another: THE END is no acronym. */
export function isPartOfRun(list: Token[], at: number, flags: Uint8Array): boolean {
  const upper = (index: number): boolean => list[index]?.shape === 'upper' && (list[index]?.text.length ?? 0) > 2 && ((flags[index] ?? 0) & ALL_CAPS) === 0
  return (SPACE.test(list[at]?.gap ?? '') && upper(at - 1)) || (SPACE.test(list[at + 1]?.gap ?? '') && upper(at + 1))
}
