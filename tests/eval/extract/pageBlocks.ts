/**
 * A saved page cut into the blocks that are annotated: every run of text between two block boundaries (`br` is one), in document order,
 * menus and hidden parts included. Only hashes of these texts are kept in the project, so the cut has to stay as it is: a
 * change here orphans annotations, and the runner refuses to measure with orphans.
 */
import { createHash } from 'node:crypto'
import type { Element, Root } from 'hast'
import { isBlock, isElement } from '../../../renderer/core/extract/html/hast.ts'
import { parseHtml } from '../../../renderer/core/extract/html/parseHtml.ts'

export interface PageBlock {
  /** White space collapsed, no soft hyphens. */
  text: string
  /** First 12 hex digits of SHA-256, with `#2`, `#3` … where the page repeats the text. */
  hash: string
  /** The innermost block element around it. */
  tag: string
  /** All of it is a link. */
  linked: boolean
}

export const UNSEEN = /^(?:script|style|noscript|head|template|svg|iframe|select|textarea|object|math)$/

export function pageBlocks(html: string): PageBlock[] {
  const blocks: PageBlock[] = []
  const times = new Map<string, number>()
  let line = ''
  let free = false
  const flush = (tag: string): void => {
    const text = tidy(line)
    if (text !== '') {
      const hash = hashOf(text)
      const time = (times.get(hash) ?? 0) + 1
      times.set(hash, time)
      blocks.push({ text, hash: time === 1 ? hash : `${hash}#${time}`, tag, linked: !free })
    }
    line = ''
    free = false
  }
  const visit = (node: Root | Element, tag: string, inLink: boolean): void => {
    for (const child of node.children) {
      if (child.type === 'text') {
        line += child.value
        if (!inLink && child.value.trim() !== '') free = true
      } else if (isElement(child) && !UNSEEN.test(child.tagName)) {
        const block = isBlock(child)
        if (block) flush(tag)
        visit(child, block && child.tagName !== 'br' ? child.tagName : tag, inLink || child.tagName === 'a')
        if (block) flush(child.tagName === 'br' ? tag : child.tagName)
      }
    }
  }
  visit(parseHtml(html), 'body', false)
  flush('body')
  return blocks
}

export function tidy(text: string): string {
  return text.normalize('NFC').replace(/[\u00ad\u200b-\u200d\ufeff]/g, '').replace(/\s+/g, ' ').trim()
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
