/** The text of an article, in chunks, with mentions underlined. */
import { memo, type ReactNode, type Ref, useMemo } from 'react'
import { classes } from '../../shared/classes.ts'
import styles from './Article.module.css'
import { Block, type BodyContext } from './blocks.tsx'
import type { Chunk } from './chunks.ts'
import type { Root } from './document.ts'

export function definitionsOf(root: Root): Map<string, string> {
  return new Map(root.children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : [])))
}

/** The depth of the highest headings; 6 when there are none. */
export function topHeadingOf(root: Root): number {
  return root.children.reduce((least, node) => (node.type === 'heading' ? Math.min(least, node.depth) : least), 6)
}

/** Lines of 66 characters, 29 px each: near enough for a scroll bar. */
const heightOf = (chunk: Chunk): number => Math.ceil(chunk.length / 60) * 30

const ChunkView = memo(function ChunkView({ chunk, context, lazy }: { chunk: Chunk; context: BodyContext; lazy: boolean }): ReactNode {
  return (
    <div data-chunk="" className={classes(styles.chunk, lazy && styles.lazy)} style={lazy ? { containIntrinsicBlockSize: `auto ${heightOf(chunk)}px` } : undefined}>
      {chunk.nodes.map((node, key) => <Block key={key} node={node} context={context} />)}
    </div>
  )
})

export interface BodyProps {
  chunks: Chunk[]
  shown: ReadonlySet<number>
  context: BodyContext
  ref: Ref<HTMLDivElement>
}

export function Body({ chunks, shown, context, ref }: BodyProps): ReactNode {
  // Below that, the browser lays all of it out faster than it would decide what to leave out.
  const lazy = chunks.length > 4
  return useMemo(
    () => (
      <div ref={ref} className={styles.body}>
        {chunks.map((chunk, at) =>
          shown.has(at) ? <ChunkView key={at} chunk={chunk} context={context} lazy={lazy} /> : <div key={at} aria-hidden style={{ height: heightOf(chunk) }} />,
        )}
      </div>
    ),
    [chunks, shown, context, lazy, ref],
  )
}
