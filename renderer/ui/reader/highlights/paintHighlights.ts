/** Painting spans of the text by name, without touching an element (CSS Custom Highlight API). */
import type { Span } from '../../../core/model.ts'
import { extentOf, rangeOf } from '../textPosition.ts'

const registry = typeof Highlight === 'undefined' ? null : CSS.highlights

/**
 * Paints groups of spans, each under its name (`::highlight(NAME)`), and gives the function that takes them away. Of the spans what lies in
 * these parts of the text, which stand in its order: to be called again when others are drawn or come near.
 */
export function paint(body: HTMLElement, groups: ReadonlyMap<string, { spans: readonly Span[]; priority: number }>, parts: readonly Element[] = [body]): () => void {
  if (registry === null) return () => undefined
  const leaves = parts.flatMap((part) => [...part.querySelectorAll('[data-at]')])
  const extent = extentOf(leaves)
  if (extent === null) return () => undefined
  const painted: [string, Highlight][] = []
  for (const [name, { spans, priority }] of groups) {
    const ranges = spans.flatMap((span) => {
      if (span.start >= extent.end || span.end <= extent.start) return []
      const range = rangeOf(body, span, leaves)
      return range === null ? [] : [new StaticRange(range)]
    })
    if (ranges.length === 0) continue
    const highlight = new Highlight(...ranges)
    highlight.priority = priority
    registry.set(name, highlight)
    painted.push([name, highlight])
  }
  return () => {
    for (const [name, highlight] of painted) if (registry.get(name) === highlight) registry.delete(name)
  }
}
