/**
 * A PDF with a text layer as an article: reading order of its columns, without running heads and page numbers, words mended that line ends divided,
 * headings by their size. A scan has nothing to read, and says so; so does one that is encrypted. Pictures are not taken over.
 */
import type { Root, RootContent } from 'mdast'
import { extractor } from '../../extract/extractors.ts'
import { cleanMdast } from '../../extract/cleanMdast.ts'
import type { ExtractionStep } from '../../model.ts'
import { detectLanguage } from '../../text/language.ts'
import { project } from '../../text/projection.ts'
import { finishArticle } from '../articles/finishArticle.ts'
import type { ArticleSource, ReadFile, ReadItem } from '../articles/types.ts'
import { ImportError } from '../ImportError.ts'
import { normalizeText } from '../normalizeText.ts'
import { withoutExtension } from '../notes/sourcePath.ts'
import { linesOf, type Line } from './lines.ts'
import { loadPdfjs, openPdf } from './loadPdfjs.ts'
import { readPage } from './pages.ts'
import { paragraphsOf, type Paragraph } from './paragraphs.ts'
import { findRunningHeads } from './runningHeads.ts'

export const PDF_PAGES = 3000
/** Characters of a page below which it is a picture with, at most, a stamp on it. */
const EMPTY_PAGE = 20
/** Of the size of running text. */
const HEADING = 1.12
const NOTE = 0.92
/** “Naming . . . . . . 3” */
const CONTENTS = /(?:\s?[.…·]){5,}\s*(?:\d+|[ivxl]+)$/i

/** The reader, once what it needs is there. */
export async function load(): Promise<{ read: ReadFile }> {
  await loadPdfjs()
  return { read }
}

async function* read({ name, bytes }: ArticleSource): AsyncGenerator<ReadItem> {
  const { document, close } = await openPdf(bytes).catch((error: unknown) => {
    throw refusalOf(name, error)
  })
  try {
    if (document.numPages > PDF_PAGES) throw new ImportError('too-large', name, `is a PDF of ${document.numPages.toLocaleString('en')} pages; the limit is ${PDF_PAGES.toLocaleString('en')}.`)
    const steps: ExtractionStep[] = []
    const pages: { lines: Line[]; height: number }[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      try {
        const page = await readPage(document, number)
        pages.push({ lines: linesOf(page, number), height: page.height })
        if (page.turned.length > 0) steps.push({ stage: 'turned', reason: `words across page ${number}`, removed: page.turned.join('\n') })
      } catch (error) {
        pages.push({ lines: [], height: 1 })
        steps.push({ stage: 'pages', reason: `page ${number} is damaged and left out (${error instanceof Error ? error.message : String(error)})`, removed: '' })
      }
    }
    const info = await document.getMetadata().then(({ info: said }) => said as Record<string, unknown>, (): Record<string, unknown> => ({}))
    yield finishArticle({ original: { name, mediaType: 'application/pdf', encoding: 'binary', bytes }, ...articleOf(name, pages, info, steps) })
  } finally {
    await close()
  }
}

function refusalOf(name: string, error: unknown): ImportError {
  const kind = error instanceof Error ? error.name : ''
  if (kind === 'PasswordException') return new ImportError('locked', name, 'is an encrypted PDF: it cannot be read without its password.')
  return new ImportError('damaged', name, `is no PDF that can be read: it is damaged or cut off${error instanceof Error ? ` (${error.message.replace(/\.$/, '')})` : ''}.`)
}

function articleOf(name: string, pages: { lines: Line[]; height: number }[], info: Record<string, unknown>, steps: ExtractionStep[]): Pick<Parameters<typeof finishArticle>[0], 'extraction' | 'tags'> {
  const lengths = pages.map(({ lines }) => lines.reduce((sum, { text }) => sum + text.length, 0))
  const empty = lengths.flatMap((length, at) => (length < EMPTY_PAGE ? [at + 1] : []))
  if (empty.length === pages.length) throw new ImportError('no-text', name, `is a PDF with next to no text on its ${pages.length === 1 ? 'page' : `${pages.length} pages`}, as scans are. Recognise the text (OCR) first, then import it again.`)
  if (empty.length > 0) steps.push({ stage: 'pages', reason: `pages without text: ${empty.slice(0, 50).join(', ')}`, removed: '' })

  const heads = findRunningHeads(pages)
  for (const line of pages.flatMap((page) => page.lines)) if (!heads.has(line) && CONTENTS.test(line.text)) heads.set(line, 'an entry of the table of contents')
  for (const [line, reason] of heads) steps.push({ stage: 'running heads', reason: `${reason} (page ${line.page})`, removed: line.text })
  const body = bodySize(pages.flatMap((page) => page.lines).filter((line) => !heads.has(line)))
  const { running, notes } = withoutNotes(pages, heads, body)
  const paragraphs = paragraphsOf(running, body)
  const title = titleOf(paragraphs, body)
  const rest = title === null ? paragraphs : paragraphs.filter((one) => !title.paragraphs.includes(one))
  if (title !== null) steps.push({ stage: 'title', reason: 'the largest letters of the first page', removed: title.text })
  const below = paragraphsOf(notes, body)
  if (below.length > 0) steps.push({ stage: 'notes', reason: `${below.length} notes from the foot of their pages stand at the end`, removed: '' })
  const root = cleanMdast({ type: 'root', children: [...toMdast(rest, body), ...below.map(({ text }): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value: text }] }))] } satisfies Root, { address: null })
  const { text } = project(root)
  if (unreadable(text)) throw new ImportError('no-text', name, 'is a PDF whose fonts do not say which letters they show: its text cannot be read. Recognise it (OCR) first, then import it again.')
  const said = (key: string): string => (typeof info[key] === 'string' ? normalizeText(info[key]).replace(/\s+/g, ' ').trim() : '')
  if (said('CreationDate') !== '') steps.push({ stage: 'date', reason: `undated: the file was made ${said('CreationDate').replace(/^D:(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3')}, which is no date of publication`, removed: '' })
  const author = said('Author')
  return {
    tags: said('Keywords').split(/[,;]/).map((word) => word.trim()).filter((word) => word !== '').slice(0, 50),
    extraction: {
      title: title?.text ?? (usable(said('Title')) ? said('Title') : withoutExtension(name)),
      byline: author === '' || /@|^(?:user|admin\w*|owner|unknown|author)$/i.test(author) ? null : author,
      siteName: null, publishedAt: null, lang: detectLanguage(text) ?? /^[a-z]{2,3}/i.exec(said('Language'))?.[0].toLowerCase() ?? null, url: null, body: root, text, steps, extractor: extractor('pdf'),
    },
  }
}

