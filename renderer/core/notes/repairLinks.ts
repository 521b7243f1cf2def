/** Mending links in a note that lead nowhere: which they are, pointing them to something else, or leaving their words as text. */
import type { NoteNode, TargetKind } from '../model.ts'
import { NODE, type PassageAttrs, type ReferenceAttrs } from './document.ts'
import { wikilinkParts } from './links.ts'
import { mapChildren } from './mapChildren.ts'

/** What a broken link names: something that is not there (`id`), or nothing (`id` empty, `name` as written in any case); `part` as in LinkRow. */
export interface BrokenTarget {
  kind: TargetKind
  id: string
  name: string
  part?: string
}

export interface NewTarget {
  kind: TargetKind
  id: string
  /** Shown where a link shows what was written, or the former name. */
  name: string
  part: string | null
}

/** @param whole every link to the target, whatever part of it is meant */
export function isLinkTo(attrs: ReferenceAttrs, target: BrokenTarget, whole: boolean): boolean {
  if (target.id !== '') return attrs.kind === target.kind && attrs.id === target.id && (whole || (attrs.target ?? undefined) === target.part)
  if (attrs.id !== null) return false
  const { name, heading } = wikilinkParts(attrs.target ?? attrs.label)
  return name.toLowerCase() === target.name.toLowerCase() && (whole || (heading ?? undefined) === target.part)
}

const isReference = ({ type }: NoteNode): boolean => type === NODE.reference || type === NODE.embed

/** The document with each of its nodes replaced by what `replace` gives, the node itself meaning no change; parents are shared where nothing changed. */
function mapNodes(doc: NoteNode, replace: (node: NoteNode) => NoteNode | NoteNode[]): NoteNode {
  return mapChildren(doc, (child) => {
    const replaced = replace(child)
    return replaced === child ? mapNodes(child, replace) : replaced
  })
}

/** Points the links to something else. A link that showed the target's name shows the new one; one with words of its own keeps them. */
export function repointLinks(doc: NoteNode, target: BrokenTarget, to: NewTarget, whole = false): NoteNode {
  return mapNodes(doc, (node) => {
    const attrs = node.attrs as unknown as ReferenceAttrs
    if (!isReference(node) || !isLinkTo(attrs, target, whole)) return node
    const named = attrs.label.toLowerCase() === target.name.toLowerCase() || (attrs.id === null && attrs.label === attrs.target)
    return { ...node, attrs: { ...node.attrs, kind: to.kind, id: to.id, target: to.part, label: named ? to.name : attrs.label } }
  })
}

/** Leaves the links' words as text; a quote whose article is gone becomes a plain quote. */
export function unlinkTarget(doc: NoteNode, target: BrokenTarget, whole = false): NoteNode {
  return mergeTexts(
    mapNodes(doc, (node) => {
      if (node.type === NODE.passage && target.kind === 'article' && (node.attrs as unknown as PassageAttrs).articleId === target.id) return { type: NODE.blockquote, content: node.content ?? [] }
      const attrs = node.attrs as unknown as ReferenceAttrs
      if (!isReference(node) || !isLinkTo(attrs, target, whole)) return node
      const text = attrs.label || attrs.target || ''
      return text === '' ? [] : [{ type: NODE.text, text, ...(node.marks === undefined ? {} : { marks: node.marks }) }]
    }),
    doc,
  )
}

/** Neighbouring texts with the same marks are one, as the editor has them; only in blocks that are not those of `before`. */
function mergeTexts(doc: NoteNode, before: NoteNode | undefined): NoteNode {
  if (doc === before || doc.content === undefined) return doc
  const content: NoteNode[] = []
  doc.content.forEach((child, at) => {
    const node = mergeTexts(child, before?.content?.[at])
    const last = content.at(-1)
    if (last?.type === NODE.text && node.type === NODE.text && JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? [])) content[content.length - 1] = { ...last, text: last.text! + node.text! }
    else content.push(node)
  })
  return { ...doc, content }
}
