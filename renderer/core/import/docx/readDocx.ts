/**
 * A Word document as an article: headings by style or outline level, lists, tables, notes, links, pictures. Own reading, because the ready-made one
 * (mammoth) goes by way of HTML, unpacks without limits, and knows no outline levels of renamed styles. Page headers and footers, comments and
 * deleted text are left out, and the steps say so.
 */
import type { FootnoteDefinition, Root, RootContent } from 'mdast'
import { extractor } from '../../extract/extractors.ts'
import { cleanMdast } from '../../extract/cleanMdast.ts'
import type { ExtractionStep } from '../../model.ts'
import { detectLanguage } from '../../text/language.ts'
import { project } from '../../text/projection.ts'
import { finishArticle } from '../articles/finishArticle.ts'
import { Images } from '../articles/Images.ts'
import type { ArticleSource, ReadItem } from '../articles/types.ts'
import { normalizeText } from '../normalizeText.ts'
import { baseName, withoutExtension } from '../notes/sourcePath.ts'
import { type XmlElement } from '../xml/parseXml.ts'
import { ZipArchive } from '../zip/ZipArchive.ts'
import { type BlockContext, blocksToMdast } from './blocks.ts'
import { openDocument, type WordDocument } from './openDocument.ts'

export async function* read({ name, bytes }: ArticleSource): AsyncGenerator<ReadItem> {
  const archive = new ZipArchive(name, bytes)
  const document = openDocument(archive, name)
  const steps: ExtractionStep[] = []
  const images = new Images((path) => (archive.has(path) ? { name: baseName(path), mediaType: null, bytes: () => pictureBytes(archive, path) } : null))
  const wanted = new Map<string, { identifier: string; note: XmlElement }>()
  const contents: string[] = []
  let title = ''
  const context: BlockContext = {
    document,
    runs: {
      link: (relation) => (document.relations.get(relation)?.external === true ? document.relations.get(relation)!.target : null),
      picture: (relation) => {
        const found = document.relations.get(relation)
        return found === undefined || found.external ? null : images.addressOf(found.target)
      },
      note: (kind, id) => {
        const key = `${kind} ${id}`
        const note = document.notes.get(key)
        if (note === undefined) return null
        if (!wanted.has(key)) wanted.set(key, { identifier: String(wanted.size + 1), note })
        return wanted.get(key)!.identifier
      },
    },
    special: (style, words) => {
      const text = (): string => plain([{ type: 'paragraph', children: words }])
      if (/^toc \d|^toc heading/.test(style)) contents.push(text())
      else if (style === 'title' && title === '') title = text()
      else return false
      return true
    },
  }
  const blocks = blocksToMdast(document.body, context)
  const notes: FootnoteDefinition[] = []
  // Notes may call for notes.
  for (const { identifier, note } of wanted.values()) notes.push({ type: 'footnoteDefinition', identifier, label: identifier, children: blocksToMdast(note, context) as never })
  let body = cleanMdast({ type: 'root', children: [...blocks, ...notes] }, { address: null, images: (address) => address })
  if (title !== '') steps.push({ stage: 'title', reason: 'the paragraph in the style “Title”', removed: title, after: 0 })
  else {
    const first = body.children[0]
    if (first?.type === 'heading' && body.children.filter((node) => node.type === 'heading' && node.depth <= first.depth).length === 1) {
      title = plain([first])
      body = { type: 'root', children: body.children.slice(1) } satisfies Root
      steps.push({ stage: 'title', reason: 'the only heading of its level, at the beginning', removed: title, after: 0 })
    }
  }
  if (contents.length > 0) steps.push({ stage: 'contents', reason: 'a table of contents', removed: contents.join('\n') })
  if (document.comments > 0) steps.push({ stage: 'comments', reason: document.comments === 1 ? 'a comment is left out' : `${document.comments} comments are left out`, removed: '' })
  if (document.created !== null) steps.push({ stage: 'date', reason: `undated: the file was made ${document.created}, which is no date of publication`, removed: '' })
  const { text } = project(body)
  yield finishArticle({
    images,
    original: { name, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', encoding: 'binary', bytes },
    tags: document.keywords.slice(0, 50),
    extraction: { title: normalizeText(title) || titleOf(document, name), byline: authorOf(document), siteName: null, publishedAt: null, lang: detectLanguage(text), url: null, body, text, steps, extractor: extractor('docx') },
  })
}

const plain = (children: RootContent[]): string => project({ type: 'root', children }).text.replace(/\s+/g, ' ').trim()

/** The document's own, unless a program has put its file's name there; else the file's name. */
function titleOf({ title }: WordDocument, name: string): string {
  return title === '' || /^(?:microsoft word|untitled|unbenannt|document ?\d*|dokument ?\d*|word document|senza titolo)\b/i.test(title) || /\.(?:docx?|dotx?|odt)$/i.test(title) ? withoutExtension(name) : normalizeText(title)
}

/** Programs fill in the account's name where nobody gave one. */
function authorOf({ author }: WordDocument): string | null {
  return author === null || /^(?:windows|microsoft(?: office)?|local)? ?(?:user|benutzer|utilisateur|utente|usuario|author|autor|administrator|admin|owner|python-docx|word|apache poi|libreoffice)$/i.test(author) ? null : normalizeText(author.split(/\s*;\s*/).join(', '))
}

function pictureBytes(archive: ZipArchive, path: string): Uint8Array {
  try {
    return archive.read(path) ?? new Uint8Array()
  } catch {
    return new Uint8Array()
  }
}
