/** A note as mdast. Total: what Markdown cannot say has been normalised (normalizeNote.ts says how), and nothing throws. */
import type { BlockContent, DefinitionContent, ListItem, Paragraph, PhrasingContent, Root, TableCell } from 'mdast'
import type { Id, NoteNode } from '../model.ts'
import { parseAssetAddress } from '../notes/assets.ts'
import { blockText, MARK, NODE } from '../notes/document.ts'
import type { CalloutAttrs, ImageAttrs, PassageAttrs, PassageSource, RawFormat, ReferenceAttrs } from '../notes/document.ts'
import { formatCalloutMark } from './calloutSyntax.ts'
import { formatLibraryAddress } from './libraryAddress.ts'
import { hasMark, markKey } from './normalizeInline.ts'
import { normalizeNote, normalizeSource } from './normalizeNote.ts'
import { attributionOf } from './passageAttribution.ts'

/** How a reference is written. A wikilink that cannot hold the label becomes a link to `url`. */
export type WrittenReference = { as: 'link'; url: string } | { as: 'wikilink'; target: string; url: string } | { as: 'text' }

export interface MarkdownOptions {
  /** Asked for references that have an id; by default their `dossier://` address. */
  reference?: (attrs: ReferenceAttrs & { id: string }) => WrittenReference
  /**
   * The same of embeds, of which a link is `[label](url)`, a wikilink `![[target|label]]` and an embed `![label](url)`. By default what `reference` says,
   * else an embed of the `dossier://` address.
   */
  embed?: (attrs: ReferenceAttrs & { id: string }) => WrittenReference | { as: 'embed'; url: string }
  /** The path of an asset's file, for an image or a link; null: an image keeps its `asset:` address, a link is its words. By default both keep it. */
  asset?: (id: Id) => string | null
  /** What is known of a passage's article now; by default what was known when it was taken. */
  source?: (attrs: PassageAttrs) => PassageSource
  /** The paragraph below a passage that says where it is from; by default attributionOf(). */
  attribution?: (attrs: PassageAttrs, source: PassageSource) => Paragraph
  /** False: a leading YAML block is written as code, because the text is to follow other front matter. True by default. */
  frontMatter?: boolean
}

type Flow = BlockContent | DefinitionContent

type Mark = NonNullable<NoteNode['marks']>[number]

export function noteToMdast(doc: NoteNode, options: MarkdownOptions = {}): Root {
  const writer = new Writer(options)
  const content = normalizeNote(doc).content ?? []
  const [first, ...rest] = content
  if (options.frontMatter !== false && first?.type === NODE.rawBlock && formatOf(first) === 'yaml') {
    return { type: 'root', children: [{ type: 'yaml', value: literal(first) }, ...writer.blocks(rest)] }
  }
  return { type: 'root', children: writer.blocks(content) }
}

const literal = (node: NoteNode): string => blockText({ ...node, type: NODE.codeBlock })

const formatOf = (node: NoteNode): RawFormat => node.attrs?.['format'] as RawFormat

/** Marks that make a node around others; the longest run goes outside, and of equal ones the first here. */
const NESTED: string[] = [MARK.link, MARK.italic, MARK.bold, MARK.strike]

class Writer {
  readonly #options: MarkdownOptions

  constructor(options: MarkdownOptions) {
    this.#options = options
  }

