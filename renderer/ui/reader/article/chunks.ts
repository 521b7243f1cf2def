/** An article in portions: what is to be seen first is rendered first, and the rest while nobody waits for it. */
import { useCallback, useEffect, useState } from 'react'
import type { Projection } from '../../../core/text/projection.ts'
import { firstLeaf } from './blocks.tsx'
import type { Content, Root } from './document.ts'
import { lastWhere } from '../textPosition.ts'

/** Characters of a portion: about four screens, some 5 ms of rendering. */
const SIZE = 8_000

export interface Chunk {
  nodes: Content[]
  /** Offset of the first character. */
  start: number
  /** Characters, roughly; tells its height before it is rendered. */
  length: number
}

/** Divides a body between its top-level blocks. At least one chunk. */
export function chunksOf(root: Root, starts: Projection['starts'], length: number): Chunk[] {
  const chunks: Chunk[] = [{ nodes: [], start: 0, length: 0 }]
  for (const node of root.children) {
    let chunk = chunks.at(-1)!
    const leaf = firstLeaf(node, starts)
    const start = leaf === null ? undefined : starts.get(leaf)
    if (start !== undefined && start - chunk.start >= SIZE) {
      chunk.length = start - chunk.start
      chunk = { nodes: [], start, length: 0 }
      chunks.push(chunk)
    }
    chunk.nodes.push(node)
  }
  const last = chunks.at(-1)!
  last.length = length - last.start
  return chunks
}

export const chunkAt = (chunks: Chunk[], offset: number): number => Math.max(0, lastWhere(chunks, (chunk) => chunk.start <= offset))

/**
 * Which chunks are rendered: the one at `first` and its neighbours at once, the others one by one when the window is idle.
 * `show(offset)` has the chunk of an offset rendered next.
 */
export function useChunks(chunks: Chunk[], first: number): { shown: ReadonlySet<number>; show: (offset: number) => void } {
  const around = (at: number): number[] => [at - 1, at, at + 1].filter((index) => index >= 0 && index < chunks.length)
  const [shown, setShown] = useState<ReadonlySet<number>>(() => new Set(around(chunkAt(chunks, first))))
  useEffect(() => {
    if (shown.size >= chunks.length) return undefined
    const idle = requestIdleCallback(
      () =>
        setShown((shown) => {
          const next = chunks.findIndex((_, index) => !shown.has(index))
          return next < 0 ? shown : new Set(shown).add(next)
        }),
      { timeout: 250 },
    )
    return () => cancelIdleCallback(idle)
  }, [shown, chunks])
  const show = useCallback(
    (offset: number) =>
      setShown((shown) => {
        const at = chunkAt(chunks, offset)
        return shown.has(at) && shown.has(Math.min(at + 1, chunks.length - 1)) ? shown : new Set([...shown, ...[at - 1, at, at + 1].filter((index) => index >= 0 && index < chunks.length)])
      }),
    [chunks],
  )
  return { shown, show }
}
