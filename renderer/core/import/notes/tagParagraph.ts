/**
 * Tags that a program keeps beside the text. Ours stand in it, so those that do not yet are written as a last line, where they can be seen,
 * changed and clicked.
 */
import type { NoteNode } from '../../model.ts'
import { isEmpty, NODE } from '../../notes/document.ts'
import { tagsOf } from '../../notes/links.ts'

/** A name as it can be written after `#`; null when nothing of it can. */
export function tagName(name: string): string | null {
  const clean = name.normalize('NFC').trim().replace(/^#+/, '').replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-').replace(/\/{2,}/g, '/').replace(/^[-/]+|[-/]+$/g, '')
  if (clean === '') return null
  // A number alone is no tag.
  return /[^\p{N}_/-]/u.test(clean) ? clean : `year-${clean}`.replace(/^year-(?!\d{4}$)/, 'n-')
}

export function withTags(doc: NoteNode, names: readonly string[]): NoteNode {
  const present = new Set(tagsOf(doc).map((tag) => tag.toLowerCase()))
  const missing = new Map<string, string>()
  for (const name of names) {
    const tag = tagName(name)
    if (tag !== null && !present.has(tag.toLowerCase()) && !missing.has(tag.toLowerCase())) missing.set(tag.toLowerCase(), tag)
  }
  if (missing.size === 0) return doc
  const line: NoteNode = { type: NODE.paragraph, content: [{ type: NODE.text, text: [...missing.values()].map((tag) => `#${tag}`).join(' ') }] }
  const content = doc.content ?? []
  const last = content.at(-1)
  return { ...doc, content: [...(last?.type === NODE.paragraph && isEmpty(last) ? content.slice(0, -1) : content), line] }
}
