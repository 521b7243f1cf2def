/** Stand-ins for files whose hash is not known yet, and their exchange for the real ones. */
import type { Id, NoteNode } from '../../model.ts'
import { assetAddress, parseAssetAddress } from '../../notes/assets.ts'
import { MARK, NODE } from '../../notes/document.ts'

/** As long as a hash, so that it is an asset's address like any other, and no hash anybody will meet. */
export const assetKey = (number: number): Id => `d0551e50${number.toString(16).padStart(56, '0')}`

/**
 * The document with each stand-in replaced by what `idOf` gives; a picture that there is none of becomes its description, and a link to such a file
 * its words. Untouched parts are
 * shared, and `doc` itself comes back when nothing is replaced.
 */
export function replaceAssets(doc: NoteNode, idOf: (key: Id) => Id | null): NoteNode {
  const [replaced] = replace(doc, idOf)
  return replaced ?? doc
}

function replace(node: NoteNode, idOf: (key: Id) => Id | null): NoteNode[] {
  if (node.type === NODE.image) {
    const key = parseAssetAddress(node.attrs?.['src'])
    if (key === null) return [node]
    const id = idOf(key)
    if (id === key) return [node]
    if (id !== null) return [{ ...node, attrs: { ...node.attrs, src: assetAddress(id) } }]
    const alt = node.attrs?.['alt']
    return typeof alt === 'string' && alt !== '' ? [{ type: NODE.text, text: alt, ...(node.marks === undefined ? {} : { marks: node.marks }) }] : []
  }
  const linked = node.marks?.find(({ type }) => type === MARK.link)
  const file = parseAssetAddress(linked?.attrs?.['href'])
  if (file !== null && linked !== undefined) {
    const id = idOf(file)
    if (id === file) return [node]
    const marks = node.marks?.flatMap((mark) => (mark !== linked ? [mark] : id === null ? [] : [{ ...mark, attrs: { ...mark.attrs, href: assetAddress(id) } }])) ?? []
    const { marks: _, ...rest } = node
    return [marks.length === 0 ? rest : { ...rest, marks }]
  }
  if (node.content === undefined) return [node]
  let changed = false
  const content = node.content.flatMap((child) => {
    const next = replace(child, idOf)
    if (next.length !== 1 || next[0] !== child) changed = true
    return next
  })
  if (!changed) return [node]
  const { content: _, ...rest } = node
  return [content.length > 0 ? { ...rest, content } : rest]
}
