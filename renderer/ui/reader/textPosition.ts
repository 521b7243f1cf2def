/**
 * From the document on the screen to offsets in the article's text, and back. Every text leaf is an element with `data-at`, the offset of
 * its first character; inside it there is the leaf's text and nothing else, whatever elements divide it. Selections may begin and end
 * anywhere: between leaves, in the gap between blocks, outside the body.
 */

const leafLength = (leaf: Element): number => (leaf.tagName === 'BR' ? 1 : (leaf.textContent?.length ?? 0))
const startOf = (leaf: Element): number => Number((leaf as HTMLElement).dataset['at'])

/** Index of the last item for which `before` holds, -1 when there is none; `before` holds for a beginning of the list. */
export function lastWhere<T>(list: ArrayLike<T>, before: (item: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(list[middle]!)) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * The offset of a DOM position. One between two leaves is the end of the leaf before it (`end`) or the start of the one after it (`start`);
 * one outside the body is the nearest end of it. Null when the body shows no text.
 */
export function offsetAt(body: Element, node: Node, at: number, edge: 'start' | 'end'): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const leaf = element?.closest('[data-at]') ?? null
  const range = document.createRange()
  if (leaf !== null && body.contains(leaf)) {
    range.setStart(leaf, 0)
    range.setEnd(node, at)
    return startOf(leaf) + range.toString().length
  }
  const leaves = body.querySelectorAll('[data-at]')
  if (leaves.length === 0) return null
  range.setStart(node, at)
  const previous = lastWhere(leaves, (candidate) => {
    const place = document.createRange()
    place.selectNode(candidate)
    // The leaf begins before the position.
    return place.compareBoundaryPoints(Range.START_TO_START, range) < 0
  })
  const before = leaves[previous]
  const after = leaves[previous + 1]
  if (edge === 'start') return after === undefined ? startOf(before!) + leafLength(before!) : startOf(after)
  return before === undefined ? startOf(after!) : startOf(before) + leafLength(before)
}

/** What of the body's text a range covers, without white space at its ends; null when that is nothing. */
export function spanOf(body: Element, range: Range, text: string): { start: number; end: number } | null {
  if (range.collapsed || !range.intersectsNode(body)) return null
  let start = offsetAt(body, range.startContainer, range.startOffset, 'start')
  let end = offsetAt(body, range.endContainer, range.endOffset, 'end')
  if (start === null || end === null) return null
  while (start < end && /\s/.test(text[start]!)) start++
  while (end > start && /\s/.test(text[end - 1]!)) end--
  return start < end ? { start, end } : null
}

function place(range: Range, leaf: Element, into: number, side: 'setStart' | 'setEnd'): void {
  if (leaf.tagName === 'BR') return range[side](leaf.parentNode!, Array.prototype.indexOf.call(leaf.parentNode!.childNodes, leaf) + into)
  const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT)
  let left = into
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    // The start of a range belongs to the text after it, the end to the text before it.
    if (left < length || (left === length && side === 'setEnd')) return range[side](node, left)
    left -= length
  }
  range[side](leaf, leaf.childNodes.length)
}

/** The offsets that leaves of the text, in order, reach from and to; null when there are none. */
export function extentOf(leaves: ArrayLike<Element>): { start: number; end: number } | null {
  const [first, last] = [leaves[0], leaves[leaves.length - 1]]
  return first === undefined || last === undefined ? null : { start: startOf(first), end: startOf(last) + leafLength(last) }
}

/** The DOM range of a span of the text; null when none of it is in the document (yet). */
export function rangeOf(body: Element, { start, end }: { start: number; end: number }, leaves: ArrayLike<Element> = body.querySelectorAll('[data-at]')): Range | null {
  let first = lastWhere(leaves, (leaf) => startOf(leaf) <= start)
  // A span may begin in the gap after a leaf.
  if (first < 0 || startOf(leaves[first]!) + leafLength(leaves[first]!) <= start) first++
  const last = lastWhere(leaves, (leaf) => startOf(leaf) < end)
  const from = leaves[first]
  const to = leaves[last]
  if (from === undefined || to === undefined || last < first) return null
  const range = document.createRange()
  place(range, from, Math.max(0, start - startOf(from)), 'setStart')
  place(range, to, Math.min(leafLength(to), end - startOf(to)), 'setEnd')
  return range
}

/** Makes a range the window's selection. */
export function selectPassage(range: Range): void {
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}
