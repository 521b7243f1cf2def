/** A page as the naive scrapers dump it: all visible text in document order, a line a block, a blank line after paragraphs and headings. */
import type { Element, Root } from 'hast'
import { isBlock, isElement } from '../../../renderer/core/extract/html/hast.ts'
import { parseHtml } from '../../../renderer/core/extract/html/parseHtml.ts'

export function flattenPage(html: string): string {
  const out: string[] = []
  let line = ''
  const flush = (blank: boolean): void => {
    const text = line.replace(/\s+/g, ' ').trim()
    if (text !== '') out.push(text)
    if (blank && out.at(-1) !== '') out.push('')
    line = ''
  }
  const visit = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type === 'text') line += child.value
      else if (isElement(child) && !/^(?:script|style|noscript|head|template|svg|iframe|select|textarea)$/.test(child.tagName)) {
        const blank = /^(?:p|h[1-6]|ul|ol|blockquote|table)$/.test(child.tagName)
        if (isBlock(child)) flush(blank)
        visit(child)
        if (isBlock(child)) flush(blank)
      }
    }
  }
  visit(parseHtml(html))
  flush(false)
  return out.join('\n')
}
