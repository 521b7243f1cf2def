/** The part of a note under one heading, for links and embeds that name it (`Note#Heading`). */
import type { NoteNode } from '../model.ts'
import { fold } from '../text/fold.ts'
import { blockText, NODE } from './document.ts'

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What `#Heading` or `#Part#Heading` names, percent-decoded; null when `target` names no heading. */
export function headingOf(target: string | null): string | null {
  const last = target?.startsWith('#') === true ? decoded(target).split('#').at(-1)?.trim() : ''
  return last === undefined || last === '' ? null : last
}

const key = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** The heading (compared without regard to case, accents and punctuation) and what follows it up to the next of its level or above; null when there is no such heading. */
export function sectionOf(doc: NoteNode, heading: string): NoteNode[] | null {
  const blocks = doc.content ?? []
  const wanted = key(heading)
  const level = (node: NoteNode): number => Number(node.attrs?.['level'] ?? 1)
  const start = blocks.findIndex((node) => node.type === NODE.heading && key(blockText(node)) === wanted)
  const first = blocks[start]
  if (first === undefined) return null
  const length = blocks.slice(start + 1).findIndex((node) => node.type === NODE.heading && level(node) <= level(first))
  return blocks.slice(start, length < 0 ? undefined : start + 1 + length)
}
