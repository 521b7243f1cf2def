/**
 * The note document: which nodes and marks a note is made of, and what can be asked of one without an editor. It is
 * ProseMirror's JSON as Tiptap 3 (StarterKit, lists, tasks, tables) makes it, plus a few nodes of our own. This folder knows
 * neither Markdown (core/markdown) nor the editor (ui/notes); both hold themselves to the table here.
 *
 * | node | group, content | marks | attrs |
 * |---|---|---|---|
 * | doc | `block+` | | |
 * | paragraph | block, `inline*` | all | |
 * | heading | block, `inline*` | all | level: 1–6 |
 * | bulletList | block, `listItem+` | | |
 * | orderedList | block, `listItem+` | | start: number |
 * | listItem | `paragraph block*` | | |
 * | taskList | block, `taskItem+` | | start: number \| null (null: no numbers; Markdown can number tasks) |
 * | taskItem | `paragraph block*` | | checked: boolean |
 * | blockquote | block, `block+` | | |
 * | codeBlock | block, code, `text*` | none | language: string \| null (the whole info string of the fence) |
 * | horizontalRule | block | | |
 * | table | block, `tableRow+` | | |
 * | tableRow | `(tableCell \| tableHeader)*` | | |
 * | tableCell, tableHeader | `paragraph+` (narrower than Tiptap's `block+`: a Markdown cell holds no list) | | colspan, rowspan: number, colwidth: number[] \| null, align: 'left' \| 'center' \| 'right' \| null |
 * | callout | block, `block+`, defining | | kind: string (lower case, never empty; Obsidian's names and any other), title: string \| null (plain text; null: the kind's own name), fold: null \| 'open' \| 'closed' (null: cannot be folded) |
 * | passage | block, `paragraph+`, defining, isolating | all | a PassageSelector (articleId, version, start, end, exact, prefix, suffix) and source: PassageSource |
 * | rawBlock | block, code, `text*` | none | format: 'html' \| 'yaml' \| 'definition'. Markdown source kept as it is, shown as source, never rendered |
 * | footnoteDefinition | block, `block+`, defining | | label: string |
 * | text | inline | all | |
 * | hardBreak | inline | all | |
 * | image | inline, atom | all | src: string (`asset:ID` is one of ours, see assets.ts; any other is never fetched), alt: string \| null, title: string \| null (the caption), width: number \| null (CSS pixels) |
 * | reference | inline, atom | bold, italic, strike | kind: TargetKind, id: string \| null, label: string, target: string \| null |
 * | embed | inline, atom | all | as reference: shows what it names in its place |
 * | footnoteReference | inline, atom | bold, italic, strike | label: string |
 * | rawInline | inline, atom | all | value: string (Markdown source: an HTML tag, an empty link) |
 *
 * Marks: bold, italic, strike, code (with `excludes: ''`: Markdown has links and bold around code), link {href (`asset:ID` is a file of ours), title: string | null}.
 *
 * A `reference` with an id is a link into the library; `target` is then what its address has after the id (`@2?at=10-40`, `#Heading`),
 * null when nothing. With `id: null` it is a wikilink that names nothing yet, and `target` is what was written: `[[target|label]]`.
 * An `embed` is the same with `!` before it; its label is shown only where its target cannot be.
 */
import type { NoteNode, PassageSelector, TargetKind } from '../model.ts'
import { excerptOf } from '../text/words.ts'

export const NODE = {
  doc: 'doc',
  paragraph: 'paragraph',
  heading: 'heading',
  bulletList: 'bulletList',
  orderedList: 'orderedList',
  listItem: 'listItem',
  taskList: 'taskList',
  taskItem: 'taskItem',
  blockquote: 'blockquote',
  codeBlock: 'codeBlock',
  horizontalRule: 'horizontalRule',
  table: 'table',
  tableRow: 'tableRow',
  tableCell: 'tableCell',
  tableHeader: 'tableHeader',
  callout: 'callout',
  passage: 'passage',
  rawBlock: 'rawBlock',
  footnoteDefinition: 'footnoteDefinition',
  text: 'text',
  hardBreak: 'hardBreak',
  image: 'image',
  reference: 'reference',
  embed: 'embed',
  footnoteReference: 'footnoteReference',
  rawInline: 'rawInline',
} as const

export const MARK = { bold: 'bold', italic: 'italic', strike: 'strike', code: 'code', link: 'link' } as const

export type CellAlignment = 'left' | 'center' | 'right'

export type RawFormat = 'html' | 'yaml' | 'definition'

export type CalloutFold = 'open' | 'closed'

export interface CalloutAttrs {
  kind: string
  title: string | null
  fold: CalloutFold | null
}

export interface ImageAttrs {
  src: string
  alt: string | null
  title: string | null
  width: number | null
}

