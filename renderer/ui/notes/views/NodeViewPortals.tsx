import { memo, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { Island as IslandOf, NodeViewStore } from './nodeViewStore.ts'

/** Renders the islands of one editor's text, each in its place. */
export function NodeViewPortals({ store }: { store: NodeViewStore }) {
  const islands = useSyncExternalStore(store.subscribe, store.state)
  return islands.map((island) => createPortal(<Island island={island} />, island.element, String(island.key)))
}

const Island = memo(function Island({ island: { component: Component, node, selected, editor, position } }: { island: IslandOf }) {
  return <Component node={node} selected={selected} editor={editor} position={position} />
})
