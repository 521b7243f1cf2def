/**
 * The mark that makes a quote a callout, `[!kind]` with an optional `+` or `-`, as syntax of its own at the start of a paragraph: so an escaped
 * `\\[!kind]` stays text, and a link `[!kind](…)` a link. What follows on its line is the callout's title.
 */
import type { CompileContext, Extension as FromMarkdownExtension, Token } from 'mdast-util-from-markdown'
import type { Construct, Extension, State, Tokenizer } from 'micromark-util-types'
import type { CalloutAttrs, CalloutFold } from '../notes/document.ts'

const BANG = 33
const PLUS = 43
const DASH = 45
const OPEN = 91
const CLOSE = 93

/** Words of any script joined by one space, dash or underscore; after a bar what Obsidian's themes make of it (`[!info|left]`). */
const WORDS = String.raw`[\p{L}\p{N}\p{M}]+(?:[-_ ][\p{L}\p{N}\p{M}]+)*`
const KIND = new RegExp(`^${WORDS}(?:\\|${WORDS})?$`, 'u')
const MARK = /^\[!([^\]]*)\]([+-]?)$/

/** A kind that can be written: what cannot stand in one becomes a dash; `note` when nothing is left. */
export function calloutKind(kind: unknown): string {
  const lower = typeof kind === 'string' ? kind.toLowerCase() : ''
  if (KIND.test(lower)) return lower
  return lower.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-').replace(/^-+|-+$/g, '') || 'note'
}

/** `[!note]-` as attributes. */
export function parseCalloutMark(mark: string): Omit<CalloutAttrs, 'title'> {
  const [, kind = '', fold = ''] = MARK.exec(mark) ?? []
  return { kind: calloutKind(kind), fold: fold === '' ? null : fold === '+' ? 'open' : 'closed' }
}

const FOLDS: Record<CalloutFold, string> = { open: '+', closed: '-' }

export const formatCalloutMark = ({ kind, fold }: Omit<CalloutAttrs, 'title'>): string => `[!${kind}]${fold === null ? '' : FOLDS[fold]}`

const tokenize: Tokenizer = function tokenize(effects, ok, nok): State {
  let kind = ''
  const start: State = (code) => {
    effects.enter('calloutMark')
    effects.consume(code)
    return bang
  }
  const bang: State = (code) => {
    if (code !== BANG) return nok(code)
    effects.consume(code)
    return inside
  }
  const inside: State = (code) => {
    // Negative codes are line ends and tabs; null is the end of the text.
    if (code === null || code < 0 || code === OPEN || kind.length > 100) return nok(code)
    effects.consume(code)
    if (code === CLOSE) return KIND.test(kind.toLowerCase()) ? fold : nok
    kind += String.fromCharCode(code)
    return inside
  }
  const fold: State = (code) => {
    if (code !== PLUS && code !== DASH) return end(code)
    effects.consume(code)
    return end
  }
  const end: State = (code) => {
    if (code !== null && code >= 0 && code !== 32) return nok(code)
    effects.exit('calloutMark')
    return ok(code)
  }
  return start
}

const construct: Construct = { name: 'calloutMark', tokenize, previous: (code) => code === null }

/** For micromark. */
export const calloutSyntax: Extension = { text: { [OPEN]: construct } }

/** For mdast-util-from-markdown: makes `calloutMark` nodes. */
export const calloutFromMarkdown: FromMarkdownExtension = {
  enter: {
    calloutMark(this: CompileContext, token: Token): undefined {
      this.enter({ type: 'calloutMark', value: this.sliceSerialize(token) }, token)
    },
  },
  exit: {
    calloutMark(this: CompileContext, token: Token): undefined {
      this.exit(token)
    },
  },
}
