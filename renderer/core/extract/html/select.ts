/**
 * Which element of a pruned page is the article: every block of text gets points for prose and loses them for links and
 * furniture, an element has the sum of its blocks, and from the root one descends while a single child holds nearly all of it.
 * One pass up, one walk down: linear.
 */
import type { Element, Root } from 'hast'
import { recogniseFurniture } from '../furniture.ts'
import { attribute, isBlock, isElement, names } from './hast.ts'

export interface Measure {
  /** Characters of text, and of those the ones inside links. */
  text: number
  linked: number
  points: number
  /** The part of the points that paragraphs have, lists and cells aside. */
  paragraphs: number
  /** Text that is not inside a block child. */
  own: string
}

const SEMANTIC = /(?:^|[\s_-])(?:article-?(?:body|text|content)|story-?(?:body|content)|entry-?content|post-?(?:content|body)|articlebody)(?=$|[\s_-])/
/** Share of its parent's points at which a child is the article itself. */
const NEARLY_ALL = 0.72

/** Characters of a block that are judged; the rest of a longer one is more of the same. */
const OWN = 4000

export function measure(root: Root | Element): Map<Root | Element, Measure> {
  const measures = new Map<Root | Element, Measure>()
  const visit = (node: Root | Element, inLink: boolean): Measure => {
    const linked = inLink || isElement(node, 'a')
    const sum: Measure = { text: 0, linked: 0, points: 0, paragraphs: 0, own: '' }
    const own: string[] = []
    let ownLinked = 0
    let ownLength = 0
    for (const child of node.children) {
      if (child.type === 'text') {
        const length = child.value.replace(/\s+/g, ' ').length
        sum.text += length
        if (linked) sum.linked += length
        if (linked) ownLinked += length
        ownLength += length
        own.push(child.value)
      } else if (child.type === 'element') {
        const part = visit(child, linked)
        sum.text += part.text
        sum.linked += part.linked
        sum.points += part.points
        sum.paragraphs += part.paragraphs
        if (!isBlock(child)) {
          own.push(part.own)
          ownLinked += part.linked
          ownLength += part.text
        } else own.push(' ')
      }
    }
    sum.own = own.join('').slice(0, OWN)
    if (node.type === 'element' && isBlock(node)) {
      const points = pointsOf(sum.own.replace(/\s+/g, ' ').trim(), ownLinked / Math.max(1, ownLength), node)
      sum.points += points
      if (!LISTED.test(node.tagName)) sum.paragraphs += points
      sum.own = ''
    }
    measures.set(node, sum)
    return sum
  }
  visit(root, false)
  return measures
}

