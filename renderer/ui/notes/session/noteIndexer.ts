/**
 * The index of a note (excerpt, words, tags, assets, links) while it is being written. Everything in it adds up over the blocks, and ProseMirror
 * shares unchanged ones between documents: so each block is read once, and a keystroke costs its own block, however long the note, the list or the
 * table it stands in. The result equals the reading of the whole document (property-tested). The first reading of a book takes a tenth of a
 * second: `advance` does it a little at a time.
 */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { NoteNode } from '../../../core/model.ts'
import { assetsOf } from '../../../core/notes/assets.ts'
import { countWords, excerpt, NODE, plainText } from '../../../core/notes/document.ts'
import { linksOf, tagsOf, type NoteLink } from '../../../core/notes/links.ts'
import type { NoteIndex } from '../../../data/notes.ts'

interface BlockIndex {
  words: number
  tags: string[]
  assets: string[]
  links: NoteLink[]
}

/** Characters after which excerpt() has enough. */
const EXCERPT = 400

/** Blocks that are no more than the blocks in them: what they hold is read one by one. A passage is a link as a whole. */
const holdsBlocks = (node: ProseMirrorNode): boolean => node.isBlock && !node.isTextblock && !node.isLeaf && node.type.name !== NODE.passage

export class NoteIndexer {
  readonly #blocks = new WeakMap<ProseMirrorNode, BlockIndex>()

  /** The index of a document; what is known of its blocks is not read again. */
  index(doc: ProseMirrorNode): NoteIndex {
    return { excerpt: excerptOf(doc), ...this.#sum(doc) }
  }

  /**
   * Reads blocks that are not known yet for as long as there is `time` (asked after each).
   * @returns whether all are known now
   */
  advance(doc: ProseMirrorNode, time: () => boolean): boolean {
    if (this.#blocks.has(doc)) return true
    for (const child of doc.children) {
      if (this.#blocks.has(child)) continue
      if (!time()) return false
      if (!holdsBlocks(child)) this.#block(child)
      else if (!this.advance(child, time)) return false
    }
    this.#block(doc)
    return true
  }

  #block(node: ProseMirrorNode): BlockIndex {
    const known = this.#blocks.get(node)
    if (known !== undefined) return known
    const block = holdsBlocks(node) ? this.#sum(node) : readBlock(node)
    this.#blocks.set(node, block)
    return block
  }

  #sum(parent: ProseMirrorNode): BlockIndex {
    let words = titleWords(parent)
    const links: NoteLink[] = []
    const assets = new Set<string>()
    const tags = new Map<string, string>()
    parent.forEach((node) => {
      const block = this.#block(node)
      words += block.words
      for (const link of block.links) links.push(link)
      for (const id of block.assets) assets.add(id)
      // The spelling of the first use wins, as in tagsOf().
      for (const tag of block.tags) if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag)
    })
    return { words, tags: [...tags.values()], assets: [...assets], links }
  }
}

/** Of a callout's title, which stands in no block. */
function titleWords({ type, attrs }: ProseMirrorNode): number {
  const title: unknown = type.name === NODE.callout ? attrs['title'] : null
  return typeof title === 'string' ? countWords({ type: NODE.paragraph, content: [{ type: NODE.text, text: title }] }) : 0
}

function readBlock(node: ProseMirrorNode): BlockIndex {
  const doc = documentOf([node])
  return { words: countWords(doc), tags: tagsOf(doc), assets: assetsOf(doc), links: linksOf(doc) }
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
