/**
 * Untrusted HTML → hast in linear time. parse5 follows the standard, and the standard lets a page make a parser work for the
 * square of its size: a million open elements, or formatting elements that are reopened in every paragraph. Browsers cap
 * both (Blink: 512 levels); so do we. Nothing is fetched or run, and scripts are text.
 */
import type { Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import { Parser, html } from 'parse5'
import type { DefaultTreeAdapterMap, Token } from 'parse5'

/** Levels of nesting that are kept; a deeper element's content joins its last kept ancestor. */
const MAX_DEPTH = 256
const MAX_FORMATTING = 48

class CappedParser extends Parser<DefaultTreeAdapterMap> {
  /** End tags to come that belong to start tags which were not let in, by tag. */
  private readonly skipped = new Map<number, number>()
  private formatting = 0

  override onStartTag(token: Token.TagToken): void {
    const formats = FORMATTING.has(token.tagID)
    if ((this.openElements.stackTop > MAX_DEPTH && !KEPT_AT_ANY_DEPTH.has(token.tagID)) || (formats && this.formatting >= MAX_FORMATTING)) {
      this.skipped.set(token.tagID, (this.skipped.get(token.tagID) ?? 0) + 1)
      return
    }
    if (formats) this.formatting += 1
    super.onStartTag(token)
  }

  override onEndTag(token: Token.TagToken): void {
    const waiting = this.skipped.get(token.tagID) ?? 0
    if (waiting > 0) {
      this.skipped.set(token.tagID, waiting - 1)
      return
    }
    if (FORMATTING.has(token.tagID) && this.formatting > 0) this.formatting -= 1
    super.onEndTag(token)
  }
}

const T = html.TAG_ID
/** What the standard reopens in every block while it is unclosed. Not `a`, of which only one can be open. */
const FORMATTING = new Set<number>([T.B, T.BIG, T.CODE, T.EM, T.FONT, T.I, T.NOBR, T.S, T.SMALL, T.STRIKE, T.STRONG, T.TT, T.U])
/** Void elements open no level; the others switch the tokenizer to raw text and must not be lost, or their code would become text. */
const KEPT_AT_ANY_DEPTH = new Set<number>([T.BR, T.HR, T.IMG, T.META, T.LINK, T.SCRIPT, T.STYLE, T.TITLE, T.TEXTAREA, T.NOSCRIPT, T.IFRAME, T.XMP, T.NOEMBED, T.NOFRAMES])

/** Parses a document or a fragment. Total: there is no HTML that it refuses. */
export function parseHtml(source: string): Root {
  const document = CappedParser.parse<DefaultTreeAdapterMap>(source, { scriptingEnabled: true, sourceCodeLocationInfo: false })
  const tree = fromParse5(document)
  return tree.type === 'root' ? tree : { type: 'root', children: [] }
}
