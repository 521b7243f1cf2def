/** Markdown text to mdast: CommonMark, GFM, footnotes, wikilinks, callouts and, where asked for, YAML front matter. */
import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { calloutFromMarkdown, calloutSyntax } from './calloutSyntax.ts'
import { splitFrontMatter } from './frontMatter.ts'
import { parseInPieces } from './parseInPieces.ts'
import './syntaxTree.ts'
import { wikiLinkFromMarkdown, wikiLinkSyntax } from './wikiLinkSyntax.ts'

const syntax = [gfm(), wikiLinkSyntax, calloutSyntax]

/**
 * GFM without the transform that looks for addresses in finished text: it cannot see that the writer escaped one (`www\.example.com`);
 * micromark has found the others already.
 */
const nodes = [...gfmFromMarkdown().map(({ enter, exit, canContainEols }) => ({ enter, exit, canContainEols })), wikiLinkFromMarkdown, calloutFromMarkdown]

/** Total: any text is Markdown. CRLF and CR are line ends; a byte order mark is dropped. */
export function parseMarkdown(markdown: string, options: { frontMatter: boolean }): Root {
  const text = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const front = options.frontMatter ? splitFrontMatter(text) : null
  const body = parseInPieces(front?.body ?? text, (piece) => fromMarkdown(piece, { extensions: syntax, mdastExtensions: nodes }))
  return front === null ? body : { type: 'root', children: [{ type: 'yaml', value: front.text }, ...body.children] }
}
