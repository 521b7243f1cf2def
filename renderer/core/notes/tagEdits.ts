/** Tags are written in notes: giving one to a note, and renaming one, are changes of its document. Pure; untouched parts are shared with `doc`. */
import type { NoteNode } from '../model.ts'
import { isTextblock, MARK, NODE } from './document.ts'
import { TAG } from './links.ts'
import { isWithin } from './paths.ts'

/** Stands for what is no running text, as in tagsOf(). */
const OBJECT = '\uFFFC'

const isRunning = ({ type, marks }: NoteNode): boolean => type === NODE.text && !(marks?.some((mark) => mark.type === MARK.code || mark.type === MARK.link) ?? false)

/** As it may be written behind a `#`; null when it may not. */
export function readTag(typed: string): string | null {
  const tag = typed.trim().replace(/^#/, '').replace(/\/{2,}/g, '/').replace(/[-/]+$/, '').normalize('NFC')
  const [match] = `#${tag}`.matchAll(TAG)
  return match?.[1] === tag && /[^\p{N}_/-]/u.test(tag) ? tag : null
}

const isTagLine = (block: NoteNode | undefined): block is NoteNode =>
  block?.type === NODE.paragraph && block.content !== undefined && block.content.every(isRunning) && /^(?:#\S+\s*)+$/.test(block.content.map(({ text }) => text ?? '').join(''))

/** Writes a tag at the end of a note: behind the others of its last line when that has nothing but tags, else in a line of its own. */
export function appendTag(doc: NoteNode, tag: string): NoteNode {
  const blocks = doc.content ?? []
  const last = blocks.at(-1)
  const blank = last?.type === NODE.paragraph && (last.content ?? []).length === 0
  const at = blank ? blocks.length - 2 : blocks.length - 1
  const line = blocks[at]
  if (isTagLine(line)) {
    const pieces = line.content!
    const { text = '', marks = [] } = pieces.at(-1)!
    const added = `${/\s$/.test(text) ? '' : ' '}#${tag}`
    // Text beside text of the same look is one node, as in the editor.
    const content = marks.length === 0 ? [...pieces.slice(0, -1), { type: NODE.text, text: text + added }] : [...pieces, { type: NODE.text, text: added }]
    return { ...doc, content: blocks.with(at, { ...line, content }) }
  }
  const added: NoteNode = { type: NODE.paragraph, content: [{ type: NODE.text, text: `#${tag}` }] }
  return { ...doc, content: blank ? [...blocks.slice(0, -1), added] : [...blocks, added] }
}

/** Renames a tag, and with it those below it. The same object comes back when the document has none of them. */
export function replaceTag(doc: NoteNode, from: string, to: string): NoteNode {
  if (doc.type === NODE.codeBlock || doc.type === NODE.rawBlock || doc.content === undefined) return doc
  if (!isTextblock(doc)) {
    const content = doc.content.map((child) => replaceTag(child, from, to))
    return content.some((child, at) => child !== doc.content![at]) ? { ...doc, content } : doc
  }
  const pieces = doc.content.map((child) => (isRunning(child) ? (child.text ?? '') : child.type === NODE.hardBreak ? '\n' : OBJECT))
  const found = [...pieces.join('').matchAll(TAG)].filter(([, name = '']) => isWithin(name.replace(/[-/]+$/, ''), from)).map(({ index }) => index + 1)
  if (found.length === 0) return doc
  let start = 0
  const content = doc.content.flatMap((child, at): NoteNode[] => {
    const piece = pieces[at]!
    const [begin, end] = [start, start + piece.length]
    start = end
    if (!isRunning(child)) return [child]
    let text = ''
    let taken = begin
    for (const place of found) {
      const over = place + from.length
      if (over <= begin || place >= end) continue
      text += piece.slice(taken - begin, Math.max(place, begin) - begin)
      // A tag may go on in another piece (bold in its middle): its first piece has the new name whole.
      if (place >= begin) text += to
      taken = Math.min(over, end)
    }
    text += piece.slice(taken - begin)
    return text === '' ? [] : [text === child.text ? child : { ...child, text }]
  })
  return { ...doc, content }
}
