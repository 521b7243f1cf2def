/**
 * The nodes that our Markdown has besides CommonMark's and GFM's: mdast is the one tree between text and notes.
 */
import type { Literal, Node } from 'mdast'

/** `[[target]]` or `[[target|label]]`; a null label is the target's own. */
export interface WikiLink extends Node {
  type: 'wikiLink'
  target: string
  label: string | null
}

/** `![[target]]` or `![[target|label]]`. */
export interface WikiEmbed extends Node {
  type: 'wikiEmbed'
  target: string
  label: string | null
}

/** `[!kind]`, `[!kind]+` or `[!kind]-` at the start of a paragraph: with it a quote is a callout. `value` is what was written. */
export interface CalloutMark extends Literal {
  type: 'calloutMark'
}

/** Markdown source within a paragraph that is written back as it is: a tag, an empty link. */
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
    wikiEmbed: WikiEmbed
    calloutMark: CalloutMark
    rawInline: RawInline
  }
  interface BlockContentMap {
    rawBlock: RawBlock
  }
  interface RootContentMap {
    wikiLink: WikiLink
    wikiEmbed: WikiEmbed
    calloutMark: CalloutMark
    rawInline: RawInline
    rawBlock: RawBlock
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink'
    wikiEmbed: 'wikiEmbed'
    calloutMark: 'calloutMark'
  }
}

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    rawInline: 'rawInline'
  }
}
