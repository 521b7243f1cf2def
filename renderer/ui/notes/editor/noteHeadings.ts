/** The headings of a note, and where one stands that a link names (`#Heading`, its address-encoded text). */
import type { Node } from '@tiptap/pm/model'
import { NODE } from '../../../core/notes/document.ts'
import { fold } from '../../../core/text/fold.ts'

export interface NoteHeading {
  level: number
  text: string
  /** Position of the heading node. */
  at: number
}

/** Headings in document order, at whatever depth; does not look into blocks that hold none. */
export function headingsOf(doc: Node): NoteHeading[] {
  const found: NoteHeading[] = []
  doc.descendants((node, at) => {
    if (node.type.name === NODE.heading) found.push({ level: Number(node.attrs['level']), text: node.textContent, at })
    return !node.isTextblock
  })
  return found
}

/** What follows the `#` of a link to a heading; null when it is none. */
export function headingOfTarget(target: string | null): string | null {
  if (target?.startsWith('#') !== true) return null
  try {
    return decodeURIComponent(target.slice(1))
  } catch {
    return target.slice(1)
  }
}

export const targetOfHeading = (text: string): string => `#${encodeURIComponent(text)}`

/** The first heading of that text: exactly, else without regard to case, accents and signs; of `Chapter#Section` the section. Null when there is none. */
export function findHeading(doc: Node, name: string): NoteHeading | null {
  const wanted = name.split('#').at(-1)!.trim()
  const plain = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  const all = headingsOf(doc)
  return all.find(({ text }) => text.trim() === wanted) ?? all.find(({ text }) => plain(text) === plain(wanted)) ?? null
}
