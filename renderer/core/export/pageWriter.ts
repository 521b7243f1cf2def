/**
 * One page of an export as text: where its links lead, how its quotes name their source, what its front matter says, in each of the formats. What
 * did not become what it was is counted in the report.
 */
import type { Nodes, Paragraph, Root } from 'mdast'
import { formatFields, formatFrontMatter, isOtherFrontMatter } from '../markdown/frontMatter.ts'
import { formatLibraryAddress, formatPassageAddress } from '../markdown/libraryAddress.ts'
import { noteToMdast, type WrittenReference } from '../markdown/noteToMdast.ts'
import { attributionOf, languageName } from '../markdown/passageAttribution.ts'
import { serializeMarkdown } from '../markdown/serializeMarkdown.ts'
import type { Id, NoteNode, TargetKind } from '../model.ts'
import { blockText, NODE, type PassageAttrs, type PassageSource, type ReferenceAttrs } from '../notes/document.ts'
import { markBlock } from './dossierBlock.ts'
import type { ExportFormat, LibraryExportOptions } from './exportOptions.ts'
import { customTemplate } from './exportTemplates.ts'
import type { ExportArticle, Page } from './pages.ts'
import { citationOf, escapeMetadata, pandocMarkdown } from './pandocMarkdown.ts'
import { pathAddress, relativePath, type PageKind, type Placed } from './placePages.ts'
import { renderTemplate, type Template } from './template.ts'

export interface NoteToExport {
  id: Id
  title: string
  createdAt: number
  updatedAt: number
  tags: string[]
  aliases: string[]
  folder: string
  lang: string | null
  doc: NoteNode
}

/** What the writer asks the library. */
export interface PageLookup {
  /** The name of a link's target; null when there is none. */
  labelOf: (kind: TargetKind, id: Id) => string | null
  articleOf: (id: Id) => ExportArticle | undefined
  /** Of a merged actor or event, what it is part of now. */
  currentOf: (kind: TargetKind, id: Id) => Id
  /** In which paragraph of its article (counted from 1) a passage begins; null when it stands in none, or it is not known. */
  paragraphOf: (passage: PassageAttrs) => number | null
}

/** What a page could not keep, told as it is written. */
export interface PageReport {
  /** A link to what is not in the export became text. */
  asText: (path: string, label: string) => void
  missingAttachment: (path: string, id: Id) => void
  cited: (article: ExportArticle) => void
}

export class PageWriter {
  readonly #format: ExportFormat
  readonly #options: LibraryExportOptions
  readonly #noteTemplate: Template | null
  readonly #passageTemplate: Template | null

  constructor(
    options: LibraryExportOptions,
    readonly placed: Placed,
    readonly attachments: ReadonlyMap<Id, string>,
    readonly lookup: PageLookup,
    readonly report: PageReport,
  ) {
    this.#options = options
    this.#format = options.format
    this.#noteTemplate = customTemplate('note', options.noteTemplate)
    this.#passageTemplate = customTemplate('passage', options.passageTemplate)
  }

  /** `folder` is null when the file's own folder says it. */
  note(note: NoteToExport, path: string, folder: string | null): string {
    const [first, ...rest] = note.doc.content ?? []
    // Front matter that an imported note brought along goes back where it was.
    const other = first?.type === NODE.rawBlock && first.attrs?.['format'] === 'yaml' ? (first.content ?? []).map((child) => child.text ?? '').join('') : ''
    const merged = other.trim() !== '' && isOtherFrontMatter(other)
    const { id, title, createdAt: created, updatedAt: updated, tags, aliases, lang } = note
    const said = this.#format === 'pandoc' ? { title: escapeMetadata(title), tags: tags.map(escapeMetadata), aliases: aliases.map(escapeMetadata) } : { title, tags, aliases }
    const { text: body, cites } = this.#body(merged ? { ...note.doc, content: rest } : note.doc, path)
    const properties = formatFrontMatter({ id, created, updated, lang, folder, ...said }) + (this.#format === 'pandoc' ? metadata(updated, cites) : '') + (merged ? `${other.replace(/\s+$/, '')}\n` : '')
    const text = this.#noteTemplate === null
      ? `---\n${properties}---\n${body === '' ? '' : `\n${body}`}`
      : renderTemplate(this.#noteTemplate, {
          properties: properties.trimEnd(), body: body.trimEnd(), title, id, created: new Date(created).toISOString(), updated: new Date(updated).toISOString(), tags, aliases, folder: note.folder, lang,
        })
    return this.#marked(text)
  }

