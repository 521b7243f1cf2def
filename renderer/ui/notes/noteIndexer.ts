/**
 * The index of a note (excerpt, words, tags, assets, links) while it is being written. Everything in it adds up over the top-level blocks, and
 * ProseMirror shares unchanged ones between documents: so each block is read once, and a keystroke costs its own block,
 * however long the note is. The result equals the reading of the whole document (property-tested).
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NoteNode } from '../../core/model.ts'
import { assetsOf } from '../../core/notes/assets.ts'
import { countWords, excerpt, plainText } from '../../core/notes/document.ts'
import { linksOf, tagsOf, type NoteLink } from '../../core/notes/links.ts'
import type { NoteIndex } from '../../data/notes.ts'

interface BlockIndex {
  words: number
  tags: string[]
  assets: string[]
  links: NoteLink[]
}

/** Characters after which excerpt() has enough. */
const EXCERPT = 400

export class NoteIndexer {
  readonly #blocks = new WeakMap<ProseMirrorNode, BlockIndex>()

  index(doc: ProseMirrorNode): NoteIndex {
    const index: NoteIndex = { excerpt: excerptOf(doc), words: 0, tags: [], assets: [], links: [] }
    const assets = new Set<string>()
    const tags = new Map<string, string>()
    doc.forEach((node) => {
      const block = this.#block(node)
      index.words += block.words
      index.links.push(...block.links)
      for (const id of block.assets) assets.add(id)
      // The spelling of the first use wins, as in tagsOf().
      for (const tag of block.tags) if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag)
    })
    index.tags = [...tags.values()]
    index.assets = [...assets]
    return index
  }

  #block(node: ProseMirrorNode): BlockIndex {
    const known = this.#blocks.get(node)
    if (known !== undefined) return known
    const doc = documentOf([node])
    const block = { words: countWords(doc), tags: tagsOf(doc), assets: assetsOf(doc), links: linksOf(doc) }
    this.#blocks.set(node, block)
    return block
  }
}

const documentOf = (blocks: ProseMirrorNode[]): NoteNode => ({ type: 'doc', content: blocks.map((block) => block.toJSON() as NoteNode) })

function excerptOf(doc: ProseMirrorNode): string {
  const blocks: ProseMirrorNode[] = []
  let length = 0
  for (const block of doc.children) {
    blocks.push(block)
    // White space is collapsed in an excerpt, so only what remains counts.
    length += plainText(documentOf([block])).replace(/\s+/g, ' ').trim().length
    if (length > EXCERPT) break
  }
  return excerpt(documentOf(blocks))
}
