/**
 * A note as HTML for other programs and for paper. Links into the library become their labels, because no other program follows them; quotes
 * name their source in words. Pictures are what `imageOf` says.
 */
import { formatDate, languageName } from '../markdown/passageAttribution.ts'
import type { NoteNode } from '../model.ts'
import { blockText, inlineText, MARK, NODE, type CalloutAttrs, type ImageAttrs, type PassageAttrs } from '../notes/document.ts'
import { element, type HtmlTree } from './htmlTree.ts'

export interface HtmlOptions {
  /** The address of a picture's bytes (`data:`, `blob:`), by its `src`; null shows its description. */
  imageOf: (src: string) => string | null
  /** Addresses of links as numbered notes at the end, for paper. */
  linkNotes: boolean
}

/** http, https and mailto; any other address does not leave. */
const isOutside = (href: unknown): href is string => typeof href === 'string' && /^(?:https?:|mailto:)/i.test(href)

export function noteToHtml(doc: NoteNode, options: HtmlOptions): HtmlTree[] {
  const writer = new HtmlWriter(options)
  const body = writer.blocks(doc.content ?? [])
  return [...body, ...writer.notes()]
}

class HtmlWriter {
  readonly #options: HtmlOptions
  readonly #links: string[] = []
  readonly #footnotes: { label: string; content: HtmlTree[] }[] = []

  constructor(options: HtmlOptions) {
    this.#options = options
  }

