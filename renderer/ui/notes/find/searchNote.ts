/**
 * Finding and replacing in one note's document. Each textblock is searched for itself, and what was found in one is kept as long as the block and
 * the query are the same: while one types beside an open find bar, a book is not searched again.
 */
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { NODE } from '../../../core/notes/document.ts'

export interface NoteQuery {
  text: string
  matchCase: boolean
  wholeWord: boolean
  regex: boolean
}

export interface NoteMatch {
  /** Document positions. */
  from: number
  to: number
  /** Whole match, then its groups: for `$1` in what replaces it. */
  groups: string[]
  /** It stands in a quoted passage, whose words are another's. */
  quoted: boolean
}

const OBJECT = '\uFFFC'
/** ms; a pattern that takes longer is given up. */
const PATIENCE = 1000

/**
 * Null for an empty query.
 * @throws {SyntaxError} for a regular expression that is none
 */
export function patternOf({ text, matchCase, wholeWord, regex }: NoteQuery): RegExp | null {
  if (text === '') return null
  const source = regex ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const bounded = wholeWord ? `(?<![\\p{L}\\p{N}\\p{M}_])(?:${source})(?![\\p{L}\\p{N}\\p{M}_])` : source
  return new RegExp(bounded, `gmu${matchCase ? '' : 'i'}`)
}

interface BlockMatch {
  start: number
  end: number
  groups: string[]
}

export class NoteSearch {
  readonly #pattern: RegExp
  readonly #found = new WeakMap<Node, BlockMatch[]>()

  constructor(pattern: RegExp) {
    this.#pattern = pattern
  }

  /** All matches in order, none of them empty or across an image, link of the library or other atom. `complete` is false when it took too long. */
  matches(doc: Node): { matches: NoteMatch[]; complete: boolean } {
    const matches: NoteMatch[] = []
    const until = performance.now() + PATIENCE
    let complete = true
    const visit = (parent: Node, start: number, quoted: boolean): void => {
      parent.forEach((node, offset) => {
        const inside = start + offset + 1
        if (!node.isTextblock) return visit(node, inside, quoted || node.type.name === NODE.passage)
        if (!complete) return
        for (const { start: from, end, groups } of this.#inBlock(node)) matches.push({ from: inside + from, to: inside + end, groups, quoted })
        complete = performance.now() < until
      })
    }
    visit(doc, 0, false)
    return { matches, complete }
  }

  #inBlock(block: Node): BlockMatch[] {
    const known = this.#found.get(block)
    if (known !== undefined) return known
    const text = block.textBetween(0, block.content.size, undefined, OBJECT)
    const found: BlockMatch[] = []
    for (const match of text.matchAll(this.#pattern)) {
      const [whole] = match
      if (whole !== '' && !whole.includes(OBJECT)) found.push({ start: match.index, end: match.index + whole.length, groups: [...match].map((group) => group ?? '') })
    }
    this.#found.set(block, found)
    return found
  }
}

/** What takes the place of a match: as written, or with `$1`, `$&` and `$$` where the query is a regular expression. */
export function replacementOf({ groups }: NoteMatch, replacement: string, regex: boolean): string {
  if (!regex) return replacement
  return replacement.replace(/\$(\$|&|\d{1,2})/g, (sign: string, name: string) => (name === '$' ? '$' : name === '&' ? groups[0]! : (groups[Number(name)] ?? sign)))
}

/** Replaces these, which are in order, in one transaction: one step to undo. */
export function replaceMatches({ tr }: EditorState, matches: NoteMatch[], replacement: string, regex: boolean): Transaction {
  for (const match of matches.toReversed()) {
    const text = replacementOf(match, replacement, regex)
    if (text === '') tr.delete(match.from, match.to)
    else tr.insertText(text, match.from, match.to)
  }
  return tr
}
