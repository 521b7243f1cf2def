/**
 * A note in the one form that Markdown can say and gives back: `markdownToNote(noteToMarkdown(doc))` is `normalizeNote(doc)`.
 * What that changes, all of it invisible or without a counterpart in Markdown:
 *
 * - Empty paragraphs go, but where the schema wants one (a list item's first, an otherwise empty quote, cell or document).
 * - Control characters, lone surrogates and non-characters go. Line ends in text are spaces; spaces and tabs at the ends of a line, and breaks at the ends of a block, go.
 * - Marks leave the white space at their ends and have a fixed order; unknown ones go. References and footnote marks are no links or code.
 * - A tag that would make a block of HTML where it stands, at the beginning of a paragraph, is text.
 * - The first row of a table is its header, or there is none (written as a row of empty header cells); merged cells are parted,
 *   rows get equal length, alignment belongs to the column, widths go; a second line break in a row within a cell makes a paragraph.
 * - A footnote within a footnote follows it; lines of spaces in a footnote's code are empty. A footnote mark without its footnote is text. Labels of footnotes and wikilinks lose the characters that would end them.
 * - A callout's kind is lower case, its title one line. The width of an image leaves its description (`alt|300`).
 * - A passage's `exact` is the words it quotes, its `prefix` and `suffix` are left to the article version it names.
 */
import type { NoteNode } from '../model.ts'
import { blockText, isTextblock, MARK, NODE } from '../notes/document.ts'
import type { PassageAttrs, PassageSource } from '../notes/document.ts'
import { calloutKind } from './calloutSyntax.ts'
import { beginsHtmlBlock } from './htmlBlockStart.ts'
import { wellFormed } from './libraryAddress.ts'
import { footnoteLabel, hasMark, normalizeInline, onOneLine, singleSpaced, withoutNull } from './normalizeInline.ts'
import { normalizeTable } from './normalizeTable.ts'

export type Footnotes = ReadonlySet<string>

const EMPTY: NoteNode = { type: NODE.paragraph }

/** Pure and idempotent. Unknown blocks give way to their content. */
export function normalizeNote(doc: NoteNode): NoteNode {
  const footnotes = new Set<string>()
  const collect = (node: NoteNode): void => {
    if (node.type === NODE.footnoteDefinition) footnotes.add(footnoteLabel(node.attrs?.['label']).toLowerCase())
    for (const child of node.content ?? []) collect(child)
  }
  collect(doc)
  return { type: NODE.doc, content: atLeastOne(normalizeBlocks(doc.content ?? [], footnotes)) }
}

const atLeastOne = (blocks: NoteNode[]): NoteNode[] => (blocks.length > 0 ? blocks : [EMPTY])

/** @param boxed the first of them stands behind a task's box */
const normalizeBlocks = (blocks: readonly NoteNode[], footnotes: Footnotes, boxed = false): NoteNode[] => blocks.flatMap((block, at) => normalizeBlock(block, footnotes, boxed && at === 0))

/** A paragraph, also an empty one. @param inLine it does not begin its line */
function normalizeParagraph(node: NoteNode, footnotes: Footnotes, inLine = false): NoteNode {
  let content = normalizeInline(node.content ?? [], footnotes)
  if (!inLine && beginsHtmlBlock(content)) content = normalizeInline([{ type: NODE.text, text: String(content[0]?.attrs?.['value']) }, ...content.slice(1)], footnotes)
  return content.length > 0 ? { type: NODE.paragraph, content } : EMPTY
}

const isEmptyParagraph = (node: NoteNode | undefined): boolean => node?.type === NODE.paragraph && node.content === undefined

/** The literal text of a code or raw block. */
const literal = (node: NoteNode): string => withoutNull((node.content ?? []).map((child) => child.text ?? '').join('')).replace(/\r\n?/g, '\n')

const withText = (node: NoteNode, text: string): NoteNode => (text === '' ? node : { ...node, content: [{ type: NODE.text, text }] })

/** In footnotes micromark does not take the indentation from lines of spaces, so that they would grow. */
function withoutBlankLines(node: NoteNode): NoteNode {
  if (node.type === NODE.codeBlock || node.type === NODE.rawBlock) return withText({ type: node.type, attrs: node.attrs ?? {} }, literal(node).replace(/^[ \t]+$/gm, ''))
  return node.content === undefined || isTextblock(node) ? node : { ...node, content: node.content.map(withoutBlankLines) }
}

