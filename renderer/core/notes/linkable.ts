/**
 * The text of a note in which a name may become a link, block by block, and making the link. Not linkable are links, code and raw source;
 * a block is found again by its place and its text, so that nothing is linked in a block that has changed since.
 */
import type { NoteNode, Span, TargetKind } from '../model.ts'
import { inlineText, isTextblock, MARK, NODE } from './document.ts'

/** Stands for what cannot be linked; as long as what it stands for. */
export const OBJECT = '\uFFFC'

export interface LinkableBlock {
  /** Child indices from the document to the block. */
  path: number[]
  /** The whole text; an atom without words is one OBJECT. */
  text: string
  /** The same, with OBJECTs for what cannot be linked; as long. */
  open: string
}

/** Words in a block, as they stood there. */
export interface MentionPlace extends Span {
  path: number[]
  /** `text` of the block. */
  text: string
}

const textOf = (node: NoteNode): string => inlineText(node) || OBJECT

const isOpen = (node: NoteNode): boolean => node.type === NODE.hardBreak || (node.type === NODE.text && !(node.marks?.some((mark) => mark.type === MARK.code || mark.type === MARK.link) ?? false))

const openText = (node: NoteNode): string => (isOpen(node) ? textOf(node) : OBJECT.repeat(textOf(node).length))

export function linkableBlocks(doc: NoteNode): LinkableBlock[] {
  const blocks: LinkableBlock[] = []
  const visit = (node: NoteNode, path: number[]): void => {
    if (!isTextblock(node)) node.content?.forEach((child, at) => visit(child, [...path, at]))
    if (!isTextblock(node) || node.type === NODE.codeBlock || node.type === NODE.rawBlock || node.content === undefined) return
    blocks.push({ path, text: node.content.map(textOf).join(''), open: node.content.map(openText).join('') })
  }
  visit(doc, [])
  return blocks
}

/** What the words become. */
export interface MentionTarget {
  kind: TargetKind
  id: string
}

/**
 * The document with the words turned into references that show them as they were written. A place whose block is gone or reads differently is
 * left out; when nothing is left `doc` itself comes back. Blocks that moved are found by their text.
 */
export function linkMentions(doc: NoteNode, places: MentionPlace[], target: MentionTarget): NoteNode {
  const blocks = new Map(linkableBlocks(doc).map((block) => [block.path.join(), block]))
  const wanted = new Map<string, Span[]>()
  for (const place of places) {
    const here = blocks.get(place.path.join())
    const block = here?.text === place.text ? here : [...blocks.values()].find(({ text }) => text === place.text)
    if (block === undefined || block.open.slice(place.start, place.end).includes(OBJECT)) continue
    const key = block.path.join()
    const spans = wanted.get(key) ?? []
    if (spans.every((span) => span.end <= place.start || span.start >= place.end)) wanted.set(key, [...spans, { start: place.start, end: place.end }])
  }
  if (wanted.size === 0) return doc
  const visit = (node: NoteNode, path: number[]): NoteNode => {
    const spans = wanted.get(path.join())
    if (spans !== undefined) return { ...node, content: linkSpans(node.content ?? [], spans.sort((a, b) => a.start - b.start), target) }
    if (node.content === undefined || isTextblock(node)) return node
    const content = node.content.map((child, at) => visit(child, [...path, at]))
    return content.every((child, at) => child === node.content![at]) ? node : { ...node, content }
  }
  return visit(doc, [])
}

function linkSpans(content: NoteNode[], spans: Span[], { kind, id }: MentionTarget): NoteNode[] {
  const result: NoteNode[] = []
  let start = 0
  /** The words of the span that is being put together, and the marks that all of them have. */
  let label = ''
  let marks: NoteNode['marks']
  const piece = (node: NoteNode, from: number, to: number): void => {
    if (from < to) result.push(node.type === NODE.text ? { ...node, text: node.text!.slice(from - start, to - start) } : node)
  }
  for (const node of content) {
    const end = start + textOf(node).length
    let at = start
    for (const span of spans) {
      if (span.end <= start || span.start >= end) continue
      piece(node, at, Math.max(start, span.start))
      label += textOf(node).slice(Math.max(start, span.start) - start, Math.min(end, span.end) - start)
      marks = marks === undefined ? (node.marks ?? []) : marks.filter((mark) => node.marks?.some((other) => other.type === mark.type) ?? false)
      at = Math.min(end, span.end)
      if (span.end > end) continue
      const kept = marks.filter((mark) => mark.type !== MARK.code && mark.type !== MARK.link)
      result.push({ type: NODE.reference, attrs: { kind, id, label: label.replace(/\s+/g, ' '), target: null }, ...(kept.length === 0 ? {} : { marks: kept }) })
      label = ''
      marks = undefined
    }
    piece(node, at, end)
    start = end
  }
  return result
}
