/**
 * What a note points at: its links into the library with the words around them (for backlinks), and its tags. Pure readings
 * of the document; where they are stored is data/notes.ts's business.
 */
import type { LinkRow, NoteNode, PassageSelector, Span, TargetKind } from '../model.ts'
import { sentences } from '../text/sentences.ts'
import { blockText, inlineText, isTextblock, MARK, NODE } from './document.ts'
import type { PassageAttrs, ReferenceAttrs } from './document.ts'
import { mapChildren } from './mapChildren.ts'

export type NoteLink = Omit<LinkRow, 'id' | 'noteId'>

/** About how many characters of a block a backlink shows. */
const CONTEXT = 300

/**
 * Every link of the document, in its order: references and embeds of something in the library, passages (a link to their article,
 * with the selector), and wikilinks that name nothing (`unresolved`, with an empty `targetId`). `context` is the plain text of the
 * block that holds the link, cut to the sentences around it
 * when the block is longer than about 300 characters; `at` is where the label, or the quote, stands in `context`.
 */
export function linksOf(doc: NoteNode): NoteLink[] {
  const links: NoteLink[] = []
  const visit = (node: NoteNode): void => {
    if (node.type === NODE.passage) {
      const selector = selectorOf(node)
      const quote = (node.content ?? []).map(blockText).join('\n\n')
      if (selector !== null) links.push({ targetKind: 'article', targetId: selector.articleId, passage: selector, ...contextOf(quote, { start: 0, end: quote.length }) })
    }
    if (!isTextblock(node)) {
      for (const child of node.content ?? []) visit(child)
      return
    }
    if (!(node.content ?? []).some(isReference)) return
    const text = blockText(node)
    let start = 0
    for (const child of node.content ?? []) {
      const end = start + inlineText(child).length
      if (isReference(child)) {
        links.push({ ...targetOf(child.attrs as unknown as ReferenceAttrs), passage: null, ...contextOf(text, { start, end }) })
      }
      start = end
    }
  }
  visit(doc)
  return links
}

/** What points at something by its attributes. */
const isReference = (node: NoteNode): boolean => node.type === NODE.reference || node.type === NODE.embed

function targetOf({ kind, id, label, target }: ReferenceAttrs): Pick<NoteLink, 'targetKind' | 'targetId' | 'part' | 'unresolved'> {
  if (id !== null) return { targetKind: kind, targetId: id, ...(target === null ? {} : { part: target }) }
  const { name, heading } = wikilinkParts(target ?? label)
  return { targetKind: kind, targetId: '', ...(heading === null ? {} : { part: heading }), unresolved: name }
}

