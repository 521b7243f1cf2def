/**
 * Embedded notes as the text that they show, for programs that cannot show one note within another: a quote or plain blocks, with a line that says
 * where it is from. An embed that stands alone in its paragraph is replaced; one in the middle of a line, in a table or a heading stays a link, and so
 * does one that would show itself, that lies too deep, or that names nothing.
 */
import type { Id, NoteNode } from '../model.ts'
import { isEmpty, isTextblock, MARK, NODE, type ReferenceAttrs } from '../notes/document.ts'
import { headingOf, sectionOf } from '../notes/section.ts'

export type EmbedStyle = 'link' | 'quote' | 'text'

export interface EmbedSource {
  title: string
  doc: NoteNode
}

/** Embeds within embeds are followed so far. */
export const EMBED_DEPTH = 4
/** So many in one note: ten notes that each show ten others would make a book. */
const MOST = 200

export interface Inlined {
  doc: NoteNode
  /** How many became text, and how many stay links. */
  inlined: number
  kept: number
}

/** @param self the note itself, which is not shown within itself @param noteOf undefined for a note that is not there */
export function inlineEmbeds(doc: NoteNode, self: Id, style: Exclude<EmbedStyle, 'link'>, noteOf: (id: Id) => EmbedSource | undefined): Inlined {
  const inliner = new Inliner(style, noteOf, doc)
  const content = inliner.blocks(doc.content ?? [], [placeKey(self, null)], 0)
  const { inlined, kept, definitions } = inliner
  return { doc: inlined === 0 ? doc : { ...doc, content: [...content, ...definitions] }, inlined, kept }
}

/** The notes that a document embeds, for reading them beforehand. */
export function embeddedNotes(doc: NoteNode): Id[] {
  const found = new Set<Id>()
  const visit = (node: NoteNode): void => {
    const { kind, id } = (node.type === NODE.embed ? node.attrs : undefined) as Partial<ReferenceAttrs> | undefined ?? {}
    if (kind === 'note' && typeof id === 'string') found.add(id)
    for (const child of node.content ?? []) visit(child)
  }
  visit(doc)
  return [...found]
}

const placeKey = (id: Id, heading: string | null): string => `${id}#${heading ?? ''}`

const UNTITLED = 'Untitled'

/** Blocks that hold blocks of any kind; a passage quotes an article word for word. */
const CONTAINERS: ReadonlySet<string> = new Set([NODE.blockquote, NODE.callout, NODE.bulletList, NODE.orderedList, NODE.taskList, NODE.listItem, NODE.taskItem])

class Inliner {
  inlined = 0
  kept = 0
  /** Footnotes of what was inlined: they belong at the end of the note. */
  readonly definitions: NoteNode[] = []
  readonly #labels = new Set<string>()

  constructor(readonly style: 'quote' | 'text', readonly noteOf: (id: Id) => EmbedSource | undefined, doc: NoteNode) {
    visitLabels(doc, (label) => this.#labels.add(label.toLowerCase()))
  }

  /** @param within what shows these blocks, outermost first @param level of the heading that they stand below; 0 at the top */
  blocks(nodes: readonly NoteNode[], within: readonly string[], level: number): NoteNode[] {
    let current = level
    return nodes.flatMap((node) => {
      if (node.type === NODE.heading) current = Number(node.attrs?.['level'] ?? 1)
      return this.#block(node, within, current)
    })
  }

  #block(node: NoteNode, within: readonly string[], level: number): NoteNode[] {
    const attrs = soleEmbed(node)
    if (attrs !== null) {
      const shown = this.#shown(attrs, within, level)
      if (shown !== null) return shown
      this.kept += 1
      return [node]
    }
    if (CONTAINERS.has(node.type)) {
      const item = node.type === NODE.listItem || node.type === NODE.taskItem
      const [first, ...rest] = node.content ?? []
      // The first block of an item is a line of words.
      if (item && first !== undefined) {
        this.kept += countEmbeds(first)
        return [{ ...node, content: [first, ...this.blocks(rest, within, level)] }]
      }
      return [{ ...node, content: this.blocks(node.content ?? [], within, level) }]
    }
    this.kept += countEmbeds(node)
    return [node]
  }