  blocks(nodes: readonly NoteNode[]): Flow[] {
    const written: Flow[] = []
    for (let index = 0; index < nodes.length; ) {
      const node = nodes[index] as NoteNode
      const run = listRun(nodes, index)
      if (run > 0) {
        written.push(this.#list(nodes.slice(index, index + run)))
        index += run
      } else {
        written.push(...this.#block(node))
        index += 1
      }
    }
    return written
  }

  #block(node: NoteNode): Flow[] {
    switch (node.type) {
      case NODE.heading:
        return [{ type: 'heading', depth: node.attrs?.['level'] as 1, children: this.#phrasing(node, 'line') }]
      case NODE.codeBlock: {
        const info = node.attrs?.['language'] as string | null
        const [lang = null, ...meta] = info === null ? [] : info.split(' ')
        return [{ type: 'code', lang, meta: meta.length > 0 ? meta.join(' ') : null, value: literal(node) }]
      }
      case NODE.rawBlock:
        return [raw(node)]
      case NODE.horizontalRule:
        return [{ type: 'thematicBreak' }]
      case NODE.blockquote:
        return [{ type: 'blockquote', children: this.blocks(node.content ?? []) }]
      case NODE.callout:
        return [this.#callout(node)]
      case NODE.footnoteDefinition: {
        const label = node.attrs?.['label'] as string
        return [{ type: 'footnoteDefinition', identifier: label.toLowerCase(), label, children: this.blocks(node.content ?? []).filter(isFilled) }]
      }
      case NODE.passage: {
        const attrs = node.attrs as unknown as PassageAttrs
        const source = this.#options.source === undefined ? attrs.source : normalizeSource(this.#options.source(attrs))
        return [{ type: 'blockquote', children: this.blocks(node.content ?? []) }, (this.#options.attribution ?? attributionOf)(attrs, source)]
      }
      case NODE.table:
        return [this.#table(node)]
      default:
        return [{ type: 'paragraph', children: this.#phrasing(node, 'block') }]
    }
  }

  /** The title stands on the line of the mark, the first paragraph on the next; any other block needs a blank line before it. */
  #callout(node: NoteNode): Flow {
    const { title, ...attrs } = node.attrs as unknown as CalloutAttrs
    const [first, ...rest] = this.blocks(node.content ?? [])
    const line: PhrasingContent[] = [{ type: 'calloutMark', value: formatCalloutMark(attrs) }]
    if (title !== null) line.push({ type: 'rawInline', value: ' ' }, { type: 'text', value: title })
    if (first?.type !== 'paragraph') return { type: 'blockquote', children: [{ type: 'paragraph', children: line }, ...(first === undefined ? [] : [first]), ...rest] }
    const below: PhrasingContent[] = first.children.length === 0 ? [] : [{ type: 'rawInline', value: '\n' }, ...first.children]
    return { type: 'blockquote', children: [{ type: 'paragraph', children: [...line, ...below] }, ...rest] }
  }

  /** A run of plain and task lists that continue each other is one list in Markdown. */
  #list(lists: readonly NoteNode[]): Flow {
    const start = numberOf(lists[0] as NoteNode)
    const children = lists.flatMap((list) =>
      (list.content ?? []).map((item): ListItem => {
        const checked = list.type === NODE.taskList ? item.attrs?.['checked'] === true : null
        const all = this.blocks(item.content ?? [])
        // Markdown cannot say an empty paragraph, but for a task needs one to hold the box.
        const body = checked === null && !isFilled(all[0]) ? all.slice(1) : all
        const [head, tail, ...more] = body
        // What opens the inner list's first item must be able to interrupt the paragraph: a numbered list or a tag there is not.
        const opener = tail?.type === 'list' ? tail.children[0]?.children[0] : undefined
        const tight = body.length < 2 || (head?.type === 'paragraph' && opener?.type === 'paragraph' && more.length === 0)
        return { type: 'listItem', checked, spread: !tight, children: body }
      }),
    )
    return { type: 'list', ordered: start !== null, start, spread: false, children }
  }

  #table(node: NoteNode): Flow {
    const rows = node.content ?? []
    const cells = rows[0]?.content ?? []
    const written = rows.map((row) => ({
      type: 'tableRow' as const,
      children: (row.content ?? []).map((cell): TableCell => ({
        type: 'tableCell',
        children: (cell.content ?? []).flatMap((paragraph, index) => [...(index > 0 ? [lineBreak, lineBreak] : []), ...this.#phrasing(paragraph, 'line')]),
      })),
    }))
    const headless = cells[0]?.type !== NODE.tableHeader
    const header = { type: 'tableRow' as const, children: cells.map((): TableCell => ({ type: 'tableCell', children: [] })) }
    return { type: 'table', align: cells.map((cell) => cell.attrs?.['align'] as 'left' | null), children: headless ? [header, ...written] : written }
  }

  /** `line`: where a line end cannot stand, a break is `<br>`. */
  #phrasing(node: NoteNode, place: 'block' | 'line'): PhrasingContent[] {
    const nodes = node.content ?? []
    const run = (index: number, end: number, mark: Mark): number => {
      const key = markKey(mark)
      let next = index + 1
      while (next < end && nodes[next]?.marks?.some((other) => other.type === mark.type && markKey(other) === key)) next += 1
      return next
    }
    const nest = (start: number, end: number, applied: readonly string[]): PhrasingContent[] => {
      const written: PhrasingContent[] = []
      for (let index = start; index < end; ) {
        const marks = (nodes[index]?.marks ?? []).filter((mark) => NESTED.includes(mark.type) && !applied.includes(mark.type))
        const [longest] = marks.map((mark) => ({ mark, end: run(index, end, mark) })).toSorted((a, b) => b.end - a.end)
        if (longest === undefined) {
          written.push(...this.#leaf(nodes, index, place))
          index += 1
        } else {
          written.push(...this.#wrap(longest.mark, nest(index, longest.end, [...applied, longest.mark.type])))
          index = longest.end
        }
      }
      return written
    }
    return nest(0, nodes.length, [])
  }

  #wrap(mark: Mark, children: PhrasingContent[]): PhrasingContent[] {
    if (mark.type !== MARK.link) return [{ type: mark.type === MARK.italic ? 'emphasis' : mark.type === MARK.bold ? 'strong' : 'delete', children }]
    const file = parseAssetAddress(mark.attrs?.['href'])
    const url = file === null || this.#options.asset === undefined ? (mark.attrs?.['href'] as string) : this.#options.asset(file)
    return url === null ? children : [{ type: 'link', url, title: mark.attrs?.['title'] as string | null, children }]
  }

  #leaf(nodes: readonly NoteNode[], index: number, place: 'block' | 'line'): PhrasingContent[] {
    const node = nodes[index] as NoteNode
    switch (node.type) {
      case NODE.text:
        return [{ type: hasMark(node, MARK.code) ? 'inlineCode' : 'text', value: node.text ?? '' }]
      case NODE.hardBreak:
        // A tag at the start of a line could begin a block.
        return [place === 'line' || nodes[index + 1]?.type === NODE.rawInline ? lineBreak : { type: 'break' }]
      case NODE.image: {
        const { src, alt, title, width } = node.attrs as unknown as ImageAttrs
        const asset = parseAssetAddress(src)
        const url = (asset === null ? null : this.#options.asset?.(asset)) ?? src
        return [{ type: 'image', url, alt: width === null ? alt : `${alt ?? ''}|${width}`, title }]
      }
      case NODE.footnoteReference: {
        const label = node.attrs?.['label'] as string
        return [{ type: 'footnoteReference', identifier: label.toLowerCase(), label }]
      }
      case NODE.rawInline:
        return [{ type: 'rawInline', value: node.attrs?.['value'] as string }]
      case NODE.embed:
        return this.#embed(node.attrs as unknown as ReferenceAttrs, hasMark(node, MARK.link))
      default:
        return this.#reference(node.attrs as unknown as ReferenceAttrs)
    }
  }

  #reference(attrs: ReferenceAttrs): PhrasingContent[] {
    const { kind, id, label, target } = attrs
    const children: PhrasingContent[] = label === '' ? [] : [{ type: 'text', value: label }]
    if (id === null) return [{ type: 'wikiLink', target: target ?? label, label: label === target ? null : label }]
    const written = this.#options.reference?.({ ...attrs, id }) ?? { as: 'link', url: formatLibraryAddress({ kind, id, rest: target }) }
    if (written.as === 'text') return children
    if (written.as === 'wikilink' && label !== '' && !/[[\]|\\]/.test(label + written.target)) {
      return [{ type: 'wikiLink', target: written.target, label: label === written.target ? null : label }]
    }
    return [{ type: 'link', url: written.url, title: null, children }]
  }

  #embed(attrs: ReferenceAttrs, inLink: boolean): PhrasingContent[] {
    const { kind, id, label, target } = attrs
    if (id === null) return [{ type: 'wikiEmbed', target: target ?? label, label: label === target ? null : label }]
    const children: PhrasingContent[] = label === '' ? [] : [{ type: 'text', value: label }]
    const { embed = this.#options.reference } = this.#options
    const written = embed?.({ ...attrs, id }) ?? { as: 'embed', url: formatLibraryAddress({ kind, id, rest: target }) }
    // There are no links in links.
    if (written.as === 'text' || (written.as === 'link' && inLink)) return children
    if (written.as === 'link') return [{ type: 'link', url: written.url, title: null, children }]
    if (written.as === 'embed' || /[[\]|\\]/.test(written.target)) return [{ type: 'image', url: written.url, alt: label, title: null }]
    const shown = /[[\]\\]/.test(label) || label === '' || label === written.target ? null : label
    return [{ type: 'wikiEmbed', target: written.target, label: shown }]
  }
}

const lineBreak: PhrasingContent = { type: 'rawInline', value: '<br>' }

const isFilled = (block: Flow | undefined): boolean => block?.type !== 'paragraph' || (block satisfies Paragraph).children.length > 0

function raw(node: NoteNode): Flow {
  const value = literal(node)
  const format = formatOf(node)
  if (format === 'html') return { type: 'html', value }
  // Front matter that does not stand in front is no longer any.
  return format === 'yaml' ? { type: 'code', lang: 'yaml', meta: null, value } : { type: 'rawBlock', value }
}

const numberOf = (list: NoteNode): number | null => (list.type === NODE.bulletList ? null : (list.attrs?.['start'] as number | null))

const isList = (node: NoteNode | undefined): boolean => node?.type === NODE.bulletList || node?.type === NODE.orderedList || node?.type === NODE.taskList

/** How many nodes from `index` on are one Markdown list: plain and task lists by turns, each counting on from the one before. */
function listRun(nodes: readonly NoteNode[], index: number): number {
  if (!isList(nodes[index])) return 0
  let run = 1
  for (;;) {
    const last = nodes[index + run - 1] as NoteNode
    const next = nodes[index + run]
    if (next === undefined || !isList(next) || (last.type === NODE.taskList) === (next.type === NODE.taskList)) return run
    const number = numberOf(last)
    if (numberOf(next) !== (number === null ? null : number + (last.content?.length ?? 0))) return run
    run += 1
  }
}