/** Of an embed, too. */
export interface ReferenceAttrs {
  kind: TargetKind
  id: string | null
  label: string
  target: string | null
}

/** What the article said of itself when the passage was taken. `publishedAt` is EDTF; null is unknown. */
export interface PassageSource {
  title: string | null
  siteName: string | null
  publishedAt: string | null
  url: string | null
  lang: string | null
}

export interface PassageAttrs extends PassageSelector {
  source: PassageSource
}

/** Nodes that hold inline content. */
const TEXTBLOCKS: ReadonlySet<string> = new Set([NODE.paragraph, NODE.heading, NODE.codeBlock, NODE.rawBlock])

export const isTextblock = (node: NoteNode): boolean => TEXTBLOCKS.has(node.type)

export const emptyDocument = (): NoteNode => ({ type: NODE.doc, content: [{ type: NODE.paragraph }] })

/** True when there is nothing to read: only empty paragraphs, lists, cells and the like. An image, a rule or a link is something. */
export function isEmpty(doc: NoteNode): boolean {
  if (doc.type === NODE.text) return (doc.text ?? '').trim() === ''
  if (doc.type === NODE.hardBreak) return true
  if (doc.type === NODE.callout && typeof doc.attrs?.['title'] === 'string') return false
  if (doc.content === undefined || doc.content.length === 0) return !CONTENT_IN_ITSELF.has(doc.type)
  return doc.content.every(isEmpty)
}

const CONTENT_IN_ITSELF: ReadonlySet<string> = new Set([NODE.image, NODE.reference, NODE.embed, NODE.footnoteReference, NODE.rawInline, NODE.horizontalRule, NODE.passage])

/** The characters that stand for an inline node in plain text; markup (images, raw HTML, footnote marks) has none. */
export function inlineText(node: NoteNode): string {
  if (node.type === NODE.text) return node.text ?? ''
  if (node.type === NODE.hardBreak) return '\n'
  if (node.type === NODE.reference || node.type === NODE.embed) return labelOf(node)
  return ''
}

const labelOf = (node: NoteNode): string => {
  const { label, target } = (node.attrs ?? {}) as Partial<ReferenceAttrs>
  return label || target || ''
}

/** The inline content of one textblock as plain text; raw source (rawBlock) has none. */
export function blockText(block: NoteNode): string {
  if (block.type === NODE.rawBlock) return ''
  return (block.content ?? []).map(inlineText).join('')
}

/**
 * The note as plain text: a blank line between blocks, a line end between list items and table rows, a tab between cells;
 * a reference is its label, a callout begins with its title, markup is nothing. Empty blocks leave no trace.
 */
export function plainText(doc: NoteNode): string {
  const parts: string[] = []
  let owed = ''
  const owe = (separator: string): void => {
    if (separator.length > owed.length || (separator === '\n' && owed === '\t')) owed = separator
  }
  const say = (text: string): void => {
    if (text === '') return
    if (parts.length > 0) parts.push(owed)
    parts.push(text)
    owed = ''
  }
  const visit = (node: NoteNode, separator: '\n\n' | '\n'): void => {
    if (isTextblock(node)) {
      owe(separator)
      say(blockText(node))
      return owe(separator)
    }
    if (node.type === NODE.tableCell || node.type === NODE.tableHeader) {
      say((node.content ?? []).map(blockText).filter((line) => line !== '').join('\n'))
      return owe('\t')
    }
    if (node.type === NODE.callout) {
      owe(separator)
      say(typeof node.attrs?.['title'] === 'string' ? node.attrs['title'] : '')
    }
    const line = node.type === NODE.listItem || node.type === NODE.taskItem || node.type === NODE.tableRow
    owe(line ? '\n' : separator)
    for (const child of node.content ?? []) visit(child, line ? '\n' : separator)
    owe(line ? '\n' : separator)
  }
  visit(doc, '\n\n')
  return parts.join('')
}

/** The first 200 or so characters on one line, for lists. */
export const excerpt = (doc: NoteNode): string => excerptOf(plainText(doc))

const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Words as Unicode (UAX #29, by Intl.Segmenter) counts them, so that Chinese and Thai have some too. */
export function countWords(doc: NoteNode): number {
  let count = 0
  for (const segment of words.segment(plainText(doc))) if (segment.isWordLike) count += 1
  return count
}

/** Headings in document order, as plain text. */
export function headings(doc: NoteNode): { level: number; text: string }[] {
  const found: { level: number; text: string }[] = []
  const visit = (node: NoteNode): void => {
    if (node.type === NODE.heading) found.push({ level: Number(node.attrs?.['level'] ?? 1), text: blockText(node) })
    else if (!isTextblock(node)) for (const child of node.content ?? []) visit(child)
  }
  visit(doc)
  return found
}
