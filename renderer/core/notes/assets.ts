/**
 * Files that a note shows or links to: an image whose `src`, or a link whose `href`, is `asset:ID`, the ID being the SHA-256 of its bytes. Any other
 * address is somebody else's, and is never fetched.
 */
import type { Id, NoteNode } from '../model.ts'
import { MARK, NODE } from './document.ts'

export const assetAddress = (id: Id): string => `asset:${id}`

/** Null when it is no such address. */
export function parseAssetAddress(src: unknown): Id | null {
  return typeof src === 'string' ? (/^asset:([0-9a-f]{64})$/.exec(src)?.[1] ?? null) : null
}

/** Those of a document, each once, in the order of first use. */
export function assetsOf(doc: NoteNode): Id[] {
  const found = new Set<Id>()
  visitAssets(doc, (id) => found.add(id))
  return [...found]
}

/** The same of the pictures alone. */
export function picturesOf(doc: NoteNode): Id[] {
  const found = new Set<Id>()
  visitAssets(doc, (id, how) => how === 'shown' && found.add(id))
  return [...found]
}

function visitAssets(node: NoteNode, found: (id: Id, how: 'shown' | 'linked') => void): void {
  const shown = node.type === NODE.image ? parseAssetAddress(node.attrs?.['src']) : null
  if (shown !== null) found(shown, 'shown')
  // A picture may be a link to another file.
  const linked = node.marks === undefined ? null : parseAssetAddress(node.marks.find(({ type }) => type === MARK.link)?.attrs?.['href'])
  if (linked !== null) found(linked, 'linked')
  for (const child of node.content ?? []) visitAssets(child, found)
}
