/**
 * Furniture that only the articles of one source together betray: blocks at the ends of a text that recur, numbers and dates aside, in several of them.
 * What stands in one article only is never dropped, nor is what stands behind running text of its own. Same articles, same answer, in whatever order.
 */
import { shapeKey } from './shapeKey.ts'
import { type ArticleBlocks, blockText, dropBlocks } from './editBlocks.ts'
import { cyrb53 } from '../../text/cyrb53.ts'

/** Different articles in which a block has to occur. */
export const LEAST = 4
/** Blocks at the beginning and at the end that are looked at. */
const [HEAD, TAIL] = [5, 8]
/** Words from which a block that does not recur is running text, behind which nothing is furniture of the page's edge. */
const RUNNING = 12

/**
 * What is kept of an article to compare it with others of its source, as 53-bit hashes: first that of its longest block, by which copies of one article
 * are one article, then those of the blocks at its ends. Empty when it has no text.
 */
export function edgesOf({ body }: Pick<ArticleBlocks, 'body'>): number[] {
  const texts = body.children.map(blockText).filter((text) => text !== '')
  const longest = texts.reduce((best, text) => (text.length > best.length ? text : best), '')
  if (longest === '') return []
  const edges = texts.length <= HEAD + TAIL ? texts : [...texts.slice(0, HEAD), ...texts.slice(-TAIL)]
  return [cyrb53(longest), ...new Set(edges.filter((text) => text !== longest).map((text) => cyrb53(shapeKey(text))))]
}

/** In how many different articles a block occurs, by its hash; only of those that occur in enough. */
export type SourceFurniture = ReadonlyMap<number, number>

/** @param articles the edges of each */
export function learnFurniture(articles: Iterable<readonly number[]>): SourceFurniture {
  const cores = new Map<number, Set<number>>()
  for (const [core, ...edges] of articles) {
    if (core === undefined) continue
    for (const edge of edges) {
      const seen = cores.get(edge) ?? new Set()
      cores.set(edge, seen.add(core))
    }
  }
  return new Map([...cores].filter(([, seen]) => seen.size >= LEAST).map(([edge, seen]) => [edge, seen.size]))
}

/** The article without what recurs at its ends. One that would lose half of its text stays as it is. */
export function dropFurniture(blocks: ArticleBlocks, furniture: SourceFurniture): ArticleBlocks {
  if (furniture.size === 0) return blocks
  const texts = blocks.body.children.map(blockText)
  const longest = texts.reduce((best, text, at) => (text.length > texts[best]!.length ? at : best), 0)
  const drops = new Map<number, number>()
  const walk = (indices: number[], most: number): void => {
    let seen = 0
    for (const at of indices) {
      const text = texts[at]!
      if (text === '') continue
      if (at === longest || seen === most) return
      seen += 1
      const count = furniture.get(cyrb53(shapeKey(text)))
      if (count !== undefined) drops.set(at, count)
      else if (text.split(/\s+/).length >= RUNNING) return
    }
  }
  const all = [...texts.keys()]
  walk(all, HEAD)
  walk(all.toReversed(), TAIL)
  const dropped = [...drops.keys()].reduce((sum, at) => sum + texts[at]!.length, 0)
  if (drops.size === 0 || dropped * 2 > texts.reduce((sum, text) => sum + text.length, 0)) return blocks
  let next = blocks
  for (const at of [...drops.keys()].sort((a, b) => b - a)) next = dropBlocks(next, at, at + 1, { stage: 'recurring', reason: `occurs in ${drops.get(at)} articles of this source` })
  return next
}