function pointsOf(text: string, density: number, element: Element): number {
  if (text === '') return 0
  const words = text.split(' ').length
  if (density > 0.5) return -Math.min(10, 1 + words * 0.4)
  if (words <= 40 && recogniseFurniture(text, words)) return -4
  const prose = /[.!?:]["”“»’)\]]{0,2}(?:\s|$)/.test(text)
  if (element.tagName === 'li') return prose && words > 8 ? Math.min(words, 60) * 0.5 * (1 - density) : words < 4 ? -0.5 : 0.5
  if (words < 5) return -0.5
  return Math.min(words, 100) * (prose ? 1 : 0.3) * (1 - density)
}

/**
 * The elements that are the article, in document order: the main one, and parts of it that stand beside it (a standfirst above
 * the text, a second half below). Empty when the page has no prose at all.
 */
export function select(root: Root, measures: Map<Root | Element, Measure>): (Root | Element)[] {
  const whole = measures.get(root)
  // Lists of offers and of related articles would hold an article back from its frame; an article of lists has no other points.
  const byParagraphs = whole !== undefined && whole.paragraphs > whole.points * 0.5
  const pointsAt = (node: Root | Element): number => (byParagraphs ? measures.get(node)?.paragraphs : measures.get(node)?.points) ?? 0
  if (![...measures.values()].some((one) => one.points > 0)) return []
  const path = pathTo(root, semantic(root, measures) ?? richest(measures, pointsAt))
  for (;;) {
    const node = path.at(-1) ?? root
    let best: Element | null = null
    for (const child of node.children) if (isElement(child) && (!best || pointsAt(child) > pointsAt(best))) best = child
    if (!best || pointsAt(best) <= 0 || LEAVES.test(best.tagName) || pointsAt(best) < pointsAt(node) * NEARLY_ALL) break
    path.push(best)
  }
  return withNeighbours(path, measures)
}

/** The innermost element that no other surpasses in points: what surrounds it holds more furniture than prose. */
function richest(measures: Map<Root | Element, Measure>, pointsAt: (node: Root | Element) => number): Element | null {
  let best: Element | null = null
  // The map is filled from the inside outwards.
  for (const node of measures.keys()) if (node.type === 'element' && (best === null || pointsAt(node) > pointsAt(best))) best = node
  return best !== null && LEAVES.test(best.tagName) ? null : best
}

const LISTED = /^(?:li|td|th|dd|dt)$/
const LEAVES = /^(?:p|ul|ol|li|dl|table|tbody|tr|blockquote|pre|h[1-6])$/

/** From the root down to an element, both included. */
function pathTo(root: Root, target: Element | null): (Root | Element)[] {
  const path: (Root | Element)[] = [root]
  const visit = (node: Root | Element): boolean => {
    if (node === target) return true
    for (const child of node.children) {
      if (!isElement(child)) continue
      path.push(child)
      if (visit(child)) return true
      path.pop()
    }
    return false
  }
  if (target) visit(root)
  return path
}

/** Climbs from the main element to the headline's container and takes along what is prose on the way: before it, and right after it. */
function withNeighbours(path: (Root | Element)[], measures: Map<Root | Element, Measure>): (Root | Element)[] {
  const main = path.at(-1)
  if (!main) return []
  const before: Element[] = []
  const after: Element[] = []
  for (let level = path.length - 1; level > 0 && level > path.length - 7; level -= 1) {
    const node = path[level]
    const parent = path[level - 1]
    if (!node || !parent || node.type !== 'element') break
    if (contains(node, 'h1')) break
    const siblings = parent.children
    const at = siblings.indexOf(node)
    const title = siblings.slice(0, at).findLastIndex((one) => isElement(one) && (one.tagName === 'h1' || contains(one, 'h1')))
    const above = siblings.slice(title + 1, at).filter((one) => isElement(one)).filter((one) => isPart(one, measures, 8))
    before.unshift(...above)
    if (level > path.length - 3) after.push(...siblings.slice(at + 1, at + 12).filter((one) => isElement(one)).filter((one) => isPart(one, measures, 25)))
    if (title >= 0) break
    if (isElement(parent, 'article', 'main', 'body')) break
  }
  return [...before, main, ...after]
}

function isPart(element: Element, measures: Map<Root | Element, Measure>, least: number): boolean {
  const measured = measures.get(element)
  return measured !== undefined && measured.points >= least && measured.linked < measured.text * 0.2 && !/^(?:header|form|ul|ol)$/.test(element.tagName)
}

function contains(element: Element, tagName: string): boolean {
  return element.tagName === tagName || element.children.some((child) => isElement(child) && contains(child, tagName))
}

/** What the page itself marks as the article's text, when that holds a good part of the prose. */
function semantic(root: Root, measures: Map<Root | Element, Measure>): Element | null {
  let most = 0
  for (const { points } of measures.values()) most = Math.max(most, points)
  let best: { element: Element; points: number } | null = null
  const visit = (node: Root | Element): void => {
    if (node.type === 'element') {
      const body = /articleBody/.test(attribute(node, 'itemProp')) || SEMANTIC.test(names(node))
      const article = node.tagName === 'article' || node.tagName === 'main' || attribute(node, 'role') === 'main'
      const points = (measures.get(node)?.points ?? 0) * (body ? 1.5 : 1)
      if ((body || article) && points > most * (body ? 0.45 : 0.5) && (!best || points > best.points)) best = { element: node, points }
    }
    for (const child of node.children) if (isElement(child)) visit(child)
  }
  visit(root)
  return (best as { element: Element } | null)?.element ?? null
}
