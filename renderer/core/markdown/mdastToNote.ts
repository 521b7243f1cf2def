/** mdast as a note. Total and lossless but for what normalizeNote.ts lists: what a note has no node for is kept as source. */
import type { Blockquote, Definition, List, Nodes, PhrasingContent, Root, Table } from 'mdast'
import type { Id, NoteNode } from '../model.ts'
import { assetAddress } from '../notes/assets.ts'
import { MARK, NODE } from '../notes/document.ts'
import type { RawFormat } from '../notes/document.ts'
import { parseCalloutMark } from './calloutSyntax.ts'
import { parseLibraryAddress } from './libraryAddress.ts'
import { normalizeNote } from './normalizeNote.ts'
import { parsePassage } from './passageAttribution.ts'
import { serializeMarkdown } from './serializeMarkdown.ts'

type Mark = NonNullable<NoteNode['marks']>[number]

export interface ReadingOptions {
  /**
   * Which asset of ours a picture is: asked for the address of every `![…](address)`, as written (often percent-encoded), and for what stands
   * in `![[…]]`, which is no picture if the answer is null.
   */
  image?: (src: string) => Id | null
  /** The same of files that a note links to: asked for the address of every link, of a picture that is none, and for what stands in `[[…]]` and `![[…]]`. */
  file?: (address: string) => Id | null
}

export const mdastToNote = (root: Root, options: ReadingOptions = {}): NoteNode =>
  normalizeNote({ type: NODE.doc, content: new Reader(root, options).blocks(root.children) })

const sourceOf = (node: Nodes): string => serializeMarkdown(node).trimEnd()

const rawBlock = (format: RawFormat, text: string): NoteNode => ({ type: NODE.rawBlock, attrs: { format }, content: [{ type: NODE.text, text }] })

const paragraph = (content: NoteNode[]): NoteNode => ({ type: NODE.paragraph, content })

/** The characters of phrasing content. */
const plain = (nodes: readonly PhrasingContent[]): string =>
  nodes.map((node) => ('value' in node ? node.value : 'children' in node ? plain(node.children) : node.type === 'image' ? (node.alt ?? '') : ' ')).join('')

/** The text of `[!kind]+` when the quote is a callout. */
function calloutMark(quote: Blockquote): string | null {
  const first = quote.children[0]
  const mark = first?.type === 'paragraph' ? first.children[0] : undefined
  return mark?.type === 'calloutMark' ? mark.value : null
}

/** What stands before the first line end, and what after it. */
function firstLine(nodes: readonly PhrasingContent[]): [PhrasingContent[], PhrasingContent[]] {
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'break') return [nodes.slice(0, index), nodes.slice(index + 1)]
    const end = node.type === 'text' ? node.value.indexOf('\n') : -1
    if (node.type !== 'text' || end < 0) continue
    const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }])
    return [[...nodes.slice(0, index), ...text(node.value.slice(0, end))], [...text(node.value.slice(end + 1)), ...nodes.slice(index + 1)]]
  }
  return [[...nodes], []]
}

/** Nothing but text and its style. */
const isWords = (nodes: readonly PhrasingContent[]): boolean =>
  nodes.every((node) => node.type === 'text' || node.type === 'inlineCode' || (node.type in WRAPPERS && 'children' in node && isWords(node.children)))

/** Nothing but white space; a space of code is something. */
const isBlank = (nodes: readonly PhrasingContent[]): boolean =>
  nodes.every((node) => (node.type === 'text' ? node.value.trim() === '' : node.type in WRAPPERS && 'children' in node && isBlank(node.children)))

/** Obsidian's `300` and `300x200` are sizes; the height follows from the width. */
const pictureText = (label: string | null): string | null => label?.replace(/(^|\|)(\d+)(?:x\d+)?$/, '|$2') ?? null