  page(page: Page, path: string): string {
    const { title, id, content } = page
    const pandoc = this.#format === 'pandoc'
    const { text: body, cites } = 'doc' in content ? this.#body(content.doc, path) : { text: serializeMarkdown(pandoc ? pandocMarkdown(content.body) : content.body), cites: false }
    const escaped = (value: unknown): unknown => (!pandoc ? value : typeof value === 'string' ? escapeMetadata(value) : Array.isArray(value) ? value.map(escaped) : value)
    const fields = { title, id, ...page.properties }
    const properties = formatFields(Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, key === 'id' ? value : escaped(value)]))) + (pandoc ? metadata(null, cites) : '')
    return this.#marked(`---\n${properties}---\n${body === '' ? '' : `\n${body}`}`)
  }

  #marked(text: string): string {
    return this.#options.marks ? markBlock(text, this.#format === 'obsidian' ? 'obsidian' : 'html') : text
  }

  #body(given: NoteNode, path: string): { text: string; cites: boolean } {
    const pictures = new Map<string, string>()
    let cites = false
    const cite = (article: ExportArticle): string => {
      cites = true
      this.report.cited(article)
      return article.citationKey
    }
    const attribution = (attrs: PassageAttrs, source: PassageSource): Paragraph => this.#attribution(attrs, source, path, cite)
    const doc = this.#prepared(given, path, cite, attribution)
    const root = noteToMdast(doc, {
      frontMatter: false,
      source: (attrs) => this.#sourceOf(attrs),
      attribution,
      reference: (attrs) => this.#reference(attrs, path),
      embed: (attrs) => {
        const written = this.#reference(attrs, path)
        // Of other pages, other programs make a link of what is plain Markdown; what is not in the files is only ours to show.
        return written.as === 'link' && written.url.startsWith('dossier:') && this.#format !== 'pandoc' ? { as: 'embed', url: written.url } : written
      },
      asset: (id) => {
        const file = this.attachments.get(id)
        if (file === undefined) {
          this.report.missingAttachment(path, id)
          return null
        }
        const url = pathAddress(relativePath(path, file))
        pictures.set(url, file)
        return url
      },
    })
    const shaped = this.#format === 'obsidian' ? withEmbeds(root, pictures, this.placed) : this.#format === 'pandoc' ? pandocMarkdown(root) : root
    return { text: serializeMarkdown(shaped), cites }
  }

  #sourceOf({ articleId, source: then }: PassageAttrs): PassageSource {
    const now = this.lookup.articleOf(articleId)
    return {
      title: now?.title ?? then.title, siteName: now?.siteName ?? then.siteName, publishedAt: now?.publishedAt ?? then.publishedAt, url: now?.url ?? then.url, lang: now?.lang ?? then.lang,
    }
  }

  #attribution(attrs: PassageAttrs, source: PassageSource, path: string, cite: (article: ExportArticle) => string): Paragraph {
    const article = this.lookup.articleOf(attrs.articleId)
    if (this.#format === 'pandoc' && article !== undefined) {
      const paragraph = this.lookup.paragraphOf(attrs)
      return citationOf(cite(article), paragraph === null ? null : `para. ${paragraph}`, formatPassageAddress(attrs))
    }
    const file = this.placed.pathOf('article', attrs.articleId)
    const url = file === undefined ? '' : pathAddress(relativePath(path, file))
    return attributionOf(attrs, source, file === undefined ? null : { url, ...(this.#format === 'obsidian' ? { target: this.placed.wikiName(file) } : {}) })
  }

  #reference({ kind, id, label, target }: ReferenceAttrs & { id: Id }, path: string): WrittenReference {
    const current = this.lookup.currentOf(kind, id)
    const file = this.placed.pathOf(kind satisfies PageKind, current)
    if (file === undefined) {
      if (kind !== 'note') return { as: 'link', url: formatLibraryAddress({ kind, id: current, rest: target }) }
      this.report.asText(path, label)
      return { as: 'text' }
    }
    const heading = kind === 'note' && target?.startsWith('#') === true ? target : ''
    const url = pathAddress(relativePath(path, file)) + heading
    return this.#format === 'obsidian' ? { as: 'wikilink', target: this.placed.wikiName(file) + decoded(heading), url } : { as: 'link', url }
  }

  /** The document with labels where there are none, passages as the template has them, and, for pandoc, what pandoc wants. */
  #prepared(node: NoteNode, path: string, cite: (article: ExportArticle) => string, attribution: (attrs: PassageAttrs, source: PassageSource) => Paragraph): NoteNode {
    const visit = (each: NoteNode): NoteNode[] => {
      if (each.type === NODE.reference || each.type === NODE.embed) return this.#preparedReference(each, path, cite)
      if (each.type === NODE.passage && this.#passageTemplate !== null) {
        const quoted = { ...each, content: (each.content ?? []).flatMap(visit) }
        return [{ type: NODE.rawBlock, attrs: { format: 'definition' }, content: [{ type: NODE.text, text: this.#passage(this.#passageTemplate, quoted, path, attribution) || ' ' }] }]
      }
      const content = each.content?.flatMap(visit)
      if (each.type === NODE.callout && this.#format === 'pandoc') return fencedDiv(each, content ?? [])
      return [content === undefined ? each : { ...each, content }]
    }
    return { ...node, content: (node.content ?? []).flatMap(visit) }
  }

  #preparedReference(node: NoteNode, path: string, cite: (article: ExportArticle) => string): NoteNode[] {
    const attrs = node.attrs as unknown as ReferenceAttrs
    if (attrs.id === null) {
      if (this.#format !== 'pandoc') return [node]
      // It names nothing, and brackets are no link for pandoc.
      this.report.asText(path, attrs.label)
      return [{ type: NODE.text, text: attrs.label || attrs.target || ' ', ...(node.marks === undefined ? {} : { marks: node.marks }) }]
    }
    const label = attrs.label === '' ? (this.lookup.labelOf(attrs.kind, attrs.id) ?? '') : attrs.label
    const named = label === attrs.label ? node : { ...node, attrs: { ...attrs, label } }
    const article = this.#format === 'pandoc' && attrs.kind === 'article' ? this.lookup.articleOf(attrs.id) : undefined
    if (article === undefined) return [named]
    // As bold as the name is, so that what follows does not begin anew.
    const marks = node.marks === undefined ? {} : { marks: node.marks }
    return [named, { type: NODE.text, text: ' ', ...marks }, { type: NODE.rawInline, attrs: { value: `[@${cite(article)}]` }, ...marks }]
  }

  #passage(template: Template, node: NoteNode, path: string, attribution: (attrs: PassageAttrs, source: PassageSource) => Paragraph): string {
    const attrs = node.attrs as unknown as PassageAttrs
    const { children } = noteToMdast({ type: NODE.doc, content: [node] }, {
      source: (given) => this.#sourceOf(given), attribution, reference: (given) => this.#reference(given, path),
    })
    const [quote, line] = this.#format === 'pandoc' ? pandocMarkdown({ type: 'root', children }).children : children
    const written = (part: Nodes | undefined): string => (part === undefined ? '' : serializeMarkdown(part).trimEnd())
    const { title, siteName, publishedAt, lang, url } = this.#sourceOf(attrs)
    return renderTemplate(template, {
      quote: written(quote), attribution: written(line), text: (node.content ?? []).map(blockText).join('\n\n'), source: siteName, title, date: publishedAt, lang,
      language: lang === null ? null : languageName(lang), url, address: formatPassageAddress(attrs), key: this.lookup.articleOf(attrs.articleId)?.citationKey ?? null,
    }).trimEnd()
  }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The keys of the metadata block that pandoc knows and a note does not. The last one says that the file was written for pandoc (readPandoc.ts); a citation that leads to its passage cannot lead to the bibliography too. */
const metadata = (updated: number | null, cites: boolean): string =>
  formatFields({
    ...(updated === null ? {} : { date: new Date(updated).toISOString().slice(0, 10) }), ...(cites ? { bibliography: 'bibliography.json' } : {}), 'link-citations': false,
  })

/** `::: {.callout .note title="…"}` … `:::`. More colons than any div within has. */
function fencedDiv({ attrs = {} }: NoteNode, content: readonly NoteNode[]): NoteNode[] {
  const { kind, title, fold } = attrs as { kind: string; title: string | null; fold: string | null }
  const depth = (nodes: readonly NoteNode[]): number =>
    Math.max(0, ...nodes.map((node) => (node.type === NODE.rawBlock ? (/^:{3,}/.exec(blockText({ ...node, type: NODE.codeBlock }))?.[0].length ?? 0) : depth(node.content ?? []))))
  const colons = ':'.repeat(Math.max(2, depth(content)) + 1)
  // Character references, which both pandoc and Markdown read.
  const quoted = (value: string): string => `"${value.replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`)}"`
  const raw = (text: string): NoteNode => ({ type: NODE.rawBlock, attrs: { format: 'definition' }, content: [{ type: NODE.text, text }] })
  // The mark is read as one when the references are: what stands behind the title says where it ends.
  const said = [`.callout`, `kind=${quoted(kind)}`, ...(title === null ? [] : [`title=${quoted(title)}`]), ...(fold === null && title?.includes('"') !== true ? [] : [`fold=${quoted(fold ?? '')}`])].join(' ')
  return [raw(`${colons} {${said}}`), ...content, raw(colons)]
}

/** Obsidian's own way to show a file, where it can say all that there is: `![[Map.png|A map|300]]`. */
function withEmbeds(root: Root, pictures: ReadonlyMap<string, string>, placed: Placed): Root {
  if (pictures.size === 0) return root
  const visit = (node: Nodes): Nodes => {
    if (node.type === 'image') {
      const file = pictures.get(node.url)
      const alt = node.alt ?? ''
      if (file === undefined || node.title || /[[\]\\\n]|^\d+(?:x\d+)?$/.test(alt) || /[[\]|\\]/.test(file)) return node
      return { type: 'wikiEmbed', target: placed.fileName(file), label: alt === '' ? null : alt }
    }
    return 'children' in node ? ({ ...node, children: node.children.map((child) => visit(child)) } as Nodes) : node
  }
  return visit(root) as Root
}