/** Programs put the file's name there. */
const usable = (title: string): boolean => title !== '' && !/^(?:microsoft (?:word|powerpoint)|untitled|unbenannt|document ?\d*|dokument ?\d*)\b|\.(?:docx?|pdf|indd|qxd|tex|dvi|odt|rtf|pptx?)$/i.test(title)

/** The size that most letters have. */
function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length)
  }
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

/** Small print at the foot of a page, from a line on that begins with a note's mark: it would stand in the middle of a sentence. */
function withoutNotes(pages: readonly { lines: Line[] }[], heads: ReadonlyMap<Line, string>, body: number): { running: Line[]; notes: Line[] } {
  const notes = new Set<Line>()
  for (const { lines } of pages) {
    const columns = new Map<number, Line[]>()
    for (const line of lines) if (!heads.has(line)) columns.set(line.column, [...(columns.get(line.column) ?? []), line])
    for (const column of columns.values()) {
      let from = column.length
      while (from > 0 && column[from - 1]!.size <= body * NOTE) from -= 1
      const first = column.findIndex((line, at) => at >= from && /^(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,3}[\s.)]|[*†‡§])/u.test(line.text))
      if (first > 0) for (const line of column.slice(first)) notes.add(line)
    }
  }
  const rest = pages.flatMap(({ lines }) => lines).filter((line) => !heads.has(line))
  return { running: rest.filter((line) => !notes.has(line)), notes: rest.filter((line) => notes.has(line)) }
}

/** The largest letters of the first page, when they are larger than a section's. */
function titleOf(paragraphs: readonly Paragraph[], body: number): { text: string; paragraphs: Paragraph[] } | null {
  const first = paragraphs.filter(({ page, text }) => page === paragraphs[0]?.page && /\p{L}{2}/u.test(text))
  const size = Math.max(0, ...first.map((one) => one.size))
  if (size < body * 1.2) return null
  const from = first.findIndex((one) => one.size > size * 0.97)
  const chosen = [first[from]!]
  // A title of several lines that were set apart.
  for (const next of first.slice(from + 1)) if (next.size > size * 0.97 && chosen.length < 4) chosen.push(next)
  else break
  const text = chosen.map((one) => one.text).join(' ')
  return text.length > 300 ? null : { text: normalizeText(text).replace(/\s+/g, ' ').trim(), paragraphs: chosen }
}

function toMdast(paragraphs: readonly Paragraph[], body: number): RootContent[] {
  const isHeading = ({ size, text, bullet }: Paragraph): boolean => !bullet && size >= body * HEADING && text.length <= 200 && /\p{L}/u.test(text)
  const sizes = [...new Set(paragraphs.filter(isHeading).map(({ size }) => Math.round(size)))].toSorted((a, b) => b - a)
  const blocks: RootContent[] = []
  for (const paragraph of paragraphs) {
    const words = [{ type: 'text' as const, value: paragraph.text }]
    const last = blocks.at(-1)
    if (isHeading(paragraph)) blocks.push({ type: 'heading', depth: Math.min(6, 2 + sizes.indexOf(Math.round(paragraph.size))) as 2, children: words })
    else if (paragraph.bullet) {
      const item = { type: 'listItem' as const, spread: false, checked: null, children: [{ type: 'paragraph' as const, children: words }] }
      if (last?.type === 'list') last.children.push(item)
      else blocks.push({ type: 'list', ordered: false, start: null, spread: false, children: [item] })
    } else blocks.push({ type: 'paragraph', children: words })
  }
  return blocks
}

/** Letters of fonts that have no names for them come as private or as nothing. */
function unreadable(text: string): boolean {
  const sample = text.slice(0, 20_000).replace(/\s/g, '')
  return sample.length > 0 && (sample.match(/[\p{Co}\p{Cn}\ufffd]/gu)?.length ?? 0) > sample.length * 0.3
}
