/** Painting spans of the text by name, without touching an element (CSS Custom Highlight API). */
import type { Span } from '../../core/model.ts'
import { rangeOf } from './textPosition.ts'

const registry = typeof Highlight === 'undefined' ? null : CSS.highlights

/**
 * Paints groups of spans, each under its name (`::highlight(NAME)`), and gives the function that takes them away. Spans that are not drawn yet are
 * left out: to be called again when more is.
 */
export function paint(body: HTMLElement, groups: ReadonlyMap<string, { spans: readonly Span[]; priority: number }>): () => void {
  if (registry === null) return () => undefined
  const leaves = body.querySelectorAll('[data-at]')
  const painted: [string, Highlight][] = []
  for (const [name, { spans, priority }] of groups) {
    const ranges = spans.flatMap((span) => {
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
