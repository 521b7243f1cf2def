/**
 * The three nodes that our Markdown has besides CommonMark's and GFM's: mdast is the one tree between text and notes.
 */
import type { Literal, Node } from 'mdast'

/** `[[target]]` or `[[target|label]]`; a null label is the target's own. */
export interface WikiLink extends Node {
  type: 'wikiLink'
  target: string
  label: string | null
}

/** Markdown source within a paragraph that is written back as it is: `![[embed]]`. */
export interface RawInline extends Literal {
  type: 'rawInline'
}

/** Markdown source of a block that is written back as it is: an unused definition. */
export interface RawBlock extends Literal {
  type: 'rawBlock'
}

declare module 'mdast' {
  interface PhrasingContentMap {
    wikiLink: WikiLink
    rawInline: RawInline
  }
  interface BlockContentMap {
    rawBlock: RawBlock
  }
  interface RootContentMap {
    wikiLink: WikiLink
    rawInline: RawInline
    rawBlock: RawBlock
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink'
    wikiEmbed: 'wikiEmbed'
  }
}

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    rawInline: 'rawInline'
  }
}