/** `files/minutes%201.pdf#page=2` is “minutes 1.pdf”. */
function lastPart(address: string): string {
  const name = address.replace(/[?#].*$/, '').replace(/^.*\//, '')
  try {
    return decodeURIComponent(name) || address
  } catch {
    return name || address
  }
}

const WRAPPERS: Record<string, string> = { emphasis: MARK.italic, strong: MARK.bold, delete: MARK.strike }

class Reader {
  /** By identifier, the first of each. */
  readonly #definitions = new Map<string, Definition>()
  readonly #used = new Set<Definition>()

  readonly #options: ReadingOptions

  constructor(root: Root, options: ReadingOptions) {
    this.#options = options
    const collect = (node: Nodes): void => {
      if (node.type === 'definition' && !this.#definitions.has(node.identifier)) this.#definitions.set(node.identifier, node)
      if ('children' in node) for (const child of node.children) collect(child)
    }
    const follow = (node: Nodes): void => {
      const definition = node.type === 'linkReference' || node.type === 'imageReference' ? this.#definitions.get(node.identifier) : undefined
      if (definition !== undefined) this.#used.add(definition)
      if ('children' in node) for (const child of node.children) follow(child)
    }
    collect(root)
    follow(root)
  }

  blocks(nodes: readonly Nodes[]): NoteNode[] {
    const read: NoteNode[] = []
    for (let index = 0; index < nodes.length; index += 1) {
      const node = nodes[index] as Nodes
      const next = nodes[index + 1]
      const found = node.type === 'blockquote' && calloutMark(node) === null && next?.type === 'paragraph' ? parsePassage(node, next) : null
      if (found === null || node.type !== 'blockquote') read.push(...this.#block(node))
      else {
        const attrs = { ...found.passage, exact: '', prefix: '', suffix: '', source: found.source }
        read.push({ type: NODE.passage, attrs, content: this.blocks(node.children) })
        index += 1
      }
    }
    return read
  }

  #block(node: Nodes): NoteNode[] {
    switch (node.type) {
      case 'paragraph':
        return [paragraph(this.#phrasing(node.children, []))]
      case 'heading':
        return [{ type: NODE.heading, attrs: { level: node.depth }, content: this.#phrasing(node.children, []) }]
      case 'blockquote':
        return [this.#callout(node) ?? { type: NODE.blockquote, content: this.blocks(node.children) }]
      case 'list':
        return this.#list(node)
      case 'table':
        return [this.#table(node)]
      case 'code':
        return [{ type: NODE.codeBlock, attrs: { language: [node.lang, node.meta].filter(Boolean).join(' ') }, content: [{ type: NODE.text, text: node.value }] }]
      case 'thematicBreak':
        return [{ type: NODE.horizontalRule }]
      case 'html':
        return [rawBlock('html', node.value)]
      case 'yaml':
        return [rawBlock('yaml', node.value)]
      case 'definition':
        return this.#used.has(node) ? [] : [rawBlock('definition', sourceOf(node))]
      case 'rawBlock':
        return [rawBlock('definition', node.value)]
      case 'footnoteDefinition':
        return [{ type: NODE.footnoteDefinition, attrs: { label: node.label ?? node.identifier }, content: this.blocks(node.children) }]
      default:
        return [paragraph(this.#phrasing([node as PhrasingContent], []))]
    }
  }

  /**
   * A quote whose first line is `[!kind] Title`. The title is plain text: a line that holds more than styled words (a link, a picture) is the first
   * paragraph of the callout instead, so that nothing is lost.
   */
  #callout(quote: Blockquote): NoteNode | null {
    const mark = calloutMark(quote)
    const [opening, ...rest] = quote.children
    if (mark === null || opening?.type !== 'paragraph') return null
    const [line, below] = firstLine(opening.children.slice(1))
    const title = isWords(line) ? plain(line).trim() : ''
    const first = (title === '' ? [line, below] : [below]).filter((nodes) => !isBlank(nodes))
    return {
      type: NODE.callout,
      attrs: { ...parseCalloutMark(mark), title: title || null },
      content: [...first.map((nodes) => paragraph(this.#phrasing(nodes, []))), ...this.blocks(rest)],
    }
  }

  /** A list of both plain items and tasks becomes a run of lists, each counting on from the one before. */
  #list(node: List): NoteNode[] {
    const lists: NoteNode[] = []
    node.children.forEach((item, index) => {
      const task = typeof item.checked === 'boolean'
      const start = node.ordered === true ? (node.start ?? 1) + index : null
      const type = task ? NODE.taskList : node.ordered === true ? NODE.orderedList : NODE.bulletList
      const child: NoteNode = task
        ? { type: NODE.taskItem, attrs: { checked: item.checked === true }, content: this.blocks(item.children) }
        : { type: NODE.listItem, content: this.blocks(item.children) }
      const last = lists.at(-1)
      if (last?.type === type) last.content?.push(child)
      else lists.push({ type, attrs: { start }, content: [child] })
    })
    return lists
  }

  #table(node: Table): NoteNode {
    const content = node.children.map((row, y): NoteNode => ({
      type: NODE.tableRow,
      content: row.children.map((cell, x) => ({
        type: y === 0 ? NODE.tableHeader : NODE.tableCell,
        attrs: { align: node.align?.[x] ?? null },
        content: [paragraph(this.#phrasing(cell.children, []))],
      })),
    }))
    return { type: NODE.table, content }
  }

  #phrasing(nodes: readonly PhrasingContent[], marks: readonly Mark[]): NoteNode[] {
    return nodes.flatMap((node) => this.#inline(node, marks))
  }

  #inline(node: PhrasingContent, marks: readonly Mark[]): NoteNode[] {
    const leaf = (type: string, attrs?: Record<string, unknown>): NoteNode[] => [{ type, marks: [...marks], ...(attrs === undefined ? {} : { attrs }) }]
    switch (node.type) {
      case 'text':
        return [{ type: NODE.text, text: node.value, marks: [...marks] }]
      case 'inlineCode':
        return [{ type: NODE.text, text: node.value, marks: [...marks, { type: MARK.code }] }]
      case 'emphasis':
      case 'strong':
      case 'delete':
        return this.#phrasing(node.children, [...marks, { type: WRAPPERS[node.type] ?? '' }])
      case 'break':
        return leaf(NODE.hardBreak)
      case 'html':
      case 'rawInline':
        return /^<br\s*\/?>$/i.test(node.value) ? leaf(NODE.hardBreak) : leaf(NODE.rawInline, { value: node.value })
      case 'calloutMark':
        return [{ type: NODE.text, text: node.value, marks: [...marks] }]
      case 'image':
        return this.#image(node.url, node.alt ?? null, node.title ?? null, marks)
      case 'imageReference': {
        const definition = this.#definitions.get(node.identifier)
        return this.#image(definition?.url ?? '', node.alt ?? null, definition?.title ?? null, marks)
      }
      case 'link':
        return this.#link(node.url, node.title ?? null, node.children, marks)
      case 'linkReference': {
        const definition = this.#definitions.get(node.identifier)
        return this.#link(definition?.url ?? '', definition?.title ?? null, node.children, marks)
      }
      case 'footnoteReference':
        return leaf(NODE.footnoteReference, { label: node.label ?? node.identifier })
      case 'wikiEmbed': {
        const asset = this.#options.image?.(node.target) ?? null
        if (asset !== null) return leaf(NODE.image, { src: assetAddress(asset), alt: pictureText(node.label), title: null })
        return this.#wikiFile(node, marks) ?? leaf(NODE.embed, { kind: 'note', id: null, label: node.label ?? node.target, target: node.target })
      }
      case 'wikiLink':
        return this.#wikiFile(node, marks) ?? leaf(NODE.reference, { kind: 'note', id: null, label: node.label ?? node.target, target: node.target })
      default:
        return []
    }
  }

  /** A picture; a file that is none (`![](minutes.pdf)`) is a link to it. */
  #image(url: string, alt: string | null, title: string | null, marks: readonly Mark[]): NoteNode[] {
    const asset = this.#options.image?.(url) ?? null
    const file = asset === null ? (this.#options.file?.(url) ?? null) : null
    if (file !== null) return this.#fileLink(file, alt || lastPart(url), title, marks)
    return [{ type: NODE.image, marks: [...marks], attrs: { src: asset === null ? url : assetAddress(asset), alt, title } }]
  }

  /** `[[minutes.pdf]]`, `![[minutes.pdf#page=2|300]]`; null when it is no file. */
  #wikiFile({ target, label }: { target: string; label: string | null }, marks: readonly Mark[]): NoteNode[] | null {
    const file = this.#options.file?.(target) ?? null
    // A number is the size of its frame.
    const named = label === null || /^\d+(?:x\d+)?$/.test(label) ? lastPart(target) : label
    return file === null ? null : this.#fileLink(file, named, null, marks)
  }

  #fileLink(file: Id, label: string, title: string | null, marks: readonly Mark[]): NoteNode[] {
    // There are no links in links.
    return [{ type: NODE.text, text: label, marks: [...marks.filter(({ type }) => type !== MARK.link), { type: MARK.link, attrs: { href: assetAddress(file), title } }] }]
  }

  #link(url: string, title: string | null, children: PhrasingContent[], marks: readonly Mark[]): NoteNode[] {
    const library = parseLibraryAddress(url)
    if (library !== null) return this.#reference({ kind: library.kind, id: library.id, target: library.rest }, children, marks)
    const file = this.#options.file?.(url) ?? null
    const content = this.#phrasing(children, [...marks, { type: MARK.link, attrs: { href: file === null ? url : assetAddress(file), title } }])
    if (file !== null && plain(children).trim() === '' && isWords(children)) return this.#fileLink(file, lastPart(url), title, marks)
    if (content.some((node) => node.type === NODE.text ? /\S/.test(node.text ?? '') || node.marks?.some((mark) => mark.type === MARK.code) : node.type !== NODE.hardBreak)) return content
    // A mark needs characters to stand on; a link without any is kept as source.
    return [{ type: NODE.rawInline, attrs: { value: sourceOf({ type: 'link', url, title, children: [] }) }, marks: [...marks] }]
  }

  /** An atom has one style: that of the whole label. */
  #reference(attrs: Record<string, unknown>, children: readonly PhrasingContent[], marks: readonly Mark[]): NoteNode[] {
    const [child, more] = children
    const mark = child === undefined || more !== undefined ? undefined : WRAPPERS[child.type]
    if (mark !== undefined && child !== undefined && 'children' in child) return this.#reference(attrs, child.children, [...marks, { type: mark }])
    return [{ type: NODE.reference, attrs: { ...attrs, label: plain(children) }, marks: [...marks] }]
  }
}