  /** Null when it stays a link. */
  #shown({ id, target }: ReferenceAttrs, within: readonly string[], level: number): NoteNode[] | null {
    if (id === null || this.inlined >= MOST || within.length > EMBED_DEPTH) return null
    const heading = headingOf(target)
    const key = placeKey(id, heading)
    // A whole note that is being shown, and a part that shows itself, would have no end.
    const source = within.includes(key) ? undefined : this.noteOf(id)
    if (source === undefined) return null
    const all = heading === null ? (source.doc.content ?? []) : sectionOf(source.doc, heading)
    const text = all?.filter((node) => node.type !== NODE.footnoteDefinition && !(node.type === NODE.rawBlock && node.attrs?.['format'] === 'yaml')) ?? []
    if (text.every(isEmpty)) return null
    this.inlined += 1
    const own = this.#withOwnFootnotes(text, source.doc)
    const blocks = this.blocks(this.style === 'text' ? below(own, level) : own, [...within, key], this.style === 'text' ? level : 0)
    const title = source.title.trim() || UNTITLED
    const from: NoteNode = { type: NODE.reference, attrs: { kind: 'note', id, label: heading === null ? title : `${title}: ${heading}`, target: heading === null ? null : target } satisfies ReferenceAttrs }
    if (this.style === 'quote') return [{ type: NODE.blockquote, content: [...blocks, { type: NODE.paragraph, content: [{ type: NODE.text, text: '— ' }, from] }] }]
    const italic = [{ type: MARK.italic }]
    return [...blocks, { type: NODE.paragraph, content: [{ type: NODE.text, text: 'From ', marks: italic }, { ...from, marks: italic }] }]
  }

  /** Footnotes under labels that nothing else here has; their definitions go to the end. */
  #withOwnFootnotes(blocks: readonly NoteNode[], doc: NoteNode): NoteNode[] {
    const names = new Map<string, string>()
    const defined = new Map((doc.content ?? []).flatMap((node) => (node.type === NODE.footnoteDefinition ? [[String(node.attrs?.['label']).toLowerCase(), node] as const] : [])))
    const rename = (label: string): string => {
      const key = label.toLowerCase()
      const known = names.get(key)
      if (known !== undefined) return known
      let name = label
      for (let number = 2; this.#labels.has(name.toLowerCase()); number += 1) name = `${label}-${number}`
      this.#labels.add(name.toLowerCase())
      names.set(key, name)
      const definition = defined.get(key)
      if (definition !== undefined) this.definitions.push({ ...relabelled(definition, rename), attrs: { ...definition.attrs, label: name } })
      return name
    }
    return blocks.map((node) => relabelled(node, rename))
  }
}

/** What a paragraph shows when it has nothing but one embed of a note. */
function soleEmbed(node: NoteNode): ReferenceAttrs | null {
  if (node.type !== NODE.paragraph) return null
  const rest = (node.content ?? []).filter((child) => !(child.type === NODE.text && (child.text ?? '').trim() === ''))
  const [only, more] = rest
  const attrs = only?.type === NODE.embed && more === undefined ? (only.attrs as unknown as ReferenceAttrs) : null
  return attrs?.kind === 'note' && attrs.id !== null ? attrs : null
}

const countEmbeds = (node: NoteNode): number => (node.type === NODE.embed && node.attrs?.['kind'] === 'note' ? 1 : (node.content ?? []).reduce((sum, child) => sum + countEmbeds(child), 0))

/** Headings moved down, so that the highest of them stands right below one of `level`. */
function below(blocks: readonly NoteNode[], level: number): NoteNode[] {
  const levels = blocks.flatMap((node) => (node.type === NODE.heading ? [Number(node.attrs?.['level'] ?? 1)] : []))
  const shift = levels.length === 0 ? 0 : level + 1 - Math.min(...levels)
  if (shift <= 0) return [...blocks]
  return blocks.map((node) => (node.type === NODE.heading ? { ...node, attrs: { ...node.attrs, level: Math.min(6, Number(node.attrs?.['level'] ?? 1) + shift) } } : node))
}

function relabelled(node: NoteNode, rename: (label: string) => string): NoteNode {
  if (node.type === NODE.footnoteReference) return { ...node, attrs: { ...node.attrs, label: rename(String(node.attrs?.['label'])) } }
  return node.content === undefined ? node : { ...node, content: node.content.map((child) => relabelled(child, rename)) }
}

function visitLabels(node: NoteNode, found: (label: string) => void): void {
  if (node.type === NODE.footnoteReference || node.type === NODE.footnoteDefinition) found(String(node.attrs?.['label']))
  if (!isTextblock(node) || node.content?.some(({ type }) => type === NODE.footnoteReference) === true) for (const child of node.content ?? []) visitLabels(child, found)
}
