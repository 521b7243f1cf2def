/** What changed between two lists of blocks, and the merging of two changes of one list. Blocks are whatever can be compared: ProseMirror nodes, lines of Markdown. */
import { diffArrays } from 'diff'

/** `base.slice(start, end)` became `blocks`. */
export interface BlockChange<Block> {
  start: number
  end: number
  blocks: Block[]
}

export type Same<Block> = (a: Block, b: Block) => boolean

/** In order, apart from each other by at least one block that stayed. */
export function blockChanges<Block>(base: readonly Block[], next: readonly Block[], same: Same<Block>): BlockChange<Block>[] {
  // What is alike at both ends is most of it, and needs no search.
  let head = 0
  while (head < base.length && head < next.length && same(base[head]!, next[head]!)) head++
  let tail = 0
  while (tail < base.length - head && tail < next.length - head && same(base[base.length - 1 - tail]!, next[next.length - 1 - tail]!)) tail++
  const changes: BlockChange<Block>[] = []
  let at = head
  let open: BlockChange<Block> | null = null
  for (const { value, added, removed } of diffArrays(base.slice(head, base.length - tail), next.slice(head, next.length - tail), { comparator: same })) {
    if (!added && !removed) {
      open = null
      at += value.length
      continue
    }
    if (open === null) {
      open = { start: at, end: at, blocks: [] }
      changes.push(open)
    }
    if (removed) {
      at += value.length
      open.end = at
    } else open.blocks.push(...value)
  }
  return changes
}

const isInsertion = ({ start, end }: BlockChange<unknown>): boolean => start === end

/** Whether two changes are of the same blocks. Two insertions at one place are not, nor is one at the edge of what the other changes. */
function collide(a: BlockChange<unknown>, b: BlockChange<unknown>): boolean {
  if (isInsertion(a) && isInsertion(b)) return false
  if (isInsertion(a)) return a.start > b.start && a.start < b.end
  if (isInsertion(b)) return b.start > a.start && b.start < a.end
  return a.start < b.end && b.start < a.end
}

const equalBlocks = <Block>(a: readonly Block[], b: readonly Block[], same: Same<Block>): boolean => a.length === b.length && a.every((block, at) => same(block, b[at]!))

/**
 * Both changes of one list in one. What both inserted at one place comes one after the other, theirs first; so does what both wrote into the same empty blocks.
 * @param isEmpty whether a block holds nothing that could be lost
 * @returns null when both changed the same block, in different ways
 */
export function mergeBlocks<Block>(base: readonly Block[], mine: readonly Block[], theirs: readonly Block[], same: Same<Block>, isEmpty: (block: Block) => boolean): Block[] | null {
  const own = blockChanges(base, mine, same)
  const other = blockChanges(base, theirs, same)
  const all: BlockChange<Block>[] = []
  let next = 0
  for (const change of own) {
    while (next < other.length && before(other[next]!, change)) all.push(other[next++]!)
    const rival = other[next]
    if (rival === undefined || !(collide(rival, change) || samePlace(rival, change))) {
      all.push(change)
      continue
    }
    if (rival.start === change.start && rival.end === change.end) {
      if (equalBlocks(rival.blocks, change.blocks, same)) all.push(change)
      else if (base.slice(change.start, change.end).every(isEmpty)) all.push({ ...change, blocks: [...rival.blocks, ...change.blocks] })
      else return null
      next++
      continue
    }
    return null
  }
  all.push(...other.slice(next))
  if (all.some((change, at) => at > 0 && (change.start < all[at - 1]!.end || collide(change, all[at - 1]!)))) return null
  const merged: Block[] = []
  let at = 0
  for (const { start, end, blocks } of all) {
    merged.push(...base.slice(at, start), ...blocks)
    at = end
  }
  return [...merged, ...base.slice(at)]
}

const samePlace = (a: BlockChange<unknown>, b: BlockChange<unknown>): boolean => a.start === b.start && a.end === b.end

/** Whether all of `a` comes before `b`. An insertion comes before what begins where it is. */
const before = (a: BlockChange<unknown>, b: BlockChange<unknown>): boolean => !samePlace(a, b) && a.end <= b.start && a.start <= b.start
