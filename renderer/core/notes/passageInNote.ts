/** One passage among those of a note: found by what it links to, with what stands around it; and its wording put back. */
import type { NoteNode, PassageSelector, Span } from '../model.ts'
import { linesOf } from '../text/linesOf.ts'
import { blockText, isTextblock, NODE, plainText, type PassageAttrs } from './document.ts'
import { mapChildren } from './mapChildren.ts'

/** Which of a note's links to a passage is meant. */
export interface PassageInNote extends Pick<PassageSelector, 'articleId' | 'version'>, Span {
  /** Among those that lead to the very same words: the first is 0. */
  nth: number
}

function isPassage(node: NoteNode, { articleId, version, start, end }: PassageInNote): boolean {
  const attrs = (node.attrs ?? {}) as Partial<PassageAttrs>
  return node.type === NODE.passage && attrs.articleId === articleId && attrs.version === version && attrs.start === start && attrs.end === end
}

/** What a quote says: its paragraphs, divided by blank lines. */
export const wordingOf = (passage: NoteNode): string => (passage.content ?? []).map(blockText).join('\n\n')

/**
 * The document with the wording in the place of what the quote says, line for line a paragraph; `doc` itself when there is no such quote, or it
 * says just that. Pure: untouched parts are shared.
 */
export function rewordPassage(doc: NoteNode, passage: PassageInNote, wording: string): NoteNode {
  let left = passage.nth
  const visit = (node: NoteNode): NoteNode => {
    if (isPassage(node, passage)) {
      if (left-- !== 0 || wordingOf(node) === wording) return node
      const paragraphs = linesOf(wording).map((line): NoteNode => ({ type: NODE.paragraph, content: [{ type: NODE.text, text: line }] }))
      return { ...node, content: paragraphs.length === 0 ? [{ type: NODE.paragraph }] : paragraphs }
    }
    return isTextblock(node) ? node : mapChildren(node, visit)
  }
  return visit(doc)
}

/** The text of the blocks before and after a quote, empty at the ends of the document or when the neighbour is a quote too; null when there is no such quote. */
export function aroundPassage(doc: NoteNode, passage: PassageInNote): { before: string; after: string } | null {
  let left = passage.nth
  const visit = (node: NoteNode): { before: string; after: string } | null => {
    if (isTextblock(node)) return null
    for (const [at, child] of (node.content ?? []).entries()) {
      if (isPassage(child, passage) && left-- === 0) {
        const neighbour = (by: 1 | -1): string => {
          const block = node.content?.[at + by]
          return block === undefined || block.type === NODE.passage ? '' : plainText({ type: NODE.doc, content: [block] })
        }
        return { before: neighbour(-1), after: neighbour(1) }
      }
      const found = visit(child)
      if (found !== null) return found
    }
    return null
  }
  return visit(doc)
}