function normalizeBlock(node: NoteNode, footnotes: Footnotes, boxed: boolean): NoteNode[] {
  const attrs = node.attrs ?? {}
  switch (node.type) {
    case NODE.paragraph: {
      const paragraph = normalizeParagraph(node, footnotes, boxed)
      return isEmptyParagraph(paragraph) ? [] : [paragraph]
    }
    case NODE.heading: {
      const content = onOneLine(normalizeInline(node.content ?? [], footnotes))
      const level = Math.min(6, Math.max(1, Math.trunc(Number(attrs['level'])) || 1))
      return [{ type: NODE.heading, attrs: { level }, ...(content.length > 0 ? { content } : {}) }]
    }
    case NODE.codeBlock: {
      const language = singleSpaced(attrs['language']) || null
      return [withText({ type: NODE.codeBlock, attrs: { language } }, literal(node))]
    }
    case NODE.rawBlock: {
      // YAML's first line may be indented on purpose.
      const text = attrs['format'] === 'yaml' ? literal(node).replace(/^(?:[ \t]*\n)+|\s+$/g, '') : literal(node).trim()
      return text === '' ? [] : [withText({ type: NODE.rawBlock, attrs: { format: attrs['format'] } }, text)]
    }
    case NODE.horizontalRule:
      return [{ type: NODE.horizontalRule }]
    case NODE.blockquote:
      return [{ type: NODE.blockquote, content: atLeastOne(normalizeBlocks(node.content ?? [], footnotes)) }]
    case NODE.callout: {
      const { kind, title, fold } = attrs
      const known = fold === 'open' || fold === 'closed' ? fold : null
      return [{
        type: NODE.callout,
        attrs: { kind: calloutKind(kind), title: singleSpaced(title) || null, fold: known },
        content: atLeastOne(normalizeBlocks(node.content ?? [], footnotes)),
      }]
    }
    case NODE.footnoteDefinition: {
      const blocks = normalizeBlocks(node.content ?? [], footnotes)
      const content = atLeastOne(blocks.filter((block) => block.type !== NODE.footnoteDefinition)).map(withoutBlankLines)
      // One directly in another would take what follows it there.
      const inner = blocks.filter((block) => block.type === NODE.footnoteDefinition)
      return [{ type: NODE.footnoteDefinition, attrs: { label: footnoteLabel(attrs['label']) }, content }, ...inner]
    }
    case NODE.passage:
      return [normalizePassage(node, footnotes)]
    case NODE.bulletList:
      return normalizeList(node, { type: NODE.bulletList }, footnotes)
    case NODE.orderedList:
      return normalizeList(node, { type: NODE.orderedList, attrs: { start: listStart(attrs['start'], node) ?? 1 } }, footnotes)
    case NODE.taskList:
      return normalizeList(node, { type: NODE.taskList, attrs: { start: listStart(attrs['start'], node) } }, footnotes)
    case NODE.table:
      return normalizeTable(node, (paragraphs) => normalizeCell(paragraphs, footnotes))
    default:
      return normalizeBlocks(node.content ?? [], footnotes)
  }
}

/** Null when unnumbered. CommonMark's markers have at most nine digits. */
function listStart(start: unknown, list: NoteNode): number | null {
  if (typeof start !== 'number' || !Number.isInteger(start)) return null
  return start >= 0 && start + (list.content?.length ?? 0) < 1_000_000_000 ? start : 1
}

function normalizeList(node: NoteNode, list: NoteNode, footnotes: Footnotes): NoteNode[] {
  const content = (node.content ?? []).map((item): NoteNode => {
    const blocks = normalizeBlocks(item.content ?? [], footnotes, list.type === NODE.taskList)
    const body = blocks[0]?.type === NODE.paragraph ? blocks : [EMPTY, ...blocks]
    return list.type === NODE.taskList
      ? { type: NODE.taskItem, attrs: { checked: item.attrs?.['checked'] === true }, content: body }
      : { type: NODE.listItem, content: body }
  })
  return content.length > 0 ? [{ ...list, content }] : []
}

/** A code span cannot hold `\|` in a table: the bar would end the cell. */
const withoutBarredCode = (node: NoteNode): NoteNode =>
  hasMark(node, MARK.code) && (node.text ?? '').includes('\\|') ? { ...node, marks: (node.marks ?? []).filter((mark) => mark.type !== MARK.code) } : node

/** In a table `\|` is how a bar is written, in a tag too. */
const withoutEscapedBars = (node: NoteNode): NoteNode =>
  node.type === NODE.rawInline ? { ...node, attrs: { value: String(node.attrs?.['value']).replace(/\\\|/g, '|') } } : node

/** A cell holds lines, whatever was pasted into it. */
const textblocks = (blocks: readonly NoteNode[]): NoteNode[] => blocks.flatMap((block) => (isTextblock(block) ? [block] : textblocks(block.content ?? [])))

/** The paragraphs of one cell. */
function normalizeCell(blocks: readonly NoteNode[], footnotes: Footnotes): NoteNode[] {
  const paragraphs = textblocks(blocks).flatMap((block) => {
    const lines: NoteNode[][] = [[]]
    let breaks = 0
    for (const node of normalizeInline((block.content ?? []).map(withoutBarredCode), footnotes)) {
      if (node.type === NODE.hardBreak) breaks += 1
      else {
        if (breaks > 1) lines.push([])
        else if (breaks === 1) lines.at(-1)?.push({ type: NODE.hardBreak })
        breaks = 0
        lines.at(-1)?.push(node)
      }
    }
    return lines
  })
  const content = paragraphs.map((line) => onOneLine(normalizeInline(line, footnotes)).map(withoutEscapedBars)).filter((line) => line.length > 0)
  return atLeastOne(content.map((line) => ({ type: NODE.paragraph, content: line })))
}

const natural = (value: unknown): number => (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1e9 ? value : 0)

export function normalizeSource(source: Partial<PassageSource> | undefined): PassageSource {
  const field = (value: string | null | undefined): string | null => singleSpaced(value) || null
  const { title, siteName, publishedAt, url, lang } = source ?? {}
  return { title: field(title), siteName: field(siteName), publishedAt: field(publishedAt), url: field(url), lang: field(lang) }
}

function normalizePassage(node: NoteNode, footnotes: Footnotes): NoteNode {
  const paragraphs = (node.content ?? []).map((child) => normalizeParagraph(child, footnotes)).filter((child) => !isEmptyParagraph(child))
  const content = atLeastOne(paragraphs)
  const { articleId, version, start, end, source } = (node.attrs ?? {}) as unknown as PassageAttrs
  if (typeof articleId !== 'string' || articleId === '') return { type: NODE.blockquote, content }
  const from = natural(start)
  const exact = content.map(blockText).join('\n\n')
  const selector = { articleId: wellFormed(articleId), version: natural(version), start: from, end: Math.max(from, natural(end)), exact, prefix: '', suffix: '' }
  return { type: NODE.passage, attrs: { ...selector, source: normalizeSource(source) }, content }
}
