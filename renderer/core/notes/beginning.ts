/** The beginning of a note, or of the part under one of its headings, as plain text for a card. */
import type { NoteNode } from '../model.ts'
import { blockText, NODE, plainText } from './document.ts'

const same = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** The blocks under a heading (not the heading itself) up to the next one of its level or above; null when there is no such heading. */
export function partUnder(doc: NoteNode, heading: string): NoteNode | null {
  const blocks = doc.content ?? []
  const first = blocks.findIndex((block) => block.type === NODE.heading && same(blockText(block)) === same(heading))
  if (first < 0) return null
  const level = Number(blocks[first]!.attrs?.['level'] ?? 1)
  const rest = blocks.slice(first + 1)
  const end = rest.findIndex((block) => block.type === NODE.heading && Number(block.attrs?.['level'] ?? 1) <= level)
  return { type: NODE.doc, content: end < 0 ? rest : rest.slice(0, end) }
}

/** About `length` characters of it, cut between words, with `…` when there is more. */
export function beginning(text: string, length: number): string {
  const trimmed = text.trim()
  if (trimmed.length <= length) return trimmed
  const cut = trimmed.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).trimEnd()}…`
}

/** @param heading as it is written in the note; the whole note when there is none of that name */
export function noteBeginning(doc: NoteNode, heading: string | null, length: number): string {
  // Enough blocks for the card: a note may be a book.
  const part = (heading === null ? null : partUnder(doc, heading)) ?? doc
  return beginning(plainText({ type: NODE.doc, content: (part.content ?? []).slice(0, 40) }), length)
}
