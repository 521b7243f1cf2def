import type { BodyRow, PassageSelector, Span } from '../model.ts'

/** Characters of context on either side: enough to tell two equal quotes apart. */
const CONTEXT = 32

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** A passage of one version as W3C selectors. Context never begins or ends inside a surrogate pair. */
export function passageSelector({ articleId, version, text }: Pick<BodyRow, 'articleId' | 'version' | 'text'>, { start, end }: Span): PassageSelector {
  let from = Math.max(0, start - CONTEXT)
  let to = Math.min(text.length, end + CONTEXT)
  if (isLow(text.charCodeAt(from))) from++
  if (isLow(text.charCodeAt(to))) to--
  return { articleId, version, start, end, exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) }
}