  blocks(nodes: readonly NoteNode[]): HtmlTree[] {
    return nodes.flatMap((node) => this.#block(node))
  }

  /** The footnotes, then the addresses of the links. */
  notes(): HtmlTree[] {
    const footnotes = this.#footnotes.map(({ label, content }) => element('div', [element('sup', [label]), ' ', ...content], { class: 'footnote' }))
    const links = this.#links.map((href) => element('li', [href]))
    return [...(footnotes.length === 0 ? [] : [element('hr'), ...footnotes]), ...(links.length === 0 ? [] : [element('ol', links, { class: 'addresses' })])]
  }

  #block(node: NoteNode): HtmlTree[] {
    const content = node.content ?? []
    switch (node.type) {
      case NODE.heading:
        return [element(`h${Number(node.attrs?.['level'] ?? 1)}`, this.#inline(content))]
      case NODE.bulletList:
        return [element('ul', this.#items(content))]
      case NODE.orderedList:
      case NODE.taskList: {
        const start = node.attrs?.['start']
        if (node.type === NODE.taskList && typeof start !== 'number') return [element('ul', this.#items(content), { class: 'tasks' })]
        return [element('ol', this.#items(content), typeof start === 'number' && start !== 1 ? { start: String(start) } : {})]
      }
      case NODE.blockquote:
        return [element('blockquote', this.blocks(content))]
      case NODE.callout: {
        const { kind, title } = node.attrs as unknown as CalloutAttrs
        const name = title ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
        return [element('blockquote', [element('p', [element('strong', [name])]), ...this.blocks(content)], { class: 'callout' })]
      }
      case NODE.codeBlock:
      case NODE.rawBlock:
        return node.attrs?.['format'] === 'yaml' ? [] : [element('pre', [element('code', [blockText({ ...node, type: NODE.codeBlock })])])]
      case NODE.horizontalRule:
        return [element('hr')]
      case NODE.table:
        return [element('table', [element('tbody', content.map((row) => element('tr', (row.content ?? []).map((cell) => this.#cell(cell)))))])]
      case NODE.passage:
        return [element('blockquote', [...this.blocks(content), element('p', this.#source(node.attrs as unknown as PassageAttrs), { class: 'source' })], { class: 'passage' })]
      case NODE.footnoteDefinition:
        this.#footnotes.push({ label: String(node.attrs?.['label']), content: this.blocks(content) })
        return []
      case NODE.paragraph:
        return content.length === 0 ? [] : [element('p', this.#inline(content))]
      default:
        return this.blocks(content)
    }
  }

  #items(items: readonly NoteNode[]): HtmlTree[] {
    return items.map((item) => {
      const [first, ...rest] = item.content ?? []
      const box: HtmlTree[] = item.type === NODE.taskItem ? [item.attrs?.['checked'] === true ? '☑ ' : '☐ '] : []
      const head = first?.type === NODE.paragraph ? this.#inline(first.content ?? []) : first === undefined ? [] : this.#block(first)
      return element('li', [...box, ...head, ...this.blocks(rest)])
    })
  }

  #cell(cell: NoteNode): HtmlTree {
    const { align, colspan, rowspan } = (cell.attrs ?? {}) as { align?: string | null; colspan?: number; rowspan?: number }
    const children = (cell.content ?? []).flatMap((block, at) => [...(at > 0 ? [element('br')] : []), ...this.#inline(block.content ?? [])])
    return element(cell.type === NODE.tableHeader ? 'th' : 'td', children, {
      ...(align ? { align } : {}), ...((colspan ?? 1) > 1 ? { colspan: String(colspan) } : {}), ...((rowspan ?? 1) > 1 ? { rowspan: String(rowspan) } : {}),
    })
  }

  #source({ source: { title, siteName, publishedAt, url, lang } }: PassageAttrs): HtmlTree[] {
    const words = `${siteName ?? 'source unknown'}, ${formatDate(publishedAt)}${title === null ? '' : `: “${title}”`}${lang === null ? '' : `, ${languageName(lang)}`}`
    return isOutside(url) ? [`(${words}, `, element('a', [url], { href: url }), ')'] : [`(${words})`]
  }

  #inline(nodes: readonly NoteNode[]): HtmlTree[] {
    const trees: HtmlTree[] = []
    for (let index = 0; index < nodes.length; index += 1) {
      const node = nodes[index] as NoteNode
      const link = node.marks?.find(({ type }) => type === MARK.link)
      const href = link?.attrs?.['href']
      if (!isOutside(href)) {
        trees.push(...this.#leaf(node))
        continue
      }
      // One link for all that has it.
      let end = index + 1
      while (nodes[end]?.marks?.some(({ type, attrs }) => type === MARK.link && attrs?.['href'] === href)) end += 1
      const children = nodes.slice(index, end).flatMap((each) => this.#leaf(each))
      trees.push(element('a', children, { href }))
      if (this.#options.linkNotes && !(children.length === 1 && children[0] === href)) trees.push(this.#linkNote(href))
      index = end - 1
    }
    return trees
  }

  #linkNote(href: string): HtmlTree {
    const known = this.#links.indexOf(href)
    if (known < 0) this.#links.push(href)
    return element('sup', [`[${known < 0 ? this.#links.length : known + 1}]`], { class: 'address' })
  }

  #leaf(node: NoteNode): HtmlTree[] {
    const marks = new Set(node.marks?.map(({ type }) => type))
    const wrapped = [[MARK.code, 'code'], [MARK.strike, 's'], [MARK.italic, 'em'], [MARK.bold, 'strong']] as const
    return wrapped.reduce<HtmlTree[]>((inner, [mark, tag]) => (marks.has(mark) && inner.length > 0 ? [element(tag, inner)] : inner), this.#plainLeaf(node))
  }

  #plainLeaf(node: NoteNode): HtmlTree[] {
    if (node.type === NODE.hardBreak) return [element('br')]
    if (node.type === NODE.footnoteReference) return [element('sup', [String(node.attrs?.['label'])])]
    if (node.type === NODE.image) {
      const { src, alt, title, width } = node.attrs as unknown as ImageAttrs
      const address = this.#options.imageOf(src)
      if (address === null) return [`[${alt || title || src}]`]
      const image = element('img', [], { src: address, alt: alt ?? '', ...(width === null || width === undefined ? {} : { width: String(width) }) })
      return title ? [image, element('br'), element('em', [title])] : [image]
    }
    const text = inlineText(node)
    return text === '' ? [] : [text]
  }
}
