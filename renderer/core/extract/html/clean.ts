/** Inside the selected article: boxes of links, and what else the pruning could not judge without knowing the article around it. */
import type { Element, ElementContent, Root } from 'hast'
import type { Measure } from './select.ts'
import { isElement } from './hast.ts'
import { reduceFigure } from './pictures.ts'
import { removalsOf, type Removal } from './prune.ts'

const CONTAINERS = new Set(['div', 'section', 'ul', 'ol', 'dl', 'table', 'header', 'form', 'fieldset', 'figure', 'details', 'p', 'center'])

/** Characters below which a figure is a picture and its caption. */
const CAPTION = 400

/** Removes in place. */
export function clean(root: Root | Element, measures: Map<Root | Element, Measure>): Removal[] {
  const removals: Removal[] = []
  const whole = measures.get(root)
  // An unclosed link makes a link of the whole article.
  if (whole && whole.linked > whole.text * 0.6) return removals
  const visit = (parent: Root | Element): void => {
    const kept: ElementContent[] = []
    for (const child of parent.children) {
      if (!isElement(child)) {
        if (child.type === 'text') kept.push(child)
        continue
      }
      const reason = child.tagName === 'figure' && (measures.get(child)?.text ?? 0) < CAPTION && reduceFigure(child) ? null : reasonAgainst(child, measures.get(child))
      if (reason !== null) {
        removals.push(...removalsOf(child, reason))
        continue
      }
      visit(child)
      kept.push(child)
    }
    parent.children = kept
  }
  visit(root)
  return removals
}

function reasonAgainst(element: Element, measured: Measure | undefined): string | null {
  if (!measured || !CONTAINERS.has(element.tagName) || measured.text === 0) return null
  const density = measured.linked / measured.text
  if (element.tagName === 'figure') return measured.text < CAPTION ? 'a picture and its caption' : null
  if (element.tagName === 'p') return density > 0.9 && measured.text > 25 && measured.text < 160 ? 'nothing but a link' : null
  if (element.tagName === 'table') return density > 0.7 && measured.text > 60 ? 'a table of links' : null
  // Lists of sources are linked too, but between words of their own.
  return density > 0.6 && measured.text > 20 ? 'nearly nothing but links' : null
}
