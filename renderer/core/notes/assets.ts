/**
 * Files that a note shows: an image whose `src` is `asset:ID`, the ID being the SHA-256 of its bytes. Any other address is somebody else's, and is
 * never fetched.
 */
import type { Id, NoteNode } from '../model.ts'
import { NODE } from './document.ts'

export const assetAddress = (id: Id): string => `asset:${id}`

/** Null when it is no such address. */
export function parseAssetAddress(src: unknown): Id | null {
  return typeof src === 'string' ? (/^asset:([0-9a-f]{64})$/.exec(src)?.[1] ?? null) : null
}

/** Those of a document, each once, in the order of first use. */
export function assetsOf(doc: NoteNode): Id[] {
  const found = new Set<Id>()
  const visit = (node: NoteNode): void => {
    const id = node.type === NODE.image ? parseAssetAddress(node.attrs?.['src']) : null
    if (id !== null) found.add(id)
    for (const child of node.content ?? []) visit(child)
  }
  visit(doc)
  return [...found]
}