/** `Title#Heading` in its parts: `heading` as an address has it, `#Heading`, null when there is none. */
export function wikilinkParts(written: string): { name: string; heading: string | null } {
  const [, name = '', heading = ''] = /^([^#]*)(#.*)?$/s.exec(written) ?? []
  return { name: name.trim(), heading: heading === '' ? null : `#${encodeURIComponent(heading.slice(1))}` }
}

/** The selector of a passage node, without its source; null when the node names no article. */
function selectorOf(node: NoteNode): PassageSelector | null {
  const { articleId, version, start, end, exact, prefix, suffix } = (node.attrs ?? {}) as unknown as PassageAttrs
  return articleId ? { articleId, version, start, end, exact, prefix, suffix } : null
}

/**
 * Cuts `text` to the sentences around `at`, about CONTEXT characters, marking each cut with `…`; a sentence that is longer is cut
 * between words. `at` comes back as the same words' place in what is left.
 */
export function contextOf(text: string, at: Span): { context: string; at: Span } {
  if (text.length <= CONTEXT) return trimmed(text, at, 0, text.length)
  // Only the neighbourhood is segmented: a block may be a book.
  const from = Math.max(0, at.start - 2 * CONTEXT)
  const to = Math.min(text.length, at.end + 2 * CONTEXT)
  const spans = sentences(text.slice(from, to), null).map((span) => ({ start: from + span.start, end: from + span.end }))
  let first = Math.max(0, spans.findIndex((span) => span.end > at.start))
  let last = Math.max(first, spans.findLastIndex((span) => span.start < at.end))
  const length = (): number => (spans[last]?.end ?? to) - (spans[first]?.start ?? from)
  for (;;) {
    const before = spans[first - 1]
    const after = spans[last + 1]
    const room = CONTEXT - length()
    const takesBefore = before !== undefined && before.end - before.start <= room
    const takesAfter = after !== undefined && after.end - after.start <= room
    // The side that has less yet, so that the label stands near the middle.
    const lessBefore = at.start - (spans[first]?.start ?? from) < (spans[last]?.end ?? to) - at.end
    if (takesBefore && (lessBefore || !takesAfter)) first -= 1
    else if (takesAfter) last += 1
    else break
  }
  let start = spans[first]?.start ?? from
  let end = spans[last]?.end ?? to
  if (end - start > CONTEXT) {
    const room = Math.max(0, CONTEXT - (at.end - at.start)) / 2
    start = Math.max(start, wordAfter(text, Math.max(0, Math.floor(at.start - room)), at.start))
    end = Math.min(end, wordBefore(text, Math.min(text.length, Math.max(start, Math.min(at.end, at.start + CONTEXT)) + Math.floor(room)), at.start))
  }
  return trimmed(text, at, start, end)
}

const wordAfter = (text: string, position: number, limit: number): number => {
  if (position === 0) return 0
  const space = text.slice(position, limit).search(/\s/)
  return space < 0 ? onCharacter(text, position) : position + space + 1
}

const wordBefore = (text: string, position: number, limit: number): number => {
  if (position >= text.length) return text.length
  const space = text.slice(limit, position).search(/\s\S*$/)
  return space <= 0 ? onCharacter(text, position) : limit + space
}

/** Never between the halves of a surrogate pair. */
const onCharacter = (text: string, position: number): number => (/[\uDC00-\uDFFF]/.test(text[position] ?? '') ? position - 1 : position)

function trimmed(text: string, at: Span, start: number, end: number): { context: string; at: Span } {
  const raw = text.slice(start, end)
  const lead = raw.length - raw.trimStart().length
  const body = raw.trim()
  const head = start + lead > 0 && text.slice(0, start + lead).trim() !== '' ? '…' : ''
  const tail = text.slice(start + lead + body.length).trim() !== '' ? '…' : ''
  const place = (offset: number): number => Math.min(body.length, Math.max(0, offset - start - lead)) + head.length
  return { context: head + body + tail, at: { start: place(at.start), end: place(at.end) } }
}

/** A tag in running text; its name is the first group. */
export const TAG = /(?<![\p{L}\p{M}\p{N}_#&/]|\[\[)#([\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_/-]*)/gu

/** Stands for what is no running text (code, links, atoms), so that a tag neither starts nor continues across it. */
const OBJECT = '\uFFFC'

/**
 * The `#tags` written in running text (not in code, links or headings' markers), without the `#`, in the order and the spelling of
 * their first use; compared without regard to case. A tag has at least one character that is no digit: `#1` is a number.
 */
export function tagsOf(doc: NoteNode): string[] {
  const tags = new Map<string, string>()
  const visit = (node: NoteNode): void => {
    if (node.type === NODE.codeBlock || node.type === NODE.rawBlock) return
    if (!isTextblock(node)) {
      for (const child of node.content ?? []) visit(child)
      return
    }
    const running = (child: NoteNode): string => {
      if (child.type === NODE.hardBreak) return '\n'
      const excluded = child.marks?.some((mark) => mark.type === MARK.code || mark.type === MARK.link) ?? false
      return child.type === NODE.text && !excluded ? (child.text ?? '') : OBJECT
    }
    for (const [, name = ''] of (node.content ?? []).map(running).join('').matchAll(TAG)) {
      const tag = name.normalize('NFC').replace(/[-/]+$/, '')
      if (/[^\p{N}_/-]/u.test(tag) && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag)
    }
  }
  visit(doc)
  return [...tags.values()]
}

/**
 * The document with every reference to (kind, id), or embed of it, that shows `from` showing `label` instead; without `from`, every one. Pure: untouched
 * parts are shared with `doc`, and `doc` itself comes back when there is nothing to rename.
 */
export function renameReferences(doc: NoteNode, kind: TargetKind, id: string, label: string, from?: string): NoteNode {
  if (isReference(doc)) {
    const attrs = doc.attrs as unknown as ReferenceAttrs
    const applies = attrs.kind === kind && attrs.id === id && attrs.label !== label && (from === undefined || attrs.label === from)
    return applies ? { ...doc, attrs: { ...doc.attrs, label } } : doc
  }
  return mapChildren(doc, (child) => renameReferences(child, kind, id, label, from))
}

/**
 * The document with its unresolved wikilinks and embeds looked up: `resolve` is given what was written (`Title`, without `#Heading`) and says what
 * it names, or null. Pure, as renameReferences.
 */
export function resolveReferences(doc: NoteNode, resolve: (target: string) => { kind: TargetKind; id: string } | null): NoteNode {
  if (isReference(doc)) {
    const attrs = doc.attrs as unknown as ReferenceAttrs
    if (attrs.id !== null) return doc
    const { name, heading } = wikilinkParts(attrs.target ?? attrs.label)
    const found = resolve(name)
    return found === null ? doc : { ...doc, attrs: { ...attrs, ...found, target: heading } }
  }
  return mapChildren(doc, (child) => resolveReferences(child, resolve))
}
