/**
 * The standfirst: a sentence or two between headline and text that pages set outside the text's own box, as a subtitle without full stop, so
 * that points do not find it. It is where the reader meets it: after the headline, before the text, and not one of the things that also stand
 * there (byline, date, caption, section, buttons).
 */
import type { Element, Root } from 'hast'
import { recogniseFurniture } from '../furniture.ts'
import { readByline } from '../findByline.ts'
import { findDates } from '../parseDate.ts'
import { isBlock, isElement, names, textOf } from './hast.ts'
import { sameName, similar } from './metadata.ts'

/** What themes call it, in the languages of the themes. */
const NAMED = /(?:^|[\s_-])(?:lead|lede|intro(?:duction|text)?|teaser|standfirst|sub-?(?:title|headline|heading|titel|titulo|head)|chapo|chapeau|dek|deck|summary|abstract|vorspann|excerpt|bajada|copete|entradilla|sumario|sommario|occhiello|catenaccio|strapline|description|anreisser|unterzeile|preamble|perex|ingress)(?=$|[\s_-]|\d)/
/** Blocks between headline and text that are looked at. */
const NEAR = 40

/** @param title as the metadata or the headline say it; @param parts what was selected, in document order */
export function findStandfirst(root: Root, title: string | null, parts: readonly (Root | Element)[]): Element | null {
  const first = parts[0]
  if (title === null || first === undefined || first.type === 'root') return null
  const blocks: Element[] = []
  let headline = -1
  const visit = (node: Root | Element): boolean => {
    for (const child of node.children) {
      if (!isElement(child)) continue
      if (child === first) return true
      if (isLeaf(child)) {
        blocks.push(child)
        if (/^h[12]$/.test(child.tagName) && isTitle(textOf(child), title)) headline = blocks.length - 1
      } else if (visit(child)) return true
    }
    return false
  }
  // The headline inside what was selected, or nowhere: then nothing stands between the two.
  if (!visit(root) || headline < 0 || blocks.length - headline > NEAR) return null
  for (const [offset, block] of blocks.slice(headline + 1).entries()) if (isStandfirst(block, title, offset)) return block
  return null
}

function isLeaf(element: Element): boolean {
  return isBlock(element) && element.tagName !== 'br' && !element.children.some((child) => isBlock(child) && isElement(child) && child.tagName !== 'br')
}

function isTitle(text: string, title: string): boolean {
  return sameName(text, title) || similar(text, title)
}

function isStandfirst(block: Element, title: string, offset: number): boolean {
  if (!/^(?:p|div|h[2-5]|header|section|strong|span)$/.test(block.tagName) || linkedShare(block) > 0.3) return false
  const text = textOf(block)
  const words = text.split(' ').length
  if (words < 6 || words > 90 || isTitle(text, title) || recogniseFurniture(text, words) || readByline(text) !== null || findDates(text, null).length > 0) return false
  const sentence = /[.!?]["”“»’)]?$/.test(text)
  if (NAMED.test(names(block))) return true
  if (offset === 0 && (/^h[2-5]$/.test(block.tagName) || block.tagName === 'p')) return true
  return sentence ? words >= 9 : /^h[2-4]$/.test(block.tagName) && words >= 8
}

function linkedShare(element: Element): number {
  const length = (node: Element, inLink: boolean): [number, number] => {
    let [all, linked] = [0, 0]
    for (const child of node.children) {
      if (child.type === 'text') {
        all += child.value.trim().length
        if (inLink) linked += child.value.trim().length
      } else if (isElement(child)) {
        const [a, l] = length(child, inLink || child.tagName === 'a')
        all += a
        linked += l
      }
    }
    return [all, linked]
  }
  const [all, linked] = length(element, false)
  return all === 0 ? 1 : linked / all
}
